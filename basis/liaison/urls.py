"""Paths of liaison."""

app_name = "liaison"
urlpatterns = []
