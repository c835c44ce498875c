"""The lists of the social map as HSDS taxonomies; their ids are the same in every installation."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from basis.socialmap.choices import Provision
from basis.themes import Group, Theme

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/socialebasis/socialebasis")
VERSION = "1"


@dataclass(frozen=True)
class List:
    """One taxonomy: the field of an entry that holds its codes, and what they mean."""

    field: str
    name: str | Promise
    description: str | Promise
    codes: type[TextChoices]

    @cached_property
    def pk(self) -> uuid.UUID:
        return uuid.uuid5(SPACE, self.field)


@dataclass(frozen=True)
class Term:
    """One term of a taxonomy."""

    of: List
    code: str

    @cached_property
    def pk(self) -> uuid.UUID:
        return uuid.uuid5(self.of.pk, self.code)

    @property
    def name(self) -> str:
        return str(self.of.codes(self.code).label)


LISTS = (
    List("themes", _("Onderwerpen"), _("Waar iets over gaat"), Theme),
    List("target_groups", _("Doelgroepen"), _("Voor wie iets is"), Group),
    List("provision", _("Soorten voorziening"), _("Hoe iemand bij een voorziening komt"), Provision),
)
TERMS = {term.pk: term for one in LISTS for code in one.codes.values for term in (Term(one, code),)}
BY_CODE = {(term.of.field, term.code): term for term in TERMS.values()}
BY_ID = {one.pk: one for one in LISTS}


def taxonomy(one: List, root: str) -> dict[str, Any]:
    """A taxonomy in HSDS; `root` is the address of this website."""
    return {
        "id": str(one.pk),
        "name": str(one.name),
        "description": str(one.description),
        "uri": f"{root}/api/hsds/taxonomies/{one.pk}",
        "version": VERSION,
    }


@lru_cache(maxsize=500)
def told(field: str, code: str, root: str, language: str) -> dict[str, Any]:
    """A term as every entry that has it tells it; not to be changed by who gets it."""
    return term(BY_CODE[field, code], root)


def term(one: Term, root: str, *, full: bool = False) -> dict[str, Any]:
    """A term in HSDS, with its taxonomy when in full."""
    return {
        "id": str(one.pk),
        "code": one.code,
        "name": one.name,
        "description": f"{one.of.name}: {one.name}",
        "taxonomy": str(one.of.name),
        "taxonomy_id": str(one.of.pk),
        "language": "nl",
        "term_uri": f"{root}/api/hsds/taxonomy_terms/{one.pk}",
    } | ({"taxonomy_detail": taxonomy(one.of, root)} if full else {})
