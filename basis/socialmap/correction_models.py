"""What somebody says is not right on the social map."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basis.socialmap.entry_models import Entry


class Correction(models.Model):
    """Somebody says that something on the social map is not right. An editor looks at it."""

    organisation = models.ForeignKey(
        "socialmap.Organisation", null=True, on_delete=models.CASCADE, related_name="corrections"
    )
    place = models.ForeignKey("socialmap.Place", null=True, on_delete=models.CASCADE, related_name="corrections")
    service = models.ForeignKey("socialmap.Service", null=True, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("wat klopt er niet?"), max_length=1000)
    email = models.EmailField(blank=True)  # to thank or ask; gone when it is settled
    language = models.CharField(max_length=5, default="nl")  # in which to answer
    given_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("verbetering")
        verbose_name_plural = _("verbeteringen")
        ordering = ["given_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, place=None, service=None)
                | Q(organisation=None, place__isnull=False, service=None)
                | Q(organisation=None, place=None, service__isnull=False),
                name="correction_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(settled_at__gte=F("given_at"), email=""),
                name="correction_forgets_who_when_settled",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def about(self) -> Entry:
        """The entry of which something is not right."""
        thing = self.organisation or self.place or self.service
        assert thing is not None
        return thing
