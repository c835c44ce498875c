"""Paths of reports, beneath a round."""

from django.urls import path

from basis.reports import desk_views, views

ALL = "verhalen/<slug:slug>/verslag/"
ONE = f"{ALL}<slug:where>/"
WRITE = f"{ONE}maken/"

app_name = "reports"
urlpatterns = [
    path(ALL, views.every, name="list"),
    path(f"{ALL}nieuw/", desk_views.new, name="new"),
    path(ONE, views.report, name="report"),
    path(f"{ONE}verslag.pdf", views.full, name="full"),
    path(f"{ONE}kort.pdf", views.short, name="short"),
    path(WRITE, desk_views.write, name="write"),
    path(f"{WRITE}cijfers/nieuw/", desk_views.new_figure, name="new_figure"),
    path(f"{WRITE}cijfers/<int:pk>/", desk_views.figure, name="figure"),
    path(f"{WRITE}cijfers/<int:pk>/weg/", desk_views.drop_figure, name="drop_figure"),
    path(f"{WRITE}klaar/", desk_views.make, name="make"),
    path(f"{ONE}publiceren/", desk_views.publish, name="publish"),
    path(f"{ONE}weghalen/", desk_views.take_down, name="take_down"),
]
