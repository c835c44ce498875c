"""What pages of patterns say, read from their HTML as a visitor would: which numbers, of which answers."""

import re

from lxml import html

ROLES, ABOUT, WITH = ("Inwoner", "Vrijwilliger"), ("Buren", "Straat"), ("Alleen", "Samen", "Niemand")
ANSWERS = {"rol": ROLES, "waarover": ABOUT, "wie": WITH}
ASKED = {"Wie bent u?": "rol", "Waarover vertelt u?": "waarover", "Wie waren erbij?": "wie"}


def words(node):
    """What one reads, without what only a screen reader says after it."""
    said = "".join(node.xpath(".//text()[not(ancestor::*[@class='visually-hidden'])]"))
    return " ".join(said.split())


def number(said):
    """About how many; None when it says that it is too few. Any other number is one too many."""
    found = re.fullmatch(r"ongeveer (\d+)", said)
    assert found or said in ("te weinig", "te weinig om te laten zien"), f"a number that is not rounded: {said}"
    return int(found[1]) if found else None


def question(text, key, conditions, by):
    """The numbers of the page of a question with answers to choose from: {conditions: about how many}."""
    page, seen = html.fromstring(text), {}
    total = re.search(r"Dit zijn (ongeveer \d+) verhalen\.", text)
    if total:
        seen[conditions] = number(total[1])
    for section, is_beside in (("kop-beeld", False), ("kop-per", True)):
        for drawn in page.xpath(f"//section[@aria-labelledby='{section}']//div[@class='figure']"):
            group = ((by, ANSWERS[by].index(words(drawn.find("h3")))),) if is_beside else ()
            seen |= _bars(drawn, key, (*conditions, *group))
    return seen


def _bars(drawn, key, conditions):
    found = {}
    for row in drawn.xpath(".//li[contains(@class, 'bars__row')]"):
        option = ANSWERS[key].index(words(row.find_class("bars__label")[0]))
        many = (row.find_class("bars__value") or row.find_class("bars__missing"))[0]
        found[(*conditions, (key, option))] = number(words(many))
    return found


def cross(text):
    """The numbers of the table of two questions."""
    page, seen = html.fromstring(text), {}
    table = page.xpath("//section[@aria-labelledby='kop-tabel']//table")[0]
    keys = [ASKED[said] for said in re.findall(r"(?:Rijen|Kolommen): (.*?\?)", words(table.find("caption")))]
    columns = [words(head) for head in table.xpath("./thead//th")]
    for row in table.xpath("./tbody/tr"):
        for place, cell in zip(columns, row.findall("td"), strict=True):
            first, second = ANSWERS[keys[0]].index(words(row.find("th"))), ANSWERS[keys[1]].index(place)
            seen[((keys[0], first), (keys[1], second))] = number(words(cell))
    return seen
