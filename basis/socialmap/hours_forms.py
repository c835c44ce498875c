"""Opening hours as somebody fills them in: not known, always, by day, or as a line of OpenStreetMap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.socialmap import hours, hours_by_day
from basis.socialmap.entry_words import hours_in_words
from basis.socialmap.hours_by_day import ALWAYS, ByDay, Spans

UNKNOWN, BY_DAY, OPEN, LINE = "", "dag", "altijd", "anders"
HOWS = (
    (UNKNOWN, gettext_lazy("Dat weten wij niet")),
    (BY_DAY, gettext_lazy("Per dag")),
    (OPEN, gettext_lazy("Altijd open")),
    (LINE, gettext_lazy("Anders, bijvoorbeeld elke eerste woensdag")),
)
TIME = re.compile(r"(\d{1,2})(?:\s*[.:u]\s*(\d{2})|(\d{2}))?(?:\s*uur)?", re.IGNORECASE)
NIGHT = "06:00"  # until when what is open in the evening may go on
LONGEST = 255


class HoursWidget(forms.Widget):
    """A choice of how, a row of times for each day, and a line; works without a script."""

    template_name = "socialmap/widgets/hours.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:
        """What was filled in, as it was."""
        cells = [[str(data.get(f"{name}-{day}-{n}", "")).strip() for n in range(4)] for day in range(7)]
        how, was = (str(data.get(f"{name}-{part}", "")) for part in ("how", "was"))
        if how == was == UNKNOWN and any(map(any, cells)):
            how = BY_DAY  # who fills in times means them
        return {"how": how, "days": cells, "off": f"{name}-off" in data, "line": str(data.get(f"{name}-line", ""))}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-was" not in data

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        told = value if isinstance(value, dict) else filled(value or "")
        context = super().get_context(name, told["line"], attrs)
        context["widget"] |= {
            "how": told["how"],
            "hows": HOWS,
            "rows": [(str(WEEKDAYS[day]), cells) for day, cells in enumerate(told["days"])],
            "off": told["off"],
            "line": told["line"],
            "told": "" if isinstance(value, dict) else hours_in_words(value or ""),
        }
        return context


def filled(line: str) -> dict[str, Any]:
    """A line as it stands in the form."""
    week = hours_by_day.read(line)
    how = OPEN if line == ALWAYS else BY_DAY if week else LINE if line else UNKNOWN
    days = [[_shown(time) for span in spans for time in span] for spans in (week or ByDay()).days]
    return {
        "how": how,
        "days": [[*cells, "", "", "", ""][:4] for cells in days],
        "off": bool(week and week.off_on_holidays),
        "line": line if how == LINE else "",
    }


def _shown(time: str) -> str:
    return f"{int(time[:2])}.{time[3:]}"


class HoursField(forms.Field):
    """Gives a line of OpenStreetMap; '' is not known. Says of which day a time is wrong, and why."""

    widget = HoursWidget

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> str:
        how = value["how"]
        if how == BY_DAY:
            return self._by_day(value)
        if how == LINE:
            return _line(value["line"])
        return ALWAYS if how == OPEN else ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data != filled(initial or ""))

    def _by_day(self, value: Mapping[str, Any]) -> str:
        days: list[Spans] = []
        faults: list[str] = []
        for name, cells in zip(WEEKDAYS.values(), value["days"], strict=True):
            try:
                days.append(_spans(cells))
            except ValueError as fault:
                faults.append(f"{str(name).capitalize()}: {fault}")
        if faults:
            raise ValidationError(faults)
        if not any(days):
            raise ValidationError(_("Vul bij een dag in van hoe laat tot hoe laat het open is."))
        line = hours_by_day.write(ByDay(tuple(days), value["off"]))
        if len(line) > LONGEST:
            raise ValidationError(_("Dit zijn te veel verschillende tijden."))
        return line


def _line(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Schrijf op wanneer het open is, of kies iets anders."))
    try:
        hours.read(text)
    except hours.NoHours:
        raise ValidationError(
            _("Deze regel kunnen wij niet lezen. Schrijf hem zo: We[1] 10:00-12:00. Dat is elke eerste woensdag.")
        ) from None
    if len(text) > LONGEST:
        raise ValidationError(_("Deze regel is te lang: hooguit %(most)s tekens.") % {"most": LONGEST})
    return text


def _spans(cells: list[str]) -> Spans:
    """At most two stretches of a day. Raises ValueError with why not."""
    found = list(_pairs(cells))
    for number, (start, stop) in enumerate(found):
        if stop <= start and stop > NIGHT:
            raise ValueError(_("%(from)s tot %(until)s uur kan niet.") % _said(start, stop))
        if number + 1 < len(found) and (stop <= start or found[number + 1][0] < stop):
            raise ValueError(_("de tweede keer begint voordat de eerste is afgelopen."))
    return tuple(found)


def _pairs(cells: list[str]) -> Iterator[tuple[str, str]]:
    for start, stop in (cells[:2], cells[2:]):
        if start and stop:
            until = _time(stop)
            yield _time(start), "24:00" if until == "00:00" else until
        elif start or stop:
            raise ValueError(_("vul allebei de tijden in: van en tot."))


def _time(text: str) -> str:
    match = TIME.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2] or match[3] or 0)) if match else (99, 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValueError(_("‘%(text)s’ is geen tijd. Schrijf het zo: 9.30.") % {"text": text[:20]})
    return f"{hour:02d}:{minute:02d}"


def _said(start: str, stop: str) -> dict[str, str]:
    return {"from": _shown(start), "until": _shown(stop)}
