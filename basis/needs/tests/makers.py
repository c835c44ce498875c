"""Needs and bundles to test with, in the small municipality of the areas."""

import datetime
import io
import secrets

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.moderation.models import Contribution
from basis.needs import bundle_actions
from basis.needs.bundle_actions import Together
from basis.needs.models import Bundle, Need
from tests.photos import picture

TEXT = "Een bankje halverwege de winkels."


def make_world():
    """The areas by code."""
    return {area.code: area for area in make_municipality().values()}


def make_need(area, *, by=None, email="", state="visible", language="nl", **differences):
    """A need that stands on the website, given by nobody in particular."""
    fields = {"kind": "need", "text": TEXT, "byline": "bewoner"} | differences
    contribution = Contribution.objects.create(
        kind="needs.need",
        area=area.code,
        author=by,
        email=email,
        is_confirmed=bool(email),
        state=state,
        language=language,
        key_hash=secrets.token_hex(32),
    )
    return Need.objects.create(area=area, contribution=contribution, **fields)


def make_worker(area, name="Wietske", role=Role.COMMUNITY_WORKER):
    """Somebody who works for one area."""
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)
    RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    return person


def together(by, *needs, **differences):
    """What a bundle says."""
    said = {"title": "Onderweg zitten", "words": "Mensen willen even zitten.", "whose": "municipality"}
    return Together(**({**said, "role": "performing", "contact": by, "needs": [one.pk for one in needs]} | differences))


def make_bundle(area, by, *needs, **differences):
    return bundle_actions.begin_bundle(area, together(by, *(needs or [make_need(area)]), **differences), by=by)


def photo():
    """A file as a browser sends it."""
    return io.BytesIO(picture((60, 40)))


def everything():
    """All that is kept, to compare before and after."""
    return list(Need.objects.order_by("pk").values()), list(Bundle.objects.order_by("pk").values())


__all__ = ["Area", "everything", "make_bundle", "make_need", "make_worker", "make_world", "photo", "together"]
