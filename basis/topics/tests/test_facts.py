"""The theme pages a municipality begins with: ours, changed and completed by its pack."""

import pytest

from basis import packs
from basis.topics import facts


@pytest.fixture
def pack(tmp_path, settings):
    """Writes a pack with this file."""
    settings.PACK = tmp_path
    return lambda words: (tmp_path / facts.FILE).write_text(words, encoding="utf-8")


def test_a_pack_says_only_what_is_different(pack):
    pack("topics:\n  - {slug: leren, title: Taal}\n  - {slug: wonen, title: W, summary: S, introduction: [I]}")
    found = {one.slug: one for one in facts.topics()}
    assert list(found)[-1] == "wonen"
    assert found["leren"].title.by_language == {"nl": "Taal"}
    assert found["leren"].introduction and found["leren"].themes


def test_without_a_file_in_the_pack_there_are_six_in_dutch_and_english(tmp_path, settings):
    settings.PACK = tmp_path
    found = facts.topics()
    assert len(found) == 6
    for one in found:
        texts = [one.title, one.summary, *one.introduction]
        assert all(set(text.by_language) == {"nl", "en"} for text in texts), one.slug
        assert one.contact is None


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("topics:\n  - {slug: wonen, title: Wonen}", "topics.0: een nieuw thema heeft"),
        ("topics:\n  - {slug: leren}\n  - {slug: leren}", "regel 3, topics.1.slug: deze naam is er al"),
        ("topics:\n  - {slug: leren, contact: {name: A}}", "topics.0.contact: vul een telefoonnummer"),
        ("topics:\n  - {slug: leren, themes: [onzin]}", "topics.0.themes.0: verwacht"),
        ("topics:\n  - {slug: leren, links: [{text: a, url: 'javascript:1'}]}", "topics.0.links.0.url"),
        ("topics:\n  - {slug: Leren}", "topics.0.slug"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(pack, words, cause):
    pack(words)
    with pytest.raises(packs.PackError, match=cause.replace(".", r"\.")):
        facts.topics()
