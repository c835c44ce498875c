"""How long a page of each list of HSDS takes with 10,000 services, beside the bare query for the same rows, on SQLite.

Promised: a plain page of 100 within 200 ms at the median, and a full one within 500 ms.
In a database of its own, in a process of its own.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bench._databases import alone

SERVICES = 10_000
PLACES = 3_000
ORGANISATIONS = 1_000
ROUNDS = 9
PROMISED = {"": 0.200, "&full=true": 0.500}  # seconds, median
LINES = ("Mo-Fr 09:00-17:00; PH off", "We 10:00-12:00", "Tu[1] 13:30-15:30", "Mo,Th 19:00-22:00", "24/7", "")


def main() -> int:
    return alone("bench.hsds")


def measure() -> int:
    """Print the numbers; 1 when the promise is not kept."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    fill()
    from basis.socialmap import hsds_queries

    today, client, kept = timezone.localdate(), Client(), True
    bare = {
        "services": lambda full: hsds_queries.services(today, full=full),
        "organizations": lambda full: hsds_queries.organisations(today, full=full),
        "locations": lambda full: hsds_queries.places(today),
        "service_at_locations": lambda full: hsds_queries.services_at_places(today),
    }
    for name, rows in bare.items():
        number = SERVICES // 200 if "service" in name else 5  # a page in the middle
        for form, promised in PROMISED.items():
            query = median(partial(_query, rows, number, full=bool(form)))
            page = median(partial(client.get, f"/api/hsds/{name}?page={number}{form}"))
            kept = kept and page <= promised
            told = f"page {page * 1e3:6.1f} ms, query {query * 1e3:6.1f} ms, ratio {page / query:.1f}"
            print(f"{name:<21} {'full' if form else 'plain':<6} {told}")
    started = time.perf_counter()
    lines = sum(1 for _ in client.get("/api/hsds/services?format=ndjson&full=true"))
    print(f"all {lines} services in full, a line each: {time.perf_counter() - started:.1f} s")
    print(f"promised 200 ms plain and 500 ms full: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def _query(rows: Callable[[bool], Any], number: int, *, full: bool) -> None:
    rows(full).count()
    list(rows(full)[(number - 1) * 100 : number * 100])


def median(do: Callable[[], object]) -> float:
    """Median of some rounds, after one to warm up; seconds."""
    times = []
    for turn in range(ROUNDS + 1):
        started = time.perf_counter()
        do()
        if turn:
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def fill() -> None:
    """A large social map, the same every time, without asking any rule: only to measure reading."""
    from django.utils import timezone

    from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace

    def shared(kind: str, number: int) -> dict[str, object]:
        return {
            "slug": f"{kind}-{number}",
            "name": f"{kind} {number}",
            "origin": "bench",
            "external_id": str(number),
            "source": "bench",
            "confirmed_on": timezone.localdate(),
            "themes": ("meet", "help"),
            "description": "Samen koffie drinken en praten met mensen uit de buurt. " * 3,
        }

    by = [Organisation(**shared("organisatie", n), phone="0412 000000") for n in range(ORGANISATIONS)]
    at = [
        Place(
            **shared("plek", n),
            organisation=by[n % ORGANISATIONS],
            setting="indoor",
            lat=51.7 + n % 100 / 1000,
            lon=5.5 + n % 97 / 1000,
            address="Straat 1",
            town="Oss",
            step_free=True,
            opening_hours=LINES[n % len(LINES)],
        )
        for n in range(PLACES)
    ]
    what = [
        Service(**shared("dienst", n), organisation=by[n % ORGANISATIONS], target_groups=("older",), languages=("nl",))
        for n in range(SERVICES)
    ]
    rows = [
        ServiceAtPlace(service=one, place=at[(n + k) % PLACES], opening_hours=LINES[(n + k) % len(LINES)])
        for n, one in enumerate(what)
        for k in range(1 + n % 2)
    ]
    for kind, made in ((Organisation, by), (Place, at), (Service, what), (ServiceAtPlace, rows)):
        kind.objects.bulk_create(made, batch_size=500)


if __name__ == "__main__":
    sys.exit(measure())
