"""People with a role, to test with; what was mailed to them."""

import datetime
import re

from basis.accounts.models import Person, RoleGrant
from basis.notifications.models import Message

LONG_AGO = datetime.date(2020, 1, 1)


def make_person(name="Samira", role="", area=None, **differences):
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name, **differences)
    if role:
        make_grant(person, role, area=area)
    return person


def make_grant(person, role, **differences):
    return RoleGrant.objects.create(person=person, role=role, **{"begins_on": LONG_AGO} | differences)


def again(person):
    """The same person as the next request would load her: a role is looked up once per loaded person."""
    return Person.objects.get(pk=person.pk)


def mailed_code(email):
    """The code in the newest mail to this address."""
    message = Message.objects.filter(address=email, notice="accounts.code").first()
    return re.search(r"\b\d{6}\b", message.text)[0]


def ask(client, email, language="", **sent):
    return client.post(f"{language}/inloggen/", {"email": email, **sent})


def enter(client, code, language="", **sent):
    return client.post(f"{language}/inloggen/code/", {"code": code, **sent})


def sign_in(client, email, language="", **sent):
    """Ask a code, read it in the mail, and fill it in."""
    ask(client, email, language, **sent)
    return enter(client, mailed_code(email), language, **sent)
