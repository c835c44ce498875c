"""Paths of activities."""

app_name = "activities"
urlpatterns = []
