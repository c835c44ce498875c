"""Paths of activities: /activiteiten/, /leren/, of an area under /gebieden/, and the calendars of each."""

from django.urls import path, re_path, register_converter

from basis.activities import calendar_views, give_views, manage_views, views
from basis.activities.moments import MomentConverter

register_converter(MomentConverter, "moment")

OF = r"^activiteiten/(?P<what>plek|organisatie|initiatief)/(?P<slug>[-\w]+)"

app_name = "activities"
urlpatterns = [
    path("activiteiten/", views.everywhere, name="everywhere"),
    path("gebieden/<slug:slug>/activiteiten/", views.of_area, name="of_area"),
    path("leren/", views.learn, name="learn"),
    path("activiteiten/geven/", give_views.give, name="give"),
    path("activiteiten.ics", calendar_views.feed, name="feed"),
    path("gebieden/<slug:slug>/activiteiten.ics", calendar_views.feed_of_area, name="feed_of_area"),
    re_path(rf"{OF}\.ics$", calendar_views.feed_of, name="feed_of"),
    path("activiteiten.pdf", calendar_views.paper, name="paper"),
    path("gebieden/<slug:slug>/activiteiten.pdf", calendar_views.paper_of_area, name="paper_of_area"),
    path("activiteiten/plek/<slug:slug>.pdf", calendar_views.paper_of_place, name="paper_of_place"),
    path("activiteiten/beheren/<str:key>/", manage_views.by_key, name="manage_by_key"),
    path("activiteiten/beheren/<str:key>/<moment:at>/", manage_views.one_by_key, name="manage_one_by_key"),
    path("activiteiten/<slug:slug>/", views.activity, name="activity"),
    path("activiteiten/<slug:slug>.ics", calendar_views.file, name="file"),
    path("activiteiten/<slug:slug>/veranderen/", give_views.change, name="change"),
    path("activiteiten/<slug:slug>/beheren/", manage_views.manage, name="manage"),
    path("activiteiten/<slug:slug>/<moment:at>/", views.occurrence, name="occurrence"),
    path("activiteiten/<slug:slug>/<moment:at>.ics", calendar_views.file_of_one, name="file_of_one"),
    path("activiteiten/<slug:slug>/<moment:at>/beheren/", manage_views.one, name="manage_one"),
]
