"""Everyone reads who asks, why, and what may be read; its leader sees no more of a story than its teller gave."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.modules import all_modules
from basis.stories import return_actions, round_actions, round_forms
from basis.stories.kinds import Stage, Use
from basis.stories.models import Round, Story
from basis.stories.tests.makers import make_round, make_story

pytestmark = pytest.mark.django_db
SECRET = "Dit telt alleen mee."


@pytest.fixture
def open_round(area, worker):
    return make_round(area, worker, **round_forms.begin(timezone.localdate()))


def page(client, name, *arguments, status=200, **asked):
    answer = client.get(reverse(f"stories:{name}", args=arguments), asked)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_round_says_who_asks_why_and_by_when_one_hears_back(client, open_round):
    text = page(client, "round", open_round.slug)
    assert "Wietske, in het wijkhuis" in text and "Wij lezen het en praten erover." in text
    assert reverse("telling:tell", args=[open_round.slug]) in text


def test_only_what_its_teller_put_on_the_website_is_read_there(client, open_round):
    make_story(open_round, SECRET)
    make_story(open_round, "Dit mag in een gesprek.", use=Use.TALK)
    make_story(open_round, "Dit mag geciteerd.", use=Use.QUOTE)
    make_story(open_round, "Dit mag iedereen lezen.", use=Use.PUBLISH)
    make_story(open_round, "Dit wacht nog.", use=Use.PUBLISH, state="held")
    for name, arguments in (("round", [open_round.slug]), ("rounds", []), ("of_area", ["ruwaard"])):
        text = page(client, name, *arguments)
        assert (
            SECRET not in text and "in een gesprek" not in text and "geciteerd" not in text and "wacht nog" not in text
        )
    assert "Dit mag iedereen lezen." in page(client, "rounds")


def test_the_area_stands_beside_a_story_only_when_its_teller_lets_it(client, open_round):
    answers = {"waar": "GM0828-ruwaard"}
    without = make_story(open_round, "Zonder gebied.", use=Use.PUBLISH, answers=answers)
    with_it = make_story(open_round, "Met gebied.", use=Use.PUBLISH, answers=answers, with_area=True)
    shown = f"{with_it.area} · "
    assert shown in page(client, "round", open_round.slug)
    assert "Met gebied." in page(client, "of_area", "ruwaard")
    assert "Zonder gebied." not in page(client, "of_area", "ruwaard")
    assert f'href="{without.area.get_absolute_url()}">' not in page(client, "story", open_round.slug, without.pk)


@pytest.mark.parametrize("use", [Use.COUNT, Use.TALK, Use.QUOTE])
def test_a_story_that_is_not_published_has_no_page(client, open_round, use):
    page(client, "story", open_round.slug, make_story(open_round, use=use).pk, status=404)


def test_what_is_black_is_marked_and_the_name_is_gone(client, open_round, worker):
    story = make_story(open_round, "Buurvrouw Annie hielp mij.", use=Use.PUBLISH)
    client.force_login(worker)
    address = reverse("stories:black", args=[open_round.slug, story.pk])
    client.post(address, {"others": "Annie"})
    client.logout()
    for text in (page(client, "story", open_round.slug, story.pk), page(client, "rounds")):
        assert "Annie" not in text and "█████" in text
    assert "[zwart gemaakt]" in page(client, "story", open_round.slug, story.pk)
    assert Story.objects.get(pk=story.pk).text == "Buurvrouw Annie hielp mij."


def test_black_words_can_be_read_again_and_a_word_that_is_not_there_is_refused(client, open_round, worker):
    story = make_story(open_round, "Buurvrouw Annie hielp mij.", use=Use.PUBLISH)
    client.force_login(worker)
    address = reverse("stories:black", args=[open_round.slug, story.pk])
    assert client.post(address, {"others": "Truus"}).status_code == 400
    client.post(address, {"others": "Annie"})
    assert "Annie" in client.get(address).content.decode()
    client.post(address, {"others": ""})
    assert not Story.objects.get(pk=story.pk).redacted


def test_a_round_whose_tellers_did_not_hear_back_in_time_is_red(client, open_round):
    past = timezone.localdate() - datetime.timedelta(days=1)
    begins = past - datetime.timedelta(days=40)
    Round.objects.filter(pk=open_round.pk).update(begins_on=begins, ends_on=past, heard_by=past, stage=Stage.CLOSED)
    assert "wacht nog op antwoord" in page(client, "round", open_round.slug)
    assert "mensen wachten op antwoord" in page(client, "rounds")
    assert reverse("telling:tell", args=[open_round.slug]) not in page(client, "round", open_round.slug)


def test_a_round_that_was_given_back_says_what_was_heard_and_is_not_red(client, open_round, worker):
    round_actions.go_to(open_round, Stage.CLOSED, by=worker)
    return_actions.give_back(open_round, heard="Er is weinig schaduw.", done="Wij planten bomen.", by=worker)
    Round.objects.filter(pk=open_round.pk).update(heard_by=timezone.localdate() + datetime.timedelta(days=90))
    text = page(client, "round", open_round.slug)
    assert "Er is weinig schaduw." in text and "Wij planten bomen." in text and "wacht nog" not in text


def test_fewer_than_five_stories_are_not_counted_in_public(client, open_round):
    for _number in range(4):
        make_story(open_round)
    assert "4 verhalen" not in page(client, "round", open_round.slug) + page(client, "rounds")
    make_story(open_round)
    assert "5 verhalen" in page(client, "round", open_round.slug) and "5 verhalen" in page(client, "rounds")


def test_the_desk_shows_what_may_be_read_in_a_conversation_and_nothing_else(client, open_round, worker):
    make_story(open_round, SECRET)
    make_story(open_round, "Jan de Vries uit de Kerkstraat 12 hielp mij.", use=Use.TALK)
    make_story(open_round, "Nog niet nagekeken.", use=Use.TALK, state="held")
    client.force_login(worker)
    text = page(client, "desk", open_round.slug)
    assert SECRET not in text and "Nog niet nagekeken." not in text
    assert "Dit lijkt op een naam of adres: Jan de Vries" in text and "wacht tot iemand naar de namen kijkt" in text


def test_a_story_kept_to_conversations_leaves_the_website(client, open_round, worker):
    story = make_story(open_round, use=Use.PUBLISH)
    client.force_login(worker)
    client.post(reverse("stories:keep", args=[open_round.slug, story.pk]))
    client.logout()
    page(client, "story", open_round.slug, story.pk, status=404)


@pytest.mark.parametrize("name", ["desk", "change", "questions", "take", "write", "preview"])
def test_the_pages_of_who_leads_are_closed_to_others(client, open_round, noor, worker, name):
    page(client, name, open_round.slug, status=302)
    client.force_login(noor)
    page(client, name, open_round.slug, status=403)
    client.force_login(worker)
    page(client, name, open_round.slug)


def test_a_round_in_the_making_is_not_there_for_others(client, area, worker, noor):
    one = make_round(area, worker, stage=Stage.DRAFT)
    page(client, "round", one.slug, status=404)
    client.force_login(noor)
    page(client, "round", one.slug, status=404)
    page(client, "desk", one.slug, status=404)
    client.force_login(worker)
    page(client, "round", one.slug)


def test_a_page_of_many_stories_asks_little(client, open_round, worker, django_assert_max_num_queries):
    for number in range(15):
        make_story(open_round, f"Verhaal {number}.", use=Use.PUBLISH, answers={"waar": "GM0828-ruwaard"})
    story = Story.objects.first()
    offered = sum(len(module.round_panels) + len(module.round_desk_panels) for module in all_modules())
    for name, arguments in (("rounds", []), ("of_area", ["ruwaard"]), ("story", [open_round.slug, story.pk])):
        with django_assert_max_num_queries(12):
            page(client, name, *arguments)
    with django_assert_max_num_queries(12 + 2 * offered):
        page(client, "round", open_round.slug)
    client.force_login(worker)
    with django_assert_max_num_queries(15 + 2 * offered):
        page(client, "desk", open_round.slug)
