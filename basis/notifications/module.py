"""What notifications gives to the others."""

import datetime

from django.utils.translation import gettext_lazy as _

from basis.modules import Job, Module, Notice, Panel, Personal
from basis.notifications import actions, pages, queries, weekly_actions
from basis.notifications.rules import READ_OUTBOX

MODULE = Module(
    name="notifications",
    title=_("Berichten"),
    grants={"administrator": frozenset({READ_OUTBOX})},
    my_panels=(Panel("notifications/_mine.html", pages.my_panel, order=30),),
    notices=(Notice(queries.WEEKLY, _("het weekbericht van uw wijk of dorp"), default="weekly"),),
    jobs=(
        Job("notifications.weekly", datetime.timedelta(hours=1), weekly_actions.send_letters),
        Job("notifications.tidy", datetime.timedelta(hours=6), weekly_actions.tidy),
    ),
    personal=(
        Personal(
            name="notifications.message",
            title=_("Berichten aan u"),
            purpose=_("U laten weten wat u vroeg of wat u wilt horen."),
            ground=_("U vroeg erom, of het hoort bij wat u hier deed (AVG artikel 6, lid 1 a en e)."),
            seen_by=_("Alleen u. Beheerders zien dat er een bericht was, niet wat erin stond."),
            kept=_("De tekst en uw adres tot 30 dagen na het versturen; een code of geheime link tot het versturen."),
            export=queries.of_person,
            forget=actions.forget,
            expire=actions.expire,
            holds=(
                *("notifications.Message.person", "notifications.Message.address", "notifications.Message.text"),
                "notifications.Message.reply_to",
            ),
        ),
        Personal(
            name="notifications.preference",
            title=_("Uw keuze voor berichten"),
            purpose=_("U alleen mailen wanneer u dat wilt."),
            ground=_("U koos het zelf (AVG artikel 6, lid 1 a)."),
            seen_by=_("Alleen u."),
            kept=_("Zolang u een account hebt. Zonder account bewaren we uw adres niet, alleen een afdruk ervan."),
            export=queries.choices_kept,
            forget=actions.forget_choices,
            holds=("notifications.Preference.person",),
        ),
    ),
    acts={
        "notifications.chosen": _("koos wanneer een bericht komt"),
        "notifications.declined": _("meldde zich af voor een soort bericht"),
        "notifications.tried_again": _("bood niet verstuurde berichten opnieuw aan"),
    },
)
