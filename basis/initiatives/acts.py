"""What was done with initiatives, in words for the log, and the messages people may get about them."""

from django.utils.translation import gettext_lazy as _

from basis.initiatives import join_actions, team_actions, telling_actions
from basis.modules import Notice

NOTICES = (
    Notice(telling_actions.NOTICE, _("Nieuws van een initiatief dat u volgt")),
    Notice(team_actions.INVITED, _("Een uitnodiging voor een team"), is_optional=False, is_secret=True),
    Notice(join_actions.NOTICE, _("Een ander team wil samen verder"), is_optional=False),
)
ACTS = {
    "initiatives.started": _("begon een initiatief"),
    "initiatives.paused": _("liet een initiatief even rusten"),
    "initiatives.resumed": _("ging verder met een initiatief"),
    "initiatives.moved": _("zei hoe ver een initiatief is"),
    "initiatives.told": _("vertelde hoe een initiatief gaat"),
    "initiatives.asked": _("zei wat een initiatief nodig heeft"),
    "initiatives.ask_answered": _("zei dat iets gevonden is"),
    "initiatives.invited": _("vroeg iemand in een team"),
    "initiatives.invitation_withdrawn": _("trok een uitnodiging voor een team in"),
    "initiatives.came_in": _("kwam in een team"),
    "initiatives.named": _("zette een naam bij een initiatief"),
    "initiatives.unnamed": _("haalde een naam weg bij een initiatief"),
    "initiatives.left": _("ging uit een team"),
    "initiatives.joining_proposed": _("stelde voor om samen verder te gaan"),
    "initiatives.joined_forces": _("ging samen verder"),
    "initiatives.joining_declined": _("ging niet samen verder"),
    "initiatives.imported": _("nam initiatieven van een ander platform over"),
}
