"""Figures to test with: the small municipality of the areas, with the facts of Oss of 2024 and invented estimates."""

import secrets

from basis.areas.models import Area
from basis.areas.tests.makers import make_delivery, make_municipality
from basis.figures.models import Observation, Reading
from basis.moderation.models import Contribution

ROUNDED = {"margin": 4.0}  # a wijk, rounded to 5


def make_observation(area, indicator="inwoners", period=2024, value=13595.0, **differences):
    fields = {"area": area, "indicator": indicator, "period": period, "value": value} | differences
    if fields.get("missing"):
        fields["value"] = None
    if "delivery" not in fields:
        fields["delivery"] = Observation.objects.order_by("pk").first()
        fields["delivery"] = fields["delivery"].delivery if fields["delivery"] else make_delivery()
    return Observation.objects.create(**fields)


def make_estimate(area, indicator, value, width=4.0, period=2022, **differences):
    """A model estimate of the health survey, with its interval."""
    return make_observation(area, indicator, period, value, lower=value - width, upper=value + width, **differences)


def make_reading(area, indicator="inwoners", *, by=None, state="visible", **differences):
    """A reading that stands on the website, given by nobody in particular."""
    fields = {"text": "Er komen jonge gezinnen bij.", "byline": "gesprek in het wijkhuis"} | differences
    contribution = Contribution.objects.create(
        kind="figures.reading", area=area.code, author=by, state=state, key_hash=secrets.token_hex(32)
    )
    return Reading.objects.create(area=area, indicator=indicator, contribution=contribution, **fields)


def make_world():
    """The small Oss with figures: inhabitants of every area, and some that differ, are missing or are uncertain.

    The three wijken add up to 24,205 and the municipality has 24,200, by rounding. Returns areas by code.
    """
    areas = {area.code: area for area in make_municipality().values()}
    own, oss, nl = areas["GM0828-ruwaard"], areas["GM0828"], areas["NL00"]
    for code, value in (("WK082806", 13595), ("WK082807", 10280), ("WK082802", 330)):
        make_observation(areas[code], value=value, **ROUNDED)
    make_observation(own, value=13595, **ROUNDED)
    make_observation(areas["GM0828-noordwest"], value=10280, method="sum", **ROUNDED)
    make_observation(oss, value=24200)
    make_observation(nl, value=17942942)
    for area, value in ((own, 2040), (oss, 4840), (nl, 3588588)):  # 15.0 % against 20.0 %
        make_observation(area, "leeftijd-65plus", value=value, margin=4.0 if area == own else None)
    make_estimate(own, "eenzaam", 54.0)
    make_estimate(oss, "eenzaam", 46.0, width=1.0)  # 50–58 and 45–47 do not touch
    make_estimate(nl, "eenzaam", 47.5, width=0.5)
    make_estimate(own, "mantelzorgers", 15.0)
    make_estimate(oss, "mantelzorgers", 13.5, width=1.0)  # 11–19 and 12.5–14.5 overlap
    make_observation(own, "jeugdzorg", missing="secret")
    make_observation(oss, "jeugdzorg", value=11.2)
    for year, value in ((2019, 300), (2020, 310), (2022, 350), (2023, 380)):
        make_observation(own, "woningwaarde", year, value)
        make_observation(oss, "woningwaarde", year, value + 20)
    make_observation(own, "woningwaarde", 2024, missing="not_yet")
    return areas


def everything():
    """All figures and readings, to compare before and after."""
    return list(Observation.objects.order_by("pk").values()), list(Reading.objects.order_by("pk").values())


__all__ = ["Area", "everything", "make_estimate", "make_observation", "make_reading", "make_world"]
