"""The pages on which a worker or a keeper has a calendar read in, step by step."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from basis.activities.models import Activity
from basis.calendars.models import Calendar
from basis.calendars.tests.makers import calendar_of, event, make_calendar, make_keeper, make_person
from basis.socialmap.tests.makers import make_organisation

HERE = "/beheer/activiteiten/"


@pytest.fixture
def desk(worker):
    client = Client()
    client.force_login(worker)
    return client


@pytest.fixture
def soon():
    """A day that lies ahead, whenever this runs."""
    return f"{timezone.localdate() + timezone.timedelta(days=3):%Y%m%d}T100000"


def file_of(*events):
    return SimpleUploadedFile("agenda.ics", calendar_of(*events), "text/calendar")


def fields(area, **more):
    return {"name": "Wijkcentrum", "area": area.pk, "theme": "meet"} | more


def test_a_worker_brings_a_file_sees_what_is_in_it_and_puts_it_in(desk, area, soon):
    said = fields(area, file=file_of(event("a", "Koffie", soon), event("b", "Kapot", "geen")))
    response = desk.post(f"{HERE}inlezen/", said, follow=True)
    page = response.content.decode()
    assert "Koffie" in page
    assert "Kapot" in page
    assert not Activity.objects.exists()
    calendar = Calendar.objects.get()
    response = desk.post(f"{HERE}{calendar.pk}/begin/", follow=True)
    assert "Nieuw: 1, veranderd: 0, afgezegd: 0" in response.content.decode()
    assert Activity.objects.get().title == "Koffie"
    assert "1 activiteit klopt niet" in desk.get(f"{HERE}{calendar.pk}/").content.decode()
    assert "Wijkcentrum" in desk.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Eén van de twee"),
        ({"url": "https://a.nl/a.ics", "file": True}, "Eén van de twee"),
        ({"url": "http://a.nl/a.ics"}, "https://"),
        ({"url": "https://127.0.0.1/a.ics"}, "openbare website"),
        ({"url": "https://169.254.169.254/latest/"}, "openbare website"),
        ({"name": "", "file": True}, "Geef de agenda een naam"),
        ({"file": b"<html>"}, "webpagina"),
        ({"file": b""}, "Hier staat niets in"),
    ],
)
def test_what_cannot_be_is_said_at_the_form_and_nothing_is_kept(desk, area, said, words):
    brought = {"file": said["file"] if isinstance(said.get("file"), bytes) else calendar_of(event())}
    more = said | ({"file": SimpleUploadedFile("a.ics", brought["file"])} if "file" in said else {})
    response = desk.post(f"{HERE}inlezen/", fields(area, **more))
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not Calendar.objects.exists()


def test_doing_nothing_leaves_nothing(desk, area, soon):
    desk.post(f"{HERE}inlezen/", fields(area, file=file_of(event("a", "Koffie", soon))))
    desk.post(f"{HERE}{Calendar.objects.get().pk}/weg/")
    assert not Calendar.objects.exists()


def test_a_calendar_is_read_anew_put_still_and_taken_away(desk, area, worker, soon):
    now = timezone.now()
    calendar = make_calendar(area, worker, calendar_of(event("a", "Koffie", soon), event("b", "Thee", soon)), at=now)
    page = desk.post(f"{HERE}{calendar.pk}/", {"file": file_of(event("b", "Thee", soon))}, follow=True)
    assert "Niet meer in de agenda: 1" in page.content.decode()
    desk.post(f"{HERE}{calendar.pk}/begin/")
    assert Activity.objects.get(title="Koffie").is_cancelled
    desk.post(f"{HERE}{calendar.pk}/stil/", {"stil": "ja"})
    assert Calendar.objects.get().is_paused
    assert desk.get(f"{HERE}{calendar.pk}/verwijderen/").status_code == 200
    desk.post(f"{HERE}{calendar.pk}/verwijderen/", {"keeps": "nee"})
    assert not Calendar.objects.exists()
    assert Activity.objects.get(title="Thee").is_cancelled


def test_a_keeper_chooses_among_her_own_organisations_only(area):
    mine, other = make_organisation("mijn"), make_organisation("ander", name="Van een ander")
    client = Client()
    client.force_login(make_keeper(mine))
    page = client.get(f"{HERE}inlezen/").content.decode()
    assert str(mine.name) in page
    assert str(other.name) not in page
    said = fields(area, organisation=other.pk, file=file_of(event()))
    assert client.post(f"{HERE}inlezen/", said).status_code == 400
    assert "Lees een agenda in" in client.get("/mijn/").content.decode()


def test_a_resident_and_a_worker_of_another_area_do_not_come_in(area, worker, world):
    calendar = make_calendar(area, worker)
    other = next(one for one in world.values() if one.kind == area.kind and one != area)
    for viewer, first in ((make_person("Noor"), 403), (make_person("Harm", "community_worker", other), 200)):
        client = Client()
        client.force_login(viewer)
        assert client.get(HERE).status_code == first
        assert client.get(f"{HERE}{calendar.pk}/").status_code == 403
        assert client.post(f"{HERE}{calendar.pk}/nu/").status_code == 403


def test_the_list_takes_as_many_queries_for_one_as_for_many(desk, area, worker, django_assert_max_num_queries):
    make_calendar(area, worker, name="Een")
    desk.get(HERE)
    for number in range(6):
        make_calendar(area, worker, name=f"Nog {number}")
    with django_assert_max_num_queries(16):
        desk.get(HERE)


def test_an_activity_says_from_which_calendar_it_comes_and_is_changed_there(desk, area, worker, soon):
    day = soon[:8]
    whole = f"BEGIN:VEVENT\r\nUID:m\r\nSUMMARY:Markt\r\nDTSTART;VALUE=DATE:{day}\r\nEND:VEVENT"
    make_calendar(area, worker, calendar_of(event("a", "Koffie", soon), whole), at=timezone.now())
    address = Activity.objects.get(title="Koffie").get_absolute_url()
    page = desk.get(address).content.decode()
    assert "Uit de agenda van" in page
    assert "Wijkcentrum" in page
    assert "dan verandert het hier vanzelf" in page
    assert f"{address}beheren/" not in page
    assert desk.get(f"{address}beheren/").status_code == desk.get(f"{address}veranderen/").status_code == 403
    assert "de hele dag" in desk.get(Activity.objects.get(title="Markt").get_absolute_url()).content.decode()
