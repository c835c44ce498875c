"""Paths of calendars of others, under the work of who keeps activities right."""

from django.urls import path

from basis.calendars import views

HERE = "beheer/activiteiten/"

app_name = "calendars"
urlpatterns = [
    path(HERE, views.desk, name="desk"),
    path(f"{HERE}inlezen/", views.bring, name="bring"),
    path(f"{HERE}<int:pk>/", views.one, name="one"),
    path(f"{HERE}<int:pk>/begin/", views.begin, name="begin"),
    path(f"{HERE}<int:pk>/weg/", views.throw_away, name="throw_away"),
    path(f"{HERE}<int:pk>/stil/", views.pause, name="pause"),
    path(f"{HERE}<int:pk>/nu/", views.fetch, name="fetch"),
    path(f"{HERE}<int:pk>/verwijderen/", views.remove, name="remove"),
]
