"""What accounts gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.accounts import demo, jobs, privacy_actions, queries, sign_in_actions
from basis.accounts.privacy_register import PERSONAL
from basis.modules import Job, Module, Notice, Panel

MODULE = Module(
    name="accounts",
    title=_("Mensen"),
    grants={"administrator": frozenset({"accounts.manage_roles"})},
    demo=demo.build,
    subscribers=queries.subscribers,
    holders=queries.holders,
    staff_names=queries.staff_names,
    notices=(
        Notice(sign_in_actions.CODE, _("Een code om in te loggen"), is_optional=False, is_secret=True),
        Notice(sign_in_actions.SAFETY, _("Er verandert iets aan hoe u inlogt"), is_optional=False),
        Notice(privacy_actions.INACTIVE, _("Uw account gaat weg omdat u er lang niet was"), is_optional=False),
    ),
    my_panels=(Panel("accounts/_privacy.html", lambda viewer, person: {}, order=90),),
    personal=PERSONAL,
    jobs=(
        Job("accounts.sessions", jobs.A_DAY, jobs.clear_sessions),
        Job("accounts.retention", jobs.A_DAY, jobs.retention),
    ),
    acts={
        "accounts.person_added": _("maakte een account voor een medewerker"),
        "accounts.role_granted": _("gaf een rol"),
        "accounts.role_ended": _("stopte een rol"),
        "accounts.roles_seen": _("bekeek de lijst van rollen"),
        "accounts.roles_exported": _("haalde de lijst van rollen op"),
        "accounts.identity_joined": _("kreeg een manier erbij om in te loggen"),
        "accounts.joined": _("maakte een account"),
        "accounts.signed_in": _("logde in"),
        "accounts.sign_in_refused": _("wilde inloggen en kwam niet binnen"),
        "accounts.signed_out": _("logde uit"),
        "accounts.signed_out_everywhere": _("logde overal uit"),
        "accounts.details_changed": _("veranderde gegevens over zichzelf"),
        "accounts.email_changed": _("veranderde het adres om mee in te loggen"),
        "accounts.downloaded": _("haalde alles over zichzelf op"),
        "accounts.forgotten": _("haalde een account weg"),
        "accounts.retained": _("gooide weg wat lang genoeg was bewaard"),
    },
)
