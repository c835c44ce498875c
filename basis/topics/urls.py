"""Paths of theme pages."""

from django.urls import path

from basis.topics import views

app_name = "topics"
urlpatterns = [
    path("themas/", views.listing, name="list"),
    path("themas/<slug:slug>/", views.topic, name="topic"),
    path("beheer/themas/", views.manage, name="manage"),
    path("beheer/themas/nieuw/", views.new, name="new"),
    path("beheer/themas/klaarzetten/", views.prepare, name="prepare"),
    path("beheer/themas/<slug:slug>/", views.change, name="change"),
]
