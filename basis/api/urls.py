"""Where the API is: `/api/v1/…` without trailing slashes; its page for people is `/api/`, in each language."""

from django.urls import URLPattern, URLResolver, path

from basis.api import views
from basis.api.assembly import assemble
from basis.modules import all_modules

api = assemble(module.api for module in all_modules() if module.api)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1", views.root, {"api": api}, name="api_root"),
    path("api/v1/openapi.json", views.openapi, {"api": api}, name="openapi"),
    path("api/v1/", api.urls),
]
page_urlpatterns: list[URLPattern] = [path("api/", views.page, {"api": api}, name="api_page")]
