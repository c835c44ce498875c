"""Paths of conversations about the stories of a round."""

from django.urls import path

from basis.talks import outcome_views, paper_views, return_views, views

ALL = "verhalen/<slug:slug>/gesprekken/"
ONE = f"{ALL}<int:pk>/"

app_name = "talks"
urlpatterns = [
    path(ALL, views.every, name="list"),
    path(f"{ALL}nieuw/", views.new, name="new"),
    path(ONE, views.talk, name="talk"),
    path(f"{ONE}veranderen/", views.change, name="change"),
    path(f"{ONE}kiezen/", views.choose, name="choose"),
    path(f"{ONE}draaiboek/", views.guide, name="guide"),
    path(f"{ONE}gehouden/", views.held, name="held"),
    path(f"{ONE}publiceren/", views.publish, name="publish"),
    path(f"{ONE}kaartjes.pdf", paper_views.cards, name="cards"),
    path(f"{ONE}patronen.pdf", paper_views.patterns, name="patterns"),
    path(f"{ONE}afspraken/nieuw/", outcome_views.new, name="new_outcome"),
    path(f"{ONE}afspraken/<int:outcome>/", outcome_views.change, name="outcome"),
    path(f"{ONE}kiesgroepen/nieuw/", outcome_views.new_panel, name="new_panel"),
    path(f"{ONE}kiesgroepen/<int:panel>/", outcome_views.panel, name="panel"),
    path("verhalen/<slug:slug>/terugkoppelen/", return_views.give_back, name="give_back"),
]
