"""The form of an entry as somebody sends it: what is known, with some of it changed."""

from django.http import QueryDict

from basis.socialmap import entry_queries
from basis.socialmap.entry_forms import EntryForm
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.place_forms import PlaceForm
from basis.socialmap.service_forms import ServiceForm
from basis.socialmap.tests.sent import as_it_is

FORMS = {Organisation: EntryForm, Place: PlaceForm, Service: ServiceForm}


def sent(form, **changes):
    data = QueryDict(mutable=True)
    for name, values in as_it_is(str(form)).items():
        data.setlist(name, values)
    for name, value in changes.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_of(entry, data=None, **options):
    return FORMS[type(entry)](data, known=dict(entry_queries.facts_of(entry)), **options)


def filled(entry, **changes):
    options = {"asks_whose": not isinstance(entry, Organisation)}
    return form_of(entry, sent(form_of(entry, **options), **changes), **options)
