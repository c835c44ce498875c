"""Paths of telling."""

from django.urls import include, path

from basis.telling import entry_views, import_views, kiosk_views, own_views, paper_views, views

app_name = "telling"
of_round = [
    path("papier.pdf", paper_views.paper_pdf, name="paper"),
    path("overtypen/", entry_views.entry, name="entry"),
    path("overtypen/terug/", entry_views.undo, name="entry_undo"),
    path("inlezen/", import_views.import_table, name="import"),
    path("", views.tell, name="tell"),
    path("stoppen/", views.stop, name="stop"),
    path("tablet/", kiosk_views.tablet, name="tablet"),
    path("stap/<slug:name>/", views.screen, name="screen"),
]
own = [
    path("", own_views.mine, name="mine"),
    path("bedankt/", own_views.thanks, name="thanks"),
    path("gebruik/", own_views.use, name="use"),
    path("foto/", own_views.photo, name="photo"),
    path("weghalen/", own_views.withdraw, name="withdraw"),
    path("nog-een/", own_views.another, name="another"),
    path("adres/", own_views.address, name="address"),
]
urlpatterns = [
    path("vertellen/adres/<str:key>/", own_views.confirm, name="confirm"),
    path("vertellen/mijn/<str:key>/", include(own)),
    path("vertellen/<slug:slug>/", include(of_round)),
]
