"""When two initiatives go on as one, their cards go along."""

from basis.exchange.tests.makers import make_card, make_person
from basis.initiatives import join_actions
from basis.initiatives.tests.makers import make_initiative


def test_the_cards_of_one_are_of_what_came_of_it(area):
    noor, bram = make_person("Noor"), make_person("Bram")
    garden, table = (make_initiative(area, by=by, slug=slug) for by, slug in ((bram, "tuin"), (noor, "tafel")))
    card, other = make_card(area, initiative=garden), make_card(area)
    join_actions.decide(join_actions.propose(garden, table, "Samen?", by=bram), accepts=True, by=noor)
    card.refresh_from_db()
    other.refresh_from_db()
    assert (card.initiative, other.initiative) == (table, None)
