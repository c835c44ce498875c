"""What visitors see of theme pages, and what editors do on theirs."""

import re

import pytest
from django.urls import reverse

from basis.areas.tests.makers import make_municipality
from basis.search import actions as search
from basis.search import queries as finding
from basis.topics import actions
from basis.topics.models import Topic
from basis.topics.tests.makers import form_of, make_topic, nobody_named, told

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    """Without markup and spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_person_comes_first_with_a_number_an_address_and_hours(client, joris):
    page = client.get(make_topic(joris).get_absolute_url()).content.decode()
    told_in_order = ["Mantelzorg</h1>", "Vraag het aan Tilly Bos", "tel:0412123456", "mailto:tilly", "Elke ochtend"]
    places = [page.index(words) for words in [*told_in_order, "Iedereen die zorgt, mag hulp vragen."]]
    assert places == sorted(places)
    assert page.count("Vraag het aan") == 1


def test_without_a_contact_the_municipality_is_asked(client, joris):
    page = text_of(client.get(make_topic(joris, **nobody_named()).get_absolute_url()))
    assert "Vraag het aan de gemeente Bel 14 0412" in page


def test_an_introduction_is_plain_text_in_paragraphs(client, joris):
    topic = make_topic(joris, introduction="Een <b>vet</b> woord.\r\n\r\nNog\neen regel.")
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "<p>Een &lt;b&gt;vet&lt;/b&gt; woord.</p><p>Nog een regel.</p>" in page.replace("\n", "")


def test_a_page_that_is_not_shown_is_there_for_editors_only(client, joris, noor):
    hidden = make_topic(joris, is_shown=False)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert "Mantelzorg" not in text_of(client.get(reverse("topics:list")))
    client.force_login(noor)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    client.force_login(joris)
    assert "Alleen redacteuren zien haar" in text_of(client.get(hidden.get_absolute_url()))


def test_in_english_what_is_translated_is_english_and_what_is_not_says_it_is_dutch(client, joris):
    topic = make_topic(joris, title_en="Caring", introduction_en="Do ask.")
    page = client.get(f"/en{topic.get_absolute_url()}").content.decode()
    assert "<h1>Caring</h1>" in page and "<p>Do ask.</p>" in page
    assert '<span lang="nl" dir="ltr">Zorgt u voor iemand?</span>' in page
    actions.change(topic, told(), by=joris)
    assert (
        '<p><span lang="nl" dir="ltr">Bel gerust.</span></p>'
        in client.get(f"/en{topic.get_absolute_url()}").content.decode()
    )


def test_she_looks_near_a_postcode_in_the_area_she_chose_or_everywhere(client, joris):
    make_municipality()
    address = make_topic(joris).get_absolute_url()
    assert "Dichtbij" not in text_of(client.get(address))
    assert "Dichtbij Ruwaard" in text_of(client.get(address, {"gebied": "ruwaard"}))
    assert "kennen wij hier niet" in text_of(client.get(address, {"postcode": "9999"}))
    assert "Dit is geen postcode" in text_of(client.get(address, {"postcode": "x"}))
    for odd in ("bestaat-niet", "\0", "a" * 500, "../"):
        assert client.get(address, {"gebied": odd}).status_code == 200
    client.cookies["gebied"] = "ruwaard"
    assert "Dichtbij Ruwaard" in text_of(client.get(address))
    assert "Dichtbij" not in text_of(client.get(address, {"gebied": ""}))


def test_each_is_found_by_the_words_people_use_and_stands_on_home(client, db):
    actions.put_up()
    search.refresh()
    for word, title in {
        "mantelzorger": "Mantelzorg",
        "vrijwilliger": "Vrijwilligers en vrijwilligerswerk",
        "taalles": "Leren en taal",
        "schulden": "Rondkomen",
        "eenzaam": "Mensen ontmoeten",
        "jongeren": "Jongeren",
    }.items():
        assert title in [hit.entry.title for hit in finding.find(word, limit=5).hits], word
    assert "Caring for someone close" in [hit.entry.title for hit in finding.find("carer", language="en").hits]
    home = text_of(client.get("/"))
    assert all(one.title in home for one in Topic.objects.all())


def test_an_editor_begins_changes_and_hides_a_page(client, joris):
    client.force_login(joris)
    made = client.post(reverse("topics:new"), form_of(title="Wonen"))
    assert made.url == "/themas/wonen/"
    change = reverse("topics:change", args=["wonen"])
    sent = client.get(change).context["form"].initial
    assert sent["links"] == "Landelijke pagina https://voorbeeld.nl/zorg"
    changed = form_of(title="Wonen", contact_name="Ans de Wit", seen_at=sent["seen_at"])
    del changed["is_shown"]
    assert client.post(change, changed).status_code == 302
    now = Topic.objects.get()
    assert (now.contact_name, now.is_shown) == ("Ans de Wit", False)
    assert "staat niet op de website" in text_of(client.get(reverse("topics:manage")))
    assert "veranderde een themapagina" in text_of(client.get(change))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"links": "Goed https://voorbeeld.nl\nfout"}, "Regel 2: zet eerst de tekst"),
        ({"links": "https://voorbeeld.nl"}, "Regel 1: zet vóór het adres"),
        ({"links": "\n".join("a https://voorbeeld.nl" for _ in range(13))}, "hooguit 12 links"),
        ({"contact_name": ""}, "Vul een naam in, of maak ook de rest leeg"),
        ({"contact_phone": "", "contact_email": ""}, "Vul een telefoonnummer of een e-mailadres in"),
        ({"contact_phone": "bel maar"}, "Dit is geen telefoonnummer"),
        ({"seen_at": "2020-01-01T10:00:00+00:00"}, "Iemand anders veranderde deze pagina net"),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_nothing_typed_is_lost(client, joris, wrong, words):
    topic = make_topic(joris)
    client.force_login(joris)
    answer = client.post(reverse("topics:change", args=[topic.slug]), form_of(introduction="Net getypt.") | wrong)
    assert answer.status_code == 400
    assert words in text_of(answer)
    assert "Net getypt." in answer.content.decode()
    assert Topic.objects.get().introduction != "Net getypt."


def test_the_six_are_put_up_with_one_button(client, beheer):
    client.force_login(beheer)
    assert "Zet ze klaar" in text_of(client.get(reverse("topics:manage")))
    assert client.post(reverse("topics:prepare"), follow=True).status_code == 200
    assert Topic.objects.count() == 6


def test_the_number_of_queries_does_not_grow(client, joris, django_assert_max_num_queries):
    for number in range(30):
        make_topic(joris, title=f"Thema {number}")
    with django_assert_max_num_queries(3):
        client.get(reverse("topics:list"))
