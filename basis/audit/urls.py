"""Paths of audit, beneath /beheer/logboek/."""

from django.urls import path

from basis.audit import views

app_name = "audit"
urlpatterns = [path("", views.log, name="log")]
