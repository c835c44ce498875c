"""Many tests at once: the p-values that stay under 5 % in all, whatever else was tested."""

from collections.abc import Sequence


def adjusted(chances: Sequence[float]) -> tuple[float, ...]:
    """The p-values adjusted by Holm (1979), in the order given: the chance of even one false alarm stays under the
    level."""
    highest, out = 0.0, [0.0] * len(chances)
    for step, place in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, chances[place] * (len(chances) - step)))
        out[place] = highest
    return tuple(out)
