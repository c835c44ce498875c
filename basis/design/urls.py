"""Paths of design."""

from django.urls import path

from basis.design import views

app_name = "design"
urlpatterns = [path("", views.styleguide, name="styleguide")]
