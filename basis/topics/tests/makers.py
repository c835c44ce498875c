"""Theme pages to test with."""

from basis.topics import actions
from basis.topics.actions import Told
from basis.topics.models import Topic

INTRODUCTION = "Iedereen die zorgt, mag hulp vragen.\n\nBel gerust."


def told(**differences) -> Told:
    """What a theme page says."""
    said = {
        "title": "Mantelzorg",
        "summary": "Zorgt u voor iemand?",
        "introduction": INTRODUCTION,
        "themes": ("carers",),
        "contact_name": "Tilly Bos",
        "contact_role": "denkt met u mee",
        "contact_phone": "0412 123 456",
        "contact_email": "tilly@voorbeeld.test",
        "contact_hours": "elke ochtend",
        "links": (("Landelijke pagina", "https://voorbeeld.nl/zorg"),),
    }
    return Told(**said | differences)


def make_topic(by, **differences) -> Topic:
    return actions.begin(told(**differences), by=by)


def nobody_named() -> dict[str, str]:
    """No contact at all."""
    return dict.fromkeys([f"contact_{name}" for name in ("name", "role", "phone", "email", "hours")], "")


def form_of(**differences) -> dict[str, object]:
    """The same as somebody sends it."""
    said = {
        **{name: value for name, value in vars(told()).items() if isinstance(value, str) and value},
        "themes": ["carers"],
        "links": "Landelijke pagina https://voorbeeld.nl/zorg",
        "order": "10",
        "is_shown": "on",
    }
    return said | differences
