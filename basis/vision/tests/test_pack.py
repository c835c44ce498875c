"""The vision as data: errors say where, and the pack of Oss speaks in its own words."""

import os
import re

import pytest
import yaml

from basis import packs
from basis.packs import PackError, load
from basis.texts import Text
from basis.vision.pack import LISTS, VisionPack, examples, vision
from tests.shared import SHARED, needs_shared

VISION_TEXT = SHARED / "vision" / "visie-sociale-basis-oss.txt"
OSS = packs.pack_path("vision.yaml")
TITLE_FIELDS = {"title", "theme"}  # names and headings may be those of the vision; its sentences may not


def write(folder, **differences):
    data = yaml.safe_load(OSS.read_text(encoding="utf-8")) | differences
    path = folder / "vision.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def parts(name):
    return yaml.safe_load(OSS.read_text(encoding="utf-8"))[name]


def error_of(path):
    with pytest.raises(PackError) as caught:
        load(path, VisionPack)
    return str(caught.value)


def line_of(path, words):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_the_pack_of_oss_holds_the_frame_of_the_vision():
    pack = vision()
    assert pack.ambition.year == 2040
    sizes = {name: len(getattr(pack, name)) for name in LISTS}
    assert sizes == {
        "pillars": 3,
        "principles": 6,
        "values": 5,
        "policy_principles": 5,
        "conditions": 4,
        "roles": 4,
        "ownership": 2,
        "council_functions": 4,
        "commitments": 13,
    }
    assert [principle.number for principle in pack.principles] == [1, 2, 3, 4, 5, 6]
    assert all(3 <= len(principle.questions) <= 4 for principle in pack.principles)


def test_everything_is_there_in_dutch_and_in_english():
    for place, text in texts(vision()):
        assert set(text.by_language) == {"nl", "en"}, place
        assert text.in_language("en").strip(), place


def test_a_missing_key_is_named_with_its_line(tmp_path):
    principles = parts("principles")
    del principles[1]["explanation"]
    path = write(tmp_path, principles=principles)
    line = line_of(path, "key: initiative")
    assert error_of(path) == f"vision.yaml, regel {line}, principles.1.explanation: dit ontbreekt"


def test_an_unknown_key_is_refused(tmp_path):
    path = write(tmp_path, motto="Samen")
    assert error_of(path) == f"vision.yaml, regel {line_of(path, 'motto:')}, motto: deze sleutel kennen we niet"


def test_a_key_that_stands_twice_in_one_table_is_refused(tmp_path):
    path = write(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "values: []\n", encoding="utf-8")
    last = len(path.read_text(encoding="utf-8").splitlines())
    assert error_of(path) == f"vision.yaml, regel {last}, values: deze sleutel staat er twee keer"


def test_two_values_do_not_share_a_key(tmp_path):
    values = parts("values")
    values[2]["key"] = "near"
    message = error_of(write(tmp_path, values=values))
    assert message.endswith("values.2.key: 'near' komt twee keer voor bij values")


def test_a_wrong_type_is_named(tmp_path):
    ambition = parts("ambition") | {"year": "ooit"}
    path = write(tmp_path, ambition=ambition)
    line = line_of(path, "year: ooit")
    assert error_of(path) == f"vision.yaml, regel {line}, ambition.year: verwacht een heel getal"


def test_a_text_without_dutch_is_refused(tmp_path):
    ambition = parts("ambition") | {"title": {"en": "Together"}}
    assert "ambition.title: een tekst heeft ten minste Nederlands nodig (nl)" in error_of(
        write(tmp_path, ambition=ambition)
    )


def test_a_commitment_refers_only_to_principles_there_are(tmp_path):
    commitments = parts("commitments")
    commitments[0]["principles"][1] = "winst"
    path = write(tmp_path, commitments=commitments)
    message = error_of(path)
    assert message.startswith(
        f"vision.yaml, regel {line_of(path, '- winst')}, commitments.0.principles.1: 'winst' staat niet bij"
    )


def test_all_faults_are_told_at_once(tmp_path):
    path = write(tmp_path, motto="Samen", ambition=parts("ambition") | {"year": "ooit"})
    assert len(error_of(path).splitlines()) == 2


def test_no_yaml_and_no_file_are_told_plainly(tmp_path):
    path = tmp_path / "vision.yaml"
    assert error_of(path).endswith("dit bestand is er niet")
    path.write_text("ambition: [", encoding="utf-8")
    assert error_of(path).startswith("vision.yaml, regel 1: dit is geen YAML")


def test_the_examples_are_about_commitments_there_are(settings, tmp_path):
    assert {example.commitment for example in examples()} <= {commitment.key for commitment in vision().commitments}
    settings.PACK = tmp_path
    write(tmp_path)
    (tmp_path / "vision_examples.yaml").write_text(
        "updates:\n  - {commitment: bestaat-niet, days_ago: 1, state: running, text: Hallo}\n", encoding="utf-8"
    )
    with pytest.raises(PackError, match=r"vision_examples.yaml, regel 2, updates.0.commitment: 'bestaat-niet'"):
        examples()


def test_the_vision_is_read_again_when_the_file_changes(settings, tmp_path):
    settings.PACK = tmp_path
    write(tmp_path)
    assert vision().ambition.year == 2040
    path = write(tmp_path, ambition=parts("ambition") | {"year": 2050})
    stamp = path.stat().st_mtime + 5
    os.utime(path, (stamp, stamp))
    assert vision().ambition.year == 2050


def texts(thing, place=""):
    """Every Text in a pack with the place where it stands."""
    if isinstance(thing, Text):
        yield place, thing
    elif isinstance(thing, tuple):
        for number, part in enumerate(thing):
            yield from texts(part, f"{place}.{number}")
    elif hasattr(thing, "__pydantic_fields__"):
        for name in type(thing).model_fields:
            yield from texts(getattr(thing, name), f"{place}.{name}".strip("."))


def words_of(text):
    text = re.sub(r"[-\u00ad]\s*\n\s*", "", text.lower())  # a word cut at the end of a line
    return re.findall(r"[^\W\d_]+", text)


@needs_shared
def test_no_sentence_of_the_vision_is_copied():
    """No eight words in a row, titles apart; whatever the case, the line breaks and the hyphens."""
    source = words_of(VISION_TEXT.read_text(encoding="utf-8"))
    runs = {tuple(source[start : start + 8]) for start in range(len(source) - 7)}
    assert tuple(words_of("de ene mens is nooit méér dan de"))[:8] in runs  # the test can fail
    own = [(place, text.in_language("nl")) for place, text in texts(vision())]
    own = [(place, text) for place, text in own if place.rsplit(".", 1)[-1] not in TITLE_FIELDS]
    own += [(f"examples.{example.commitment}", example.text) for example in examples()]
    copied = {
        place: " ".join(words[start : start + 8])
        for place, text in own
        for words in [words_of(text)]
        for start in range(len(words) - 7)
        if tuple(words[start : start + 8]) in runs
    }
    assert copied == {}
