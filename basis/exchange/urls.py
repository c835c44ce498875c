"""Paths of cards: /vraag-en-aanbod/, and of an area under /gebieden/."""

from django.urls import path

from basis.doors import SENTENCE_WORDS, Sentence
from basis.exchange import door_views, match_views, step_views, views

HERE = "vraag-en-aanbod/"
OF_AREA = f"gebieden/<slug:slug>/{HERE}"

app_name = "exchange"
urlpatterns = [
    *(
        path(f"{SENTENCE_WORDS[one]}/", door_views.door, {"sentence": one}, name=f"door_{one.value}")
        for one in Sentence
    ),
    path(HERE, views.everywhere, name="everywhere"),
    path(f"{HERE}nieuw/", views.new, name="new"),
    path(f"{HERE}<int:pk>/", views.card, name="card"),
    path(f"{HERE}<int:pk>/schrijven/", views.write, name="write"),
    path(f"{HERE}<int:pk>/vog/", step_views.assure, name="assure"),
    path(f"{HERE}<int:pk>/naar-wens/", step_views.make_a_need, name="make_a_need"),
    path(f"{HERE}van-u/<str:key>/", step_views.yours, name="yours"),
    path(f"{HERE}van-u/<str:key>/verlengen/", step_views.renew, name="renew"),
    path(f"{HERE}van-u/<str:key>/klaar/", step_views.close, name="close"),
    path(f"{HERE}van-u/<str:key>/past-niet/", match_views.decline, name="decline"),
    path(OF_AREA, views.of_area, name="of_area"),
    path(f"{OF_AREA}wacht/", step_views.waiting, name="waiting"),
]
