"""Where everything is. Dutch paths; in another language the same behind its code: /en/gebieden/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from basis.api import urls as api
from basis.site import desk_views, poster_views, views

STORIES = ("reports", "talks", "meaning", "patterns", "telling", "stories")
PEOPLE = ("initiatives", "activities", "exchange", "calendars", "joining", "liaison", "needs", "relay")
AT_TOP = ("search", "moderation", "notifications", "topics", "socialmap", "sources", "upkeep", "accounts")
UNDER = {"visie/": "vision", "stijlgids/": "design", "beheer/logboek/": "audit"}

urlpatterns = [
    path("", include(api.urlpatterns)),
    path("gezond/", views.health, name="health"),
    path("oidc/", include("basis.accounts.oidc_urls")),
    path("", include("basis.socialmap.open_urls")),
    path("robots.txt", views.robots, name="robots"),
    path("bestanden/<str:name>", views.uploaded, name="uploaded"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("uw-wijk/", views.choose_area, name="choose_area"),
        path("toegankelijkheid/", views.accessibility, name="accessibility"),
        path("privacy/", views.privacy, name="privacy"),
        path("open-data/", views.open_data, name="open_data"),
        path("poster/", poster_views.show, name="poster"),
        path("gebieden/<slug:slug>/werk/", desk_views.desk, name="desk"),
        *api.page_urlpatterns,
        *(path("gebieden/", include(f"basis.{module}.urls")) for module in ("meeting", "figures", "areas")),
        *(path(where, include(f"basis.{module}.urls")) for where, module in UNDER.items()),
        *(path("", include(f"basis.{module}.urls")) for module in STORIES + PEOPLE + AT_TOP),
        path("", include("basis.accounts.library_urls")),
        prefix_default_language=False,
    ),
]
handler404 = "basis.site.views.not_found"
handler500 = "basis.site.views.server_error"
handler403 = "basis.site.views.forbidden"
