"""A field with some of a short list of codes, such as themes: ("help", "meet")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class Codes(models.CharField[Any, Any]):
    """Kept as one text, ` help meet `, on every database the same; codes are letters and figures."""

    def __init__(self, *, allowed: Iterable[str], **options: Any) -> None:
        self.allowed = tuple(allowed)
        defaults: dict[str, Any] = {"max_length": 200, "blank": True, "default": ()}
        super().__init__(**defaults | options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"allowed": ()}  # which codes there are is no matter of the database

    def from_db_value(self, value: str | None, *_rest: Any) -> tuple[str, ...]:
        return tuple((value or "").split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        return tuple(value.split()) if isinstance(value, str) else tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        codes = self.to_python(value)
        return f" {' '.join(sorted(set(codes)))} " if codes else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if odd := [code for code in value if code not in self.allowed]:
            raise ValidationError(_("‘%(code)s’ kennen wij niet.") % {"code": odd[0]})

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))


def having(field: str, code: str) -> models.Q:
    """A filter: this code is among those of the field."""
    return models.Q(**{f"{field}__contains": f" {code} "})
