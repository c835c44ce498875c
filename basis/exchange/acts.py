"""What people do with cards, in words, for the log."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Words

ACTS: dict[str, Words] = {
    "exchange.put_up": _("hing een kaartje op"),
    "exchange.renewed": _("liet een kaartje langer hangen"),
    "exchange.closed": _("sloot een kaartje af"),
    "exchange.assured": _("zei dat de organisatie een VOG zag"),
    "exchange.assurance_taken_back": _("nam terug dat de organisatie een VOG zag"),
    "exchange.became_a_need": _("zette een kaartje bij wat mensen missen"),
}
