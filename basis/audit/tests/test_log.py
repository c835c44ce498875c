"""The log: lines are added, and neither code nor database changes or removes one."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.template.loader import render_to_string

from basis.audit import actions, append_only, chain, queries, rules
from basis.audit.models import Act, NeverChanged

pytestmark = pytest.mark.django_db
LOG = "/beheer/logboek/"


@pytest.fixture
def act(beheer):
    return actions.record("areas.imported", beheer, by=beheer, year=2024)


def test_a_line_says_who_did_what_to_what_from_where(act, beheer):
    told = (act.actor, act.action, act.target_kind, act.target_key, act.result, act.origin, act.detail)
    assert told == (beheer, "areas.imported", "accounts.person", str(beheer.pk), "ok", "command", {"year": 2024})


def test_where_an_act_comes_from_is_set_at_the_edge(nobody, beheer):
    with actions.coming_from("web"):
        assert (actions.record("areas.imported", by=nobody).origin, actions.record("x.y", by=nobody).actor) == (
            "web",
            None,
        )
        with actions.coming_from("job"):
            assert actions.record("areas.imported").origin == "job"
        assert actions.record("areas.imported").origin == "web"
    assert actions.record("areas.imported", by=beheer).origin == "command"
    with pytest.raises(ValueError, match="letter"):
        actions.record("areas.imported", origin="letter")


@pytest.mark.parametrize(
    "said",
    ["Noor", "noor@voorbeeld.test", "de buurvrouw is ziek", "Kerkstraat 12", {"name": "x"}, 1.5, ["ok", "Noor Bakker"]],
)
def test_no_name_text_or_address_comes_in_the_log(said):
    with pytest.raises(chain.NotACode, match="what"):
        actions.record("areas.imported", what=said)
    assert not Act.objects.exists()


def test_codes_numbers_days_and_lists_of_them_do():
    told = {"area": "WK082806", "role": "area_director", "n": 3, "day": datetime.date(2026, 1, 2), "signs": {"b", "a"}}
    expected = told | {"day": "2026-01-02", "signs": ["a", "b"]}
    assert actions.record("areas.imported", **told).detail == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda act: act.save(),
        lambda act: act.delete(),
        lambda act: Act.objects.filter(pk=act.pk).update(action="x"),
        lambda act: Act.objects.all().delete(),
        lambda act: Act.objects.bulk_update([act], ["action"]),
        lambda act: Act.objects.update_or_create(pk=act.pk, defaults={"action": "x"}),
    ],
    ids=["save", "delete", "update", "delete all", "bulk update", "update or create"],
)
def test_code_cannot_change_a_line(act, change):
    with pytest.raises(NeverChanged):
        change(act)
    assert Act.objects.get(pk=act.pk).action == "areas.imported"


@pytest.mark.parametrize("statement", ["UPDATE audit_act SET action = 'x'", "DELETE FROM audit_act"])
def test_the_database_cannot_be_made_to_change_a_line(act, statement):
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert list(Act.objects.values_list("action", flat=True)) == ["areas.imported"]


def test_the_triggers_can_be_taken_off_and_put_back(act):
    append_only.remove(connection)
    with transaction.atomic():
        connection.cursor().execute("UPDATE audit_act SET action = 'x'")
    append_only.install(connection)
    append_only.install(connection)
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("UPDATE audit_act SET action = 'y'")


def test_somebody_in_the_log_can_be_forgotten_and_the_chain_stays_whole(act, noor):
    act = actions.record("areas.imported", by=noor)
    pk = noor.pk
    get_user_model().objects.filter(pk=pk).delete()
    assert queries.first_broken() is None
    kept = queries.acts().get(pk=act.pk)
    assert kept.actor_id == pk
    assert queries.lines([kept])[0].who == "iemand die hier niet meer is"


@pytest.mark.parametrize(("who", "may"), [("nobody", False), ("noor", False), ("joris", False), ("beheer", True)])
def test_only_the_administrator_reads_the_log(request, client, who, may):
    viewer = request.getfixturevalue(who)
    assert rules.may_read_log(viewer) is may
    if viewer.is_authenticated:
        client.force_login(viewer)
    assert client.get(LOG).status_code == {True: 200, False: 302 if who == "nobody" else 403}[may]


@pytest.fixture
def page(client, beheer):
    client.force_login(beheer)
    return lambda path=LOG: client.get(path).content.decode()


@pytest.mark.parametrize(("path", "words"), [(LOG, "Wie deed wat?"), (f"/en{LOG}", "Who did what?")])
def test_the_log_is_shown_in_both_languages(page, act, path, words):
    assert words in page(path)
    assert page(path).count("<h1") == 1
    assert "year: 2024" in page(path)


def test_the_log_shows_one_kind_of_act_and_goes_on_over_pages(page, beheer):
    for number in range(60):
        actions.record("vision.update_written", by=beheer, number=number)
    actions.record("areas.imported", by=beheer, year=1999)
    assert "year: 1999" in page()
    assert "year: 1999" not in page(f"{LOG}?wat=vision.update_written")
    assert "number: 59" in page(f"{LOG}?wat=vision.update_written")
    assert "number: 5<" in page(f"{LOG}?wat=vision.update_written&pagina=2")
    assert "number: 5<" in page(f"{LOG}?wat=vision.update_written&pagina=99")  # the last page there is
    assert "year: 1999" in page(f"{LOG}?wat=%3Cscript%3E")  # unknown: everything


def test_the_log_shows_the_history_of_one_thing(page, beheer, noor):
    actions.record("accounts.signed_in", noor, by=noor)
    actions.record("accounts.signed_in", beheer, by=beheer, year=1999)
    told = page(f"{LOG}?ding=accounts.person:{noor.pk}")
    assert "1 handeling<" in told
    assert "year: 1999" not in told
    assert "year: 1999" in page(f"{LOG}?ding=onzin")


def test_who_reads_the_log_stands_in_it_with_the_page(page, beheer):
    page()
    act = Act.objects.first()
    assert (act.action, act.actor, act.origin, act.detail) == ("audit.log_seen", beheer, "web", {"page": 1})


def test_a_refusal_is_an_act_and_a_visitor_without_account_is_none(client, joris):
    client.get(LOG)
    assert not Act.objects.exists()
    client.force_login(joris)
    client.get(LOG)
    act = Act.objects.get(action="audit.refused")
    told = (act.actor, act.result, act.origin, act.detail)
    assert told == (joris, "refused", "web", {"view": "audit:log", "key": "", "method": "GET"})


def test_the_history_of_a_thing_is_told_in_words(noor, beheer):
    actions.record("audit.refused", noor, by=beheer, result="refused")
    actions.record("areas.imported", noor, origin="job")
    told = render_to_string("audit/_history.html", {"history": queries.history(noor)})
    assert "<b>Beheer</b> wilde iets doen wat niet mag" in told
    assert "geweigerd" in told
    assert "<b>de klok</b>" in told
    assert "nog niets" in render_to_string("audit/_history.html", {"history": queries.history(beheer)})


def test_who_works_here_is_named_and_a_resident_is_a_number(page, beheer, noor):
    actions.record("accounts.signed_in", noor, by=noor)
    actions.record("accounts.signed_in", beheer, by=beheer)
    told = page()
    assert f"account {noor.pk}" in told
    assert "Noor" not in told
    assert "Beheer" in told


def test_the_log_asks_as_many_queries_for_few_as_for_many(page, beheer, django_assert_max_num_queries):
    for _ in range(50):
        actions.record("vision.update_written", by=beheer)
    with django_assert_max_num_queries(20):  # one of them: did anything about areas change
        page()


@pytest.mark.django_db(transaction=True)
def test_a_line_is_written_or_not_together_with_its_act():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.record("areas.imported")
        raise ZeroDivisionError
    assert not Act.objects.exists()
    actions.record("areas.imported")  # stays: the database is emptied after this test all the same
