"""Take over HSDS JSON: what is right of it, with for each thing that is not, its path in the file and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from basis.socialmap.actions import Put
from basis.socialmap.hsds_reading import Read
from basis.socialmap.import_actions import import_facts


@dataclass
class Imported:
    """What an import did, and what was left out with its path."""

    put: Put = field(default_factory=Put)
    faults: list[str] = field(default_factory=list)


@transaction.atomic
def import_read(
    read: Read, *, by: Any = None, dry_run: bool = False, tell: Callable[[], Any] = lambda: None
) -> Imported:
    """Put what was read on the map, each list under its own name. Twice changes nothing, nor does a `dry_run`."""
    done = Imported(faults=list(read.faults))
    for origin, facts in read.facts.items():
        paths = list(facts)
        took = import_facts(dict(enumerate(facts.values())), origin=origin, by=by, dry_run=dry_run, tell=tell)
        done.faults += [f"{paths[number]}.{fault}" for number, fault in took.faults.items()]
        done.put.new += took.put.new
        done.put.changed += took.put.changed
        done.put.same += took.put.same
    return done
