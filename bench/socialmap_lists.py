"""How long the lists of what is offered and of organisations take among 100,000 offers: promised is 300 ms, 95 of 100.

In a database and a process of its own; what is offered is made up, at places spread over the municipality.
"""

import random
import sys
import time
from statistics import quantiles

from bench._databases import alone

PROMISED = 0.300  # seconds; with all filters at once, on a machine where others work too
SERVICES, PLACES, ORGANISATIONS, TIMES = 100_000, 20_000, 5_000, 20
SIZES = (SERVICES // 100, SERVICES)


def main() -> int:
    return alone("bench.socialmap_lists")


def measure() -> int:
    """Print the numbers for a hundredth and for all; 1 when the promise is not kept."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from basis.areas import demo
    from basis.areas.models import Area
    from basis.socialmap import lists

    call_command("migrate", verbosity=0)
    demo.build()
    random.seed(7)
    area = Area.objects.own().first()
    questions = {
        "no filter": ("services", {}),
        "page 40": ("services", {"pagina": "40"}),
        "theme": ("services", {"onderwerp": "leren"}),
        "area": ("services", {"gebied": area.slug}),
        "area, theme, for whom, free": (
            "services",
            {"gebied": area.slug, "onderwerp": "leren", "voor": "ouderen", "gratis": "on"},
        ),
        "a language that few speak": ("services", {"taal": "ti"}),
        "organisations": ("organisations", {}),
        "organisations, theme": ("organisations", {"onderwerp": "leren"}),
    }
    at, medians, worst = timezone.now(), {}, 0.0
    made = 0
    for size in SIZES:
        fill(made, size)
        made = size
        for name, (which, asked) in questions.items():
            taken = []
            getattr(lists, which)(asked, at=at)  # what is read once is there
            for _number in range(TIMES):
                started = time.perf_counter()
                getattr(lists, which)(asked, at=at)
                taken.append(time.perf_counter() - started)
            p95 = quantiles(taken, n=20)[-1]
            worst = max(worst, p95)
            medians[name, size] = sorted(taken)[len(taken) // 2]
            print(f"{size:>7} offers, {name}: median {medians[name, size] * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    for name in questions:
        small, large = (medians[name, size] for size in SIZES)
        print(f"ratio of all to a hundredth, {name}: {large / small:.1f}")
    print(f"ratio to what is promised ({PROMISED * 1000:.0f} ms): {worst / PROMISED:.2f}")
    return 0 if worst <= PROMISED else 1


def fill(begin: int, end: int) -> None:
    """Offers number `begin` to `end`, with their share of organisations and places."""
    from django.utils import timezone

    from basis.areas.models import Area
    from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace
    from basis.themes import Group, Theme

    today, buurten = timezone.localdate(), list(Area.objects.here().filter(kind="buurt").exclude(lat=None))

    def shared(kind: str, number: int) -> dict[str, object]:
        told = {"slug": f"{kind}{number}", "name": f"{random.choice('ABCDEFGHKLMNOPRSTVWZ')}{kind} {number}"}
        return told | {"origin": "bench", "external_id": str(number), "source": "bench", "confirmed_on": today}

    def part(whole: int) -> range:
        return range(begin * whole // SERVICES, end * whole // SERVICES)

    Organisation.objects.bulk_create(
        [Organisation(**shared("organisatie", n), themes=[random.choice(Theme.values)]) for n in part(ORGANISATIONS)]
    )
    organisations = list(Organisation.objects.values_list("pk", flat=True))
    rows = []
    for number in part(PLACES):
        buurt = random.choice(buurten)
        where = {"lat": buurt.lat, "lon": buurt.lon, "buurt": buurt, "area_id": buurt.own_area_id or buurt.parent_id}
        rows.append(Place(**shared("plek", number), **where, setting="indoor"))
    Place.objects.bulk_create(rows, batch_size=2000)
    places = list(Place.objects.values_list("pk", flat=True))
    offers = [
        Service(
            **shared("aanbod", number),
            organisation_id=random.choice(organisations),
            description="Iets om samen te doen, elke week. " * 4,
            themes=random.sample(Theme.values, 2),
            target_groups=[random.choice(Group.values)],
            languages=["nl", random.choice(["en", "pl", "tr", "ar"] * 20 + ["ti"])],
            cost_kind=random.choice(["free", "paid", ""]),
        )
        for number in range(begin, end)
    ]
    Service.objects.bulk_create(offers, batch_size=2000)
    at = [ServiceAtPlace(service=one, place_id=random.choice(places), opening_hours="We 10:00-12:00") for one in offers]
    ServiceAtPlace.objects.bulk_create(at[::2], batch_size=2000)  # half of them is at no place


if __name__ == "__main__":
    sys.exit(measure())
