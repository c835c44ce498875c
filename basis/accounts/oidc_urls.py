"""Paths that providers of OpenID Connect must know exactly, so without a language."""

from django.urls import path

from basis.accounts import oidc_views

app_name = "oidc"
urlpatterns = [
    path("jwks.json", oidc_views.keys, name="keys"),
    path("<slug:name>/terug/", oidc_views.back, name="back"),
]
