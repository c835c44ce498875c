"""Paths of upkeep."""

from django.urls import path

from basis.upkeep import keeper_views, views

ENTRY = "sociale-kaart/<str:kind>/<slug:slug>/"

app_name = "upkeep"
urlpatterns = [
    path("beheer/sociale-kaart/nieuw/", views.add, name="add"),
    path("sociale-kaart/nieuw/<str:kind>/", views.new, name="new"),
    path(f"{ENTRY}veranderen/", views.change, name="change"),
    path(f"{ENTRY}nog-goed/", views.confirm, name="confirm"),
    path(f"{ENTRY}weg/", views.leave, name="leave"),
    path(f"{ENTRY}foto/", views.picture, name="picture"),
    path("beheer/sociale-kaart/veranderingen/", keeper_views.proposals, name="proposals"),
    path("beheer/sociale-kaart/veranderingen/<int:pk>/", keeper_views.proposal, name="proposal"),
    path("organisaties/<slug:slug>/bijhouders/", keeper_views.keepers, name="keepers"),
    path("organisaties/<slug:slug>/vertrouwd/", keeper_views.trust, name="trust"),
    path("bijhouders/<int:pk>/weg/", keeper_views.end, name="end"),
    path("uitnodiging/<int:pk>/intrekken/", keeper_views.withdraw, name="withdraw"),
    path("uitnodiging/<str:token>/", keeper_views.accept, name="accept"),
    path("mijn/organisatie/<slug:slug>/", keeper_views.mine, name="mine"),
]
