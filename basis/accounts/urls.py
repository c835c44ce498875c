"""Paths of accounts."""

from django.urls import path

from basis.accounts import views

app_name = "accounts"
urlpatterns = [
    path("inloggen/", views.sign_in, name="login"),
    path("uitloggen/", views.sign_out, name="logout"),
    path("mijn/", views.me, name="me"),
    path("mijn/wachtwoord/", views.password, name="password"),
    path("beheer/rollen/", views.roles, name="roles"),
    path("beheer/rollen/rollen.csv", views.roles_csv, name="roles_csv"),
    path("beheer/rollen/<int:pk>/stoppen/", views.end_role, name="end_role"),
]
