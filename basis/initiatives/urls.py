"""Paths of initiatives."""

app_name = "initiatives"
urlpatterns = []
