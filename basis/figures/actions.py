"""What is done with figures: a delivery imported, and what follows from it computed and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from basis.areas import change_actions
from basis.areas.actions import know_areas
from basis.areas.models import Area, Delivery
from basis.audit import actions as audit
from basis.figures import parts, registry
from basis.figures.models import Observation
from basis.figures.readers.values import CODE, Delivered, Faults, Value
from basis.files import Refused

BATCH = 2000
TOLD = 5000  # rows between two signs of progress
FIELDS = ("value", "lower", "upper", "margin", "missing", "method", "coverage")
Key = tuple[int, str, int]  # area, indicator, year
Content = tuple[Any, ...]  # the values of FIELDS
Told = Callable[[int], object]


@dataclass
class Changes:
    """What an import did: numbers of figures, and the codes of areas that were new."""

    new: int = 0
    corrected: int = 0
    same: int = 0
    computed: int = 0  # of own areas, the municipality and the country, that became new or other
    removed: int = 0  # computed figures that no longer follow
    moved: int = 0  # borders of which we now know in which year they changed, or no longer think so
    areas: int = 0
    indicators: Counter[str] = field(default_factory=Counter)  # code → new and corrected
    missing: Counter[str] = field(default_factory=Counter)  # reason → how many of the delivery
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.corrected or self.computed or self.removed or self.areas or self.moved)


@transaction.atomic
def import_figures(
    delivered: Delivered, *, by: Any = None, dry_run: bool = False, tell: Told = lambda _count: None
) -> Changes:
    """Take over a delivery: new figures, corrections, and what follows for our own areas; again changes nothing.

    Areas elsewhere in the country that we do not have are made, since figures are compared. What the delivery says of
    borders that moved is kept with the areas. With `dry_run` everything is tried and then undone. Refuses an area or
    figure that comes twice. `tell` hears how many rows are done.
    """
    _refuse_doubles(delivered)
    before = Area.objects.count()
    areas = _areas(delivered)
    changes = Changes(notes=list(delivered.notes), areas=Area.objects.count() - before)
    changes.missing.update(value.missing for value in delivered.values if value.missing)
    rows = {(areas[v.area].pk, v.indicator, v.period): (_content(v, areas[v.area]), v.source) for v in delivered.values}
    existing = _existing(rows)
    differing = []
    for key, (content, source) in rows.items():
        old = existing.get(key)
        if old == content:
            changes.same += 1
            continue
        changes.corrected += old is not None and old[-1] is None  # what was only computed is new now
        changes.new += old is None or old[-1] is not None
        changes.indicators[key[1]] += 1
        differing.append((key, content, source))
    deliveries = _deliveries(delivered, differing)
    _write([(key, content, deliveries[_origin(key, source, delivered)]) for key, content, source in differing], tell)
    if differing:
        _recompute({key[1] for key in rows}, {key[2] for key in rows}, changes)
    changes.moved = change_actions.tell_boundary_changes(delivered.moved)
    if changes:
        audit.record(
            "figures.imported", by=by, sha256=delivered.sha256, new=changes.new, corrected=changes.corrected,
            computed=changes.computed, areas=changes.areas,
        )  # fmt: skip
    if dry_run:
        transaction.set_rollback(True)
    return changes


@transaction.atomic
def recompute(indicators: Iterable[str] | None = None, periods: Iterable[int] | None = None) -> Changes:
    """Compute again what follows from the figures, for all of them or some; after our areas have changed."""
    known = Observation.objects.order_by()
    codes = set(indicators if indicators is not None else known.values_list("indicator", flat=True).distinct())
    years = set(periods if periods is not None else known.values_list("period", flat=True).distinct())
    changes = Changes()
    _recompute({code for code in codes if registry.exists(code)}, years, changes)
    return changes


def _recompute(codes: set[str], years: set[int], changes: Changes) -> None:
    """Write what follows, and take away what no longer does. A denominator brings the figures that rest on it."""
    codes |= {one.code for one in registry.all_indicators() if one.denominator in codes}
    codes |= {one.denominator for one in registry.all_indicators() if one.code in codes and one.denominator}
    wanted = {
        (one.area_id, one.indicator, one.period): (_whole_content(one), one.delivery_id)
        for one in parts.compute(codes, years)
    }
    kept = Observation.objects.filter(coverage__isnull=False, indicator__in=codes, period__in=years)
    there = {row[:3]: row[4:] for row in kept.values_list("area_id", "indicator", "period", "pk", *FIELDS)}
    differing = [(key, content, pk) for key, (content, pk) in wanted.items() if there.get(key) != content]
    _write(differing, lambda _count: None)
    gone = [key for key in there if key not in wanted]
    for area_id, code, year in gone:
        kept.filter(area_id=area_id, indicator=code, period=year).delete()
    changes.computed += len(differing)
    changes.removed += len(gone)


def _refuse_doubles(delivered: Delivered) -> None:
    faults = Faults(delivered.name)
    seen: dict[tuple[str, str, int], Value] = {}
    for value in delivered.values:
        first = seen.setdefault((value.area, value.indicator, value.period), value)
        if first is not value:
            words = {"code": value.area, "indicator": value.indicator, "line": first.line}
            faults.add(value.line, _("%(indicator)s van %(code)s staat ook op regel %(line)s") % words)
    faults.refuse()
    if not delivered.values:
        raise Refused(_("%s: hier staat geen enkel cijfer in.") % delivered.name)


def _areas(delivered: Delivered) -> dict[str, Area]:
    """The areas of the delivery by code; own areas must be there, areas of CBS are made where they are not."""
    codes = {value.area for value in delivered.values}
    ours = {code for code in codes if not CODE.fullmatch(code)}
    found = {area.code: area for area in Area.objects.filter(code__in=ours)}
    if absent := sorted(ours - set(found)):
        raise Refused(
            _("%(file)s: deze gebieden zijn er niet: %(codes)s.")
            % {"file": delivered.name, "codes": ", ".join(absent[:10])}
        )
    return found | know_areas({code: delivered.names.get(code, "") for code in codes - ours})


def _content(value: Value, area: Area) -> Content:
    """The values of FIELDS; what comes from a source has no coverage."""
    margin = None
    if value.value is not None and value.method == "source":
        margin = registry.indicator(value.indicator).margin_at(area.kind)
    return (value.value, value.lower, value.upper, margin, str(value.missing), str(value.method), None)


def _whole_content(one: parts.Computed) -> Content:
    whole = one.whole
    return (
        whole.value, whole.lower, whole.upper, whole.margin, str(whole.missing), str(whole.method), whole.coverage,
    )  # fmt: skip


def _existing(rows: Iterable[Key]) -> dict[Key, Content]:
    keys = list(rows)
    found = Observation.objects.filter(
        indicator__in={code for _area, code, _year in keys}, period__in={year for _area, _code, year in keys}
    )
    return {row[:3]: row[3:] for row in found.values_list("area_id", "indicator", "period", *FIELDS)}


def _origin(key: Key, source: str, delivered: Delivered) -> tuple[str, str]:
    """Which delivery a figure belongs to: the name it came by, and whose it is."""
    return source or delivered.name, delivered.source or registry.indicator(key[1]).source


def _deliveries(delivered: Delivered, rows: Sequence[tuple[Key, Content, str]]) -> dict[tuple[str, str], int]:
    """A Delivery for each name and source among these rows, in the year that its figures share."""
    years: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        years.setdefault(_origin(row[0], row[2], delivered), []).append(row[0][2])
    made = {}
    for (name, key), found in years.items():
        source = registry.source(key)
        made[name, key] = Delivery.objects.create(
            name=name[:200],
            publisher=source.publisher,
            licence=source.licence,
            url=delivered.url or source.url,
            year=found[0] if len(set(found)) == 1 else None,
            sha256=delivered.sha256,
            rows=delivered.rows if name == delivered.name else len(found),
        ).pk
    return made


def _write(rows: Sequence[tuple[Key, Content, int]], tell: Told) -> None:
    """Put these figures in, over what was there for the same area, indicator and year."""
    for start in range(0, len(rows), TOLD):
        some = rows[start : start + TOLD]
        Observation.objects.bulk_create(
            [
                Observation(
                    area_id=area, indicator=code, period=year, delivery_id=delivery,
                    **dict(zip(FIELDS, content, strict=True)),
                )
                for (area, code, year), content, delivery in some
            ],
            batch_size=BATCH, update_conflicts=True, update_fields=[*FIELDS, "delivery"],
            unique_fields=["area", "indicator", "period"],
        )  # fmt: skip
        tell(len(some))
