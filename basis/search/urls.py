"""Paths of search."""

from django.urls import path

from basis.search import views

app_name = "search"
urlpatterns = [path("", views.find, name="find")]
