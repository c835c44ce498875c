"""Give a round back to who told in it, and correct what was given back without hiding what it said."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis.stories import return_actions as stories
from basis.stories.models import Return
from basis.talks.models import Correction


@transaction.atomic
def correct(given: Return, *, heard: str, done: str, why: str, by: Any) -> None:
    """Say it otherwise; everybody keeps seeing what it said, that it was corrected and why. Nobody is mailed again."""
    before = Correction(given_back=given, heard=given.heard, done=given.done, why=" ".join(why.split()), by=by)
    if not before.why:
        raise ValidationError({"why": _("Schrijf op waarom u dit verbetert. Iedereen kan dat lezen.")})
    before.full_clean()
    stories.correct(given, heard=heard, done=done, by=by)
    before.save()
