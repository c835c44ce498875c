"""Where allauth and this house meet: our words, our outbox, our sessions."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis.accounts import identity_actions, session_actions, sign_in_actions
from basis.accounts.models import SignIn
from basis.accounts.oidc import Refused
from basis.addresses import client_address, household
from basis.areas.models import Area

A_YEAR = 365 * 24 * 3600  # seconds

WORDS = {
    "account_inactive": _("Dit account is niet meer in gebruik."),
    "incorrect_code": _("Deze code klopt niet. Kijk of u haar goed hebt getypt."),
    "rate_limited": _("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."),
    "too_many_login_attempts": _("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."),
}
TOLD = {  # what allauth wants to say after an act, in our words; what is not here, is not said
    "mfa/messages/totp_activated.txt": _("Uw app is gekoppeld. U gebruikt haar vanaf nu bij het inloggen."),
    "mfa/messages/totp_deactivated.txt": _("Uw app is ontkoppeld."),
    "mfa/messages/recovery_codes_generated.txt": _("U hebt nieuwe herstelcodes. Bewaar ze op een veilige plek."),
    "mfa/messages/webauthn_added.txt": _("Uw passkey is toegevoegd."),
    "mfa/messages/webauthn_removed.txt": _("Uw passkey is verwijderd."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes go out through the outbox, a session begins with us, and every text on screen is ours."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WORDS}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Codes are the only mail of allauth that we use."""
        if "code" not in context:
            raise NotImplementedError(template_prefix)
        sign_in_actions.send_code(email, context["code"])

    def get_client_ip(self, request: Any) -> str:
        """Whose tries are counted together: the visitor behind the proxies, with IPv6 the whole connection."""
        return household(client_address(request.META, settings.PROXIES))

    def add_message(
        self,
        request: Any,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        if words := message or TOLD.get(message_template or ""):
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def get_login_redirect_url(self, request: Any) -> str:
        """One's own page, when one did not come from another."""
        return reverse("accounts:me")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The same ways, in our words."""
        words = {
            "mfa_reauthenticate": _("Met een code uit de app"),
            "mfa_reauthenticate:webauthn": _("Met een passkey"),
        }
        return [
            {**method, "description": words[method["id"]]}
            for method in super().get_reauthentication_methods(user)
            if method["id"] in words
        ]

    def login(self, request: Any, user: Any) -> None:
        """Begin a session: a new key, an end, and a line in her list of devices."""
        super().login(request, user)
        records = get_authentication_records(request, user)
        is_passkey = any(record.get("passwordless") for record in records)
        way = getattr(request, "way", SignIn.Way.PASSKEY if is_passkey else SignIn.Way.CODE)
        session_actions.begin(request.session, user, way=way, agent=self.get_http_user_agent(request))
        try:
            identity_actions.join_waiting(request.session, user)
        except Refused:
            messages.error(request, _("DigiD of eHerkenning hoort al bij een ander account."))

    def post_login(self, request: Any, user: Any, **kwargs: Any) -> Any:
        """Go where she was going; her own area comes with her when none was chosen on this device."""
        response = super().post_login(request, user, **kwargs)
        if user.area and Area.COOKIE not in request.COOKIES:
            kept = {"max_age": A_YEAR, "secure": settings.HTTPS, "httponly": True, "samesite": "Lax"}
            response.set_cookie(Area.COOKIE, user.area.slug, **kept)
        return response
