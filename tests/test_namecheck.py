"""What in a text may lead to a person: found where it is, and left alone where it only looks like it."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis import namecheck
from basis.namecheck import find, is_bsn, is_iban, pieces


def found(text):
    return [(text[span.begin : span.end], span.kind) for span in find(text)]


@pytest.mark.parametrize(
    ("text", "piece", "kind"),
    [
        ("Mijn buurman Jan is ziek.", "buurman Jan", "name"),
        ("mijn buurvrouw fatima helpt mij", "fatima", "name"),
        ("Ik heet Agnieszka Kowalska.", "Agnieszka Kowalska", "name"),
        ("Vraag het aan Mehmet.", "Mehmet", "name"),
        ("Mevrouw De Vries is aardig.", "Mevrouw De Vries", "name"),
        ("Volgens dhr. Yilmaz kan het.", "dhr. Yilmaz", "name"),
        ("Het is van J. de Vries.", "J. de Vries", "name"),
        ("Noor van den Berg woont hier.", "Noor van den Berg", "name"),
        ("Ik woon aan de Kerkstraat 12b.", "Kerkstraat 12b", "address"),
        ("Op het Heilig Hartplein 12 woont zij.", "Heilig Hartplein 12", "address"),
        ("Van Goghstraat 3 is leeg.", "Van Goghstraat 3", "address"),
        ("Kom naar 5341 GM 2.", "5341 GM 2", "address"),
        ("Kom naar 5341GM.", "5341GM", "address"),
        ("Bel 06-12345678.", "06-12345678", "phone"),
        ("Bel 06 12 34 56 78!", "06 12 34 56 78", "phone"),
        ("Bel (0412) 34 56 78", "0412) 34 56 78", "phone"),
        ("Bel +31 6 1234 5678.", "+31 6 1234 5678", "phone"),
        ("Mail naar noor@voorbeeld.nl.", "noor@voorbeeld.nl", "email"),
        ("Op NL91 ABNA 0417 1643 00 graag", "NL91 ABNA 0417 1643 00", "iban"),
        ("Op nl91abna0417164300.", "nl91abna0417164300", "iban"),
        ("Nummer 111222333 is van mij.", "111222333", "bsn"),
    ],
)
def test_what_names_somebody_is_found(text, piece, kind):
    assert (piece, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wijkhuis De Haard is fijn, net als buurthuis De Schakel.",
        "Op het Heilig Hartplein is het druk op maandag.",
        "De Sint Jan en de Grote Kerk zijn mooi.",
        "Op zaterdag 4 juli is er feest in de Ruwaard, in 2026 weer.",
        "De Albert Heijn in Oss is dicht.",
        "In mei bloeit er geen roos meer in het park.",
        "Wij gaan op weg. Het is 12 minuten lopen over de dijk.",
        "De Heuvel is het hart van de stad, met 300 mensen.",
        "Bel de gemeente: 14 0412, of Veilig Thuis: 0800-2000.",
        "Er wonen 94000 mensen en het kost € 120.000.000.",
        "In 2025 IS HET KLAAR.",
        "Stichting Pieter van Dam helpt, en het Titus Brandsmalyceum ook.",
        "Koningin Maxima kwam langs op het Koningin Wilhelminaplein.",
        "De mevrouw van het loket was aardig.",
        "Ik kan niet, zij wil wel, en de ward is leeg.",
        "Van Berghem tot Ravenstein, langs de Maas.",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert found(text) == []


@given(st.text(max_size=400))
def test_any_text_gives_spans_that_lie_in_it_and_do_not_overlap(text):
    at = 0
    for span in find(text):
        assert at <= span.begin < span.end <= len(text)
        at = span.end
    assert "".join(piece for piece, _kind in pieces(text)) == text


NAMES_LIKE = ["Jan", "Fatima", "de", "van", "den", "Mevrouw", "dhr.", "J."]
NUMBERS_LIKE = ["Kerkstraat", "12b", "5341", "GM", "06-1234", "@", "NL91", "0", "1"]
LIKE_NAMES = st.sampled_from([*NAMES_LIKE, *NUMBERS_LIKE, *".,-'()+\n"])


@given(st.lists(LIKE_NAMES, max_size=60).map(" ".join))
def test_a_text_made_of_what_we_look_for_does_not_confuse_it(text):
    assert "".join(piece for piece, _kind in pieces(text)) == text


@given(st.text(string.ascii_uppercase + string.digits, min_size=11, max_size=26), st.sampled_from(["NL", "BE", "TR"]))
def test_an_iban_with_the_right_check_digits_is_one_and_with_others_not(rest, country):
    turned = "".join(str(int(sign, 36)) for sign in f"{rest}{country}00")
    check = 98 - int(turned) % 97
    assert is_iban(f"{country}{check:02}{rest}")
    assert not is_iban(f"{country}{(check % 97) + 1:02}{rest}")


@given(st.integers(1, 99_999_999))
def test_at_most_one_last_digit_makes_a_citizen_number(first):
    assert sum(is_bsn(f"{first:08}{last}") for last in range(10)) <= 1


@pytest.mark.parametrize(
    "piece", ["1", "A.", "Jan van ", "a@", "straat ", "NL91", "1 ", "aa.", "Jan ", "06-", "(", "''"]
)
def test_a_huge_text_takes_no_more_than_a_moment(piece):
    begin = time.perf_counter()
    find(piece * (100_000 // len(piece)))
    assert time.perf_counter() - begin < 3


def test_every_list_of_words_has_something_in_it():
    assert all(namecheck._lists().values())
