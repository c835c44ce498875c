"""The list of roles as a file for a spreadsheet."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from basis.accounts.models import RoleGrant


def roles_csv(grants: Iterable[RoleGrant], today: datetime.date) -> str:
    """A line for every role: who, which, where, from, until, from where, given by, ended by. Dates as 2026-11-24.

    Beneath stands of which day the list is, and room for who reviews it to sign (BIO2 5.18.02, 8.02.01). Divided by
    semicolons and with a byte order mark, as a Dutch spreadsheet opens it at a double click.
    """
    out = io.StringIO()
    out.write("\ufeff")
    lines = csv.writer(out, delimiter=";")
    lines.writerow(
        [
            *(_("naam"), _("e-mailadres"), _("rol"), _("gebied"), _("vanaf"), _("tot")),
            *(_("herkomst"), _("gegeven door"), _("gestopt door")),
        ]
    )
    for grant in grants:
        lines.writerow([_harmless(cell) for cell in _cells(grant)])
    lines.writerow([])
    lines.writerow([_("stand van"), str(today)])
    lines.writerows([[_("nagekeken door"), ""], [_("nagekeken op"), ""], [_("handtekening"), ""]])
    return out.getvalue()


def _cells(grant: RoleGrant) -> list[str]:
    return [
        grant.person.name,
        grant.person.email,
        str(grant.get_role_display()),
        str(grant.area or _("de hele gemeente")),
        str(grant.begins_on),
        str(grant.ends_on or ""),
        str(grant.get_source_display() if grant.source else _("met de hand")),
        str(grant.granted_by or ""),
        str(grant.ended_by or ""),
    ]


def _harmless(cell: str) -> str:
    """A spreadsheet would run a cell that begins as a formula; with an apostrophe it reads it."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
