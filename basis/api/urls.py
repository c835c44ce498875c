"""Where the API is: `/api/v1/…` without trailing slashes; its page for people is `/api/`, in each language."""

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.csrf import csrf_exempt

from basis.api import views
from basis.api.assembly import assemble
from basis.modules import all_modules

api = assemble(module.api for module in all_modules() if module.api)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1", csrf_exempt(views.root), {"api": api}, name="api_root"),  # 405 for a POST, not 403
    path("api/v1/openapi.json", csrf_exempt(views.openapi), {"api": api}, name="openapi"),
    path("api/v1/", api.urls),
]
page_urlpatterns: list[URLPattern] = [path("api/", views.page, {"api": api}, name="api_page")]
