"""Which questions can be asked together: each whole in its kind, and each next version says what became of the last."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from basis.stories.kinds import OF_OPTIONS, About, Kind
from basis.stories.round_models import KEY

MOST = 25  # questions
KEYED = {Kind.TRIAD: ("corners", 3, 3), Kind.STONES: ("stones", 1, 5)} | dict.fromkeys(
    [*OF_OPTIONS, Kind.CHOICES], ("options", 2, 20)
)


class Whole(Protocol):
    """A question with all that belongs to its kind."""

    key: str
    kind: str
    about: str
    words: Mapping[str, str]
    parts: Mapping[str, Any] | None
    only_if: str
    only_when: Sequence[Any]
    was: str
    was_options: Mapping[str, str] | None


def check(questions: Sequence[Any], before: Mapping[str, Any]) -> None:
    """Raises ValidationError with the question and what is wrong with it.

    `before` are the questions of the frozen version before, by key: who keeps a key keeps the kind, and each option
    that is no longer there says in `was_options` what it is now, or empty for nothing.
    """
    if not 1 <= len(questions) <= MOST:
        raise ValidationError(_("Vraag minstens één en hooguit %(most)s dingen.") % {"most": MOST})
    seen: dict[str, Any] = {}
    for question in questions:
        try:
            _check_one(question, seen)
            if earlier := before.get(question.was or question.key):
                _check_mapping(question, earlier)
            elif question.was:
                raise ValidationError(_("Die vraag was er niet: %(key)s") % {"key": question.was})
        except ValidationError as fault:
            words = question.words.get("nl") or question.key
            raise ValidationError([f"{words}: {message}" for message in fault.messages]) from fault
        seen[question.key] = question


def _check_one(question: Whole, seen: Mapping[str, Any]) -> None:
    parts = question.parts or {}
    if not re.fullmatch(KEY, question.key) or question.key in seen:
        raise ValidationError(_("Geef de vraag een eigen naam: kleine letters, cijfers en _."))
    if question.kind not in Kind.values or question.about not in About.values:
        raise ValidationError(_("Zo’n soort vraag is er niet."))
    if not str(question.words.get("nl", "")).strip():
        raise ValidationError(_("Schrijf de vraag op."))
    if question.kind == Kind.ELICITING and any(one.kind == Kind.ELICITING for one in seen.values()):
        raise ValidationError(_("Vraag maar één keer waarover iemand vertelt."))
    if keyed := KEYED.get(Kind(question.kind)):
        _check_keyed(parts.get(keyed[0]), *keyed[1:])
    if question.kind == Kind.SCALE:
        _check_ends(parts.get("ends"))
    if question.kind == Kind.STONES:
        axes = parts.get("axes")
        if not isinstance(axes, (list, tuple)) or len(axes) != 2:
            raise ValidationError(_("Een veld heeft twee richtingen."))
        for axis in axes:
            _check_ends(axis.get("ends") if isinstance(axis, Mapping) else axis)
    if question.only_if and question.only_if not in seen:
        raise ValidationError(_("De vraag waar dit van afhangt, moet ervoor komen."))
    if question.only_if and seen[question.only_if].about != question.about:
        raise ValidationError(_("Een vraag over het verhaal en een vraag over de verteller hangen niet van elkaar af."))
    if bool(question.only_if) != bool(question.only_when):
        raise ValidationError(_("Zeg bij welk antwoord deze vraag komt."))


def _check_keyed(given: Any, fewest: int, most: int) -> None:
    """Named things of which each has a key of its own and words in Dutch."""
    if not isinstance(given, (list, tuple)) or not fewest <= len(given) <= most:
        raise ValidationError(_("Noem er %(fewest)s tot %(most)s.") % {"fewest": fewest, "most": most})
    keys = [one.get("key") if isinstance(one, Mapping) else None for one in given]
    if len(set(keys)) < len(keys) or not all(isinstance(key, str) and re.fullmatch(KEY, key) for key in keys):
        raise ValidationError(_("Geef elk antwoord een eigen naam."))
    if not all(str(one.get("nl", "")).strip() for one in given):
        raise ValidationError(_("Schrijf bij elk antwoord wat het is."))


def _check_ends(given: Any) -> None:
    if not isinstance(given, (list, tuple)) or len(given) != 2 or not all(isinstance(one, Mapping) for one in given):
        raise ValidationError(_("Noem de twee kanten."))
    if not all(str(one.get("nl", "")).strip() for one in given):
        raise ValidationError(_("Noem de twee kanten."))


def _check_mapping(question: Whole, earlier: Any) -> None:
    if question.kind != earlier.kind or question.about != earlier.about:
        raise ValidationError(
            _("Een andere soort vraag heeft een andere naam nodig: wat verteld is, blijft wat het is.")
        )
    name = KEYED.get(Kind(question.kind), ("",))[0]
    if name in {"corners", "stones"} and _keys(question, name) != _keys(earlier, name):
        raise ValidationError(_("Andere hoeken of stenen vragen een nieuwe vraag: wat verteld is, blijft wat het is."))
    if name == "options":
        now, moved = set(_keys(question, name)), dict(question.was_options or {})
        if lost := [key for key in _keys(earlier, name) if key not in now and key not in moved]:
            raise ValidationError(_("Zeg wat er wordt van: %(keys)s") % {"keys": ", ".join(lost)})
        if strange := [key for key in moved.values() if key and key not in now]:
            raise ValidationError(_("Dat antwoord is er niet: %(keys)s") % {"keys": ", ".join(strange)})


def _keys(question: Any, name: str) -> list[str]:
    return [one["key"] for one in (question.parts or {}).get(name, [])]
