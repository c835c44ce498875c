"""The same house, by the names that allauth asks for; what is not here, is not reachable."""

from django.urls import path

from basis.accounts import second_step_views as views
from basis.accounts import sign_in_views

urlpatterns = [
    path("inloggen/", sign_in_views.sign_in, name="account_login"),
    path("inloggen/code/", sign_in_views.code, name="account_confirm_login_code"),
    path("inloggen/gesloten/", sign_in_views.inactive, name="account_inactive"),
    path("inloggen/tweede-stap/", views.authenticate, name="mfa_authenticate"),
    path("inloggen/passkey/", views.passkey, name="mfa_login_webauthn"),
    path("mijn/inloggen/", views.index, name="mfa_index"),
    path("mijn/inloggen/nog-een-keer/", views.again, name="mfa_reauthenticate"),
    path("mijn/inloggen/nog-een-keer/passkey/", views.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("mijn/inloggen/app/", views.connect, name="mfa_activate_totp"),
    path("mijn/inloggen/app/ontkoppelen/", views.disconnect, name="mfa_deactivate_totp"),
    path("mijn/inloggen/herstelcodes/", views.codes, name="mfa_view_recovery_codes"),
    path("mijn/inloggen/herstelcodes/nieuw/", views.new_codes, name="mfa_generate_recovery_codes"),
    path("mijn/inloggen/herstelcodes/bestand/", views.download_codes, name="mfa_download_recovery_codes"),
    path("mijn/inloggen/passkey/", views.add_passkey, name="mfa_add_webauthn"),
    path("mijn/inloggen/passkey/<int:pk>/verwijderen/", views.remove_passkey, name="mfa_remove_webauthn"),
]
