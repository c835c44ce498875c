"""The weekly letter: never empty, newest first, whole, in her language, once."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import gettext as _

from basis.modules import Module, News, Notice, Subscriber
from basis.notifications import actions, queries, weekly_actions
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")
THURSDAY = datetime.datetime(2026, 11, 26, 8, 0, tzinfo=HERE)
WEEK = datetime.timedelta(days=7)


@dataclass
class Town:
    """What is new where, and who follows what."""

    news: list
    followers: list

    def module(self):
        def told(area, since, until):
            return [one for where, one in self.news if where == area and since < one.at <= until]

        notices = (Notice("town.answer", "een antwoord"), Notice("town.code", "een code", is_optional=False))
        return Module("town", "Stad", news=told, subscribers=lambda: self.followers, notices=notices)


@pytest.fixture
def town(monkeypatch):
    """A town of which only these things are new."""
    made = Town([], [])
    from basis import modules

    own = tuple(m for m in modules.all_modules() if m.name == "notifications")
    for where in (queries, weekly_actions):
        monkeypatch.setattr(where, "all_modules", lambda: (*own, made.module()))
    return made


def add(town, title, *, days=1, area="a", text="Alles wat erover te zeggen is."):
    town.news.append((area, News(title, text, f"/{title}/", THURSDAY - datetime.timedelta(days=days))))


def follow(town, person, *, area="a", language="nl"):
    town.followers.append(Subscriber(person, area, "de Ruwaard", language))


def letters():
    return list(Message.objects.filter(notice="notifications.weekly"))


def test_a_letter_holds_the_news_of_the_week_newest_first_and_whole(town, noor, settings):
    settings.ADDRESS = "https://v.test"
    follow(town, noor)
    add(town, "eerder", days=6)
    add(town, "vandaag", days=0.5)
    add(town, "te oud", days=8)
    add(town, "elders", area="b")
    assert weekly_actions.send_letters(THURSDAY) == "letters 1"
    (letter,) = letters()
    assert letter.subject == "Weekbericht van de Ruwaard: 2 berichten"
    assert letter.text.index("# vandaag") < letter.text.index("# eerder")
    assert "Alles wat erover te zeggen is." in letter.text and "https://v.test/vandaag/" in letter.text
    assert "te oud" not in letter.text and "elders" not in letter.text


def test_without_news_there_is_no_letter(town, noor):
    follow(town, noor)
    assert weekly_actions.send_letters(THURSDAY) == "" and not letters()


def test_the_letter_of_a_week_comes_once_and_the_next_begins_where_it_ended(town, noor):
    follow(town, noor)
    add(town, "een")
    for hours in (0, 1, 30):
        weekly_actions.send_letters(THURSDAY + datetime.timedelta(hours=hours))
    assert len(letters()) == 1
    add(town, "twee", days=-1)
    weekly_actions.send_letters(THURSDAY + WEEK)
    assert [("# een" in letter.text, "# twee" in letter.text) for letter in letters()] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        (THURSDAY - datetime.timedelta(seconds=1), False),  # then the last moment is a week ago
        (THURSDAY, True),
        (THURSDAY + datetime.timedelta(days=2), True),
        (THURSDAY + datetime.timedelta(days=4), False),
    ],
)
def test_it_comes_on_thursday_or_soon_after(town, noor, now, comes):
    follow(town, noor)
    add(town, "nieuws")
    weekly_actions.send_letters(now)
    assert bool(letters()) is comes


def test_a_letter_is_in_the_language_of_who_gets_it(town, noor, joris):
    follow(town, noor, language="en")
    follow(town, joris)
    town.news.append(("a", News(_("Berichten"), "x", "/", THURSDAY - datetime.timedelta(hours=1))))
    weekly_actions.send_letters(THURSDAY)
    assert {(one.person.name, one.language, one.subject) for one in letters()} == {
        ("Noor", "en", "Weekly letter of de Ruwaard: 1 message"),
        ("Joris", "nl", "Weekbericht van de Ruwaard: 1 bericht"),
    }


def test_who_does_not_want_it_does_not_get_it(town, noor):
    follow(town, noor)
    add(town, "nieuws")
    actions.choose(noor, "notifications.weekly", "never")
    assert weekly_actions.send_letters(THURSDAY) == ""


def test_what_she_wants_to_hear_weekly_stands_in_the_letter(town, noor):
    actions.choose(noor, "town.answer", "weekly")
    made = THURSDAY - datetime.timedelta(hours=5)
    message = actions.tell(noor, "town.answer", subject="Er is een antwoord", text="Dit is het.", at=made)
    assert message.state == "gathered"
    weekly_actions.send_letters(THURSDAY)
    weekly_actions.send_letters(THURSDAY + WEEK)
    (letter,) = letters()
    assert "# Er is een antwoord" in letter.text and "Dit is het." in letter.text
    message.refresh_from_db()
    assert message.letter == letter


def test_what_she_never_wants_to_hear_is_not_written(town, noor):
    actions.choose(noor, "town.answer", "never")
    assert actions.tell(noor, "town.answer", subject="x", text="x") is None
    assert actions.tell(noor, "town.code", subject="x", text="x"), "what she asked for herself always comes"


def test_who_wants_no_letter_any_more_hears_nothing_by_it(town, noor):
    actions.choose(noor, "town.answer", "weekly")
    actions.decline({"p": noor.pk, "n": "notifications.weekly"})
    assert actions.tell(noor, "town.answer", subject="x", text="x") is None


def test_an_address_without_account_declines_for_itself_only(town):
    told = queries.from_token(queries.unsubscribe_token(actions.tell("a@v.test", "town.answer", subject="x", text="x")))
    actions.decline(told)
    assert actions.tell("A@v.test", "town.answer", subject="x", text="x") is None
    assert actions.tell("b@v.test", "town.answer", subject="x", text="x")
    actions.decline(told, again=True)
    assert actions.tell("a@v.test", "town.answer", subject="x", text="x")
