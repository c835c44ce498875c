"""Where the social map can be downloaded."""

from django.urls import path

from basis.socialmap import open_views

app_name = "socialmap_open"
urlpatterns = [
    path("open-data/sociale-kaart.csv", open_views.as_csv, name="csv"),
    path("open-data/sociale-kaart.geojson", open_views.as_geojson, name="geojson"),
]
