"""Paths of conversations."""

from django.urls import path

from basis.relay import views

app_name = "relay"
urlpatterns = [
    path("gesprekken/", views.conversations, name="conversations"),
    path("gesprek/<str:key>/", views.conversation, name="conversation"),
    path("gesprek/<str:key>/klopt/", views.prove, name="prove"),
    path("gesprek/<str:key>/delen/", views.share, name="share"),
    path("gesprek/<str:key>/niet-delen/", views.take_back, name="take_back"),
    path("gesprek/<str:key>/stoppen/", views.stop, name="stop"),
    path("gesprek/<str:key>/melden/<int:pk>/", views.report, name="report"),
]
