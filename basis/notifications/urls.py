"""Paths of notifications."""

from django.urls import path

from basis.notifications import views

app_name = "notifications"
urlpatterns = [
    path("mijn/berichten/", views.choices, name="choices"),
    path("berichten/afmelden/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("voorbeeldpost/", views.example_mail, name="example_mail"),
    path("beheer/berichten/", views.outbox, name="outbox"),
    path("beheer/berichten/opnieuw/", views.try_again, name="try_all_again"),
    path("beheer/berichten/<int:pk>/opnieuw/", views.try_again, name="try_again"),
]
