"""What talks gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module

MODULE = Module(name="talks", title=_("Verhaalgesprekken"))
