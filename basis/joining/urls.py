"""Paths of joining: /meedoen/, one's own place there by a key, and the list of the host."""

from django.urls import path

from basis.joining import after_views, host_views, views

MINE, LIST = "meedoen/mijn/<str:key>/", "meedoen/wie-komt/<int:pk>/"

app_name = "joining"
urlpatterns = [
    path("meedoen/<int:pk>/", views.join, name="join"),
    path(MINE, views.party, name="party"),
    path(f"{MINE}veranderen/", views.change, name="change"),
    path(f"{MINE}afmelden/", views.cancel, name="cancel"),
    path(f"{MINE}bevestigen/", views.confirm, name="confirm"),
    path(f"{MINE}niet-van-mij/", views.disown, name="disown"),
    path(f"{MINE}bewaren/", views.keep, name="keep"),
    path(f"{MINE}hoe-was-het/", after_views.worth, name="worth"),
    path(f"{MINE}vertellen/", after_views.tell, name="tell"),
    path(LIST, host_views.people, name="list"),
    path(f"{LIST}erbij/", host_views.add, name="add"),
    path(f"{LIST}papier.pdf", host_views.on_paper, name="paper"),
    path(f"{LIST}<int:party>/af/", host_views.take_off, name="take_off"),
    path(f"{LIST}<int:party>/geregeld/", host_views.arranged, name="arranged"),
    path(f"{LIST}<int:party>/voorstellen/", host_views.introduce, name="introduce"),
]
