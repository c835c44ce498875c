"""People who sign in and how, and the roles they have for an area or for the whole municipality."""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from django.contrib import auth
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area


class People(BaseUserManager["Person"]):
    """Makes people; looks them up by e-mail address whatever its capitals."""

    def create_user(self, email: str, **fields: Any) -> Person:
        """Somebody who can sign in: by a code to this address, and later perhaps by a passkey."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.full_clean()
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Language(models.TextChoices):
    """The language in which somebody wants to hear from us, by its own name."""

    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", "English"
    POLISH = "pl", "Polski"
    TURKISH = "tr", "Türkçe"
    ARABIC = "ar", "العربية"
    UKRAINIAN = "uk", "Українська"


class Reach(models.TextChoices):
    """How somebody wants to be reached when people answer what she gave."""

    EMAIL = "email", _("per e-mail")
    PHONE = "phone", _("per telefoon")
    NOT = "not", _("liever niet")


def new_sessions_key() -> str:
    """What all sessions of a person hang on: another one ends them all."""
    return secrets.token_hex(16)


class Person(AbstractBaseUser):
    """Somebody with an account: how to sign in, and what she wants us to know. Nothing more is asked, ever."""

    password = None  # type: ignore[assignment]  # nobody has one: a code, a passkey, or the organisation she works for
    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=80, help_text=_("Zoals u genoemd wilt worden."))
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("uw wijk of dorp")
    )
    language = models.CharField(_("taal"), max_length=5, choices=Language, default=Language.DUTCH)
    reach = models.CharField(_("hoe wilt u bereikt worden?"), max_length=5, choices=Reach, default=Reach.EMAIL)
    phone = models.CharField(_("telefoonnummer"), max_length=20, blank=True)  # only of who wants to be phoned
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    last_seen_on = models.DateField(null=True, blank=True)  # the day only: for accounts that nobody uses any more
    sessions_key = models.CharField(max_length=32, default=new_sessions_key, editable=False)

    objects = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(
                condition=(Q(reach="phone") & ~Q(phone="")) | (~Q(reach="phone") & Q(phone="")),
                name="person_phone_only_to_be_phoned",
                violation_error_message=_("Vul uw telefoonnummer in als u gebeld wilt worden, en anders niet."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """May she do this, in this area? Her roles of today say so; see `backend.RoleBackend`."""
        return any(backend.has_perm(self, perm, obj) for backend in auth.get_backends())

    def has_usable_password(self) -> bool:
        """Nobody has a password."""
        return False

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session is of the key it began with, so that another key ends all of them."""
        return salted_hmac("accounts.sessions", self.sessions_key, secret=secret, algorithm="sha256").hexdigest()


class Role(models.TextChoices):
    """What somebody may do here; modules say in `module.py` which permissions go with it."""

    ADMINISTRATOR = "administrator", _("beheerder")
    POLICY_ADVISER = "policy_adviser", _("beleidsadviseur")
    AREA_DIRECTOR = "area_director", _("gebiedsregisseur")
    COMMUNITY_WORKER = "community_worker", _("opbouwwerker")
    MODERATOR = "moderator", _("moderator")
    SUBSIDY_OFFICER = "subsidy_officer", _("subsidiemedewerker")
    ASSESSOR = "assessor", _("beoordelaar")
    MAP_EDITOR = "map_editor", _("redacteur van de sociale kaart")
    COUNCIL_CLERK = "council_clerk", _("griffier")


def in_role(role: Any) -> str:
    """What a role is called, or '' when it is none: 'opbouwwerker'."""
    return str(Role(role).label) if role in Role.values else ""


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
    source = models.CharField(max_length=8, blank=True, choices=[("oidc", _("van de organisatie"))])  # empty: by hand
    # who gave it, empty: a command, or somebody who is forgotten
    granted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

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


class SignIn(models.Model):
    """A device on which somebody is signed in, so that she sees it and can end it. No network address is kept."""

    class Way(models.TextChoices):
        CODE = "code", _("met een code")
        PASSKEY = "passkey", _("met een passkey")
        OIDC = "oidc", _("via de organisatie")
        BROKER = "broker", _("via DigiD of eHerkenning")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60)  # in words: "Firefox, Windows"
    way = models.CharField(max_length=8, choices=Way)
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("ingelogd apparaat")
        ordering = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.device} {self.began_at:%Y-%m-%d}"


class Identity(models.Model):
    """Somebody as a provider of OpenID Connect knows her; of its name for her a fingerprint is kept, never a BSN."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=200)
    subject_hash = models.CharField(max_length=64)
    acr = models.CharField(max_length=200, blank=True)  # how sure the provider was, the last time
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("identiteit")
        constraints = [models.UniqueConstraint(fields=["issuer", "subject_hash"], name="identity_once")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject_hash[:8]}"
