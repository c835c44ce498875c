"""Words and stems of Dutch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.search import dutch

SAME = """fiets fietsen fietst fietser fietsers|mantelzorg mantelzorger mantelzorgers|huis huizen huisje huisjes
straat straten straatje|school scholen|boom bomen boompje|bus bussen|brief brieven|buurt buurten|wijk wijken|dorp dorpen
gemeente gemeenten gemeentes|ouder ouders ouderen oudere|kind kinderen|kleinkind kleinkinderen|stad steden|lid leden
vrijwilliger vrijwilligers|vereniging verenigingen verenigen|begeleiding begeleiden begeleidt|woning woningen
ondersteuning ondersteunen ondersteunt|wandelen wandelt|sociaal sociale|lokaal lokale|eenzaam eenzame|les lessen
activiteit activiteiten|organisatie organisaties|organiseren organiseert|cliënt cliënten|café cafés|foto foto's
werk werken werkt|helpen helpt|leren leert|leven leeft|schrijven schrijft|vraag vragen vraagt|mogelijkheid mogelijkheden
speeltuin speeltuinen speeltuintje|tablet tablets|ontmoeting ontmoeten ontmoetingen|ruimte ruimtes ruimten|plan plannen
inwoner inwoners|jongen jongens|winkel winkels winkelen|cursus cursussen|feest feesten feestje|beheer beheren beheert
vertellen vertelt|hulpvraag hulpvragen|groep groepen groepje|workshop workshops|adviseur adviseurs|gezin gezinnen
bibliotheek bibliotheken|museum musea|maaltijd maaltijden|koken kookt|uitkering uitkeringen|taal talen|tuin tuintje
uur uren|laag lage|hoog hoge|oud oude|groot grote|probleem problemen|auto auto's|persoon personen|inkomen inkomens
huishouden huishoudens|alleenstaande alleenstaanden|roken rookt|overlijden overlijdt|spel spelen speelt"""
DIFFER = """bos boos|bomen bommen|taal tal|gezin zin|begeleiding beleid|kaart kaas|kerk kern|buur buurt|ouder oud
maan man|leeftijd leven|team thema|water wat|zomer zoom|boeken boer|school schol|wijk week|gemeente gemeen|huur huis"""


def groups(text: str) -> list[list[str]]:
    return [group.split() for line in text.splitlines() for group in line.split("|")]


@pytest.mark.parametrize("group", groups(SAME), ids=" ".join)
def test_forms_of_one_word_share_a_stem(group):
    assert len({dutch.stem(dutch.words(word)[0]) for word in group}) == 1


@pytest.mark.parametrize("group", groups(DIFFER), ids=" ".join)
def test_different_words_keep_different_stems(group):
    assert len({dutch.stem(word) for word in group}) == len(group)


def test_words_are_folded_and_plain():
    assert dutch.words("Foto’s van 't Café-Élan, 2.000 m²") == ["fotos", "van", "t", "cafe", "elan", "2", "000", "m2"]
    assert dutch.words("Şener ŁÓDŹ Straße") == ["sener", "lodz", "strasse"]


def test_english_gets_the_singular_and_the_dutch_stem():
    assert dutch.stems("activities", "en")[0] == "activity"
    assert "wijk" in dutch.stems("wijken", "en")
    assert dutch.english_stem("bus") == "bus"


@given(st.text())
def test_any_text_becomes_words_of_letters_and_figures(text):
    assert all(word and word.isalnum() and len(word) <= 60 for word in dutch.words(text) if word.isascii())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_a_stem_is_never_empty(word):
    assert dutch.stem(word)
