"""How long access to places takes at the size of a whole region: 5,000 origins and 2,000 places within a second.

Prints the time beside that of the bare table of distances, which any way of counting has to make.
"""

import resource
import time

import numpy as np

from basis.meeting import catchment

ORIGINS, PLACES = 5_000, 2_000
PROMISED = 1.0  # seconds
TIMES = 3


def main() -> int:
    """Print the numbers; 1 when the promise is not kept."""
    dice = np.random.default_rng(7)
    origins = np.column_stack([dice.uniform(51.5, 52.0, ORIGINS), dice.uniform(5.0, 6.0, ORIGINS)])
    places = np.column_stack([dice.uniform(51.5, 52.0, PLACES), dice.uniform(5.0, 6.0, PLACES)])
    people, supply = dice.integers(0, 3_000, ORIGINS), np.ones(PLACES)
    bare = min(_seconds(lambda: catchment.minutes(origins, places)) for _ in range(TIMES))
    whole = min(_seconds(lambda: _all(origins, places, people, supply)) for _ in range(TIMES))
    print(f"{ORIGINS:,} origins × {PLACES:,} places: shares, median and both catchments in {whole:.2f} s")
    print(f"ratio to the bare table of distances ({bare:.2f} s): {whole / bare:.1f}")
    print(f"ratio to what is promised ({PROMISED:.0f} s): {whole / PROMISED:.2f}")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0 if whole <= PROMISED else 1


def _all(origins: np.ndarray, places: np.ndarray, people: np.ndarray, supply: np.ndarray) -> None:
    walk = catchment.minutes(origins, places)
    near = catchment.nearest(walk)
    catchment.within(near, people)
    catchment.median(near, people)
    for weights in (catchment.PLAIN, catchment.ENHANCED):
        catchment.access(catchment.weigh(walk, weights), people, supply)


def _seconds(do) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
