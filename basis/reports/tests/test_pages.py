"""The pages and papers of reports: who sees which, in which order, and what is left once a story is gone."""

import pytest
from django.urls import reverse

from basis.reports.models import FigureBeside, Report
from basis.reports.tests.makers import READING, SECRET, TEXTS, make_draft, make_report, make_seen
from basis.stories import telling_actions
from basis.stories.models import Use

pytestmark = pytest.mark.django_db


def page(name, report, *more):
    return reverse(f"reports:{name}", args=[report.round.slug, report.where, *more])


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def staff(client, worker):
    client.force_login(worker)
    return client


def test_a_report_is_written_made_and_published_on_its_pages(staff, client, round_):
    every = reverse("reports:list", args=[round_.slug])
    assert "Er is nog geen verslag." in read(staff, every)
    new = reverse("reports:new", args=[round_.slug])
    assert staff.post(new, {"where": "ergens"}).status_code == 400
    assert staff.post(new, {"where": "ruwaard"}).status_code == 302
    report = Report.objects.select_related("round", "area").get()
    texts = dict(zip(("heard", "means", "done"), ("Buren.", "", "Een bank."), strict=True))
    assert staff.post(page("write", report), texts).status_code == 302
    assert "Vul dit nog in: wat kan het betekenen?" in staff.post(page("make", report), follow=True).content.decode()
    staff.post(page("write", report), texts | {"means": "Van alles."})
    figure = {"area": report.area.code, "indicator": "inwoners", "reading": "Kort."}
    assert staff.post(page("new_figure", report), figure).status_code == 400
    assert staff.post(page("new_figure", report), figure | {"reading": READING}).status_code == 302
    one = FigureBeside.objects.get()
    assert READING in read(staff, page("figure", report, one.pk))
    assert READING in read(staff, page("write", report))
    made = staff.post(page("make", report), follow=True).content.decode()
    assert "Zet het op de website" in made
    client.logout()
    assert client.get(page("report", report)).status_code == 404
    client.force_login(report.made_by)
    client.post(page("publish", report))
    client.logout()
    text = read(client, page("report", report))
    order = ("“" + SECRET, "Van alles.", "Wie vertelde er?", "Wat resident zegt.", READING, "niet kan zeggen")
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Voor u, omdat u de ronde leidt" not in text


def test_a_figure_is_taken_away_again(staff, draft):
    figure = {"area": "GM0828-ruwaard", "indicator": "inwoners", "reading": READING}
    staff.post(page("new_figure", draft), figure)
    staff.post(page("drop_figure", draft, FigureBeside.objects.get().pk))
    assert not FigureBeside.objects.exists()


def test_the_papers_are_given_as_long_as_all_stands(client, report, story):
    for name in ("full", "short"):
        answer = client.get(page(name, report))
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer["Cache-Control"] == "no-store"
    telling_actions.use_for(story.contribution, Use.QUOTE, with_area=True)
    for name in ("full", "short"):
        answer = client.get(page(name, report))
        assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (410, "text/html")
        assert "Dit verslag is verouderd" in answer.content.decode()


def test_who_leads_reads_the_texts_of_what_is_outdated_and_nobody_else(client, report, worker, story):
    telling_actions.use_for(story.contribution, Use.COUNT, with_area=False)
    text = read(client, page("report", report))
    assert "Dit verslag is verouderd." in text
    assert not [words for words in (*report.texts, SECRET, "Wat resident zegt.") if words in text]
    client.force_login(worker)
    text = read(client, page("report", report))
    assert all(words in text for words in report.texts)
    assert "Begin een nieuwe versie" in text


def test_a_newer_version_is_at_the_same_address(staff, client, report, worker):
    staff.post(reverse("reports:new", args=[report.round.slug]), {"where": report.where})
    staff.post(page("make", report))
    staff.post(page("publish", report))
    client.logout()
    assert "versie 2" in read(client, page("report", report))


def test_the_round_shows_its_report_once_it_is_published(client, round_, worker, nobody):
    make_report(round_, worker, published=False)
    assert "Verslag van de hele ronde" not in read(client, round_.get_absolute_url())
    client.force_login(worker)
    client.post(page("publish", Report.objects.select_related("round", "area").get()))
    assert "nog niet op de website" not in read(client, reverse("stories:desk", args=[round_.slug]))
    client.logout()
    assert "Verslag van de hele ronde" in read(client, round_.get_absolute_url())


def test_an_area_shows_its_reports(client, round_, worker):
    area = round_.areas.get()
    make_report(round_, worker, area, published=False)
    assert "Wat mensen hier vertelden" not in read(client, area.get_absolute_url())
    client.force_login(worker)
    client.post(page("publish", Report.objects.select_related("round", "area").get()))
    client.logout()
    assert "Wat mensen hier vertelden" in read(client, area.get_absolute_url())


def test_pages_to_write_on_are_for_who_leads(client, noor, draft):
    assert client.get(page("write", draft)).status_code == 302
    client.force_login(noor)
    assert client.get(page("write", draft)).status_code == 403
    assert client.post(page("make", draft)).status_code == 403
    assert "Schrijf een verslag" not in read(client, reverse("reports:list", args=[draft.round.slug]))


def test_there_is_no_report_of_an_area_outside_the_round(client, report, worker):
    assert client.get(reverse("reports:report", args=[report.round.slug, "oss"])).status_code == 404
    client.force_login(worker)
    assert client.get(reverse("reports:write", args=[report.round.slug, "nergens"])).status_code == 404


def test_in_english_the_words_between_are_english(client, report):
    text = read(client, "/en" + page("report", report))
    assert "What did we hear?" in text
    assert f'lang="nl"><p>{TEXTS.heard}' in text


def test_a_page_asks_the_database_little(client, django_assert_max_num_queries, report, round_, worker):
    for number in range(4):
        make_seen(round_, worker, title=f"Nog iets {number}")
    make_report(round_, worker, round_.areas.get())
    with django_assert_max_num_queries(15):
        read(client, page("report", report))


def test_what_people_write_is_text_on_paper_and_on_the_page(client, round_, worker):
    odd = '#panic("weg") *vet* $x$ <b>'
    draft = make_draft(round_, worker)
    client.force_login(worker)
    client.post(page("write", draft), {"heard": odd, "means": odd, "done": odd})
    client.post(page("make", draft))
    assert Report.objects.get().full
    assert "&lt;b&gt;" in read(client, page("report", draft))
