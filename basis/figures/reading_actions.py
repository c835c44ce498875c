"""Say what a figure means here, and take that back."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.audit import actions as audit
from basis.figures import registry, rules
from basis.figures.models import Reading

LONGEST = 1000  # characters: a reading is heard in a breath or two


@transaction.atomic
def write_reading(area: Area, indicator: str, *, text: str, byline: str, by: Any, is_example: bool = False) -> Reading:
    """Set down what people read in this figure here (vision 4.2.5: figures get meaning in the conversation).

    `byline` says whose reading it is, as shown; never a name of a resident. Refuses an indicator that does not
    exist, an empty text, and anyone who may not. The same text twice in one place stays one reading.
    """
    if not rules.may_write_reading(by, area):
        raise PermissionDenied
    if not registry.exists(indicator):
        raise ValidationError(_("Dit cijfer bestaat niet: %(code)s.") % {"code": indicator})
    reading = Reading(
        area=area,
        indicator=indicator,
        text=" ".join(text.split()),
        byline=" ".join(byline.split()),
        author=by,
        is_example=is_example,
    )
    reading.full_clean()
    if len(reading.text) > LONGEST:
        raise ValidationError(_("Houd het bij %(most)s tekens.") % {"most": LONGEST})
    said_before = Reading.objects.visible_to(by).in_area(area).filter(indicator=indicator, text=reading.text).first()
    if said_before:
        return said_before
    reading.save()
    audit.record("figures.reading_written", reading, by=by, area=area.code, indicator=indicator)
    return reading


@transaction.atomic
def withdraw_reading(reading: Reading, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Take a reading away from the pages; it stays in the records. Doing it twice changes nothing."""
    if reading.withdrawn_at is not None:
        return
    if not rules.may_withdraw_reading(by, reading):
        raise PermissionDenied
    reading.withdrawn_at = at or timezone.now()
    reading.save(update_fields=["withdrawn_at"])
    audit.record("figures.reading_withdrawn", reading, by=by, area=reading.area.code, indicator=reading.indicator)
