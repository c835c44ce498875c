"""`python -m basis.joining.tests.crowd`: on an empty database, thirty processes join the last five seats at once.

Prints what became of it as JSON: who has a seat and who waits, in order of arrival, and what each process was told.
"""

import json
import multiprocessing
import sys

PEOPLE, SEATS = 30, 5


def main() -> None:
    """Make the tables and the activity, let them come, and say how it stands."""
    import django

    django.setup()

    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    from basis.joining.tests.makers import make_occurrence, make_world, standing

    area = make_world()["GM0828-ruwaard"]
    occurrence = make_occurrence(area, capacity=SEATS)
    connections.close_all()
    forks = multiprocessing.get_context("fork")
    gate, told = forks.Barrier(PEOPLE), forks.Queue()
    crowd = [forks.Process(target=_come, args=(occurrence, number, gate, told)) for number in range(PEOPLE)]
    for one in crowd:
        one.start()
    heard = [told.get(timeout=120) for _one in crowd]
    for one in crowd:
        one.join()
    seated, waiting = (names.split() for names in standing(occurrence))
    json.dump({"seated": seated, "waiting": waiting, "heard": dict(heard)}, sys.stdout)


def _come(occurrence, number, gate, told) -> None:
    """One process: wait until all are there, join, and say what it was told."""
    from basis.joining.tests.makers import join

    name = f"P{number:02d}"
    gate.wait(60)
    try:
        party, _key = join(occurrence, name)
    except Exception as fault:  # whatever it is, the test must see it
        told.put((name, repr(fault)))
    else:
        told.put((name, [party.state, party.pk]))


if __name__ == "__main__":
    main()
