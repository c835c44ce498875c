"""Paths of telling."""

from django.urls import path

from basis.telling import paper_views

app_name = "telling"
urlpatterns = [
    path("<slug:slug>/papier.pdf", paper_views.paper_pdf, name="paper"),
]
