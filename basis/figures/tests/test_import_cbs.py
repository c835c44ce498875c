"""Reading a table of CBS live: measures against the registry, pages to the end, and what may go wrong."""

import pytest

from basis.figures.models import Missing
from basis.figures.readers import cbs as reader
from basis.figures.tests.deliveries import MEASURES, cbs, values
from basis.files import Refused


def row(measure, value, region="WK082806  ", attribute="None"):
    return {
        "Measure": measure,
        "Value": value,
        "ValueAttribute": attribute,
        "StringValue": "",
        "WijkenEnBuurten": region,
    }


ROWS = [
    row("T001036", 13595.0),
    row("T001036", 94634.0, "GM0828"),
    row("M001642", 301.0, "GM0828"),
    row("M001642", None, attribute="Impossible"),
    row("9999", 6285.0),
]


def fetched(settings, year=2024, table="85984NED", municipality="GM0828", **server):
    with cbs(**{"rows": ROWS} | server) as (address, asked):
        settings.CBS_URL = address
        return reader.read(table, year=year, municipality=municipality), asked


def test_every_page_is_followed_and_names_come_along(settings):
    found, _asked = fetched(settings)
    assert values(found)["WK082806", "inwoners"] == 13595
    assert values(found)["WK082806", "woningen"] == 6285
    assert found.names == {"GM0828": "Oss", "WK082806": "Ruwaard"}
    assert (found.rows, found.source, found.year) == (5, "kwb", 2024)


def test_only_our_municipality_and_our_measures_are_asked_for(settings):
    _found, asked = fetched(settings)
    path, query = next(one for one in asked if one[0].endswith("Observations"))
    assert path == "/CBS/85984NED/Observations"
    assert "startswith(WijkenEnBuurten,'WK0828')" in query["$filter"][0]
    assert "Measure eq 'T001036'" in query["$filter"][0] and "T001040" not in query["$filter"][0]


def test_a_cell_that_is_absent_is_not_published_and_a_measure_that_is_empty_everywhere_not_yet(settings):
    found, _asked = fetched(settings)
    assert values(found)["WK082806", "woningwaarde"] == Missing.IMPOSSIBLE
    assert values(found)["GM0828", "woningen"] == Missing.NOT_PUBLISHED
    assert values(found)["GM0828", "bijstand"] == values(found)["WK082806", "bijstand"] == Missing.NOT_YET


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [("Confidential", Missing.SECRET), ("Impossible", Missing.IMPOSSIBLE), ("NotAvailable", Missing.NOT_PUBLISHED)],
)
def test_an_attribute_says_why_there_is_no_number(settings, attribute, reason):
    found, _asked = fetched(settings, rows=[row("T001036", None, attribute=attribute), *ROWS[1:]])
    assert values(found)["WK082806", "inwoners"] == reason


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        (("M001642", "Mediane WOZ-waarde van woningen", "x 1 000 euro"), "M001642 heet 'Mediane WOZ-waarde"),
        (("M001642", "Gemiddelde WOZ-waarde van woningen", "euro"), "(euro)"),
    ],
)
def test_a_measure_that_changed_its_title_or_unit_stops_everything(settings, changed, cause):
    measures = [changed if one[0] == changed[0] else one for one in MEASURES]
    with pytest.raises(Refused) as refused:
        fetched(settings, measures=measures)
    assert "85984NED is veranderd" in str(refused.value) and cause in str(refused.value)


def test_a_next_link_to_another_host_is_not_followed(settings):
    with pytest.raises(Refused, match=r"andere server \(elders\.test\)"):
        fetched(settings, link="http://elders.test/CBS/85984NED/Observations?skip=2")


@pytest.mark.parametrize("link", ["http://[x", "/CBS/elders", 5])
def test_a_next_link_that_is_no_address_is_not_followed(settings, link):
    with pytest.raises(Refused, match="andere server"):
        fetched(settings, link=link)


@pytest.mark.parametrize("said", ["<html>", "[]", '{"value": null}', '{"value": [1]}', '{"value":' + "[" * 100_000])
def test_an_answer_that_is_no_odata_is_refused(settings, said):
    with pytest.raises(Refused, match="85984NED: het antwoord van het CBS is geen"):
        fetched(settings, said=said)


@pytest.mark.parametrize("rows", [[], [row("T001036", 5.0, "GM0344")]])
def test_an_answer_without_any_figure_does_not_undo_what_was_published(settings, rows):
    with pytest.raises(Refused, match=r"85984NED: hier staat (niets in over GM0828|geen enkel cijfer in)"):
        fetched(settings, rows=rows)


def test_a_next_link_without_end_is_left(settings, monkeypatch):
    monkeypatch.setattr(reader, "PAGE_LIMIT", 5)
    with cbs(rows=ROWS) as (address, _asked):
        settings.CBS_URL = address
        table = reader.Table("85984NED", reader.httpx.Client())
        with pytest.raises(Refused, match="geen eind aan de pagina's"):
            for _page in table.pages("Observations"):
                table._get = lambda _url, _params: {"value": [], "@odata.nextLink": f"{address}/85984NED/x"}


def test_an_answer_larger_than_the_limit_is_refused(settings):
    settings.MAX_IMPORT_MB = 0
    with pytest.raises(Refused, match="meer dan 0 MB"):
        fetched(settings)


def test_a_server_that_fails_or_is_not_there_is_named(settings):
    with pytest.raises(Refused, match="fout 503"):
        fetched(settings, status=503)
    settings.CBS_URL = "http://127.0.0.1:9/CBS"
    with pytest.raises(Refused, match=r"127\.0\.0\.1:9 antwoordt niet"):
        reader.read("85984NED", year=2024)


def test_a_table_of_another_year_and_an_unknown_table_are_refused(settings):
    with pytest.raises(Refused, match="Tabel 85984NED gaat over 2024"):
        fetched(settings, year=2023)
    with pytest.raises(Refused, match="Tabel 12345NED kennen wij niet"):
        fetched(settings, table="12345NED")


def test_a_municipality_of_which_the_table_has_nothing_is_refused(settings):
    with pytest.raises(Refused, match="niets in over GM0829"):
        fetched(settings, municipality="GM0829", rows=[], regions=[("NL00", "Nederland")])


@pytest.mark.parametrize("value", ["veel", -5, 3.5, {}, True, 1e400])
def test_a_number_that_cannot_be_is_refused_with_its_place(settings, value):
    with pytest.raises(Refused, match="85984NED, waarneming 1: T001036"):
        fetched(settings, rows=[row("T001036", value)])


@pytest.mark.parametrize("title", ["Indelingswijziging gemeente, wijk, buurt", "Indelingswijziging wijken en buurten"])
def test_which_borders_moved_comes_along(settings, title):
    told = [row("WB0001", None) | {"StringValue": "3  "}, row("WB0001", 1.0, "GM0828")]
    found, asked = fetched(settings, measures=[*MEASURES, ("WB0001", title, "code")], rows=[*ROWS, *told])
    assert found.moved == {("WK082806", 2024): True, ("GM0828", 2024): False}
    assert any("Measure eq 'WB0001'" in query["$filter"][0] for path, query in asked if path.endswith("Observations"))
    assert len(found.values) == len(fetched(settings)[0].values)


def test_a_border_that_neither_moved_nor_stayed_is_refused(settings):
    told = row("WB0001", 7.0)
    with pytest.raises(Refused, match=r"85984NED, WK082806: verwacht 1, 2 of 3, er staat '7\.0'"):
        fetched(settings, measures=[*MEASURES, ("WB0001", "Indelingswijziging wijken en buurten", "code")], rows=[told])
