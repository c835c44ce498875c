"""The list of roles as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from basis.accounts.models import RoleGrant


def roles_csv(grants: Iterable[RoleGrant]) -> str:
    """A line for every role: who, which, where, from, until, given by, ended by. Dates as 2026-11-24.

    Divided by semicolons and with a byte order mark, as a Dutch spreadsheet opens it at a double click.
    """
    out = io.StringIO()
    out.write("\ufeff")
    lines = csv.writer(out, delimiter=";")
    lines.writerow(
        [_("naam"), _("e-mailadres"), _("rol"), _("gebied"), _("vanaf"), _("tot"), _("gegeven door"), _("gestopt door")]
    )
    for grant in grants:
        cells = [
            grant.person.name,
            grant.person.email,
            str(grant.get_role_display()),
            str(grant.area or _("de hele gemeente")),
            str(grant.begins_on),
            str(grant.ends_on or ""),
            str(grant.granted_by or ""),
            str(grant.ended_by or ""),
        ]
        lines.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A spreadsheet would run a cell that begins as a formula; with an apostrophe it reads it."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
