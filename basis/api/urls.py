"""Where the API is: `/api/v1/…` without trailing slashes; its page for people is `/api/`, in each language."""

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView

from basis.api import views
from basis.api.assembly import assemble
from basis.api.openapi import HSDS
from basis.modules import all_modules

api = assemble(module.api for module in all_modules() if module.api)
hsds = assemble(["basis.socialmap.hsds_api.router"], namespace="hsds")

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1", csrf_exempt(views.root), {"api": api}, name="api_root"),  # 405 for a POST, not 403
    path("api/v1/openapi.json", csrf_exempt(views.openapi), {"api": api}, name="openapi"),
    path("api/v1/", api.urls),
    path("api/hsds", csrf_exempt(RedirectView.as_view(url="/api/hsds/", permanent=True)), name="hsds_root"),
    path("api/hsds/openapi.json", csrf_exempt(views.openapi), {"api": hsds, "door": HSDS}, name="hsds_openapi"),
    path("api/hsds/", hsds.urls),
]
page_urlpatterns: list[URLPattern] = [path("api/", views.page, {"api": api}, name="api_page")]
