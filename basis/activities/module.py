"""What activities gives to the others."""

import datetime

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.activities import calendar_actions, demo, examples, findable, given, panels
from basis.activities.rules import RECORD
from basis.modules import Dataset, Job, Module, NavItem, Panel

BOTH = ("JSON", "CSV")
ABOUT_CALENDAR = _("De agenda van de hele gemeente, voor in uw eigen agenda.")

MODULE = Module(
    name="activities",
    title=_("Activiteiten"),
    nav=(NavItem(_("Activiteiten"), "activities:everywhere", order=11),),
    home_panels=(Panel("activities/_panel.html", panels.of_home, order=5),),
    area_panels=(Panel("activities/_panel.html", panels.of_area, order=5),),
    theme_panels=(Panel("activities/_theme.html", panels.of_theme, order=5),),
    entry_panels=(Panel("activities/_of.html", panels.of_entry, order=20),),
    initiative_panels=(Panel("activities/_of.html", panels.of_initiative, order=20),),
    door_panels=(Panel("activities/_door.html", panels.of_door, order=10),),
    worker_panels=(Panel("activities/_worker.html", panels.of_worker, order=30),),
    my_panels=(Panel("activities/_my.html", panels.of_me, order=15),),
    search=findable.entries,
    search_kinds={"activity": _("activiteit")},
    datasets=(
        Dataset("activiteiten", _("Activiteiten"), _("Wat er te doen en te leren is."), "api:activities", BOTH),
        Dataset("agenda", _("Agenda"), _("Elke keer van elke activiteit."), "api:agenda", BOTH),
        Dataset("agenda-ical", _("Agenda als iCal"), ABOUT_CALENDAR, "activities:feed", ("iCal",)),
    ),
    api="basis.activities.api.router",
    grants={role: frozenset({RECORD}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)},
    contributions=(given.KIND,),
    personal=(given.GIVEN,),
    news=given.news,
    jobs=(
        Job("activities.horizon", datetime.timedelta(days=1), calendar_actions.move_horizon),
        Job("activities.withdrawn", datetime.timedelta(minutes=10), calendar_actions.call_off_withdrawn),
    ),
    acts={
        "activities.given": _("zette een activiteit op de agenda"),
        "activities.changed": _("veranderde een activiteit"),
        "activities.cancelled": _("liet een activiteit niet doorgaan"),
        "activities.resumed": _("liet een activiteit weer doorgaan"),
        "activities.occurrence_changed": _("veranderde één keer van een activiteit"),
        "activities.occurrence_cancelled": _("liet één keer van een activiteit niet doorgaan"),
        "activities.date_added": _("zette een dag erbij"),
        "activities.date_left_out": _("sloeg een dag over"),
    },
    demo=demo.build,
    pack={examples.FILE: examples.examples},
)
