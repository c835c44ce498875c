"""Paths of liaison."""

from django.urls import path

from basis.liaison import barrier_views, views

app_name = "liaison"
urlpatterns = [
    path("initiatieven/<slug:slug>/contact/", views.thread, name="thread"),
    path("initiatieven/<slug:slug>/contactpersoon/", views.assign, name="assign"),
    path("initiatieven/<slug:slug>/belemmering/", barrier_views.report, name="report"),
    path("mijn/bereikbaar/", views.reach, name="reach"),
    path("belemmeringen/", barrier_views.barriers, name="barriers"),
    path("belemmeringen/<int:year>/", barrier_views.year, name="year"),
    path("belemmeringen/<int:year>.csv", barrier_views.year_csv, name="year_csv"),
    path("belemmeringen/<int:year>.pdf", barrier_views.year_pdf, name="year_pdf"),
    path("belemmering/<int:pk>/", barrier_views.barrier, name="barrier"),
    path("belemmering/<int:pk>/<slug:name>/", barrier_views.deed, name="deed"),
]
