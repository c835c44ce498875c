"""What audit gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.audit.rules import READ_HISTORY, READ_LOG
from basis.modules import Module

MODULE = Module(
    name="audit",
    title=_("Logboek"),
    grants={
        "administrator": frozenset({READ_LOG, READ_HISTORY}),
        "policy_adviser": frozenset({READ_HISTORY}),
        "area_director": frozenset({READ_HISTORY}),
        "moderator": frozenset({READ_HISTORY}),
    },
    acts={
        "audit.log_seen": _("las het logboek"),
        "audit.refused": _("wilde iets doen wat niet mag"),
        "audit.failed": _("deed iets waarbij de website een fout maakte"),
    },
)
