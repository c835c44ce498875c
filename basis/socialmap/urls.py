"""Paths of the social map."""

from django.urls import path

from basis.socialmap import views

app_name = "socialmap"
urlpatterns = [
    path("plekken/", views.places, name="places"),
    path("plekken/<slug:slug>/", views.place, name="place"),
    path("aanbod/<slug:slug>/", views.service, name="service"),
    path("organisaties/<slug:slug>/", views.organisation, name="organisation"),
    path("organisaties/<slug:slug>/kaartje.vcf", views.vcard, name="vcard"),
    path("sociale-kaart/<str:kind>/<slug:slug>/klopt-niet/", views.correct, name="correct"),
    path("beheer/sociale-kaart/", views.corrections, name="corrections"),
    path("beheer/sociale-kaart/<int:pk>/klaar/", views.settle, name="settle"),
]
