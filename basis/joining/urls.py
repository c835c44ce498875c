"""Paths of joining."""

app_name = "joining"
urlpatterns = []
