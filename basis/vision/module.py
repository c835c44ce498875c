"""What vision gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Dataset, Module, NavItem, Panel
from basis.vision import entries, pack, personal

REPORTS = frozenset({"vision.update_commitment"})
STANCE = frozenset({"vision.set_stance"})  # of who works for an area

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
    grants={
        "administrator": REPORTS,
        "policy_adviser": REPORTS | STANCE,
        "area_director": STANCE,
        "community_worker": STANCE,
    },
    acts={
        "vision.update_written": _("schreef een bericht bij een afspraak"),
        "vision.stance_chosen": _("koos de rol van de gemeente"),
    },
    personal=personal.PERSONAL,
    pack={"vision.yaml": pack.vision, "vision_examples.yaml": pack.examples},
)
