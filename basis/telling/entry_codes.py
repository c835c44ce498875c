"""What is typed over from paper, as the answer it stands for: '3b', 'a c', '7', 'x' for 'past niet'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from basis.stories.models import FREE_TEXT, Kind
from basis.stories.question_forms import GRADES, STEPS
from basis.stories.question_forms import NONE as NOT_FITTING
from basis.telling.paper_codes import LETTERED, NONE, Item

TYPED = LETTERED | {Kind.SCALE} | FREE_TEXT  # the others have fields of their own


def letters(item: Item, typed: str) -> list[str]:
    """The values of the letters that were typed, in that order; with or without the number, a comma or a space.

    Raises ValidationError for what does not stand there on the paper.
    """
    known = {one.letter: one.value for one in item.options}
    found = []
    for word in re.split(r"[\s,;+]+", typed.strip().casefold()):
        bare = word.removeprefix(str(item.number)) or word
        for letter in [bare] if bare in known else list(bare):
            if letter not in known:
                raise ValidationError(_("‘%(typed)s’ staat niet bij deze vraag.") % {"typed": word})
            found.append(known[letter])
    return found


def one_letter(item: Item, typed: str) -> str:
    """The value of the only letter that was typed, or ''. Two crosses where one is asked are named."""
    values = letters(item, typed) if typed.strip() else []
    if len(values) > 1:
        raise ValidationError(_("Hier past maar één letter. Is er meer ingevuld? Laat de vraag dan leeg."))
    return values[0] if values else ""


def data_of(item: Item, typed: str) -> dict[str, Any]:
    """What was typed at a question, as its form (`question_forms`) takes it; empty when nothing was."""
    assert item.question
    kind, bare = Kind(item.question.kind), typed.strip().casefold()
    if not bare:
        return {}
    if bare in {NONE, f"{item.number}{NONE}"}:
        return {"none": True} if kind in FREE_TEXT | {Kind.CHOICES} else {"answer": NOT_FITTING}
    if kind in FREE_TEXT:
        return {"answer": typed}
    if kind == Kind.CHOICES:
        return {"answer": letters(item, typed)}
    if kind in LETTERED:
        return {"answer": one_letter(item, typed)}
    if not bare.isdecimal() or int(bare) > GRADES:
        raise ValidationError(_("Typ een getal van 0 tot en met 10, of x."))
    return {"answer": str(int(bare) * STEPS)}


def typed_of(item: Item, answers: Mapping[str, Any]) -> str:
    """An answer as it is typed, to show again what was typed before."""
    if item.name not in answers:
        return ""
    answer = answers[item.name]
    if answer is None:
        return NONE
    if isinstance(answer, bool):
        answer = "ja" if answer else "nee"
    by_value = {one.value: one.letter for one in item.options}
    if isinstance(answer, list):
        return " ".join(by_value[one] for one in answer)
    return str(answer // STEPS) if isinstance(answer, int) else by_value.get(answer, str(answer))
