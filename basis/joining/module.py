"""What joining gives to the others."""

import datetime

from django.utils.translation import gettext_lazy as _

from basis.joining import change_actions, demo, given, jobs, own_pages
from basis.joining import mail_actions as mail
from basis.modules import Job, Module, Notice, Panel

MODULE = Module(
    name="joining",
    title=_("Meedoen"),
    activity_panels=(Panel("joining/_activity.html", own_pages.activity_panel, order=10),),
    my_panels=(Panel("joining/_mine.html", own_pages.my_panel, order=5),),
    worker_panels=(Panel("joining/_worker.html", own_pages.worker_panel, order=40),),
    contributions=(given.KIND,),
    personal=(given.COMING, given.TOLD),
    notices=(
        Notice(mail.CONFIRM, _("Een vraag of u ergens naartoe komt"), is_optional=False, is_secret=True),
        Notice(mail.SEAT, _("Er kwam een plaats voor u vrij"), is_optional=False),
        Notice(mail.CHANGED, _("Er verandert iets waar u naartoe gaat"), is_optional=False),
        Notice(mail.INTRODUCED, _("U wordt aan iemand voorgesteld"), is_optional=False),
        Notice(mail.REMINDER, _("De dag voordat u ergens naartoe gaat"), has_weekly=False),
        Notice(mail.WORTH, _("De vraag of het de moeite waard was"), has_weekly=False),
        Notice(mail.HOST, _("Iemand vraagt iets over uw activiteit"), has_weekly=False),
    ),
    jobs=(
        Job("joining.changes", datetime.timedelta(minutes=5), change_actions.tell_changes),
        Job("joining.seats", datetime.timedelta(minutes=5), jobs.move_up),
        Job("joining.reminders", datetime.timedelta(hours=1), jobs.remind),
        Job("joining.worth", datetime.timedelta(hours=1), jobs.ask_worth),
    ),
    acts={
        "joining.joined": _("doet mee met een activiteit"),
        "joining.joined_all": _("doet elke keer mee met een activiteit"),
        "joining.moved_up": _("schoof op van de wachtlijst"),
        "joining.changed": _("komt met meer of minder mensen"),
        "joining.cancelled": _("meldde zich af voor een activiteit"),
        "joining.confirmed": _("bevestigde een e-mailadres bij een activiteit"),
        "joining.disowned": _("zei dat een aanmelding niet klopt"),
        "joining.kept": _("bewaarde een aanmelding bij een account"),
        "joining.list_seen": _("bekeek wie er komt"),
        "joining.arranged": _("regelde vervoer of gezelschap"),
        "joining.introduced": _("stelde twee mensen aan elkaar voor"),
        "joining.answered": _("zei of een activiteit de moeite waard was"),
        "joining.told": _("vertelde over een activiteit"),
    },
    demo=demo.build,
    pack={demo.FILE: demo.examples},
)
