"""Is a page as quick with the figures of the whole country as with those of one municipality?

Two databases with the same pages: one holds the demo and over 100 indicators for 5 years of its own municipality, the
other the same and all other municipalities: 342 gemeenten, 3,400 wijken, 12,000 buurten, over 6 million observations.
Asks in each, in process and warm, for the page of an area and for its wijkfoto, and compares server times.
"""

import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"area": "areas:detail", "wijkfoto": "figures:photo"}
INDICATORS = 100
YEARS = range(2020, 2025)
MUNICIPALITIES, WIJKEN, BUURTEN = 341, 10, 35  # others; wijken and buurten of each
REQUESTS, WARM = 200, 20
MOST_MS, MOST_RATIO = 100, 1.3


def main() -> int:
    """Build, measure, print; 1 when a page is slower than promised."""
    with tempfile.TemporaryDirectory(prefix="basis-bench-") as folder:
        here = Path(folder)
        environment = os.environ | {"BASIS_PACK": str(_pack(here)), "BASIS_DEMO": "yes", "DATABASE_URL": ""}
        small, large = here / "small", here / "large"
        _python(["-m", "basis", "setup"], environment | {"BASIS_DATA": str(small)})
        _python(["-m", "bench.country", "fill"], environment | {"BASIS_DATA": str(small)})
        shutil.copytree(small, large)
        begin = time.monotonic()
        _python(["-m", "bench.country", "fill", "country"], environment | {"BASIS_DATA": str(large)})
        print(f"  country made in {time.monotonic() - begin:.0f} s")
        told = [
            json.loads(_python(["-m", "bench.country", "measure"], environment | {"BASIS_DATA": str(data)}))
            for data in (small, large)
        ]
    return _compare(*told)


def _compare(small: dict[str, Any], large: dict[str, Any]) -> int:
    print(f"  {'':<12}{'one municipality':>24}{'the country':>24}{'ratio':>8}")
    print(f"  {'figures':<12}{small['observations']:>24,}{large['observations']:>24,}")
    slow = 0
    for page in PAGES:
        one, all_ = small[page], large[page]
        ratio = all_["p50"] / one["p50"]
        cells = [f"p50 {x['p50']:.1f} p95 {x['p95']:.1f} ms" for x in (one, all_)]
        print(f"  {page:<12}{cells[0]:>24}{cells[1]:>24}{ratio:>8.2f}")
        slow += all_["p95"] > MOST_MS or ratio > MOST_RATIO
    return 1 if slow else 0


def _pack(folder: Path) -> Path:
    """The pack of the municipality with as many more indicators as are needed to have enough of them."""
    pack = folder / "pack"
    shutil.copytree(ROOT / "packs" / "oss", pack)
    known = int(_python(["-m", "bench.country", "count"], os.environ | {"BASIS_PACK": str(pack)}))
    if known >= INDICATORS:
        return pack
    extra = pack / "indicators.yaml"
    lines = [extra.read_text(encoding="utf-8")] if extra.exists() else ["indicators:\n"]
    lines += [
        f"  - {{code: proef-{number}, title: Proef {number}, meaning: Een verzonnen cijfer., theme: near-by,"
        " source: kwb, condition: infrastructure, unit: count}\n"
        for number in range(INDICATORS - known)
    ]
    extra.write_text("".join(lines), encoding="utf-8")
    return pack


def _python(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


# What follows runs in a process of its own, with the settings of one of the two databases.


def count() -> None:
    """How many indicators have figures."""
    print(len(_codes()))


def _codes() -> list[str]:
    from basis.figures import registry

    return [one.code for one in registry.all_indicators() if not one.never_measured]


def fill(*, country: bool) -> None:
    """Give every area a figure of each indicator in each year; first make the other municipalities when asked to."""
    from django.conf import settings

    from basis.areas.models import Area, Delivery

    if country:
        Area.objects.bulk_create(_others(Area.objects.get(code="NL00")), batch_size=2000)
    delivery = Delivery.objects.create(name="bench", publisher="-", licence="CC0", sha256="0" * 64).pk
    areas = list(Area.objects.order_by("pk").values_list("pk", flat=True))
    with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as database:
        database.execute("PRAGMA synchronous=OFF")
        database.executemany(
            "INSERT OR IGNORE INTO figures_observation"
            " (area_id, indicator, period, value, missing, method, delivery_id) VALUES (?, ?, ?, ?, '', 'source', ?)",
            _rows(areas, delivery),
        )
        database.execute("ANALYZE")


def _others(country: Any) -> Iterator[Any]:
    from basis.areas.models import Area

    for number in range(MUNICIPALITIES):
        name = f"{5000 + number:04}"
        common = {"municipality_code": f"GM{name}"}
        yield Area(code=f"GM{name}", kind="municipality", slug=f"gm{name}", parent=country, **common)
        for wijk in range(WIJKEN):
            yield Area(code=f"WK{name}{wijk:02}", kind="wijk", slug=f"wk{name}{wijk:02}", **common)
        for buurt in range(BUURTEN):
            place = f"{name}{buurt % WIJKEN:02}{buurt // WIJKEN:02}"
            yield Area(code=f"BU{place}", kind="buurt", slug=f"bu{place}", **common)


def _rows(areas: list[int], delivery: int) -> Iterator[tuple[int, str, int, float, int]]:
    chance = random.Random(1)
    for area in areas:
        for code in _codes():
            for year in YEARS:
                yield area, code, year, round(chance.uniform(1, 100), 1), delivery


def measure() -> None:
    """Server times in milliseconds of each page, warm, over the own areas in turn."""
    from django.test import Client
    from django.urls import reverse

    from basis.areas.models import Area
    from basis.figures.models import Observation

    slugs = [area.slug for area in Area.objects.own()]
    told: dict[str, Any] = {"observations": Observation.objects.count()}
    for page, name in PAGES.items():
        client, times = Client(), []
        for number in range(WARM + REQUESTS):
            address = reverse(name, args=[slugs[number % len(slugs)]])
            begin = time.perf_counter()
            response = client.get(address)
            times.append((time.perf_counter() - begin) * 1000)
            assert response.status_code == 200, address
        times = times[WARM:]
        told[page] = {"p50": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1]}
    print(json.dumps(told))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "basis.site.settings")
    django.setup()
    what, *more = sys.argv[1:]
    {"count": count, "measure": measure, "fill": lambda: fill(country=bool(more))}[what]()
