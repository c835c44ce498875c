"""Pages that put the modules together: home, the statements, errors, and what machines ask."""

import datetime
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_safe

from basis import languages, packs, uploads
from basis.areas import queries as areas
from basis.areas.forms import PostcodeForm
from basis.areas.models import Area
from basis.modules import all_modules, panels_of
from basis.site.context import AREA_COOKIE, chosen_area, own_area

log = logging.getLogger(__name__)

AN_HOUR = 3600  # seconds that a browser may keep what somebody gave
A_YEAR = 365 * 24 * 3600  # seconds that the choice of an area is remembered
SECURITY_TXT_DAYS = 180  # RFC 9116 asks for less than a year


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What there is, near you: the map, the areas, and what each module has to show."""
    area = chosen_area(request)
    context = {
        "map": areas.map_of_municipality(area),
        "area": area,
        "form": PostcodeForm(),
        "panels": panels_of("home_panels", request.user, area),
    }
    return render(request, "site/home.html", context)


@csrf_exempt  # a token is a cookie on every page, for a choice that only says which wijk comes first
def choose_area(request: HttpRequest) -> HttpResponse:
    """Remember someone's own wijk or dorp in a cookie that says nothing else; empty forgets it. Not from elsewhere."""
    if request.method != "POST":
        return render(request, "site/choose_area.html")
    if not _from_here(request):
        return csrf_failure(request)
    slug = request.POST.get("gebied", "")
    area = _own_or_404(slug) if slug else None
    response = redirect(_after_choice(request, area))
    if area:
        response.set_cookie(AREA_COOKIE, slug, A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(AREA_COOKIE, samesite="Lax")
    return response


def _own_or_404(slug: str) -> Area:
    area = own_area(slug)
    if area is None:
        raise Http404
    return area


def _from_here(request: HttpRequest) -> bool:
    """Whether a form came from this website, as far as the browser tells; an old one tells nothing."""
    if place := request.headers.get("Sec-Fetch-Site"):
        return place in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def _after_choice(request: HttpRequest, area: Area | None) -> str:
    """Back to where someone was, unless that page is itself about an area, or about choosing one."""
    came_from = request.POST.get("next", "")
    about_areas = (reverse("areas:list"), reverse("choose_area"))
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    if safe and not came_from.startswith(about_areas):
        return came_from
    return area.get_absolute_url() if area else reverse("home")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far this website can be used by everyone, after the model of the toegankelijkheidsverklaring."""
    return render(request, "site/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The register of processing, made from what the modules declare, and who answers for it (AVG art. 13 and 30)."""
    return render(request, "site/privacy.html", {"declarations": [d for m in all_modules() for d in m.personal]})


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Everything that anyone may take and use again, by module."""
    return render(request, "site/open_data.html", {"datasets": [d for m in all_modules() for d in m.datasets]})


@require_safe
def uploaded(request: HttpRequest, name: str) -> FileResponse:
    """A photo or document that somebody gave, by its name that nobody can guess. Nothing in it can run here."""
    path = uploads.path_of(name)
    if path is None or not all(m.may_see_file(request.user, name) for m in all_modules() if m.may_see_file):
        raise Http404
    kind = uploads.KINDS[path.suffix[1:]]
    headers = {
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": f"private, max-age={AN_HOUR}",  # short: it may be taken away
    }
    return FileResponse(path.open("rb"), as_attachment="image" not in kind, content_type=kind, headers=headers)


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches over the server: 200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("the database does not answer")
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read all that people may read; a choice or a search is not a page."""
    closed = [reverse("choose_area"), "/zoeken/"]
    prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)]
    lines = ["User-agent: *", *(f"Disallow: {prefix}{path}" for path in closed for prefix in prefixes)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to tell us of a weakness (RFC 9116)."""
    expires = timezone.now().date() + datetime.timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: mailto:{packs.site().email}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(languages.COMPLETE)}",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is nothing here, or nothing that is yours to know."""
    return render(request, "site/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: it is there, and you may not do this."""
    return render(request, "site/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from this website, or that lay open too long."""
    return render(request, "site/403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Uses neither database nor pack, since either may be what failed."""
    return HttpResponse(get_template("site/500.html").render(), status=500)
