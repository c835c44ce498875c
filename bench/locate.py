"""How long it takes to find the buurt, wijk and own area of a point: promised is at most 0.2 ms when warm.

Draws the sketch of the pack in a database and a process of its own.
"""

import random
import sys
import time

from bench._databases import alone

PROMISED = 0.0002  # seconds
LOOKUPS = 20_000


def main() -> int:
    return alone("bench.locate")


def measure() -> int:
    """Print the numbers; 1 when the promise is not kept."""
    import django

    django.setup()
    from django.core.management import call_command

    from basis.areas import demo, queries
    from basis.areas.models import Boundary

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    demo.build()
    print(f"sketch drawn in {time.perf_counter() - started:.2f} s")
    whole = Boundary.objects.get(area__kind="municipality")
    random.seed(7)
    points = [
        (random.uniform(whole.south, whole.north), random.uniform(whole.west, whole.east)) for _ in range(LOOKUPS)
    ]
    started = time.perf_counter()
    queries.locate(*points[0])
    cold = time.perf_counter() - started
    started = time.perf_counter()
    found = sum(queries.locate(lat, lon) is not None for lat, lon in points)
    warm = (time.perf_counter() - started) / LOOKUPS
    print(f"first look-up {cold * 1000:.1f} ms; then {warm * 1e6:.1f} µs each, {found} of {LOOKUPS} points found")
    print(f"ratio to what is promised (0.2 ms): {warm / PROMISED:.2f}")
    return 0 if warm <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(measure())
