"""A round that asks something of every kind, open today, and hands that tell in it."""

import datetime

from django.urls import reverse
from django.utils import timezone

from basis.stories.round_actions import Asked
from basis.stories.tests.makers import ends, make_round, options

EVERY_KIND = (
    Asked(
        "waarover",
        "eliciting",
        {"nl": "Waarover vertelt u?", "so": "Maxaad ka sheekaynaysaa?"},
        parts=options("buren", "straat"),
    ),
    Asked("soort", "choice", {"nl": "Wat voor dag was het?"}, parts=options("gewoon", "feest")),
    Asked("waarom_feest", "short", {"nl": "Welk feest?"}, only_if="soort", only_when=["feest"]),
    Asked("met_wie", "choices", {"nl": "Met wie?"}, parts=options("alleen", "gezin", "buur") | {"most": 2}),
    Asked("weer", "yes_no", {"nl": "Zou u het weer doen?"}),
    Asked("welkom", "scale", {"nl": "Hoe welkom voelde u zich?"}, parts={"ends": ends()}),
    Asked(
        "kracht",
        "triad",
        {"nl": "Waar kwam het door?"},
        parts={"corners": [{"key": key, "nl": key} for key in ("ik", "wij", "zij")]},
    ),
    Asked(
        "wie",
        "stones",
        {"nl": "Wie stond waar?"},
        parts={"stones": [{"key": "buur", "nl": "buur"}], "axes": [ends("ver", "dichtbij"), ends("weinig", "veel")]},
    ),
    Asked("wens", "long", {"nl": "Wat wenst u?"}),
    Asked("waar", "area", {"nl": "Waar was het?"}),
    Asked("wanneer", "period", {"nl": "Wanneer was het?"}, parts=options("kort", "lang")),
    Asked("leeftijd", "age_band", {"nl": "Hoe oud bent u?"}, about="teller", parts=options("jong", "oud")),
    Asked("rol", "role", {"nl": "Wie bent u?"}, about="teller", parts=options("inwoner", "vrijwilliger")),
)
ANSWERS = {
    "waarover": {"answer": "buren"},
    "soort": {"answer": "feest"},
    "waarom_feest": {"answer": "Burendag"},
    "met_wie": {"answer": ["buur", "gezin"]},
    "weer": {"answer": "ja"},
    "welkom": {"answer": "80"},
    "kracht": {"corner_ik": "2", "corner_wij": "2"},
    "wie": {"stone_buur_x": "300", "stone_buur_y": "900"},
    "wens": {"none": "on"},
    "waar": {"answer": "GM0828-ruwaard"},
    "wanneer": {"answer": "-"},
    "leeftijd": {},
    "rol": {"answer": "inwoner"},
}


def open_round(area, worker, questions=EVERY_KIND, **differences):
    today = timezone.localdate()
    days = {
        "begins_on": today - datetime.timedelta(days=1),
        "ends_on": today + datetime.timedelta(days=9),
        "heard_by": today + datetime.timedelta(days=30),
    }
    return make_round(area, worker, questions, **days | differences)


class Telling:
    """Somebody who tells, screen after screen, without a script."""

    def __init__(self, client, one, **begin):
        self.client, self.one = client, one
        self.at = client.post(reverse("telling:tell", args=[one.slug]), begin).url

    @property
    def name(self):
        """The screen on which she is."""
        return self.at.rstrip("/").rpartition("/")[2]

    def page(self):
        return self.client.get(self.at).content.decode()

    def go(self, **sent):
        """Fill in a screen and go on; gives the answer."""
        response = self.client.post(self.at, sent)
        self.at = getattr(response, "url", self.at)
        return response

    def answer(self, answers=ANSWERS):
        """Answer the question that is asked now."""
        key = self.name.removeprefix("v-")
        return self.go(**{f"{key}-{name}": value for name, value in answers[key].items()})

    def to(self, name, said=None, text="De buren kwamen helpen.", **use):
        """Go on until this screen; `said` are the fields of the screens that are no question."""
        screens = {"verhaal": {"text": text, "title": "Hulp"}, "gebruik": {"use": "1"} | use, "terughoren": {}}
        screens |= said or {}
        for _step in range(30):
            if self.name == name:
                return self
            before = self.at
            response = self.go(**screens[self.name]) if self.name in screens else self.answer()
            assert self.at != before, response.content.decode()
        raise AssertionError(f"{name} never came")

    def send(self, **sent):
        """From the last screen; gives the key of her link."""
        response = self.go(**sent)
        assert response.status_code == 302, response.content.decode()
        return self.at.split("/mijn/")[1].split("/")[0]
