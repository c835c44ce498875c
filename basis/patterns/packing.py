"""What was told, and the tests of it, as bytes to keep; and back again."""

from __future__ import annotations

import io
import json
import zlib
from typing import Any

import numpy as np

from basis.patterns.results import Effect, Group, Outcome, Pair, Result, Test, Why, as_json
from basis.patterns.told import CODED, Column, Kind, Told

SMALL: dict[Kind, type] = {
    **dict.fromkeys(CODED, np.int16),
    Kind.CHOICES: np.int8,
    Kind.SCALE: np.float32,
    Kind.TRIAD: np.float32,
    Kind.STONE: np.float64,
}  # as exact as what people can give: whole numbers, and thousandths of a field


def packed(told: Told) -> bytes:
    """All of a round; no text of any story is in it, but a print by which doubles are seen."""
    arrays: dict[str, Any] = {"stories": told.stories, "tellers": told.tellers}
    for place, column in enumerate(told.columns):
        arrays[f"v{place}"] = column.values.astype(SMALL[column.kind])
        arrays[f"s{place}"] = column.state
    if told.seconds is not None:
        arrays["seconds"] = told.seconds.astype(np.float32)
    if told.texts is not None:
        arrays["texts"] = told.texts
    said = [[c.key, c.words, c.kind.value, list(c.options)] for c in told.columns]
    arrays["said"] = np.frombuffer(json.dumps(said).encode(), dtype=np.uint8)
    out = io.BytesIO()
    np.savez(out, allow_pickle=False, **arrays)
    return zlib.compress(out.getvalue(), 1)


def unpacked(kept: bytes) -> Told:
    """What `packed` made, with the kinds of numbers that tests ask for."""
    with np.load(io.BytesIO(zlib.decompress(kept)), allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
        columns = tuple(
            _column(key, words, Kind(kind), tuple(options), arrays[f"v{place}"], arrays[f"s{place}"])
            for place, (key, words, kind, options) in enumerate(said)
        )
        return Told(
            arrays["stories"],
            arrays["tellers"],
            columns,
            seconds=arrays["seconds"].astype(np.float64) if "seconds" in arrays else None,
            texts=arrays.get("texts"),
        )


def _column(key: str, words: str, kind: Kind, options: tuple[str, ...], values: Any, state: Any) -> Column:
    whole = kind in CODED or kind == Kind.CHOICES
    return Column(key, words, kind, values.astype(np.int64 if whole else np.float64), state, options)


def packed_results(results: tuple[Result, ...]) -> bytes:
    """Tests as `results.as_json` gives them."""
    return zlib.compress(json.dumps([as_json(result) for result in results]).encode(), 1)


def unpacked_results(kept: bytes) -> tuple[Result, ...]:
    """The tests again, as they were made."""
    return tuple(_result(one) for one in json.loads(zlib.decompress(kept))) if kept else ()


def _result(one: dict[str, Any]) -> Result:
    outcome = Outcome(
        Test(one["test"]),
        one["statistic"],
        _effect(one["effect"]),
        one["p"],
        one["rounds"],
        one["design_effect"],
        tuple(
            Pair((p["groups"][0], p["groups"][1]), p["statistic"], _effect(p["effect"]), p["p"], p["adjusted_p"])
            for p in one["pairs"]
        ),
        tuple(one["details"].items()),
        Why(one["why_not"]) if one["why_not"] else None,
    )
    groups = tuple(Group(g["words"], g["n"], g["tellers"], g["used"], g["question"]) for g in one["groups"])
    return Result(
        (one["questions"][0], one["questions"][1]),
        (one["words"][0], one["words"][1]),
        (one["answers"][0], one["answers"][1]),
        one["filter"],
        one["n"],
        groups,
        outcome,
        one["adjusted_p"],
    )


def _effect(one: dict[str, Any] | None) -> Effect | None:
    if one is None:
        return None
    low, high = one["interval"]
    ends = (float("-inf") if low is None else low, float("inf") if high is None else high)
    return Effect(one["name"], one["value"], *ends, tuple(one["between"]))
