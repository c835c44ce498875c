"""What audit gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.audit import queries
from basis.audit.rules import READ_HISTORY, READ_LOG
from basis.modules import Module, Personal

MODULE = Module(
    name="audit",
    title=_("Logboek"),
    grants={
        "administrator": frozenset({READ_LOG, READ_HISTORY}),
        "policy_adviser": frozenset({READ_HISTORY}),
        "area_director": frozenset({READ_HISTORY}),
        "moderator": frozenset({READ_HISTORY}),
    },
    personal=(
        Personal(
            name="audit.act",
            title=_("Logboek: wie deed wat"),
            purpose=_("Kunnen nagaan wie iets veranderde of bekeek, en of dat mocht."),
            ground=_("Wettelijke plicht: de website beveiligen (AVG artikel 6, lid 1 c, en artikel 32)."),
            seen_by=_("Beheerders. Wie voor een gebied werkt, ziet wat er met een ding van dat gebied gebeurde."),
            kept=_("Zolang de website er is. Na het weghalen van een account staat er alleen een nummer."),
            export=queries.done_by,
            forget=queries.nothing_to_forget,
            holds=("audit.Act.actor",),
        ),
    ),
    acts={
        "audit.log_seen": _("las het logboek"),
        "audit.refused": _("wilde iets doen wat niet mag"),
        "audit.failed": _("deed iets waarbij de website een fout maakte"),
    },
)
