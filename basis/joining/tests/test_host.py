"""The host sees who comes and what they ask, and nobody else does."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from basis.activities.tests.makers import make_worker
from basis.joining import host_actions, own_pages
from basis.joining.actions import Coming
from basis.joining.models import Party
from basis.joining.tests.makers import NOW, join, make_activity, make_occurrence, now_of, rows, standing
from basis.joining.tests.test_pages import make_soon
from basis.moderation import keys as moderation_keys
from basis.notifications.models import Message
from basis.relay.models import Line, Participant


def people(occurrence):
    return reverse("joining:list", args=[occurrence.pk])


def proven(occurrence, name, **said):
    """Somebody whose address is hers."""
    party, _key = join(occurrence, name, email=f"{name.lower()}@voorbeeld.test", **said)
    Party.objects.filter(pk=party.pk).update(is_confirmed=True)
    return now_of(party)


def test_only_the_host_sees_who_comes(client, area, joris, noor, beheer):
    occurrence = make_soon(area, by=noor)
    join(occurrence, "Annelies", word="Ik hoor slecht.", at=timezone.now())
    for viewer, status in ((None, 302), (joris, 403), (beheer, 403), (noor, 200)):
        client.logout()
        if viewer:
            client.force_login(viewer)
        response = client.get(people(occurrence))
        assert response.status_code == status
        assert ("Annelies" in response.content.decode()) == (status == 200)
    assert "Ik hoor slecht." in response.content.decode()


def test_a_host_without_account_opens_the_list_with_her_secret_link(client, area):
    occurrence = make_soon(area)
    contribution = occurrence.activity.contribution
    contribution.key_hash = moderation_keys.hashed("geheim-van-de-host")
    contribution.save()
    join(occurrence, "Annelies", at=timezone.now())
    assert "Annelies" in client.get(people(occurrence), {"sleutel": "geheim-van-de-host"}).content.decode()
    assert client.get(people(occurrence), {"sleutel": "een-ander-geheim"}).status_code == 403


def test_somebody_who_phoned_waits_her_turn_like_everybody(area, joris, noor):
    occurrence = make_occurrence(area, by=joris, capacity=1)
    host_actions.write_down(occurrence, Coming("Mien"), by=joris, at=NOW)
    host_actions.write_down(occurrence, Coming("Toon"), by=joris, at=NOW)
    assert standing(occurrence) == ("Mien", "Toon")
    with pytest.raises(PermissionDenied):
        host_actions.write_down(occurrence, Coming("Els"), by=noor, at=NOW)
    host_actions.take_off(Party.objects.select_related("occurrence__activity").first(), by=joris, at=NOW)
    assert standing(occurrence) == ("Toon", "")


def test_whom_we_cannot_mail_the_host_phones_herself(client, area, noor):
    occurrence = make_soon(area, by=noor)
    client.force_login(noor)
    client.post(reverse("joining:add", args=[occurrence.pk]), {"name": "Mien", "guests": "0"})
    page = client.get(people(occurrence)).content.decode()
    assert "moet u zelf bellen" in page and "Mien" in page


def test_who_asks_something_is_told_to_the_host_without_a_name(area, noor):
    occurrence = make_occurrence(area, by=noor)
    join(occurrence, "Annelies", needs_lift=True, word="Ik woon op nummer twaalf.")
    join(occurrence, "Bram")
    (told,) = Message.objects.filter(notice="joining.host")
    assert told.address == noor.email
    assert "lift" in told.text and "Annelies" not in told.text and "twaalf" not in told.text


def test_two_people_are_introduced_by_one_button_and_see_no_address(client, area, noor):
    occurrence = make_soon(area, by=noor)
    shy, buddy = (proven(occurrence, "Marijke", not_alone=True), proven(occurrence, "Kees", is_buddy=True))
    client.force_login(noor)
    assert "Stel Marijke voor aan Kees" in client.get(people(occurrence)).content.decode()
    client.post(reverse("joining:introduce", args=[occurrence.pk, shy.pk]), {"met": buddy.pk})
    assert now_of(shy).introduced_to == buddy
    assert {one.name for one in Participant.objects.all()} == {"Marijke", "Kees"}
    mails = {one.address: one for one in Message.objects.filter(notice__in=["relay.message", "joining.introduced"])}
    assert set(mails) == {"marijke@voorbeeld.test", "kees@voorbeeld.test"}
    assert "Kees" in mails["marijke@voorbeeld.test"].text and "Marijke" in mails["kees@voorbeeld.test"].text
    for one in mails.values():
        assert "@voorbeeld.test" not in one.text
    assert Line.objects.get().told_at


def test_nobody_is_introduced_who_did_not_ask_or_offer_it_or_cannot_be_mailed(area, noor):
    occurrence = make_occurrence(area, by=noor)
    shy, other = proven(occurrence, "Marijke", not_alone=True), proven(occurrence, "Toon")
    with pytest.raises(PermissionDenied):
        host_actions.introduce(shy, other, by=noor, at=NOW)
    buddy, _key = join(occurrence, "Kees", email="kees@voorbeeld.test", is_buddy=True)
    with pytest.raises(ValidationError):
        host_actions.introduce(shy, buddy, by=noor, at=NOW)
    assert not Participant.objects.exists()


def test_a_worker_of_the_area_sees_how_many_look_for_something_and_never_who(area, noor, joris):
    occurrence = make_soon(area)
    party, _key = join(occurrence, "Annelies", needs_lift=True, not_alone=True, at=timezone.now())
    join(occurrence, "Bram", at=timezone.now())
    panel = own_pages.worker_panel(make_worker(area), area)
    assert [(one.pk, one.asking) for one in panel["asking"]] == [(occurrence.pk, 1)]
    assert own_pages.worker_panel(noor, area) is None
    Party.objects.filter(pk=party.pk).update(is_arranged=True)
    assert own_pages.worker_panel(joris, area) is None


def test_what_is_arranged_is_no_longer_asked(area, noor):
    occurrence = make_occurrence(area, by=noor)
    party, _key = join(occurrence, needs_lift=True)
    host_actions.arranged(party, by=noor)
    assert not now_of(party).asks


def test_the_list_on_paper_is_a_pdf_for_everyone(client, area, noor):
    occurrence = make_soon(area, by=noor)
    join(occurrence, "Annelies", needs_lift=True, at=timezone.now())
    client.force_login(noor)
    response = client.get(reverse("joining:paper", args=[occurrence.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in response.content
    assert client.get(f"/en{reverse('joining:paper', args=[occurrence.pk])}").status_code == 200


def test_the_list_asks_the_database_as_often_with_many_as_with_few(client, area, noor):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    occurrence = rows(make_activity(area, by=noor, joining="possible"))[0]
    client.force_login(noor)

    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(people(occurrence)).status_code == 200
        return len(asked)

    proven(occurrence, "Kees", is_buddy=True)
    count()  # the first time the log is begun
    few = count()
    for number in range(8):
        proven(occurrence, f"P{number}", not_alone=True)
    assert count() == few


def test_from_the_page_of_her_secret_link_the_host_comes_to_the_list(client, area):
    occurrence = make_soon(area)
    contribution = occurrence.activity.contribution
    contribution.key_hash = moderation_keys.hashed("geheim-van-de-host")
    contribution.save()
    page = client.get(reverse("activities:manage_one_by_key", args=["geheim-van-de-host", occurrence.planned_at]))
    assert f"{people(occurrence)}?sleutel=geheim-van-de-host" in page.content.decode()
