"""The personal data that accounts keeps: what for, how long, and how it goes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from basis.accounts import privacy_actions as actions
from basis.accounts import privacy_queries as queries
from basis.modules import Personal

ASKED = _("U vroeg er zelf om (AVG artikel 6, lid 1 a). U kunt het altijd weghalen.")
DUTY = _("Taak van algemeen belang: de gemeente moet weten wie wat mag (AVG artikel 6, lid 1 e).")

PERSONAL = (
    Personal(
        name="accounts.person",
        title=_("Uw account"),
        purpose=_("U herkennen als u terugkomt, en u laten weten wat u wilt weten uit uw wijk of dorp."),
        ground=ASKED,
        seen_by=_("Alleen u. Beheerders zien naam en e-mailadres van wie hier werkt."),
        kept=_("Tot u het weghaalt, of tot twee jaar nadat u hier het laatst was. Eerst krijgt u twee keer bericht."),
        export=queries.account_of,
        forget=actions.forget_account,
        expire=actions.expire_accounts,
        holds=("accounts.Person.email", "accounts.Person.name", "accounts.Person.area", "accounts.Person.phone"),
    ),
    Personal(
        name="accounts.role",
        title=_("Rollen van wie hier werkt"),
        purpose=_("Laten weten wie wat mag, en dat elk jaar nakijken."),
        ground=DUTY,
        seen_by=_("U en de beheerders."),
        kept=_("Zolang het account er is."),
        export=queries.roles_of,
        forget=actions.forget_roles,
        holds=("accounts.RoleGrant.person", "accounts.RoleGrant.granted_by", "accounts.RoleGrant.ended_by"),
    ),
    Personal(
        name="accounts.device",
        title=_("Apparaten waarop u bent ingelogd"),
        purpose=_("U laten zien waar u bent ingelogd, zodat u daar kunt uitloggen. Uw internetadres bewaren wij niet."),
        ground=ASKED,
        seen_by=_("Alleen u."),
        kept=_("Tot u uitlogt: ten hoogste een maand, voor wie hier werkt een dag."),
        export=queries.devices_of,
        forget=actions.forget_devices,
        holds=("accounts.SignIn.person", "accounts.SignIn.session_key", "accounts.SignIn.device"),
    ),
    Personal(
        name="accounts.way_in",
        title=_("Hoe u inlogt"),
        purpose=_("Zeker weten dat u het bent: een passkey, een app, of uw organisatie. Nooit een BSN."),
        ground=ASKED,
        seen_by=_("Niemand. De geheimen zijn versleuteld."),
        kept=_("Tot u het weghaalt, of tot uw account weg is."),
        export=queries.ways_in_of,
        forget=actions.forget_ways_in,
        holds=("accounts.Identity.person", "mfa.Authenticator.user"),
    ),
)
