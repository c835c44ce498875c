"""What search gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module
from basis.search import lexicon

MODULE = Module(
    name="search",
    title=_("Zoeken"),
    api="basis.search.api.router",
    pack={lexicon.THEIRS: lexicon.check_pack},
)
