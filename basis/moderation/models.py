"""What people gave to be published: whose it is, how it came, and whether it is seen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Whether a contribution is seen, and if not, why."""

    UNCONFIRMED = "unconfirmed", _("wacht tot u op de link in de mail drukt")
    HELD = "held", _("wacht tot een moderator heeft gekeken")
    VISIBLE = "visible", _("staat op de website")
    CHANGE_ASKED = "change_asked", _("wacht op een verandering van u")
    HIDDEN = "hidden", _("staat even niet op de website")
    REMOVED = "removed", _("is weggehaald door een moderator")
    WITHDRAWN = "withdrawn", _("hebt u zelf weggehaald")


S = State
NEXT: dict[str, frozenset[str]] = {  # what may follow on what
    S.UNCONFIRMED: frozenset({S.HELD, S.VISIBLE, S.WITHDRAWN}),
    S.HELD: frozenset({S.VISIBLE, S.CHANGE_ASKED, S.HIDDEN, S.REMOVED, S.WITHDRAWN}),
    S.VISIBLE: frozenset({S.HELD, S.CHANGE_ASKED, S.HIDDEN, S.REMOVED, S.WITHDRAWN}),
    S.CHANGE_ASKED: frozenset({S.HELD, S.VISIBLE, S.HIDDEN, S.REMOVED, S.WITHDRAWN}),
    S.HIDDEN: frozenset({S.HELD, S.VISIBLE, S.CHANGE_ASKED, S.REMOVED, S.WITHDRAWN}),
    S.REMOVED: frozenset({S.VISIBLE}),  # only after an objection, and while its words are still there
    S.WITHDRAWN: frozenset(),
}


class Contribution(models.Model):
    """Something somebody gave; the thing itself points here, one to one."""

    kind = models.CharField(max_length=60)  # name of a ContributionKind: "figures.reading"
    area = models.CharField(max_length=60, blank=True)  # code of the area whose moderators look after it
    state = models.CharField(max_length=12, choices=State)
    signs = models.CharField(max_length=120, blank=True)  # why somebody should look first: "names links"
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField(blank=True)  # of somebody without account, only for an answer
    is_confirmed = models.BooleanField(default=False)  # she pressed the link in the mail
    key_hash = models.CharField(max_length=64, unique=True)  # of the secret link by which she changes or withdraws it
    language = models.CharField(max_length=5, default="nl")
    given_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)  # withdrawn or removed

    class Meta:
        verbose_name = _("bijdrage")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="contribution_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["withdrawn", "removed"], closed_at__isnull=False)
                | (~Q(state__in=["withdrawn", "removed"]) & Q(closed_at=None)),
                name="closed_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "area", "given_at"]), models.Index(fields=["kind", "state"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.state}"
