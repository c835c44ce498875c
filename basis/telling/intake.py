"""The cookies of telling: the key of what somebody tells on this device, and that it is a tablet lent out by staff."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from basis.areas.models import Area
from basis.stories.models import Round
from basis.telling import draft_actions, keys, queries
from basis.telling.models import Draft

KIOSK = "tablet"
A_DAY = 24 * 3600
SALT = "telling.kiosk"
IDLE = 90  # seconds without a touch, after which a tablet forgets


def draft_of(request: HttpRequest, one: Round) -> Draft | None:
    """What is being told on this device in this round."""
    return queries.draft(request.COOKIES.get(_name(one), ""), one)


def remember(request: HttpRequest, response: HttpResponse, one: Round, key: str) -> HttpResponse:
    """Keep the key on this device: a week, and on a tablet until the browser closes at most."""
    age = None if kiosk_code(request, one) else int(draft_actions.KEPT.total_seconds())
    response.set_cookie(_name(one), key, age, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


def forget(response: HttpResponse, one: Round) -> HttpResponse:
    """This device knows of no telling any more."""
    response.delete_cookie(_name(one), samesite="Lax")
    return response


def kiosk_code(request: HttpRequest, one: Round | None = None) -> str:
    """What proves the code by which staff take this tablet back; empty on what is no tablet of this round."""
    told: Any = request.get_signed_cookie(KIOSK, "", salt=SALT, max_age=A_DAY)
    number, _sign, proof = str(told).partition(":")
    return proof if one is None or number == str(one.pk) else ""


def lend(response: HttpResponse, one: Round, code: str) -> HttpResponse:
    """From now on this device is a tablet for this round; it knows no area and no telling of before."""
    told = f"{one.pk}:{keys.of_code(code)}"
    response.set_signed_cookie(
        KIOSK, told, salt=SALT, max_age=A_DAY, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
    response.delete_cookie(Area.COOKIE, samesite="Lax")
    return forget(response, one)


def take_back(response: HttpResponse, one: Round) -> HttpResponse:
    """This device is a device like others again."""
    response.delete_cookie(KIOSK, samesite="Lax")
    return forget(response, one)


def _name(one: Round) -> str:
    return f"verhaal-{one.pk}"
