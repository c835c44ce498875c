"""What relay gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import ContributionKind, Module, Notice, Panel, Personal
from basis.relay import actions, awaiting_queries, demo, queries
from basis.relay.forms import LineForm

HOLDS = (*(f"relay.Participant.{name}" for name in ("person", "email", "name", "shares")), "relay.Line.text")
MODULE = Module(
    name="relay",
    title=_("Gesprekken"),
    demo=demo.build,
    my_panels=(Panel("relay/_mine.html", queries.my_panel, order=20),),
    awaiting=awaiting_queries.awaiting,
    notices=(
        Notice("relay.message", _("een bericht van iemand in een gesprek")),
        Notice("relay.proof", _("de vraag of een bericht van u is"), is_optional=False, is_secret=True),
        Notice("relay.shared", _("dat de ander een adres deelt"), is_optional=False),
        Notice("relay.stopped", _("dat een gesprek is gestopt"), is_optional=False),
        Notice("relay.files", _("dat een bijlage niet is doorgegeven"), is_optional=False),
    ),
    contributions=(
        ContributionKind(
            "relay.line",
            _("bericht in een gesprek"),
            show=queries.show,
            form=lambda contribution, data=None: LineForm(data, initial={"text": contribution.relay_line.text}),
            change=actions.change,
            erase=actions.erase,
            is_public=False,
        ),
    ),
    personal=(
        Personal(
            name="relay.line",
            title=_("Gesprekken"),
            purpose=_("Elkaar schrijven zonder elkaars mailadres te zien."),
            ground=_("U begon er zelf aan (AVG artikel 6, lid 1 a)."),
            seen_by=_(
                "U en de ander. Uw adres ziet de ander alleen als u het allebei deelt. "
                "Een moderator leest mee als een van u een bericht meldt."
            ),
            kept=_("Een jaar na het laatste bericht."),
            export=queries.of_person,
            forget=actions.forget,
            expire=actions.expire,
            holds=HOLDS,
        ),
    ),
    acts={
        "relay.begun": _("begon een gesprek"),
        "relay.said": _("schreef in een gesprek"),
        "relay.proven": _("bevestigde dat een mailadres van haar is"),
        "relay.shared": _("deelde een adres in een gesprek"),
        "relay.taken_back": _("nam een gedeeld adres terug"),
        "relay.stopped": _("stopte een gesprek"),
    },
)
