"""The keys of our API of the social map."""

from __future__ import annotations

import uuid

from pydantic import Field

from basis import rest
from basis.socialmap.open_queries import Asked
from basis.themes import GROUP_WORDS, THEME_WORDS

THEMES = {word: code for code, word in THEME_WORDS.items()}
GROUPS = {word: code for code, word in GROUP_WORDS.items()}
SETTINGS = {True: "indoor", False: "outdoor", None: ""}


class OrganisationQuery(rest.Paging):
    """Welke organisaties."""

    gebied: str | None = Field(
        None, max_length=60, description="Code van een gebied: alleen wat daar is", examples=["GM0828-ruwaard"]
    )
    onderwerp: str | None = Field(
        None, pattern=f"^({'|'.join(THEMES)})$", description="Alleen over dit onderwerp", examples=["ontmoeten"]
    )

    def asked(self) -> Asked:
        """The same in our own words."""
        told = self.model_dump()
        return Asked(
            area=told["gebied"] or "",
            theme=THEMES.get(told["onderwerp"], ""),
            group=GROUPS.get(told.get("doelgroep", ""), ""),
            free=told.get("gratis", False),
            setting=SETTINGS[told.get("binnen")],
            step_free=told.get("drempelvrij", False),
            now=told.get("nu_open", False),
            organisation=told.get("organisatie"),
            with_stopped=told.get("ook_gestopt", False),
        )


class PlaceQuery(OrganisationQuery):
    """Welke plekken."""

    doelgroep: str | None = Field(
        None, pattern=f"^({'|'.join(GROUPS)})$", description="Ook geschikt voor deze groep", examples=["ouderen"]
    )
    gratis: bool = Field(False, description="Waar: alleen wat gratis is")
    binnen: bool | None = Field(None, description="Waar: alleen binnen; onwaar: alleen buiten")
    drempelvrij: bool = Field(False, description="Waar: alleen zonder trap en zonder drempel")
    nu_open: bool = Field(False, description="Waar: alleen wat nu open is")


class ServiceQuery(PlaceQuery):
    """Welk aanbod. Wat u van een plek vraagt, moet op één en dezelfde plek zo zijn."""

    organisatie: uuid.UUID | None = Field(None, description="Id van een organisatie: alleen wat die aanbiedt")
    ook_gestopt: bool = Field(False, description="Waar: ook wat is gestopt")
