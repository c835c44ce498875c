"""Taking together what people say, answering it, and who hears that."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from basis.needs import bundle_actions
from basis.needs.models import Answer, Bundle, Need
from basis.needs.tests.makers import everything, make_bundle, make_need, make_worker, together
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(area):
    return make_worker(area)


def test_who_works_here_takes_needs_together(area, worker):
    one, other = make_need(area), make_need(area, text="Na de brug kan niemand zitten.")
    bundle = make_bundle(area, worker, one, other)
    assert list(bundle.needs.order_by("pk")) == [one, other]
    assert (bundle.status, bundle.contact) == ("heard", worker)


def test_a_resident_and_who_works_elsewhere_do_not(area, world, noor):
    elsewhere = make_worker(world["GM0828-noordwest"], "Teun")
    need = make_need(area)
    for person in (noor, elsewhere, None):
        with pytest.raises(PermissionDenied):
            bundle_actions.begin_bundle(area, together(person, need), by=person)
    bundle = make_bundle(area, make_worker(area), need)
    for person in (noor, elsewhere, None):
        with pytest.raises(PermissionDenied):
            bundle_actions.answer(bundle, status="done", text="Gedaan.", by=person)
        with pytest.raises(PermissionDenied):
            bundle_actions.change_bundle(bundle, together(person, need), by=person)


def test_only_what_is_read_here_and_is_in_no_other_bundle_is_taken_together(area, world, worker):
    taken = make_need(area)
    make_bundle(area, worker, taken)
    held, elsewhere = make_need(area, state="held", text="Wacht."), make_need(world["GM0828-noordwest"])
    before = everything()
    for needs in ([taken], [held], [elsewhere], []):
        with pytest.raises(ValidationError):
            bundle_actions.begin_bundle(area, together(worker, *needs), by=worker)
    assert everything() == before


@pytest.mark.parametrize("wrong", [{"role": "boss"}, {"whose": "nobody"}, {"title": " "}, {"words": ""}])
def test_a_bundle_says_what_it_is_about_whose_it_is_and_a_role_of_the_vision(area, worker, wrong):
    need = make_need(area)
    with pytest.raises(ValidationError):
        bundle_actions.begin_bundle(area, together(worker, need, **wrong), by=worker)
    assert not Bundle.objects.exists()


def test_its_contact_is_somebody_who_works_here(area, worker, noor):
    need = make_need(area)
    with pytest.raises(ValidationError):
        bundle_actions.begin_bundle(area, together(worker, need, contact=noor), by=worker)


def test_each_giver_hears_it_once_in_her_language_with_her_own_link(area, worker, noor):
    mine = make_need(area, by=noor)
    again = make_need(area, by=noor, text="En nog een bankje.")
    by_mail = make_need(area, email="bram@voorbeeld.test", language="en", text="A bench, please.")
    unknown = make_need(area, text="Zonder adres.")
    bundle = make_bundle(area, worker, mine, again, by_mail, unknown)
    assert set(Message.objects.values_list("address", flat=True)) == {noor.email, "bram@voorbeeld.test"}
    Message.objects.all().delete()
    bundle_actions.answer(bundle, status="taken_up", text="Er komen twee bankjes.", by=worker)
    hers, his = Message.objects.get(address=noor.email), Message.objects.get(address="bram@voorbeeld.test")
    assert "Er komen twee bankjes." in hers.text and hers.subject.startswith("Over wat u zei")
    assert hers.url == reverse("moderation:contribution", args=[again.contribution_id])
    assert (his.language, "A bench, please." in his.text) == ("en", True)
    assert "/bijdrage/" in his.url and ":" in his.url


def test_the_link_in_the_mail_shows_her_what_becomes_of_it(client, area, worker):
    need = make_need(area, email="bram@voorbeeld.test")
    make_bundle(area, worker, need)
    page = client.get(Message.objects.get().url).content.decode()
    assert "Onderweg zitten: gehoord" in page and need.get_absolute_url() in page


def test_who_wrote_it_herself_gets_no_mail_of_her_own_answer(area, worker):
    make_bundle(area, worker, make_need(area, by=worker))
    assert not Message.objects.exists()


def test_an_answer_needs_words_and_a_status_that_can_follow(area, worker):
    bundle = make_bundle(area, worker)
    for wrong in ({"text": "  "}, {"status": "perhaps"}):
        with pytest.raises(ValidationError):
            bundle_actions.answer(bundle, **({"status": "done", "text": "Klaar."} | wrong), by=worker)
    bundle_actions.answer(bundle, status="done", text="Klaar.", by=worker)
    with pytest.raises(ValidationError):
        bundle_actions.answer(bundle, status="heard", text="Toch niet.", by=worker)
    assert [one.status for one in Answer.objects.all()] == ["done"]


def test_what_goes_out_of_a_bundle_is_free_and_what_comes_in_is_told(area, worker, noor):
    first, later = make_need(area), make_need(area, by=noor, text="Ook hier een bank.")
    bundle = make_bundle(area, worker, first)
    bundle_actions.change_bundle(bundle, together(worker, later, title="Zitten"), by=worker)
    assert Need.objects.get(pk=first.pk).bundle is None
    assert list(bundle.needs.all()) == [later] and Bundle.objects.get().title == "Zitten"
    assert Message.objects.get().address == noor.email


def test_a_worker_bundles_and_answers_on_screen(client, area, worker):
    need = make_need(area)
    client.force_login(worker, backend="basis.accounts.backend.RoleBackend")
    said = {"title": "Zitten", "words": "Mensen willen zitten.", "whose": "residents", "role": "responsive"}
    sent = client.post(reverse("needs:new_bundle", args=[area.slug]), said | {"contact": worker.pk, "needs": [need.pk]})
    bundle = Bundle.objects.get()
    assert sent["Location"] == bundle.get_absolute_url()
    assert client.post(sent["Location"], {"text": "Wij gaan kijken.", "status": "looked_at"}).status_code == 302
    page = client.get(need.get_absolute_url()).content.decode()
    assert "Wij gaan kijken." in page and "we kijken ernaar" in page


def test_the_page_says_whose_it_is_the_role_of_the_municipality_and_no_name_of_who_works_there(client, area, worker):
    bundle = make_bundle(area, worker)
    bundle_actions.answer(bundle, status="taken_up", text="Er komt een bank.", by=worker)
    page = client.get(bundle.get_absolute_url()).content.decode()
    assert "De gemeente is eigenaar" in page and "De rol van de gemeente is presterend" in page
    assert "opbouwwerker" in page and worker.name not in page
    client.force_login(worker, backend="basis.accounts.backend.RoleBackend")
    assert worker.name in client.get(bundle.get_absolute_url()).content.decode()


def test_what_was_withdrawn_is_no_longer_in_its_bundle_on_screen(client, area, worker):
    need = make_need(area)
    bundle = make_bundle(area, worker, need)
    need.contribution.state, need.contribution.closed_at = "withdrawn", bundle.begun_at
    need.contribution.save()
    page = client.get(bundle.get_absolute_url()).content.decode()
    assert need.text not in page
