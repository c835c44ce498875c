"""Paths of vision, beneath /visie/."""

from django.urls import path

from basis.vision import views

app_name = "vision"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("afspraken/", views.commitments, name="commitments"),
    path("afspraken/<slug:key>/", views.commitment, name="commitment"),
]
