"""What moderation gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.moderation import jobs, waiting_actions
from basis.moderation.queue_queries import awaiting, my_panel
from basis.moderation.register import PERSONAL
from basis.moderation.rules import DECIDE, TRUSTED, is_moderator
from basis.modules import Job, Module, Notice, Panel

MODULE = Module(
    name="moderation",
    title=_("Bijdragen"),
    grants={
        "administrator": frozenset({DECIDE, TRUSTED}),
        "moderator": frozenset({DECIDE, TRUSTED}),
        "policy_adviser": frozenset({TRUSTED}),
        "area_director": frozenset({DECIDE, TRUSTED}),
        "community_worker": frozenset({TRUSTED}),
    },
    my_panels=(Panel("moderation/_mine.html", my_panel, order=28),),
    awaiting=awaiting,
    personal=PERSONAL,
    jobs=(
        Job("moderation.files", jobs.A_DAY, jobs.sweep_files),
        Job("moderation.waiting", jobs.A_DAY, waiting_actions.tell_moderators),
    ),
    notices=(
        Notice("moderation.confirm", _("Een vraag of iets van u is"), is_optional=False, is_secret=True),
        Notice("moderation.decision", _("Wat er met uw bijdrage gebeurt"), is_optional=False),
        Notice("moderation.report", _("Wat er met uw melding gebeurt"), is_optional=False),
        Notice(waiting_actions.WAITING, _("Wat er op u wacht"), has_weekly=False, for_whom=is_moderator),
    ),
    acts={
        "moderation.given": _("gaf iets"),
        "moderation.confirmed": _("liet zien dat het van haar of hem is"),
        "moderation.changed": _("veranderde de tekst"),
        "moderation.withdrawn": _("haalde het weg"),
        "moderation.key_renewed": _("maakte een nieuwe link"),
        "moderation.claimed": _("bewaarde het bij een account"),
        "moderation.handed_over": _("droeg een bijdrage over"),
        "moderation.reported": _("meldde het"),
        "moderation.decided": _("besliste erover"),
        "moderation.laid_before": _("legde het voor aan een moderator"),
        "moderation.objected": _("maakte bezwaar tegen de beslissing"),
        "moderation.erased": _("gooide de tekst weg"),
        "moderation.address_gone": _("gooide een adres weg dat niemand bevestigde"),
    },
)
