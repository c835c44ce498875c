"""Paths of areas, under /gebieden/."""

from django.urls import path

from basis.areas import views

app_name = "areas"
urlpatterns = [
    path("", views.listing, name="list"),
    path("kaart.json", views.map_data, name="map"),
    path("postcode/", views.postcode, name="postcode"),
    path("<slug:slug>/", views.detail, name="detail"),
]
