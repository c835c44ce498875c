"""A small town to meet in: six buurten on a grid of about a kilometre, with people, places, and what was said."""

import datetime
import secrets

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.areas.tests.makers import centre, import_small_oss, set_own
from basis.figures.tests.makers import make_observation
from basis.meeting import actions
from basis.meeting.actions import Agreed, Told
from basis.moderation.models import Contribution
from basis.needs.models import Need
from basis.socialmap.models import Place
from basis.socialmap.tests.makers import make_place

AT = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)  # a Wednesday, on which the makers confirm places
PEOPLE = {"BU08280600": 1000, "BU08280601": 500, "BU08280700": 800, "BU08280701": 200, "BU08280200": 30}


def make_town(*, with_ages=True):
    """The own areas Ruwaard and Noordwest, and a wijk outside them; of one buurt the number of people is secret."""
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Noordwest,WK082807,dorp")
    for code, people in PEOPLE.items():
        buurt = Area.objects.get(code=code)
        make_observation(buurt, value=people)
        if with_ages:
            make_observation(buurt, "leeftijd-0-15", value=people // 10)
            make_observation(buurt, "leeftijd-65plus", value=people // 5)
    make_observation(Area.objects.get(code="BU08280201"), missing="secret")
    return {area.slug: area for area in Area.objects.all()}


def make_place_in(column, row, key="de-haard", *, off=0.0, **differences):
    """A meeting place in the middle of a square of the grid, or so many degrees north of it."""
    lat, lon = centre(column, row)
    facts = {"name": key.replace("-", " ").title(), "lat": round(lat + off, 6), "lon": lon, "cost_kind": "free"}
    return make_place(key, **facts | differences)


def make_need(area, kind="compliment", theme="meet", text="Hier kent iedereen mij.", **differences):
    """Something that was said and stands on the website."""
    contribution = Contribution.objects.create(
        kind="needs.need", area=area.code, state="visible", key_hash=secrets.token_hex(32)
    )
    fields = {"kind": kind, "theme": theme, "text": text, "contribution": contribution} | differences
    return Need.objects.create(area=area, **fields)


def make_worker(area=None, role=Role.COMMUNITY_WORKER, name="Wietske"):
    """Somebody who works in an area, or in all."""
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)
    RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    return person


def told(place=None, **differences):
    fields = {
        "held_on": datetime.date(2026, 11, 4),
        "place": place or Place.objects.first(),
        "heard": "Wij willen een bankje.",
        "role": "networking",
        "joined": {"residents": 12, "older": 3},
    }
    return Told(**fields | differences)


def agreed(owner="de buren van het plein", **differences):
    fields = {"text": "Een bankje neerzetten.", "due_on": datetime.date(2027, 3, 1), "owner": owner}
    return Agreed(**fields | differences)


def make_conversation(area, by, *, published=True, **differences):
    """A conversation that was held in an area, with one agreement of residents."""
    one = actions.hold_conversation(area, told(**differences), by=by)
    actions.agree(one, agreed(), by=by)
    if published:
        actions.publish_conversation(one, by=by)
        one.refresh_from_db()
    return one
