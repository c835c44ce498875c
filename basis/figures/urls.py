"""Paths of figures, under /gebieden/."""

from django.urls import path

from basis.figures import views

app_name = "figures"
urlpatterns = [
    path("wijkfoto/", views.start, name="start"),
    path("vergelijken/", views.compare, name="compare"),
    path("<slug:slug>/wijkfoto/", views.photo, name="photo"),
    path("<slug:slug>/wijkfoto.csv", views.download_csv, name="csv"),
    path("<slug:slug>/wijkfoto.json", views.download_json, name="json"),
    path("<slug:slug>/wijkfoto.pdf", views.download_pdf, name="pdf"),
    path("<slug:slug>/wijkfoto/<slug:code>/", views.indicator, name="indicator"),
]
