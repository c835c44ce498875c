"""The pages of the vision, in both languages, for who reads and for who reports; search, home, API."""

import datetime

import pytest
from django.utils import timezone, translation

from basis.vision import actions, entries
from basis.vision.models import CommitmentUpdate
from basis.vision.pack import vision

pytestmark = pytest.mark.django_db
KEY = "sociale-agenda"
PAGE = f"/visie/afspraken/{KEY}/"
SENT = {"text": "Twaalf buren deden mee.", "state": "running"}


def page_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def sign_in(client, person):
    client.force_login(person)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_whole_vision_is_on_one_page_in_the_language_of_the_address(client, language):
    page = page_of(client, "/visie/" if language == "nl" else "/en/visie/")
    pack = vision()
    texts = [pack.ambition.title, pack.definition.text]
    for name in ("pillars", "principles", "values", "conditions", "roles", "commitments"):
        texts += [thing.title for thing in getattr(pack, name)]
    texts += [question for principle in pack.principles for question in principle.questions]
    texts += [side.municipality_does for side in pack.ownership]
    from django.utils.html import escape

    missing = [text.in_language(language) for text in texts if escape(text.in_language(language)) not in page]
    assert missing == []
    assert page.count("<h1") == 1


@pytest.mark.parametrize(("path", "words"), [("/visie/afspraken/", "alle"), ("/en/visie/afspraken/", "all")])
def test_the_list_gives_every_commitment_with_owner_and_state(client, joris, path, words):
    actions.write_update(commitment=KEY, on=timezone.localdate(), by=joris, **SENT)
    page = page_of(client, path)
    assert f"{words} (13)" in page
    assert page.count('class="rows__item"') == 13
    assert "Twaalf buren" in page


def test_the_list_shows_one_state_when_asked(client, joris):
    actions.write_update(commitment=KEY, on=timezone.localdate(), by=joris, **SENT)
    running = page_of(client, "/visie/afspraken/?stand=loopt")
    assert running.count('class="rows__item"') == 1
    assert PAGE in running
    assert page_of(client, "/visie/afspraken/?stand=niet-begonnen").count('class="rows__item"') == 12
    assert page_of(client, "/visie/afspraken/?stand=klaar").count('class="rows__item"') == 0
    assert page_of(client, "/visie/afspraken/?stand=onzin").count('class="rows__item"') == 13


@pytest.mark.parametrize("path", ["/visie/", "/visie/afspraken/", PAGE])
def test_more_reports_ask_no_more_queries(client, joris, path, django_assert_max_num_queries):
    for number in range(30):
        on = timezone.localdate() - datetime.timedelta(days=number)
        for key in (KEY, "inclusie"):
            actions.write_update(commitment=key, on=on, by=joris, **SENT)
    with django_assert_max_num_queries(5):
        page_of(client, path)


def test_a_commitment_tells_its_story_newest_first(client, joris):
    today = timezone.localdate()
    for days, text in ((30, "Eerst praten."), (2, "Toen doen.")):
        on = today - datetime.timedelta(days=days)
        actions.write_update(commitment=KEY, on=on, by=joris, state="running", text=text)
    page = page_of(client, PAGE)
    assert page.index("Toen doen.") < page.index("Eerst praten.")
    assert "Joris" not in page  # the municipality speaks, and who it was is for staff
    assert "beleidsadviseur" not in page.split("timeline")[1].split("</ol>")[0]


def test_a_commitment_that_is_not_there_is_not_found(client):
    page_of(client, "/visie/afspraken/vliegende-autos/", 404)


def test_what_is_invented_says_so(client, joris):
    actions.write_examples(by=joris)
    assert "verzonnen voorbeeld" in page_of(client, "/visie/afspraken/ontmoetingsplekken/")


@pytest.mark.parametrize(("who", "may"), [("nobody", False), ("noor", False), ("joris", True)])
def test_the_form_is_for_who_may_report(request, client, who, may):
    viewer = request.getfixturevalue(who)
    if viewer.is_authenticated:
        sign_in(client, viewer)
    assert ('name="text"' in page_of(client, PAGE)) is may


def test_staff_report_and_everyone_reads_it(client, joris):
    sign_in(client, joris)
    response = client.post(PAGE, SENT | {"on": timezone.localdate()})
    assert response["Location"] == PAGE
    client.logout()
    assert "Twaalf buren deden mee." in page_of(client, PAGE)


def test_a_report_that_cannot_be_comes_back_with_what_was_filled_in(client, joris):
    sign_in(client, joris)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    page = client.post(PAGE, SENT | {"on": tomorrow}).content.decode()
    assert "moet nog komen" in page
    assert "Twaalf buren deden mee." in page
    assert "aria-invalid" in page
    assert not CommitmentUpdate.objects.exists()


def test_who_may_not_report_is_refused(client, noor):
    sign_in(client, noor)
    assert client.post(PAGE, SENT | {"on": timezone.localdate()}).status_code == 403
    assert not CommitmentUpdate.objects.exists()


def test_what_people_write_is_shown_as_text(client, joris):
    actions.write_update(commitment=KEY, on=timezone.localdate(), by=joris, state="running", text="<script>x</script>")
    assert "&lt;script&gt;x" in page_of(client, PAGE)


def test_principles_values_and_commitments_can_be_found_in_both_languages():
    found = list(entries.search())
    assert len(found) == 2 * (6 + 5 + 13)
    assert len({(entry.kind, entry.key, entry.language) for entry in found}) == len(found)
    english = next(entry for entry in found if entry.language == "en" and entry.key == f"commitment-{KEY}")
    assert english.url == f"/en{PAGE}"
    assert english.title == vision().commitment(KEY).title.in_language("en")
    assert all(len(entry.title) <= 300 and len(entry.summary) <= 600 for entry in found)


def test_home_tells_how_many_commitments_run(client, joris, nobody, django_assert_num_queries):
    actions.write_update(commitment=KEY, on=timezone.localdate(), by=joris, **SENT)
    with django_assert_num_queries(1):
        told = entries.home(nobody, None)
    assert (told["running"], told["done"], told["total"]) == (1, 0, 13)
    with translation.override("nl"):
        assert "Van 13 afspraken lopen er 1" in page_of(client, "/")
