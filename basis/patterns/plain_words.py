"""What a test says, and what it does not say, in plain words for who reads it first; the numbers come after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.patterns.results import Effect, Result, Test, Why

SURE = 0.05  # of the chance that is adjusted for all tests of the round


class Strength(StrEnum):
    """What a reader may make of a test."""

    STRONG = "sterk"  # strong enough after adjustment
    CHANCE = "toeval"  # tested, and it may be chance
    FEW = "weinig"  # not tested


STRENGTHS = {
    Strength.STRONG: gettext_lazy("sterk genoeg"),
    Strength.CHANCE: gettext_lazy("kan toeval zijn"),
    Strength.FEW: gettext_lazy("te weinig om te zeggen"),
}
TESTS = {
    Test.CHI2: gettext_lazy("chi-kwadraat"),
    Test.FISHER: gettext_lazy("exacte toets van Fisher"),
    Test.CHI2_PERMUTED: gettext_lazy("chi-kwadraat door verwisselen"),
    Test.MANN_WHITNEY: gettext_lazy("Mann-Whitney"),
    Test.MANN_WHITNEY_EXACT: gettext_lazy("Mann-Whitney, exact"),
    Test.MANN_WHITNEY_PERMUTED: gettext_lazy("Mann-Whitney door verwisselen"),
    Test.KRUSKAL_WALLIS: gettext_lazy("Kruskal-Wallis"),
    Test.KRUSKAL_WALLIS_PERMUTED: gettext_lazy("Kruskal-Wallis door verwisselen"),
    Test.DUNN: gettext_lazy("Dunn"),
    Test.SPEARMAN: gettext_lazy("rangcorrelatie van Spearman"),
    Test.SPEARMAN_PERMUTED: gettext_lazy("rangcorrelatie van Spearman door verwisselen"),
    Test.KENDALL: gettext_lazy("tau-b van Kendall"),
    Test.HOTELLING: gettext_lazy("Hotelling door verwisselen"),
    Test.MANOVA: gettext_lazy("Pillai door verwisselen"),
    Test.REGRESSION: gettext_lazy("regressie door verwisselen"),
    Test.CORRELATION: gettext_lazy("correlatie door verwisselen"),
    Test.SHIFT: gettext_lazy("verschuiving van het midden door verwisselen"),
    Test.ENERGY: gettext_lazy("energie-afstand door verwisselen"),
    Test.JONCKHEERE: gettext_lazy("Jonckheere-Terpstra"),
    Test.NONE: gettext_lazy("geen toets"),
}
EFFECTS = {
    "cramer_v": gettext_lazy("V van Cramér, van 0 (geen samenhang) tot 1"),
    "risk_difference": gettext_lazy("verschil in deel, van −1 tot 1"),
    "cliff_delta": gettext_lazy("delta van Cliff, van −1 tot 1"),
    "epsilon2": gettext_lazy("epsilon-kwadraat, van 0 tot 1"),
    "spearman_rho": gettext_lazy("rho van Spearman, van −1 tot 1"),
    "kendall_tau_b": gettext_lazy("tau-b van Kendall, van −1 tot 1"),
    "aitchison_distance": gettext_lazy("afstand van Aitchison tussen de middens"),
    "r2": gettext_lazy("deel van de spreiding dat meegaat, van 0 tot 1"),
    "canonical_v": gettext_lazy("samenhang, van 0 tot 1"),
    "shift": gettext_lazy("verschuiving, als deel van het veld"),
    "between_share": gettext_lazy("deel van de afstand dat tussen de groepen zit, van 0 tot 1"),
    "slope": gettext_lazy("verandering per periode"),
}


@dataclass(frozen=True)
class Saying:
    """A test in words: what it says, what it does not say, and how strong it is."""

    says: str
    says_not: str
    strength: Strength


def saying(result: Result) -> Saying:
    """The words for one test."""
    if result.adjusted is None:
        return Saying(why_not(result.why_not), _("Dit zegt niet dat er geen verschil is."), Strength.FEW)
    if result.adjusted >= SURE:
        return Saying(_weak(result), _("Dit zegt niet dat de antwoorden gelijk zijn."), Strength.CHANCE)
    return Saying(
        _strong(result),
        _("Dit zegt niet dat het een door het ander komt. Praat erover met wie het vertelden."),
        Strength.STRONG,
    )


def why_not(why: Why | None) -> str:
    """Why there is no test."""
    if why == Why.NO_SPREAD:
        return _("Iedereen gaf hetzelfde antwoord. Er valt niets te vergelijken.")
    if why == Why.TOO_FEW_TELLERS:
        return _("Dit zijn verhalen van te weinig mensen om te vergelijken.")
    return _("Er zijn te weinig verhalen om groepen te vergelijken.")


def _weak(result: Result) -> str:
    if result.p is not None and result.p < SURE:
        return _("Los bekeken lijkt hier iets te zijn. Maar wij vergeleken veel, en dan lijkt er altijd wel iets.")
    return _("Wij zien hier niets dat sterker is dan toeval.")


def _strong(result: Result) -> str:
    effect = result.outcome.effect
    names = {"one": result.words[0], "other": result.words[1]}
    if effect is None:
        return _("Deze twee vragen hebben met elkaar te maken: %(one)s en %(other)s") % names
    if effect.name in ("risk_difference", "cliff_delta", "aitchison_distance", "shift"):
        return _of_groups(result, effect)
    if effect.name in ("spearman_rho", "kendall_tau_b", "slope"):
        return (_UP if effect.value > 0 else _DOWN) % names
    if effect.name == "between_share":
        return _("De stenen liggen anders bij wie iets anders antwoordt op: %(other)s") % names
    if effect.name in ("r2", "canonical_v"):
        return _("De plek in de driehoek of op het veld schuift mee met: %(other)s") % names
    return _("Wie op de ene vraag iets anders antwoordt, doet dat ook vaker op de andere.")


_UP = gettext_lazy("Hoe verder iemand gaat bij ‘%(one)s’, hoe verder ook bij ‘%(other)s’.")
_DOWN = gettext_lazy("Hoe verder iemand gaat bij ‘%(one)s’, hoe minder ver bij ‘%(other)s’.")


_MORE = gettext_lazy(
    "Bij ‘%(first)s’ kiezen meer mensen voor ‘%(answer)s’ dan bij ‘%(second)s’: ongeveer %(more)s van de 100 meer."
)


def _of_groups(result: Result, effect: Effect) -> str:
    groups = result.compared
    if len(effect.between) != 2 or max(effect.between) >= len(groups):
        return _("De groepen antwoorden anders op: %(one)s") % {"one": result.words[0]}
    first, second = (groups[place].words for place in effect.between)
    if effect.value < 0:
        first, second = second, first
    names = {"first": first, "second": second, "answer": result.answers[0], "one": result.words[0]}
    if effect.name == "risk_difference":
        more = {**names, "more": round(100 * abs(effect.value))}
        if result.answers[0]:
            return _MORE % more
        return _("Bij ‘%(first)s’ is het deel groter dan bij ‘%(second)s’: ongeveer %(more)s van de 100.") % more
    if effect.name == "cliff_delta":
        return _("Bij ‘%(first)s’ gaan mensen vaker verder op de lijn dan bij ‘%(second)s’.") % names
    if effect.name == "shift":
        return _("Bij ‘%(first)s’ ligt de steen ergens anders dan bij ‘%(second)s’.") % names
    return _("Bij ‘%(first)s’ ligt de stip in de driehoek ergens anders dan bij ‘%(second)s’.") % names
