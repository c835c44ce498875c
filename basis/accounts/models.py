"""People who sign in, and the roles they have for an area or for the whole municipality."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area


class People(BaseUserManager["Person"]):
    """Makes people; looks them up by e-mail address whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person who can sign in; without a password only by another way."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.full_clean()
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """An administrator of the installation."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account: an address to sign in with and a name as she wishes to be called. Nothing more."""

    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=80, help_text=_("Zoals u genoemd wilt worden."))
    is_active = models.BooleanField(default=True)
    has_temporary_password = models.BooleanField(default=False)  # given by somebody else: to be changed first
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What somebody may do here; modules say in `module.py` which permissions go with it."""

    ADMINISTRATOR = "administrator", _("beheerder")
    POLICY_ADVISER = "policy_adviser", _("beleidsadviseur")
    AREA_DIRECTOR = "area_director", _("gebiedsregisseur")
    COMMUNITY_WORKER = "community_worker", _("opbouwwerker")


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Filters on granted roles."""

    def on(self, day: datetime.date) -> RoleGrantQuerySet:
        """Roles that hold on this day: begun, and not ended on or before it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), begins_on__lte=day)

    def not_over(self, day: datetime.date) -> RoleGrantQuerySet:
        """Roles that hold on this day or will later."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day))


class RoleGrant(models.Model):
    """Somebody has a role from a day, until a day, for an area or (without one) for the whole municipality."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("rol"), max_length=40, choices=Role)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("gebied")
    )
    begins_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot"), null=True, blank=True)  # the first day without it
    granted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # empty: a command
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("rollen")
        ordering = ["person__name", "begins_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_known"),
            models.UniqueConstraint(
                fields=["person", "role", "area"],
                condition=Q(ends_on=None, area__isnull=False),
                name="role_in_area_open_once",
            ),
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(ends_on=None, area=None), name="role_open_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")), name="role_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_role_display()}"
