"""Paths of patterns, beneath a round."""

from django.urls import path

from basis.patterns import views

ROUND = "verhalen/<slug:slug>/patronen"

app_name = "patterns"
urlpatterns = [
    path(f"{ROUND}/", views.overview, name="list"),
    path(f"{ROUND}/invullen/", views.integrity, name="integrity"),
    path(f"{ROUND}/verhalen/", views.stories, name="stories"),
    path(f"{ROUND}/zoeken/", views.search, name="search"),
    path(f"{ROUND}/maken/", views.make, name="make"),
    path(f"{ROUND}/vraag/<str:key>/", views.question, name="question"),
    path(f"{ROUND}/samen/<str:first>/<str:second>/", views.pair, name="pair"),
    path(f"{ROUND}.json", views.as_json, name="json"),
    path(f"{ROUND}.csv", views.as_csv, name="csv"),
]
