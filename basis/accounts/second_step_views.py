"""Passkeys and the second step: the views of allauth, with our forms, words and paths."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView, GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy

from basis.accounts import providers


class Connect(ActivateTOTPView):  # type: ignore[misc]
    """Connect an app; whoever just did that has shown two things in this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp", reauthenticated=True)
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey that knows who holds it, so that it is enough to sign in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = super().get_context_data(**kwargs)
        told["js_data"] = {"creation_options": webauthn.begin_registration(self.request.user, True)}
        return dict(told)

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn", reauthenticated=True)
        return response


class SignInByPasskey(LoginWebAuthnView):  # type: ignore[misc]
    """Sign in with a passkey, also when a code was asked for just before."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        clear_login(request)


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """Remove a passkey, and go back to the list of ways to sign in."""

    success_url = reverse_lazy("mfa_index")


class Ways(IndexView):  # type: ignore[misc]
    """How one signs in: what there is, and what can be added."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        brokers = [provider for provider in providers.providers() if not provider.is_for_staff]
        return {**super().get_context_data(**kwargs), "brokers": brokers}


index = Ways.as_view()
authenticate = AuthenticateView.as_view()
again = ReauthenticateView.as_view()
connect = Connect.as_view()
disconnect = DeactivateTOTPView.as_view()
codes = ViewRecoveryCodesView.as_view()
new_codes = GenerateRecoveryCodesView.as_view()
download_codes = DownloadRecoveryCodesView.as_view()
add_passkey = AddPasskey.as_view()
remove_passkey = RemovePasskey.as_view()
passkey = SignInByPasskey.as_view()
passkey_again = ReauthenticateWebAuthnView.as_view()
