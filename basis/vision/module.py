"""What vision gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Dataset, Module, NavItem, Panel, Personal
from basis.vision import actions, entries, pack, queries

REPORTS = frozenset({"vision.update_commitment"})

MODULE = Module(
    name="vision",
    title=_("Visie"),
    nav=(NavItem(_("Visie"), "vision:overview", order=60),),
    home_panels=(Panel("vision/_home_panel.html", entries.home, order=70),),
    search=entries.search,
    search_last=True,
    datasets=(
        Dataset(
            identifier="visie",
            title=_("Visie op de sociale basis"),
            description=_("Ambitie, uitgangspunten met vragen, waarden, voorwaarden en rollen, in eigen woorden."),
            url_name="api:vision",
        ),
        Dataset(
            identifier="afspraken",
            title=_("Afspraken van de visie"),
            description=_("Elke afspraak met eigenaar, stand en berichten."),
            url_name="api:vision_commitments",
            formats=("JSON", "CSV"),
        ),
    ),
    api="basis.vision.api.router",
    grants={"administrator": REPORTS, "policy_adviser": REPORTS},
    acts={"vision.update_written": _("schreef een bericht bij een afspraak")},
    personal=(
        Personal(
            name="vision.update",
            title=_("Berichten bij afspraken van de visie"),
            purpose=_("Laten zien hoe ver een afspraak is, en wie daarover schreef."),
            ground=_("Taak van algemeen belang (AVG artikel 6, lid 1 e)."),
            seen_by=_("Iedereen leest het bericht. Wie het schreef, zien medewerkers."),
            kept=_("Het bericht blijft. Uw naam is eraf zodra uw account weg is."),
            export=queries.written_by,
            forget=actions.forget,
            holds=("vision.CommitmentUpdate.author", "vision.CommitmentUpdate.text"),
        ),
    ),
    pack={"vision.yaml": pack.vision, "vision_examples.yaml": pack.examples},
)
