"""How long it takes to see what goes with a new card among 20,000 open cards, and to work it out for all of them.

Promised: 100 ms for one, 60 s for all, on two cores. On SQLite and on PostgreSQL; the cards are made up, spread over
the areas of the municipality, the themes, the sentences and how far people go.
"""

import random
import sys
import time

from bench._databases import Times, memory, on_each, settled

PROMISED_ONE, PROMISED_ALL = 0.100, 60.0  # seconds
CARDS, TIMES = 20_000, 40
TEXT = (
    "wandelen fietsen koffie koken schaken lezen gitaar zingen tuin boodschappen ladder computer telefoon formulier "
    "taal Arabisch Pools oppassen hond kaarten breien zwemmen voetbal museum kerk markt rolstoel gezelschap schilderen "
    "naaien timmeren sollicitatie huiswerk vogels bloemen soep film muziek dansen"
)
WORDS = TEXT.split()


def main() -> int:
    return on_each("bench.matching")


def run(step: str) -> int:
    """`make` fills the database; `ask` prints the numbers, 1 when a promise is not kept."""
    import django

    django.setup()
    return make() if step == "make" else ask()


def make() -> int:
    from django.core.management import call_command

    from basis.areas import demo
    from basis.areas.models import Area
    from basis.doors import Sentence
    from basis.exchange.kinds import MOMENTS, Reach
    from basis.exchange.models import Card
    from basis.themes import Theme

    call_command("migrate", verbosity=0)
    demo.build()
    random.seed(7)
    buurten = list(Area.objects.here().filter(kind="buurt").exclude(lat=None).select_related("own_area", "parent"))
    given, cards = contributions(), []
    for number, contribution in enumerate(given):
        buurt = random.choice(buurten)
        card = Card(
            contribution=contribution,
            sentence=random.choice(Sentence.values),
            text=f"{' '.join(random.sample(WORDS, 4))}, nummer {number}.",
            theme=random.choice(Theme.values),
            area=buurt.own_area or buurt.parent,
            reach=random.choice(Reach.values),
            when=random.choice([(), random.sample(MOMENTS, 3), random.sample(MOMENTS, 6)]),
            languages=random.choice([(), (), ("nl",), ("nl", "tr"), ("ar",)]),
            **dates(number),
        )
        if number % 2:  # half of the people gave a postcode
            card.lat, card.lon = round(buurt.lat / 0.002) * 0.002, round(buurt.lon / 0.003) * 0.003
        cards.append(card)
    Card.objects.bulk_create(cards, batch_size=1000)
    settled()
    return 0


def dates(number: int) -> dict[str, object]:
    """It hangs since a few weeks and for some weeks more."""
    import datetime

    from django.utils import timezone

    at = timezone.now() - datetime.timedelta(minutes=number)
    return {"written_at": at, "ends_on": timezone.localdate(at) + datetime.timedelta(days=60)}


def contributions() -> list[object]:
    """One for each card, as of people without account who proved an address."""
    from basis.moderation.models import Contribution, State

    Contribution.objects.bulk_create(
        [
            Contribution(
                kind="exchange.card",
                area="GM0828",
                state=State.VISIBLE,
                key_hash=f"{number:064x}",
                email=f"iemand{number}@voorbeeld.test",
                is_confirmed=True,
            )
            for number in range(CARDS)
        ],
        batch_size=1000,
    )
    return list(Contribution.objects.order_by("pk"))


def ask() -> int:
    from django.utils import timezone

    from basis.exchange import match_pages, match_queries
    from basis.exchange.models import Card

    today, times, found = timezone.localdate(), Times(), 0
    newest = list(Card.objects.select_related("area").order_by("-written_at")[:TIMES])
    match_pages.of_card(newest[0], today)  # what is read once is there
    for card in newest:
        found += len(times.of(lambda card=card: match_pages.of_card(card, today)))
    print(f"one new card among {CARDS}: {times}, {found / TIMES:.1f} proposals")
    started = time.perf_counter()
    pairs = match_queries.all_proposals(today)
    taken = time.perf_counter() - started
    proposed = sum(len(one) for one in pairs.values())
    print(f"all pairs of {CARDS}: {taken:.1f} s, {proposed} proposals, {taken / times.median:.0f} × one, {memory()} MB")
    print(f"ratio to what is promised: one {times.p95 / PROMISED_ONE:.2f}, all {taken / PROMISED_ALL:.2f}")
    return 0 if times.p95 <= PROMISED_ONE and taken <= PROMISED_ALL else 1


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
