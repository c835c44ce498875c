"""Paths of search."""

from django.urls import path

from basis.search import views

app_name = "search"
urlpatterns = [
    path("zoeken/", views.find, name="find"),
    path("beheer/zoeken/", views.words, name="words"),
    path("beheer/zoeken/<int:pk>/gezien/", views.settle, name="settle"),
    path("beheer/zoeken/woorden/<int:pk>/weghalen/", views.drop, name="drop"),
]
