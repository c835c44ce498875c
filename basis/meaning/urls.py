"""Paths of meaning, beneath a round."""

from django.urls import path

from basis.meaning import views

ROUND = "verhalen/<slug:slug>/duiding/"
ONE = f"{ROUND}<int:pk>/"

app_name = "meaning"
urlpatterns = [
    path(ROUND, views.table, name="table"),
    path(f"{ROUND}nieuw/", views.new, name="new"),
    path(f"{ROUND}perspectieven/", views.perspectives, name="perspectives"),
    path(f"{ROUND}tafel/<slug:kind>/", views.board, name="board"),
    path(f"{ROUND}groep/<int:pk>/", views.rename, name="rename"),
    path(ONE, views.observation, name="observation"),
    path(f"{ONE}veranderen/", views.change, name="change"),
    path(f"{ONE}weg/", views.drop, name="drop"),
    path(f"{ONE}duiden/", views.interpret, name="interpret"),
    path(f"{ONE}duidingen/<int:number>/", views.say_better, name="say_better"),
    path(f"{ONE}duidingen/<int:number>/weg/", views.take_back, name="take_back"),
]
