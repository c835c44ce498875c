"""What somebody fills in to ask a question in her own words, and to have advice about all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from basis.stories import asking
from basis.stories.advice import Asker
from basis.stories.kinds import OF_OPTIONS, About, Kind
from basis.stories.library import Feels, Occasion
from basis.stories.round_actions import Asked

NAMED = asking.KEYED  # kind → the part that has names, how many at least, how many at most
LINES = {
    "options": _("De antwoorden, elk op een eigen regel"),
    "corners": _("De drie hoeken, elk op een eigen regel"),
    "stones": _("De stenen, elk op een eigen regel"),
    "ends": _("De twee kanten, elk op een eigen regel"),
    "right": _("Van links naar rechts: de twee kanten, elk op een eigen regel"),
    "up": _("Van onder naar boven: de twee kanten, elk op een eigen regel"),
}
ENGLISH = _("Hetzelfde in het Engels, in dezelfde volgorde")
DEPENDS_ON = OF_OPTIONS | {Kind.CHOICES, Kind.YES_NO}  # what another question can depend on


class AskedForm(forms.Form):
    """One question, of the kind that was chosen. `before` is the question as it is; `earlier` are those asked first.

    Answers keep their name when their words stay the same, or when `same` says that only the words got better.
    """

    nl = forms.CharField(label=_("Uw vraag"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    en = forms.CharField(label=_("De vraag in het Engels"), help_text=_("Dit mag leeg blijven."), max_length=300)
    hint_nl = forms.CharField(label=_("Een woord van uitleg"), max_length=300)
    hint_en = forms.CharField(label=_("De uitleg in het Engels"), max_length=300)
    about = forms.ChoiceField(
        label=_("Waar gaat de vraag over?"),
        help_text=_("Over wie vertelt vraagt u één keer, ook als iemand meer verhalen vertelt."),
        choices=About.choices,
        widget=forms.RadioSelect,
        initial=About.STORY,
    )
    only = forms.MultipleChoiceField(
        label=_("Alleen vragen bij deze antwoorden"),
        help_text=_("Kiest u niets, dan krijgt iedereen de vraag. Kies antwoorden van één vraag."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        kind: Kind,
        before: Asked | None = None,
        earlier: Sequence[Asked] = (),
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.kind, self.before, self.earlier = kind, before, earlier
        for name in ("en", "hint_nl", "hint_en", "only"):
            self.fields[name].required = False
        self._add_parts()
        only = self.fields["only"]
        assert isinstance(only, forms.MultipleChoiceField)
        only.choices = list(self._conditions())
        if not only.choices:
            del self.fields["only"]
        if before is not None:
            self.initial = self._shown(before)
            del self.fields["about"]
        self.order_fields(
            ["nl", "en", "hint_nl", "hint_en", *(f"{name}{more}" for name in LINES for more in ("", "_en"))]
        )

    def _add_parts(self) -> None:
        for name in self._parts():
            self.fields[name] = _lines_field(LINES[name], required=True)
            self.fields[f"{name}_en"] = _lines_field(ENGLISH, required=False)
        if self.kind == Kind.CHOICES:
            self.fields["most"] = forms.IntegerField(
                label=_("Hoeveel mag iemand er hooguit kiezen?"),
                required=False,
                min_value=1,
                max_value=20,
                widget=forms.NumberInput(attrs={"size": 5}),
            )
        if self.kind in NAMED and self.before is not None:
            self.fields["same"] = forms.BooleanField(
                label=_("Elk antwoord betekent nog hetzelfde. Ik schreef alleen de woorden anders."), required=False
            )

    def _parts(self) -> list[str]:
        named = [NAMED[self.kind][0]] if self.kind in NAMED else []
        return named + {Kind.SCALE: ["ends"], Kind.STONES: ["right", "up"]}.get(self.kind, [])

    def _conditions(self) -> Iterator[tuple[str, str]]:
        for question in self.earlier:
            words = question.words.get("nl", "")
            if question.kind == Kind.YES_NO:
                yield f"{question.key}=true", f"{words} {_('Ja')}"
                yield f"{question.key}=false", f"{words} {_('Nee')}"
            elif question.kind in DEPENDS_ON:
                for option in (question.parts or {}).get("options", ()):
                    yield f"{question.key}={option['key']}", f"{words} {option['nl']}"

    def _shown(self, one: Asked) -> dict[str, Any]:
        """A question as its fields show it."""
        told: dict[str, Any] = {name: one.words.get(name, "") for name in ("nl", "en")}
        told |= {f"hint_{name}": (one.hint or {}).get(name, "") for name in ("nl", "en")}
        parts = one.parts or {}
        for name in self._parts():
            lines = lines_of(parts, name)
            told[name] = "\n".join(line["nl"] for line in lines)
            english = [line.get("en", "") for line in lines]
            told[f"{name}_en"] = "\n".join(english) if all(english) else ""
        told["most"] = parts.get("most")
        told["only"] = [
            f"{one.only_if}={str(value).lower() if value in (True, False) else value}" for value in one.only_when
        ]
        return told

    def clean(self) -> dict[str, Any]:
        """Puts together the question, as `asked`; its key is that of before, or empty."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        parts: dict[str, Any] = {}
        for name in self._parts():
            lines = self._lines(name)
            if name in ("right", "up"):
                parts.setdefault("axes", []).append(lines)
            else:
                parts[name] = lines
        if cleaned.get("most"):
            parts["most"] = cleaned["most"]
        only_if, only_when = self._condition(cleaned.get("only", []))
        words = {name: text for name in ("nl", "en") if (text := " ".join(cleaned[name].split()))}
        hint = {name: text for name in ("nl", "en") if (text := " ".join(cleaned[f"hint_{name}"].split()))}
        about = self.before.about if self.before else cleaned["about"]
        key = self.before.key if self.before else ""
        cleaned["asked"] = Asked(key, str(self.kind), words, about, hint, parts, only_if, only_when, "", {})
        return cleaned

    def _condition(self, chosen: Sequence[str]) -> tuple[str, list[Any]]:
        pairs = [one.partition("=")[::2] for one in chosen]
        if len({key for key, _value in pairs}) > 1:
            self.add_error("only", ValidationError(_("Kies antwoorden van één vraag.")))
        kinds = {one.key: one.kind for one in self.earlier}
        values = [value == "true" if kinds[key] == Kind.YES_NO else value for key, value in pairs]
        return (pairs[0][0] if pairs else ""), values

    def _lines(self, name: str) -> list[dict[str, str]]:
        """What stands on each line, in two languages, with a name of its own where the kind asks for one."""
        dutch, english = _split(self.cleaned_data[name]), _split(self.cleaned_data[f"{name}_en"])
        if english and len(english) != len(dutch):
            self.add_error(f"{name}_en", ValidationError(_("Schrijf evenveel regels in het Engels, of laat het leeg.")))
            english = []
        if name in ("ends", "right", "up") and len(dutch) != 2:
            self.add_error(name, ValidationError(_("Noem de twee kanten.")))
        lines = [{"nl": text} for text in dutch]
        for line, text in zip(lines, english, strict=False):
            line["en"] = text
        if name in ("options", "corners", "stones"):
            _part, fewest, most = NAMED[self.kind]
            if not fewest <= len(lines) <= most:
                fault = _("Noem er %(fewest)s tot %(most)s.") % {"fewest": fewest, "most": most}
                self.add_error(name, ValidationError(fault))
            self._name(name, lines)
        return lines

    def _name(self, name: str, lines: list[dict[str, str]]) -> None:
        """The key of each: that of the same words before, or of the same place when only words changed; else a new."""
        earlier = lines_of(self.before.parts or {}, name) if self.before else []
        by_words = {line["nl"]: line["key"] for line in earlier}
        stays = bool(self.cleaned_data.get("same")) and len(earlier) == len(lines)
        taken = {line["key"] for line in earlier}
        used: set[str] = set()
        for place, line in enumerate(lines):
            key = earlier[place]["key"] if stays else by_words.get(line["nl"], "")
            if not key or key in used:
                key = _free(line["nl"], taken | used)
            used.add(key)
            line["key"] = key


def _lines_field(label: Any, *, required: bool) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, required=required, widget=forms.Textarea(attrs={"rows": 4}))


def lines_of(parts: Mapping[str, Any], name: str) -> list[Any]:
    """What stands in a part of a question, each line in its languages: ends, or what has a key of its own."""
    if name in ("right", "up"):
        axes: Sequence[Any] = parts.get("axes") or ([], [])
        axis = axes[("right", "up").index(name)]
        return list(axis["ends"] if isinstance(axis, Mapping) else axis)
    return list(parts.get(name) or ())


def _split(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _free(words: str, taken: set[str]) -> str:
    name = slugify(words).replace("-", "_").lstrip("_0123456789")[:34].strip("_") or "antwoord"
    return next(key for key in (name, *(f"{name}_{number}" for number in range(2, 99))) if key not in taken)


class AdviceForm(forms.Form):
    """What advice depends on: how much time people have, how it feels, who asks."""

    tijd = forms.ChoiceField(label=_("Hoeveel tijd hebben mensen?"), choices=Occasion.choices, required=False)
    gevoel = forms.ChoiceField(label=_("Hoe voelt het onderwerp?"), choices=Feels.choices, required=False)
    vrager = forms.ChoiceField(label=_("Wie vraagt het?"), choices=Asker.choices, required=False)
