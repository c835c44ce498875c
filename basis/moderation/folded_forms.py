"""A form of residents that asks little at first, and the rest under 'more'."""

from __future__ import annotations

from django import forms

from basis.moderation.forms import IntakeForm

NOTHING: tuple[object, ...] = (None, "", False, [], ())


class FoldedForm(IntakeForm):
    """`opening` are the fields that are asked at once, `folded` those that may stay empty; then what every form has."""

    opening: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def first(self) -> list[forms.BoundField]:
        """What is asked at once."""
        return [self[name] for name in self.opening]

    @property
    def more(self) -> list[forms.BoundField]:
        """What may stay empty, under 'more'."""
        return [self[name] for name in self.folded if name in self.fields]

    @property
    def is_open(self) -> bool:
        """Whether something under 'more' was filled in, or is wrong: then all of it is in sight."""
        return any(one.errors or one.value() not in (*NOTHING, one.field.initial) for one in self.more)

    @property
    def rest(self) -> list[forms.BoundField]:
        """What every form of residents asks."""
        return [one for one in self.visible_fields() if one.name not in self.opening + self.folded]
