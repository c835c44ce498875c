"""A moment in an address: 2026-12-01T1400, on the clock of the Netherlands."""

from __future__ import annotations

import datetime

from basis.activities.fact_queries import local
from basis.activities.recurrence_parts import aware


class MomentConverter:
    """Between an address and a moment in UTC."""

    regex = r"\d{4}-\d\d-\d\dT\d{4}"

    def to_python(self, value: str) -> datetime.datetime:
        """The moment; ValueError (and so 404) when there is none."""
        local_moment = datetime.datetime.fromisoformat(f"{value[:13]}:{value[13:]}")
        if not 1970 <= local_moment.year <= 2199:
            raise ValueError(value)
        return aware(local_moment).astimezone(datetime.UTC)

    def to_url(self, value: datetime.datetime | str) -> str:
        """As it stands in an address."""
        return value if isinstance(value, str) else f"{local(value):%Y-%m-%dT%H%M}"
