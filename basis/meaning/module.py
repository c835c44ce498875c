"""What meaning gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module

MODULE = Module(name="meaning", title=_("Duiding"))
