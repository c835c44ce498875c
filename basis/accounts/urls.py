"""Paths of accounts."""

from django.urls import path

from basis.accounts import oidc_views, person_views, privacy_views, sign_in_views, views

app_name = "accounts"
urlpatterns = [
    path("inloggen/", sign_in_views.sign_in, name="login"),
    path("inloggen/eerst/", sign_in_views.first, name="first"),
    path("inloggen/code/", sign_in_views.code, name="code"),
    path("inloggen/naam/", sign_in_views.name, name="name"),
    path("inloggen/via/<slug:name>/", oidc_views.start, name="start"),
    path("uitloggen/", sign_in_views.sign_out, name="logout"),
    path("mijn/", person_views.me, name="me"),
    path("mijn/gegevens/", person_views.details, name="details"),
    path("mijn/e-mailadres/", person_views.email, name="email"),
    path("mijn/e-mailadres/code/", person_views.email_code, name="email_code"),
    path("mijn/sessies/", person_views.devices, name="devices"),
    path("mijn/sessies/<int:pk>/uitloggen/", person_views.end_device, name="end_device"),
    path("mijn/sessies/overal-uitloggen/", person_views.end_all, name="end_all"),
    path("mijn/privacy/", privacy_views.privacy, name="privacy"),
    path("mijn/privacy/mijn-gegevens.json", privacy_views.download_json, name="download_json"),
    path("mijn/privacy/mijn-gegevens.html", privacy_views.download_html, name="download_html"),
    path("mijn/privacy/account-weghalen/", privacy_views.forget, name="forget"),
    path("beheer/rollen/", views.roles, name="roles"),
    path("beheer/rollen/rollen.csv", views.roles_csv, name="roles_csv"),
    path("beheer/rollen/<int:pk>/stoppen/", views.end_role, name="end_role"),
]
