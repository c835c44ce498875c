"""Paths of initiatives: /initiatieven/, and of an area under /gebieden/."""

from django.urls import path

from basis.initiatives import ask_views, team_views, views

ONE = "initiatieven/<slug:slug>/"

app_name = "initiatives"
urlpatterns = [
    path("initiatieven/", views.everywhere, name="everywhere"),
    path("initiatieven.csv", views.download, name="csv"),
    path("initiatieven/nieuw/", views.begin, name="begin"),
    path("initiatieven/gevraagd/", ask_views.asked, name="asked"),
    path("initiatieven/uitnodiging/<str:token>/", team_views.accept, name="accept"),
    path("initiatieven/vragen/<int:pk>/gevonden/", ask_views.found, name="found"),
    path("initiatieven/vragen/<int:pk>/weg/", ask_views.take_back, name="take_back"),
    path("initiatieven/team/<int:pk>/weg/", team_views.unname, name="unname"),
    path("initiatieven/team/uitnodiging/<int:pk>/weg/", team_views.withdraw, name="withdraw"),
    path("initiatieven/samen/<int:pk>/", team_views.decide, name="decide"),
    path(ONE, views.initiative, name="initiative"),
    path(f"{ONE}volgen/", views.follow, name="follow"),
    path(f"{ONE}rol/", views.stance, name="stance"),
    path(f"{ONE}schrijf/", ask_views.write, name="write"),
    path(f"{ONE}vragen/", ask_views.ask, name="ask"),
    path(f"{ONE}vertellen/", team_views.tell, name="tell"),
    path(f"{ONE}verder/", team_views.move, name="move"),
    path(f"{ONE}veranderen/", team_views.change, name="change"),
    path(f"{ONE}rust/", team_views.rest, name="rest"),
    path(f"{ONE}samen/", team_views.join, name="join"),
    path(f"{ONE}team/", team_views.team, name="team"),
    path(f"{ONE}team/naam/", team_views.call, name="call"),
    path(f"{ONE}team/ander/", team_views.other, name="other"),
    path(f"{ONE}team/weg/", team_views.leave, name="leave"),
    path("gebieden/<slug:slug>/initiatieven/", views.of_area, name="of_area"),
]
