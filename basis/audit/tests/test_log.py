"""The log: lines are added, and neither code nor database changes or removes one."""

import pytest
from django.db import DatabaseError, connection, transaction

from basis.audit import actions, append_only, rules
from basis.audit.models import Act, NeverChanged

pytestmark = pytest.mark.django_db
LOG = "/beheer/logboek/"


@pytest.fixture
def act(beheer):
    return actions.record("areas.imported", beheer, by=beheer, year=2024)


def test_a_line_says_who_did_what_to_what_from_where(act, beheer):
    told = (act.actor, act.action, act.target_kind, act.target_key, act.result, act.origin, act.detail)
    assert told == (beheer, "areas.imported", "accounts.person", str(beheer.pk), "ok", "web", {"year": 2024})


def test_a_command_has_no_actor_and_says_so(nobody):
    assert (actions.record("areas.imported").origin, actions.record("areas.imported").actor) == ("command", None)
    assert actions.record("areas.imported", by=nobody).actor is None


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


def test_who_is_in_the_log_cannot_be_removed(act, beheer):
    beheer.roles.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        beheer.delete()


@pytest.mark.parametrize(("who", "may"), [("nobody", False), ("noor", False), ("joris", False), ("beheer", True)])
def test_only_the_administrator_reads_the_log(request, client, who, may):
    viewer = request.getfixturevalue(who)
    assert rules.may_read_log(viewer) is may
    if viewer.is_authenticated:
        client.force_login(viewer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(LOG).status_code == {True: 200, False: 302 if who == "nobody" else 403}[may]


@pytest.fixture
def page(client, beheer):
    client.force_login(beheer, backend="django.contrib.auth.backends.ModelBackend")
    return lambda path=LOG: client.get(path).content.decode()


@pytest.mark.parametrize(("path", "words"), [(LOG, "Wie deed wat?"), (f"/en{LOG}", "Who did what?")])
def test_the_log_is_shown_in_both_languages(page, act, path, words):
    assert words in page(path)
    assert page(path).count("<h1") == 1
    assert "year: 2024" in page(path)


def test_the_log_shows_one_kind_of_act_and_goes_on_over_pages(page, beheer):
    for number in range(60):
        actions.record("vision.update_written", by=beheer, number=number)
    actions.record("areas.imported", by=beheer)
    assert "<td>areas.imported" in page()
    assert "<td>areas.imported" not in page(f"{LOG}?wat=vision.update_written")
    assert "number: 59" in page(f"{LOG}?wat=vision.update_written")
    assert "number: 5<" in page(f"{LOG}?wat=vision.update_written&pagina=2")
    assert "number: 5<" in page(f"{LOG}?wat=vision.update_written&pagina=99")  # the last page there is
    assert "<td>areas.imported" in page(f"{LOG}?wat=%3Cscript%3E")  # unknown: everything


def test_the_log_asks_as_many_queries_for_few_as_for_many(page, beheer, django_assert_max_num_queries):
    for _ in range(50):
        actions.record("vision.update_written", by=beheer)
    with django_assert_max_num_queries(9):
        page()


@pytest.mark.django_db(transaction=True)
def test_a_line_is_written_or_not_together_with_its_act():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.record("areas.imported")
        raise ZeroDivisionError
    assert not Act.objects.exists()
    actions.record("areas.imported")  # stays: the database is emptied after this test all the same
