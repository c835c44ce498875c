"""Paths of moderation: the page of a giver, reporting, and the queue of moderators."""

from django.urls import path

from basis.moderation import queue_views, report_views, views

app_name = "moderation"
urlpatterns = [
    path("direct-hulp/", views.help_at_once, name="help_at_once"),
    path("bijdrage/<str:key>/", views.contribution, name="contribution"),
    path("bijdrage/<str:key>/bedankt/", views.thanks, name="thanks"),
    path("bijdrage/<str:key>/briefje/", views.slip, name="slip"),
    path("bijdrage/<str:key>/bevestigen/", views.confirm, name="confirm"),
    path("bijdrage/<str:key>/veranderen/", views.change, name="change"),
    path("bijdrage/<str:key>/weghalen/", views.withdraw, name="withdraw"),
    path("bijdrage/<str:key>/bewaren/", views.claim, name="claim"),
    path("bijdrage/<str:key>/bezwaar/", report_views.objection, name="objection"),
    path("mijn/bijdragen/", views.mine, name="mine"),
    path("melden/bedankt/", report_views.reported, name="reported"),
    path("melden/<str:kind>/<int:pk>/", report_views.report, name="report"),
    path("melding/<str:key>/", report_views.report_status, name="report_status"),
    path("beheer/bijdragen/", queue_views.queue, name="queue"),
    path("beheer/bijdragen/<int:pk>/", queue_views.decide, name="decide"),
]
