"""What is cut from a mail, and what stays."""

import pytest

from basis.relay.replies import cut

OWN = "Ja, morgen om tien uur.\n\nIk neem koffie mee."


@pytest.mark.parametrize(
    "rest",
    [
        "\n\n> wat er al stond\n> en meer",
        "\n\nOp ma 23 nov. 2026 om 09:12 schreef Samen in Oss <post@voorbeeld.test>:\n\n> oud",
        "\n\nOp maandag 23 november 2026 schreef Samen in Oss\n<post@voorbeeld.test>:\n> oud",
        "\n\nOn Mon, Nov 23, 2026 at 9:12 AM Together in Oss <post@voorbeeld.test> wrote:\n> oud",
        "\n\n-----Oorspronkelijk bericht-----\nVan: x\noud",
        "\n\nVan: Samen in Oss <post@voorbeeld.test>\nVerzonden: maandag\nAan: Bram\nOnderwerp: x\n\noud",
        "\n\n________________________________\nVan: x",
        "\n\n-- \nBram de Wit\nDirecteur",
        "\n\nVerzonden vanaf mijn iPhone",
        "\r\n\r\n───── Schrijf uw antwoord boven deze regel ─────\r\noud",
    ],
)
def test_only_her_own_words_stay(rest):
    assert cut(OWN + rest) == OWN


@pytest.mark.parametrize(
    "text", ["Op de markt schreef iemand dat het kan.", "Van harte!", "Het kost 5 - 10 euro\n- of niets", "a -- b"]
)
def test_what_only_looks_like_it_stays(text):
    assert cut(text) == text
