"""What plain Dutch is here: short sentences, known words, no words of the office, and u."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pyphen
import yaml
from wordfreq import zipf_frequency

from tests.readability.sources import NAME, ROOT, Text

LONGEST_SENTENCE = 20  # words
MEAN_SENTENCE = 12  # words, of all sentences of a source
LEAST_FLESCH = 60  # Flesch-Douma: 60 and more is 'easy to fairly easy'
ENOUGH_WORDS = 60  # with fewer the measure says more about one long word than about the text
LABEL = 7  # words; what is shorter and does not end in a full stop is no running text
COMMON = 3.0  # Zipf: once in a million words
SHORTEST_PART = 3  # letters of a part of a compound
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
NOT_WORDS = re.compile(
    r"<code>.*?</code>|https?://\S+|\S+@\S+|\S*/\S*/\S*|\b[\w-]+\.(?:yaml|css|csv|svg|json|gz|pdf)\b|\w+_\w+|--[a-z-]+|`[^`]*`"
)
TAG = re.compile(r"<[^>]+>")
SENTENCE = re.compile(r"(?<=[.!?:;…])[)\"'’”]*\s+(?=[\"'‘“(]?[^\W_])")
INFORMAL = re.compile(r"\b(jij|je|jou|jouw|jouwe|jullie|jezelf|gij)\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:word(?:t|en)|werd(?:en)?)\b[^.;:!?]*\bdoor\b|"
    r"\b(?:kan|kunnen|moet|moeten|dient|dienen|zal|zullen)\b(?:\s+[^\W\d_]+){0,6}?\s+worden\b|"
    r"\bworden\s+(?:kunnen|moeten|zullen)\b",
    re.IGNORECASE,
)
HYPHENS = pyphen.Pyphen(lang="nl_NL", left=1, right=1)


@cache
def lists() -> dict[str, dict[str, str]]:
    """What stands in `words.yaml`: `allowed` with the reason, `banned` with what to say instead, `quoted` as it is."""
    with Path(__file__).with_name("words.yaml").open(encoding="utf-8") as file:
        read = yaml.safe_load(file)
    allowed = {word: reason for reason, words in read["allowed"].items() for word in words.split()}
    return {"allowed": allowed, "banned": read["banned"], "quoted": dict.fromkeys(read["quoted"], "")}


@cache
def own_terms() -> frozenset[str]:
    """Names of places of the packs, and the Dutch words of the glossary."""
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    said = [row.split("|")[2] for row in rows if row.count("|") > 4]
    for path in (ROOT / "packs").glob("*/areas.yaml"):
        said += _names_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    return frozenset(word.lower() for text in said for word in WORD.findall(text))


def _names_in(data: object) -> Iterator[str]:
    """Every text in a YAML file, without its keys."""
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _names_in(value)
    elif isinstance(data, str):
        yield data


def sentences(text: str) -> list[str]:
    """The sentences of a text; a heading or a label is one too."""
    return [part for part in SENTENCE.split(_plain(text)) if WORD.search(part)]


def _plain(text: str) -> str:
    """Without tags, and with a name for what is no word: an address, a file, a setting."""
    return TAG.sub("", NOT_WORDS.sub(NAME, text)).strip()


def is_running(text: str) -> bool:
    """Told in sentences, and not a heading, a label or the name of a thing."""
    return text.rstrip("\"'’”)").endswith((".", "?", "!")) or len(words(text)) >= LABEL


def words(text: str) -> list[str]:
    return WORD.findall(_plain(text))


def syllables(word: str) -> int:
    return max(1, len(HYPHENS.positions(word.lower())) + 1)


def flesch(texts: Iterable[str]) -> float:
    """Flesch-Douma of these texts together: 206.84 − 0.93 × words per sentence − 77 × syllables per word."""
    lines = [sentence for text in texts for sentence in sentences(text)]
    found = [word for line in lines for word in words(line)]
    return 206.84 - 0.93 * len(found) / len(lines) - 77 * sum(map(syllables, found)) / len(found)


@cache
def is_known(word: str) -> bool:
    """A word that people meet often, one of ours, or one that is put together from such words."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("-'")
    if len(plain) < SHORTEST_PART or plain in lists()["allowed"] or plain in own_terms():
        return True
    if zipf_frequency(plain, "nl") >= COMMON:
        return True
    return all(map(is_known, plain.split("-"))) if "-" in plain else _is_compound(plain)


def _is_compound(word: str) -> bool:
    """Two or more known words in one, with perhaps -s- between them: buurt+genoten, leeftijd+s+groepen."""
    for end in range(SHORTEST_PART + 1, len(word) - SHORTEST_PART):
        first, rest = word[:end], word[end:]
        stem = first[:-1] if first.endswith("s") and len(first) > SHORTEST_PART + 1 else first
        if (_is_part(first) or _is_part(stem)) and (_is_part(rest) or _is_compound(rest)):
            return True
    return False


def _is_part(word: str) -> bool:
    return len(word) > SHORTEST_PART and (word in lists()["allowed"] or zipf_frequency(word, "nl") >= COMMON)


def findings(texts: Iterable[Text]) -> Iterator[str]:
    """What is not plain, each with its place and its words."""
    by_source = defaultdict(list)
    for text in texts:
        by_source[text.path].append(text)
        yield from of_text(text)
    small = defaultdict(list)
    for path, said in by_source.items():
        place = path.relative_to(ROOT)
        running = list(dict.fromkeys(text.words for text in said if is_running(text.words)))
        if sum(len(words(text)) for text in running) >= ENOUGH_WORDS:
            yield from of_source(str(place), running)
        else:
            small["/".join(place.parts[:2])] += running
    for name, running in small.items():
        if sum(len(words(text)) for text in running) >= ENOUGH_WORDS:
            yield from of_source(f"{name} (kleine bestanden samen)", running)


def of_text(text: Text) -> Iterator[str]:
    """What is wrong with one text."""
    if text.words in lists()["quoted"]:
        return
    for sentence in sentences(text.words):
        number = len(words(sentence))
        if number > LONGEST_SENTENCE:
            yield f"{text.where}: zin van {number} woorden, ten hoogste {LONGEST_SENTENCE}: {sentence}"
    for word in dict.fromkeys(words(text.words)):
        if not is_known(word):
            yield f"{text.where}: weinig gebruikt woord '{word}': {text.words}"
    for ban, better in lists()["banned"].items():
        if re.search(rf"\b{ban}\b", text.words, re.IGNORECASE):
            yield f"{text.where}: niet '{ban}' maar '{better}': {text.words}"
    if found := INFORMAL.search(text.words):
        yield f"{text.where}: '{found[0]}', zeg u: {text.words}"
    if found := PASSIVE.search(text.words):
        yield f"{text.where}: lijdend ('{found[0]}'), zeg wie het doet: {text.words}"


def of_source(name: str, running: list[str]) -> Iterator[str]:
    """What is wrong with the running text of one file taken together."""
    lines = list(chain.from_iterable(map(sentences, running)))
    mean = sum(len(words(line)) for line in lines) / len(lines)
    if mean > MEAN_SENTENCE:
        yield f"{name}: zinnen zijn gemiddeld {mean:.1f} woorden, ten hoogste {MEAN_SENTENCE}"
    score = flesch(running)
    if score < LEAST_FLESCH:
        yield f"{name}: Flesch-Douma {score:.0f}, ten minste {LEAST_FLESCH}"
