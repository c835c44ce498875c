"""Paths of stories: /verhalen/, and of an area, an initiative and an activity beneath those."""

from django.urls import path

from basis.stories import build_views, desk_views, make_views, views

ONE = "verhalen/<slug:slug>/"

app_name = "stories"
urlpatterns = [
    path("verhalen/", views.rounds, name="rounds"),
    path("verhalen/nieuw/", make_views.new, name="new"),
    path("gebieden/<slug:slug>/verhalen/", views.of_area, name="of_area"),
    path("initiatieven/<slug:slug>/drie-vragen/", make_views.three_of_initiative, name="three_of_initiative"),
    path("activiteiten/<slug:slug>/drie-vragen/", make_views.three_of_activity, name="three_of_activity"),
    path(ONE, views.round_, name="round"),
    path(f"{ONE}<int:pk>/", views.story, name="story"),
    path(f"{ONE}<int:pk>/zwart/", desk_views.black, name="black"),
    path(f"{ONE}<int:pk>/gesprek/", desk_views.keep, name="keep"),
    path(f"{ONE}beheer/", desk_views.desk, name="desk"),
    path(f"{ONE}veranderen/", make_views.change, name="change"),
    path(f"{ONE}stand/", make_views.stage, name="stage"),
    path(f"{ONE}vragen/", build_views.questions, name="questions"),
    path(f"{ONE}vragen/kiezen/", build_views.take, name="take"),
    path(f"{ONE}vragen/schrijven/", build_views.write, name="write"),
    path(f"{ONE}vragen/voorbeeld/", build_views.preview, name="preview"),
    path(f"{ONE}vragen/volgende/", build_views.next_version, name="next_version"),
    path(f"{ONE}vragen/volgende/weg/", build_views.leave_next, name="leave_next"),
    path(f"{ONE}vragen/vraag/<slug:key>/", build_views.rewrite, name="rewrite"),
]
