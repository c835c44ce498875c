"""Paths of the social map."""

from django.urls import path

from basis.socialmap import editor_views, embed_views, list_views, merge_views, paper_views, views

app_name = "socialmap"
urlpatterns = [
    path("plekken/", list_views.places, name="places"),
    path("aanbod/", list_views.services, name="services"),
    path("organisaties/", list_views.organisations, name="organisations"),
    path("gebieden/<slug:slug>/sociale-kaart.pdf", paper_views.booklet, name="booklet"),
    path("insluiten/", embed_views.embed_maker, name="embed_maker"),
    path("insluiten/sociale-kaart/", embed_views.embed, name="embed"),
    path("plekken/<slug:slug>/", views.place, name="place"),
    path("aanbod/<slug:slug>/", views.service, name="service"),
    path("organisaties/<slug:slug>/", views.organisation, name="organisation"),
    path("organisaties/<slug:slug>/kaartje.vcf", views.vcard, name="vcard"),
    path("sociale-kaart/<str:kind>/<slug:slug>/klopt-niet/", views.correct, name="correct"),
    path("sociale-kaart/klopt-nog/<str:token>/", editor_views.still_right, name="still_right"),
    path("beheer/sociale-kaart/<str:kind>/<slug:slug>/klopt/", editor_views.confirm, name="confirm"),
    path("beheer/sociale-kaart/", editor_views.corrections, name="corrections"),
    path("beheer/sociale-kaart/dubbel/", merge_views.duplicates, name="duplicates"),
    path("beheer/sociale-kaart/dubbel/<str:kind>/<slug:slug>/<slug:other>/", merge_views.compare, name="compare"),
    path("beheer/sociale-kaart/dubbel/<str:kind>/<slug:slug>/<slug:other>/twee/", merge_views.are_two, name="are_two"),
    path("beheer/sociale-kaart/samengevoegd/", merge_views.merges, name="merges"),
    path("beheer/sociale-kaart/samengevoegd/<int:pk>/uit-elkaar/", merge_views.unmerge, name="unmerge"),
    path("beheer/sociale-kaart/<int:pk>/klaar/", editor_views.settle, name="settle"),
]
