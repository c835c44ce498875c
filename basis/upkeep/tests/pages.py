"""A browser of somebody, and a form as she sends it."""

from django.test import Client

from basis.socialmap.tests.sent import as_it_is

CHANGE = "/sociale-kaart/plek/de-haard/veranderen/"


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def main(response):
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def send(client, path, **changes):
    """Open the page, change some of it, and press the button."""
    page = client.get(path)
    assert page.status_code == 200
    fields = as_it_is(main(page)) | {name: [value] for name, value in changes.items()}
    return client.post(path, {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"})
