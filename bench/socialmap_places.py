"""How long 'near this postcode, open now, step-free' takes among 100,000 places: promised is 80 ms, 95 of 100 times.

In a database and a process of its own; the places are made up, spread over the municipality.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from statistics import quantiles

PROMISED = 0.080  # seconds
PLACES, QUESTIONS = 100_000, 60


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="basis-places-") as data:
        address = f"sqlite:///{data}/places.sqlite3"
        inside = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "basis.site.settings"}
        return subprocess.run([sys.executable, "-m", "bench.socialmap_places"], env=inside, check=False).returncode


def measure() -> int:
    """Print the numbers; 1 when the promise is not kept."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from basis.areas import demo
    from basis.areas.models import Area, PostcodeShare
    from basis.socialmap import queries
    from basis.socialmap.models import Place
    from basis.socialmap.wishes import Wish

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
    postcodes = sorted(set(PostcodeShare.objects.values_list("postcode", flat=True)))
    at, taken, bare = timezone.now(), [], []
    for number in range(QUESTIONS):
        wish = Wish(postcode=postcodes[number % len(postcodes)], now=True, step_free=True)
        started = time.perf_counter()
        found = queries.places(wish, at=at)
        taken.append(time.perf_counter() - started)
        started = time.perf_counter()
        list(Place.objects.filter(pk__in=[near.pk for near in found[:24]]))
        bare.append(time.perf_counter() - started)
    p95 = quantiles(taken, n=20)[-1]
    median = sorted(taken)[len(taken) // 2]
    print(f"{PLACES} places: median {median * 1000:.0f} ms, 95 of 100 within {p95 * 1000:.0f} ms")
    print(f"ratio to fetching the 24 that are shown: {sum(taken) / sum(bare):.1f}")
    print(f"ratio to what is promised (80 ms): {p95 / PROMISED:.2f}")
    return 0 if p95 <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(measure())
