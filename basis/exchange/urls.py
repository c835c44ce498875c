"""Paths of exchange."""

app_name = "exchange"
urlpatterns = []
