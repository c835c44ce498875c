"""A round that asks a question of every kind, for paper, entry screen and table."""

from basis.stories.round_actions import Asked
from basis.stories.tests.makers import ends, make_round, options

EVERY_KIND = (
    Asked(
        "waarover", "eliciting", {"nl": "Waarover vertelt u?", "en": "What about?"}, parts=options("buren", "straat")
    ),
    Asked("gevoel", "choice", {"nl": "Hoe voelt dit?", "en": "How does it feel?"}, parts=options("goed", "slecht")),
    Asked(
        "wie",
        "choices",
        {"nl": "Wie waren erbij?", "en": "Who?"},
        parts=options("buren", "familie", "club") | {"most": 2},
    ),
    Asked("hulp", "yes_no", {"nl": "Kreeg u hulp?", "en": "Did you get help?"}),
    Asked("welke", "short", {"nl": "Welke hulp?", "en": "Which help?"}, only_if="hulp", only_when=[True]),
    Asked("welkom", "scale", {"nl": "Hoe welkom was u?", "en": "How welcome?"}, parts={"ends": ends()}),
    Asked(
        "kracht",
        "triad",
        {"nl": "Waar kwam het door?", "en": "What made it so?"},
        parts={"corners": [{"key": key, "nl": f"door {key}", "en": key} for key in ("ik", "wij", "zij")]},
    ),
    Asked(
        "veld",
        "stones",
        {"nl": "Waar staan zij?", "en": "Where do they stand?"},
        parts={
            "stones": [{"key": "ik", "nl": "ik", "en": "I"}, {"key": "wij", "nl": "wij", "en": "we"}],
            "axes": [ends("ver", "dichtbij"), ends("zwak", "sterk")],
        },
    ),
    Asked("wens", "long", {"nl": "Wat wenst u?", "en": "What do you wish?"}),
    Asked("waar", "area", {"nl": "Waar was het?", "en": "Where was it?"}),
    Asked("toen", "period", {"nl": "Wanneer was het?", "en": "When was it?"}, parts=options("nu", "vroeger")),
    Asked(
        "leeftijd",
        "age_band",
        {"nl": "Hoe oud bent u?", "en": "How old are you?"},
        about="teller",
        parts=options("jong", "oud"),
    ),
    Asked(
        "rol",
        "role",
        {"nl": "Wie bent u?", "en": "Who are you?"},
        about="teller",
        parts=options("inwoner", "vrijwilliger"),
    ),
)


TYPED = {  # such a paper, as it is typed over
    "told_on": "2026-11-03",
    "language": "nl",
    "title": "Helpen",
    "text": "De buren kwamen helpen toen het water kwam.",
    "is_spoken": "on",
    "q-waarover": "b",
    "q-gevoel": "3a",
    "q-wie": "a, c",
    "q-hulp": "a",
    "q-welke": "Een pomp",
    "q-welkom": "7",
    "kracht-corner_ik": "5",
    "kracht-corner_wij": "3",
    "kracht-corner_zij": "2",
    "veld-stone_ik_x": "100",
    "veld-stone_ik_y": "1000",
    "q-wens": "Een \r\nlinde.",
    "q-waar": "a",
    "q-toen": "x",
    "q-leeftijd": "B",
    "q-rol": "",
    "q-eigen-gebruik": "c",
    "q-eigen-gebied": "b",
}


def make_round_of_every_kind(area, worker, **more):
    return make_round(area, worker, questions=EVERY_KIND, **more)
