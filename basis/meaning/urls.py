"""Paths of meaning."""

from django.urls import URLPattern

app_name = "meaning"
urlpatterns: list[URLPattern] = []
