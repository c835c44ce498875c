"""Paths of needs: /zeg/, /wat-mensen-zeggen/, and of an area under /gebieden/."""

from django.urls import path

from basis.needs import bundle_views, views

OF_AREA = "gebieden/<slug:slug>/wat-mensen-zeggen/"

app_name = "needs"
urlpatterns = [
    path("zeg/", views.tell, name="tell"),
    path("wat-mensen-zeggen/", views.everywhere, name="everywhere"),
    path("wat-mensen-zeggen/<int:pk>/", views.need, name="need"),
    path("wat-mensen-zeggen.csv", views.download, name="csv"),
    path(OF_AREA, views.of_area, name="of_area"),
    path("gebieden/<slug:slug>/wat-mensen-zeggen.csv", views.download, name="csv_of_area"),
    path(f"{OF_AREA}bundels/nieuw/", bundle_views.new_bundle, name="new_bundle"),
    path(f"{OF_AREA}bundels/<int:pk>/", bundle_views.bundle, name="bundle"),
    path(f"{OF_AREA}bundels/<int:pk>/veranderen/", bundle_views.change_bundle, name="change_bundle"),
]
