"""Paths of calendars."""

app_name = "calendars"
urlpatterns = []
