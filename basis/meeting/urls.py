"""Paths of meeting, under /gebieden/."""

from django.urls import path

from basis.meeting import conversation_views, views

TALK = "<slug:slug>/gesprekken/"

app_name = "meeting"
urlpatterns = [
    path("ontmoeten/", views.overview, name="overview"),
    path("ontmoeten.csv", views.all_csv, name="all_csv"),
    path("<slug:slug>/ontmoeten/", views.area, name="area"),
    path("<slug:slug>/ontmoeten.csv", views.area_csv, name="csv"),
    path("<slug:slug>/ontmoeten.json", views.area_json, name="json"),
    path("<slug:slug>/ontmoeten.pdf", views.area_pdf, name="pdf"),
    path(f"{TALK}nieuw/", conversation_views.new_conversation, name="new_conversation"),
    path(f"{TALK}<int:pk>/", conversation_views.conversation, name="conversation"),
    path(f"{TALK}<int:pk>/veranderen/", conversation_views.change_conversation, name="change_conversation"),
    path(f"{TALK}<int:pk>/publiceren/", conversation_views.publish, name="publish"),
    path(f"{TALK}<int:pk>/afspraken/nieuw/", conversation_views.new_agreement, name="new_agreement"),
    path(f"{TALK}<int:pk>/afspraken/<int:agreement>/", conversation_views.change_agreement, name="change_agreement"),
]
