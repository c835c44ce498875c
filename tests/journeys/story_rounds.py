"""What somebody who leads a story round does, step by step: make one, read what is seen, move a card on a table."""

from __future__ import annotations

import re

ADVISER = "joris@voorbeeld.test"  # nobody else signs in as him: two at once would take each other’s newest code


def write(person, label, text):
    person.go(person.page.locator("main").get_by_label(person.say(label)).first)
    person.page.keyboard.type(text)


def make_round(person, title="Wie helpt wie", more=()):
    """A round of the Ruwaard with a few questions, and `more` of the library, open; gives its address."""
    person.open("/verhalen/nieuw/")
    person.sign_in(ADVISER)
    person.open("/verhalen/nieuw/")
    write(person, "Hoe heet de ronde?", f"{title} ({person.language})?")
    write(person, "Waarom vraagt u dit?", "Wij willen weten hoe mensen elkaar helpen.")
    write(person, "Wie kan vertellen?", "Iedereen die hier woont.")
    write(person, "Wat doet u ermee?", "Wij lezen het samen en maken afspraken.")
    write(person, "Bij wie kunnen mensen terecht?", "Joris de Wit, in het gemeentehuis.")
    person.tick("Ruwaard")
    person.press("Verder naar de vragen")
    person.follow("Kies vragen die er al zijn")
    person.press("Neem deze")
    if more:
        person.follow("Kies vragen die er al zijn")
        for key in more:
            person.go(person.page.locator(f"#vraag-{key}"))
            person.page.keyboard.press("Space")
        person.press("Zet deze vragen erbij")
    person.follow("Naar het beheer van de ronde, om haar te openen")
    person.press("Open de ronde")
    return re.search(r"/verhalen/([\w-]+)/beheer/", person.page.url)[1]


def interpret(person, perspective, text, idea):
    person.follow("Zet er een duiding naast")
    person.choose(perspective)
    write(person, "Wat kan het betekenen?", text)
    write(person, "Wat zouden we kunnen doen?", idea)
    person.press("Bewaar")


def drag(person, card, group):
    """With the mouse: the grip of a card to the group it belongs to."""
    grip, place = card.locator("[data-grip]"), group.bounding_box()
    grip.scroll_into_view_if_needed()
    grip.hover()
    person.page.mouse.down()
    person.page.mouse.move(place["x"] + 20, place["y"] + 20, steps=5)
    place = group.bounding_box()
    person.page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] - 8, steps=5)
    with person.page.expect_navigation():
        person.page.mouse.up()
    person.look()
