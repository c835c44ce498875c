"""Advice to who makes a story round: how many questions, words that push, plain Dutch, and what telling may cost.

Nothing here forbids. The numbers of questions are those that NarraFirma advises; the other rules are our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.stories.kinds import Kind
from basis.stories.library import Feels, Occasion


class Severity(TextChoices):
    """Whether to look at the question again, or to bear something in mind."""

    LOOK = "look", gettext_lazy("kijk hier nog eens naar")
    MIND = "mind", gettext_lazy("goed om te weten")


class Asker(TextChoices):
    """Who asks people to tell, and so what they may fear."""

    NEIGHBOUR = "neighbour", gettext_lazy("een buurtgenoot of vrijwilliger")
    ORGANISATION = "organisation", gettext_lazy("een organisatie of de gemeente")
    DECIDER = "decider", gettext_lazy("wie beslist over hulp, geld of een woning")


@dataclass(frozen=True)
class Advice:
    """One thing to look at: of which question (None: of the whole form), what to do, and why."""

    question: str | None
    severity: Severity
    words: str
    why: str


class Posed(Protocol):
    """What of a question is read here: a question of the library has it, and a question of a round."""

    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def words(self) -> Mapping[str, str]: ...
    @property
    def hint(self) -> Mapping[str, str] | None: ...
    @property
    def parts(self) -> Mapping[str, Any] | None: ...


def of_form(
    questions: Iterable[Posed], *, occasion: Occasion, feels: Feels, asker: Asker, people: int | None
) -> tuple[Advice, ...]:
    """All advice on a form: of the whole first, then by question in the order of the form."""
    every = tuple(questions)
    whole = (*of_number(len(every), occasion), *of_risk(feels, asker, people))
    return whole + tuple(one for question in every for one in (*of_leading(question), *of_reading(question)))


# --- how many questions ---

NUMBERS = {Occasion.STALL: (3, 5), Occasion.WILLING: (6, 9), Occasion.COMMITTED: (10, 15)}
TOO_MANY = {
    Occasion.STALL: gettext_lazy(
        "Bij een kraam staan mensen even stil. Daarna lopen zij door, ook midden in een vraag."
    ),
    Occasion.WILLING: gettext_lazy(
        "Wie er even voor gaat zitten, wordt na een tijd moe. De laatste antwoorden zeggen dan minder."
    ),
    Occasion.COMMITTED: gettext_lazy("Ook wie graag vertelt, wordt moe. De laatste antwoorden zeggen dan minder."),
}


def of_number(number: int, occasion: Occasion) -> tuple[Advice, ...]:
    """Whether this many questions, everything on the form counted, suit the time that people have."""
    fewest, most = NUMBERS[occasion]
    said = {"number": number, "fewest": fewest, "most": most}
    if number > most:
        words = _("Dit zijn %(number)s vragen. Neem er hooguit %(most)s.") % said
        return (Advice(None, Severity.LOOK, words, str(TOO_MANY[occasion])),)
    if number < fewest:
        words = _("Aantal vragen: %(number)s. Er is tijd voor %(fewest)s tot %(most)s.") % said
        why = _("Met weinig vragen ziet u later minder patronen. Kort mag ook: elke vraag kost de verteller moeite.")
        return (Advice(None, Severity.MIND, words, why),)
    return ()


# --- words that push ---


@dataclass(frozen=True)
class Habit:
    """A habit of asking that pushes an answer: how it looks, what to do about it, and why."""

    look: str
    words: Promise | str
    why: Promise | str

    def found(self, text: str) -> str:
        """The words of the text that show it, or ''."""
        match = re.search(self.look, text, re.IGNORECASE)
        return match[0].strip(" ,.!?") if match else ""


QUESTION_WORD = r"(?:wat|hoe|wie|waar|waarom|wanneer)"
HABITS = (
    Habit(
        r"\b(?:toch|natuurlijk|uiteraard|eindelijk|immers|helaas)\b|(?:^|[.?!] )gelukkig\b",
        gettext_lazy("Laat ‘%(piece)s’ weg."),
        gettext_lazy("Wie dit leest, hoort welk antwoord u verwacht."),
    ),
    Habit(
        r"(?:^|[.,!?] )(?:vindt u (?:ook|niet)|(?:zou|wilt|kunt|moet) u niet)\b|\bbent u het (?:er ?mee )?eens\b"
        r"|\bniet ?waar\b|, (?:hè|niet)\?",
        gettext_lazy("Vraag zonder ‘%(piece)s’ wat iemand vindt."),
        gettext_lazy("Nee zeggen is nu moeilijker dan ja zeggen."),
    ),
    Habit(
        r"\bhoe (?:fijn|leuk|mooi|goed|blij|tevreden|erg|slecht|vervelend|moeilijk|makkelijk)\b"
        r"|\bwaarom\b[^?]*\bzo \w+",
        gettext_lazy("Vraag ‘hoe was het?’ in plaats van ‘%(piece)s’."),
        gettext_lazy("De vraag zegt al hoe het was. Misschien was het anders."),
    ),
    Habit(
        r"\b(?:altijd|nooit|iedereen|niemand|elke keer|geen enkele?)\b",
        gettext_lazy("Vraag naar één keer of naar hoe vaak, zonder ‘%(piece)s’."),
        gettext_lazy("Op zo’n groot woord klopt bijna geen antwoord."),
    ),
    Habit(
        rf"\ben/of\b|\?[^?]*\?|\b(?:(?:en|of) {QUESTION_WORD}|en welke?)\b[^?]*\?|\bhoe \w+ (?:en|of) \w+\b",
        gettext_lazy("Dit zijn twee vragen in één (‘%(piece)s’). Stel er één, of maak er twee van."),
        gettext_lazy("Bij twee vragen tegelijk weet u later niet op welke iemand antwoord gaf."),
    ),
    Habit(
        r"\b(?:probleem|problemen|overlast|klachten?|ergernis(?:sen)?)\b",
        gettext_lazy("Vraag naar een ervaring, zonder ‘%(piece)s’."),
        gettext_lazy("De vraag begint bij wat er mis is. Wie iets goeds meemaakte, vertelt het dan niet."),
    ),
    Habit(
        r"\b(?:kwetsbare?n?|eenzamen?|laaggeletterden?|minima|doelgroep|probleemjongeren?|achterstand)\b",
        gettext_lazy("Schrijf over mensen zonder ‘%(piece)s’."),
        gettext_lazy("Niemand vertelt graag als iemand met een stempel."),
    ),
)


def of_leading(question: Posed) -> tuple[Advice, ...]:
    """Where the question pushes an answer. Its answers are left alone: an end of a scale may say 'nooit'."""
    found = []
    for text in asks(question):
        for habit in HABITS:
            if piece := habit.found(text):
                words = str(habit.words) % {"piece": piece}
                found.append(Advice(question.key, Severity.LOOK, words, str(habit.why)))
    return tuple(dict.fromkeys(found))


# --- plain Dutch ---

LONGEST_SENTENCE = 20  # words
LONGEST_WORD = 14  # letters
KNOWN_LONG = frozenset({"vrijwilligerswerk", "gemeentehuis", "verantwoordelijk", "sportvereniging", "waarschijnlijk"})
OFFICE = {  # a word of the office → what people say
    "aangaande": "over",
    "betreffende": "over",
    "cohesie": "samenhang",
    "echter": "maar",
    "faciliteren": "helpen",
    "faciliteert": "helpt",
    "indien": "als",
    "inzake": "over",
    "leefomgeving": "buurt",
    "middels": "met",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "participeert": "doet mee",
    "zelfredzaamheid": "het zelf redden",
    "zelfredzaam": "kan het zelf",
}
INFORMAL = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf"})


def of_reading(question: Posed) -> tuple[Advice, ...]:
    """Where the Dutch may be hard to read: long sentences, long words, words of the office, je for u, twice not.

    A small rule that looks at length and at lists. It does not measure a level.
    """
    found = []
    for text in (*asks(question), *answers(question)):
        for sentence in re.split(r"(?<=[.!?:;…])\s+", text):
            if (number := len(sentence.split())) > LONGEST_SENTENCE:
                words = _("Deze zin heeft %(number)s woorden. Maak er twee zinnen van.") % {"number": number}
                found.append((words, _("Korte zinnen leest iedereen, ook wie moeite heeft met lezen.")))
            if twice := re.search(r"\b(?:niet|geen)\b[^.?!]*\b(?:niet|geen)\b", sentence, re.IGNORECASE):
                words = _("Zeg zonder twee keer ‘niet’ of ‘geen’ wat u bedoelt: ‘%(piece)s’.") % {"piece": twice[0]}
                found.append((words, _("Is het antwoord dan ja of nee? Dat is lastig te zien.")))
        for word in re.findall(r"[^\W\d_]+", text):
            plain = word.lower()
            if plain in INFORMAL:
                words = _("Schrijf ‘u’ in plaats van ‘%(piece)s’.") % {"piece": word}
                found.append((words, _("De rest van het formulier zegt ook u.")))
            elif better := OFFICE.get(plain):
                words = _("Schrijf ‘%(better)s’ in plaats van ‘%(piece)s’.") % {"better": better, "piece": word}
                found.append((words, _("Dit is een woord van kantoor. Thuis zegt bijna niemand het.")))
            elif len(word) > LONGEST_WORD and plain not in KNOWN_LONG:
                words = _("‘%(piece)s’ is een lang woord. Kan het korter, of in twee woorden?") % {"piece": word}
                found.append((words, _("Een lang woord kost veel tijd voor wie niet vlot leest.")))
    return tuple(Advice(question.key, Severity.LOOK, words, why) for words, why in dict.fromkeys(found))


def asks(question: Posed) -> tuple[str, ...]:
    """The Dutch texts that ask: the question, its help, and the beginnings of an eliciting question."""
    beginnings = _listed(question, "options") if question.kind == Kind.ELICITING else ()
    texts = (question.words.get("nl"), (question.hint or {}).get("nl"), *(one.get("nl") for one in beginnings))
    return tuple(text for text in texts if text)


def answers(question: Posed) -> tuple[str, ...]:
    """The Dutch texts that one can answer with, or between which."""
    options = () if question.kind == Kind.ELICITING else _listed(question, "options")
    axes = [axis["ends"] if isinstance(axis, Mapping) else axis for axis in _listed(question, "axes")]
    ends = [end for pair in (_listed(question, "ends"), *axes) for end in pair]
    texts = (one.get("nl") for one in (*options, *ends, *_listed(question, "corners"), *_listed(question, "stones")))
    return tuple(text for text in texts if text)


def _listed(question: Posed, part: str) -> Sequence[Any]:
    return (question.parts or {}).get(part) or ()


# --- what telling may cost ---

SMALL_AREA = 2500  # inhabitants; in fewer a story is soon known by its teller. Our own choice, to be safe


@dataclass(frozen=True)
class Measure:
    """Something that makes telling safer, and why it does."""

    words: Promise | str
    why: Promise | str


FEWER_USES = Measure(
    gettext_lazy(
        "Vraag alleen: mag het meetellen, en mag het in een gesprek? Bied niet aan om het op de website te zetten."
    ),
    gettext_lazy("Een korte keuze is hier eerlijker. Spijt van iets openbaars is niet meer goed te maken."),
)
TALK_ONLY = Measure(
    gettext_lazy("Gebruik deze verhalen alleen in een gesprek. Zet er niets van op de website."),
    gettext_lazy("Wie het verhaal herkent, kan de verteller schaden. In een gesprek weet u wie er luistert."),
)
NO_AREA = Measure(
    gettext_lazy("Laat nergens zien uit welke wijk of welk dorp een verhaal komt."),
    gettext_lazy("Een buurt en een leeftijd zijn samen vaak genoeg om iemand te herkennen."),
)
BESIDE = Measure(
    gettext_lazy("Laat iemand naast de verteller zitten die hij of zij vertrouwt."),
    gettext_lazy("Vertellen kan iets losmaken. Dan is het goed als er iemand is, ook daarna."),
)
OTHER_ASKER = Measure(
    gettext_lazy("Laat iemand anders vragen, bijvoorbeeld een vrijwilliger of iemand die dit zelf meemaakte."),
    gettext_lazy("Wie van uw besluit afhangt, vertelt niet vrij."),
)

RISK: dict[
    tuple[Feels, Asker], tuple[tuple[Measure, ...], tuple[Measure, ...]]
] = {  # → in a large area, in a small one
    (Feels.EVERYDAY, Asker.NEIGHBOUR): ((), ()),
    (Feels.EVERYDAY, Asker.ORGANISATION): ((), ()),
    (Feels.EVERYDAY, Asker.DECIDER): ((), (NO_AREA,)),
    (Feels.PERSONAL, Asker.NEIGHBOUR): ((), (FEWER_USES, NO_AREA)),
    (Feels.PERSONAL, Asker.ORGANISATION): ((FEWER_USES,), (FEWER_USES, NO_AREA)),
    (Feels.PERSONAL, Asker.DECIDER): ((FEWER_USES, OTHER_ASKER), (FEWER_USES, NO_AREA, OTHER_ASKER)),
    (Feels.SENSITIVE, Asker.NEIGHBOUR): ((FEWER_USES, BESIDE), (TALK_ONLY, NO_AREA, BESIDE)),
    (Feels.SENSITIVE, Asker.ORGANISATION): ((FEWER_USES, NO_AREA, BESIDE), (TALK_ONLY, NO_AREA, BESIDE)),
    (Feels.SENSITIVE, Asker.DECIDER): (
        (TALK_ONLY, NO_AREA, BESIDE, OTHER_ASKER),
        (TALK_ONLY, NO_AREA, BESIDE, OTHER_ASKER),
    ),
}


def measures(feels: Feels, asker: Asker, people: int | None) -> tuple[Measure, ...]:
    """What makes telling safe enough, by how private it feels, who asks, and how many live in the smallest area.

    When it is not known how many live there, it counts as small.
    """
    large, small = RISK[feels, asker]
    return large if people is not None and people >= SMALL_AREA else small


def of_risk(feels: Feels, asker: Asker, people: int | None) -> tuple[Advice, ...]:
    """The same as advice on the whole form."""
    severity = Severity.LOOK if feels == Feels.SENSITIVE else Severity.MIND
    return tuple(Advice(None, severity, str(one.words), str(one.why)) for one in measures(feels, asker, people))
