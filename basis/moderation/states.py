"""The states of a contribution and what may follow on what; the grounds and verdicts of moderators."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Whether a contribution is seen, and if not, why."""

    UNCONFIRMED = "unconfirmed", _("wacht tot u op de link in de mail drukt")
    HELD = "held", _("wacht tot een moderator heeft gekeken")
    VISIBLE = "visible", _("staat op de website")
    CHANGE_ASKED = "change_asked", _("wacht op een verandering van u")
    HIDDEN = "hidden", _("staat even niet op de website")
    REMOVED = "removed", _("is weggehaald door een moderator")
    WITHDRAWN = "withdrawn", _("hebt u zelf weggehaald")


S = State
NEXT: dict[str, frozenset[str]] = {  # what may follow on what
    S.UNCONFIRMED: frozenset({S.HELD, S.VISIBLE, S.WITHDRAWN}),
    S.HELD: frozenset({S.VISIBLE, S.CHANGE_ASKED, S.HIDDEN, S.REMOVED, S.WITHDRAWN}),
    S.VISIBLE: frozenset({S.HELD, S.CHANGE_ASKED, S.HIDDEN, S.REMOVED, S.WITHDRAWN}),
    S.CHANGE_ASKED: frozenset({S.HELD, S.VISIBLE, S.HIDDEN, S.REMOVED, S.WITHDRAWN}),
    S.HIDDEN: frozenset({S.HELD, S.VISIBLE, S.CHANGE_ASKED, S.REMOVED, S.WITHDRAWN}),
    S.REMOVED: frozenset({S.VISIBLE}),  # only after an objection, and while its words are still there
    S.WITHDRAWN: frozenset(),
}


class Ground(models.TextChoices):
    """What is wrong with something (DSA art. 16), in words that anyone can choose from."""

    ILLEGAL = "illegal", _("het mag niet van de wet")
    NAMES = "names", _("het noemt iemand die dat niet wil")
    HURTS = "hurts", _("het doet iemand pijn of sluit iemand uit")
    UNTRUE = "untrue", _("het is niet waar")
    OTHER = "other", _("iets anders")


class Verdict(models.TextChoices):
    """What a moderator decides."""

    PUBLISH = "publish", _("laten zien")
    ASK_CHANGE = "ask_change", _("om een verandering vragen")
    HIDE = "hide", _("even niet laten zien")
    REMOVE = "remove", _("weghalen")


AFTER: dict[str, State] = {  # the state a verdict leads to
    Verdict.PUBLISH: State.VISIBLE,
    Verdict.ASK_CHANGE: State.CHANGE_ASKED,
    Verdict.HIDE: State.HIDDEN,
    Verdict.REMOVE: State.REMOVED,
}
