"""When something is, as one fills it in: a day, from and to, and whether it is more often."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from basis.activities import recurrence
from basis.activities.facts import ActivityFacts
from basis.activities.repeating import Repeat, repeat_of, rrule_of, until_of

NO_DAY, NO_TIME = _("Deze dag begrijpen wij niet."), _("Deze tijd begrijpen wij niet. Schrijf het zo: 14:00.")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
A_DAY = 24 * 60  # minutes
EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)
AS_IT_IS = "as_it_is"  # it comes again by a rule of its own


class DayField(forms.DateField):
    """A day that somebody can mean."""

    def __init__(self, **options: Any) -> None:
        messages = {"required": _("Kies een dag."), "invalid": NO_DAY}
        known = [MinValueValidator(EARLIEST, NO_DAY), MaxValueValidator(LATEST, NO_DAY)]
        super().__init__(widget=DAY, error_messages=messages, validators=known, **options)


class MomentForm(forms.Form):
    """A day, from and to."""

    day = DayField(label=_("Welke dag?"))
    begins = forms.TimeField(
        label=_("Van"),
        widget=CLOCK,
        error_messages={"required": _("Hoe laat begint het? Bijvoorbeeld 14:00."), "invalid": NO_TIME},
    )
    ends = forms.TimeField(
        label=_("Tot"),
        widget=CLOCK,
        error_messages={"required": _("Hoe laat is het klaar? Bijvoorbeeld 16:00."), "invalid": NO_TIME},
    )
    whole_days = 0  # that it lasts besides: only what comes from elsewhere does

    def moment(self) -> tuple[datetime.datetime, int]:
        """The first moment (local), and how many minutes it lasts; what ends before it begins ends the next day."""
        said = self.cleaned_data
        starts = datetime.datetime.combine(said["day"], said["begins"])
        until = datetime.datetime.combine(said["day"], said["ends"])
        minutes = int((until - starts).total_seconds() // 60) % A_DAY or A_DAY
        return starts, minutes + self.whole_days * A_DAY

    @staticmethod
    def filled(starts: datetime.datetime, minutes: int) -> dict[str, Any]:
        """What the fields say of this moment."""
        ends = starts + datetime.timedelta(minutes=minutes)
        return {"day": starts.date(), "begins": starts.time(), "ends": ends.time()}


class WhenForm(MomentForm):
    """The first time, and whether it comes again."""

    repeat = forms.ChoiceField(
        label=_("Is het vaker?"), choices=Repeat.choices, initial=Repeat.ONCE, widget=forms.RadioSelect, required=False
    )
    until = DayField(
        label=_("Tot en met welke dag?"),
        help_text=_("Alleen als het vaker is. Leeg is: tot u zegt dat het stopt."),
        required=False,
    )

    def offer_as_it_is(self, now: ActivityFacts) -> None:
        """It may also stay as it is, when none of the choices says that."""
        self.now = now
        field = self.fields["repeat"]
        assert isinstance(field, forms.ChoiceField)
        if repeat_of(now.rrule, now.starts.date()) is None:
            words = recurrence.in_words(recurrence.Rule(now.starts, now.rrule))
            field.choices = [*Repeat.choices, (AS_IT_IS, _("Zoals het nu is: %(words)s") % {"words": words})]

    def rrule(self) -> str:
        """The rule that was chosen. ValidationError when it ends before it begins."""
        said = self.cleaned_data
        if said["repeat"] == AS_IT_IS:
            return self.now.rrule
        until = said.get("until")
        if until and until < said["day"]:
            raise ValidationError({"until": _("De laatste dag is voor de eerste dag.")})
        return rrule_of(said["repeat"] or Repeat.ONCE, said["day"], until)

    @staticmethod
    def filled_with(now: ActivityFacts) -> dict[str, Any]:
        """What the fields say of an activity."""
        repeat = repeat_of(now.rrule, now.starts.date()) or AS_IT_IS
        until = None if repeat == AS_IT_IS else until_of(now.rrule)
        return MomentForm.filled(now.starts, now.minutes) | {"repeat": repeat, "until": until}


def at_new_hour(now: ActivityFacts, starts: datetime.datetime) -> ActivityFacts:
    """The days that are left out or added at the hour of the rule go along to its new hour."""
    old, new = now.starts.time(), starts.time()

    def along(dates: tuple[datetime.datetime, ...]) -> tuple[datetime.datetime, ...]:
        return tuple(datetime.datetime.combine(one.date(), new) if one.time() == old else one for one in dates)

    return replace(now, exdates=along(now.exdates), rdates=along(now.rdates))
