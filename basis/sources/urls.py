"""Paths of reading lists in, under the work of the editors of the social map."""

from django.urls import path

from basis.sources import candidate_views, views

HERE = "beheer/sociale-kaart/inlezen/"
PROPOSED = "beheer/sociale-kaart/voorstellen/"

app_name = "sources"
urlpatterns = [
    path(HERE, views.lists, name="lists"),
    path(f"{HERE}<int:pk>/", views.one, name="one"),
    path(f"{HERE}<int:pk>/kolommen/", views.columns, name="columns"),
    path(f"{HERE}<int:pk>/begin/", views.begin, name="begin"),
    path(f"{HERE}<int:pk>/weg/", views.throw_away, name="throw_away"),
    path(f"{HERE}<int:pk>/fouten.csv", views.faults_csv, name="faults"),
    path(f"{HERE}<int:pk>/kolommen.yaml", views.columns_yaml, name="yaml"),
    path(PROPOSED, candidate_views.candidates, name="candidates"),
    path(f"{PROPOSED}<int:pk>/", candidate_views.candidate, name="candidate"),
    path(f"{PROPOSED}<int:pk>/overnemen/", candidate_views.accept, name="accept"),
    path(f"{PROPOSED}<int:pk>/aanvullen/", candidate_views.link, name="link"),
    path(f"{PROPOSED}<int:pk>/afwijzen/", candidate_views.decline, name="decline"),
]
