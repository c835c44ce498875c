"""How long it takes to find what is there twice among 1,000, 10,000 and 100,000 entries: promised is a minute.

In a database and a process of its own. The entries are made up: names of a few hundred words, so that many share one;
of each hundred two are there twice, with a typing error, another order or without their phone. Ten times as many
entries should take about ten times as long.
"""

import itertools
import random
import sys
import time

from bench._databases import alone

PROMISED = 60.0  # seconds, of the largest
SIZES = (1_000, 10_000, 100_000)
FIRST = "Buurtkamer Wijkhuis Speeltuin Koffie Samen Taal Fiets Wandel Muziek Kook Digi Repair Tuin Zang Kaart".split()  # noqa: SIM905
SECOND = "club groep tafel punt hoek kring maatjes huis plein avond ochtend les hulp cafe lijn".split()  # noqa: SIM905


def main() -> int:
    return alone("bench.duplicates")


def named(number: int) -> str:
    """A name of words that many share and one or two that few do."""
    syllables = "ba de ko li mu na pe ro sa ti vo wa zu ha jo".split()  # noqa: SIM905
    rare = "".join(random.choices(syllables, k=3)).capitalize()
    return f"{random.choice(FIRST)} {random.choice(SECOND)} {rare}{random.choice(['', ' Noord', ' Zuid', ' De Linde'])}"


def twice(row: dict) -> dict:
    """The same thing as another list has it."""
    name = row["name"]
    at = random.randrange(len(name) - 3)
    typed = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    other = {"name": random.choice([typed, f"Stichting {name}", " ".join(reversed(name.split())), name.upper()])}
    return row | other | ({} if random.random() < 0.5 else {"phone": ""})


def measure() -> int:
    """Print the numbers; 1 when the promise is not kept."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from basis.socialmap import duplicate_actions
    from basis.socialmap.models import Lookalike, Organisation, Place, Service, ServiceAtPlace

    call_command("migrate", verbosity=0)
    random.seed(7)
    now, took, made = timezone.now(), [], 0

    def entry(number: int, **more: object) -> dict:
        return more | {"slug": f"x{number}", "origin": "bench", "external_id": str(number), "source": "bench"}

    for size in SIZES:
        kinds: dict = {Organisation: [], Place: [], Service: []}
        planted = 0
        owners = list(Organisation.objects.all())
        while made + sum(map(len, kinds.values())) < size:
            kind = random.choices(list(kinds), (2, 3, 5))[0]
            row: dict = {"name": named(made), "phone": f"0412 {random.randrange(10**6):06d}"}
            if kind is Place:
                row |= {"lat": 51.7 + random.random() * 0.2, "lon": 5.4 + random.random() * 0.3, "setting": "indoor"}
            if kind is Service:
                row["organisation"] = random.choice(owners or kinds[Organisation] or [None])
                if row["organisation"] is None:
                    continue
            rows = [row, twice(row)] if random.random() < 0.02 else [row]
            planted += len(rows) - 1
            for one in rows:
                number = made + sum(map(len, kinds.values()))
                kinds[kind].append(kind(**entry(number, confirmed_on=now.date(), **one)))
        for kind, rows in kinds.items():
            kind.objects.bulk_create(rows, batch_size=2000)
        at = [ServiceAtPlace(service=one, place=random.choice(kinds[Place])) for one in kinds[Service] if kinds[Place]]
        ServiceAtPlace.objects.bulk_create(at[::2], batch_size=2000)
        made += sum(map(len, kinds.values()))
        before = Lookalike.objects.count()
        started = time.perf_counter()
        duplicate_actions.find(now)
        took.append(time.perf_counter() - started)
        found = Lookalike.objects.count()
        print(f"{made:7} entries: {took[-1]:5.1f} s, {found} pairs ({found - before} more; {planted} more were put in)")
    print("times as long for ten times as many:", ", ".join(f"{b / a:.1f}" for a, b in itertools.pairwise(took)))
    print(f"ratio to what is promised (60 s): {took[-1] / PROMISED:.2f}")
    return 0 if took[-1] <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(measure())
