"""What audit gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module

MODULE = Module(
    name="audit",
    title=_("Logboek"),
    grants={"administrator": frozenset({"audit.read_log"})},
)
