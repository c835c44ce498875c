"""How long 'near this postcode, open now, step-free' takes among 100,000 places: promised is 80 ms, 95 of 100 times.

On SQLite and on PostgreSQL; the places are made up, spread over the municipality.
"""

import random
import sys

from bench._databases import Times, memory, on_each, settled

PROMISED = 0.080  # seconds
PROMISED_MEMORY = 300  # MB
PLACES, QUESTIONS = 100_000, 60


def main() -> int:
    return on_each("bench.socialmap_places")


def make() -> int:
    """The places, in an empty database."""
    from django.core.management import call_command
    from django.utils import timezone

    from basis.areas import demo
    from basis.areas.models import Area
    from basis.socialmap.models import Place

    call_command("migrate", verbosity=0)
    demo.build()
    random.seed(7)
    buurten = list(Area.objects.here().filter(kind="buurt").exclude(lat=None))
    lines = [f"Mo-Fr {h:02d}:00-{h + 8:02d}:00; PH off" for h in range(6, 14)] + ["24/7", "", "Sa-Su 10:00-17:00"]
    today, made = timezone.localdate(), []
    for number in range(PLACES):
        buurt = random.choice(buurten)
        made.append(
            Place(
                slug=f"p{number}",
                name=f"Plek {number}",
                origin="bench",
                external_id=str(number),
                source="bench",
                confirmed_on=today,
                setting="indoor",
                lat=buurt.lat + random.gauss(0, 0.004),
                lon=buurt.lon + random.gauss(0, 0.006),
                area_id=buurt.own_area_id or buurt.parent_id,
                buurt=buurt,
                step_free=random.choice([True, False, None]),
                opening_hours=random.choice(lines),
            )
        )
    Place.objects.bulk_create(made, batch_size=2000)
    settled()
    return 0


def ask() -> int:
    """Print the numbers; 1 when the promise is not kept."""
    from django.utils import timezone

    from basis.areas.models import PostcodeShare
    from basis.socialmap import queries
    from basis.socialmap.models import Place
    from basis.socialmap.wishes import Wish

    postcodes = sorted(set(PostcodeShare.objects.values_list("postcode", flat=True)))
    at, taken, bare = timezone.now(), Times(), Times()
    for number in range(QUESTIONS):
        wish = Wish(postcode=postcodes[number % len(postcodes)], now=True, step_free=True)
        found = taken.of(lambda wish=wish: queries.places(wish, at=at))
        shown = [near.pk for near in found[:24]]
        bare.of(lambda shown=shown: list(Place.objects.filter(pk__in=shown)))
    held = memory()
    print(f"{PLACES} places: {taken}; memory {held} MB")
    print(f"ratio to fetching the 24 that are shown: {sum(taken.whole) / sum(bare.whole):.1f}")
    print(f"ratio to what is promised ({PROMISED * 1e3:.0f} ms): {taken.p95 / PROMISED:.2f}")
    return 0 if taken.p95 <= PROMISED and held <= PROMISED_MEMORY else 1


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit({"make": make, "ask": ask}[sys.argv[1]]())
