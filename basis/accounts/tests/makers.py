"""People with a role, to test with."""

import datetime

from basis.accounts.models import Person, RoleGrant

PASSWORD = "een-lang-wachtwoord-7"
LONG_AGO = datetime.date(2020, 1, 1)


def make_person(name="Samira", role="", area=None, **differences):
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", PASSWORD, name=name, **differences)
    if role:
        make_grant(person, role, area=area)
    return person


def make_grant(person, role, **differences):
    return RoleGrant.objects.create(person=person, role=role, **{"begins_on": LONG_AGO} | differences)


def again(person):
    """The same person as the next request would load her: a role is looked up once per loaded person."""
    return Person.objects.get(pk=person.pk)
