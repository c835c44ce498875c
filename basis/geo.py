"""Coordinates: degrees (WGS84, as on the web) and metres (Rijksdriehoek, EPSG:28992, in which CBS draws)."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

G = TypeVar("G", bound=BaseGeometry)

WGS84, RD = 4326, 28992

# Boxes wide enough for every Dutch municipality: (west, south, east, north).
NETHERLANDS = {WGS84: (3.0, 50.6, 7.4, 53.8), RD: (-7_000.0, 289_000.0, 300_000.0, 640_000.0)}


@cache
def _transformer(source: int, target: int) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def _moved(geometry: G, source: int, target: int, decimals: int) -> G:
    def move(points: Any) -> Any:
        x, y = _transformer(source, target).transform(points[:, 0], points[:, 1])
        return np.round(np.column_stack([x, y]), decimals)

    return shapely.transform(geometry, move)


def to_rd(geometry: G) -> G:
    """From degrees (lon, lat) to metres, to the millimetre."""
    return _moved(geometry, WGS84, RD, 3)


def to_degrees(geometry: G, decimals: int = 6) -> G:
    """From metres to degrees (lon, lat); six decimals are about ten centimetres."""
    return _moved(geometry, RD, WGS84, decimals)


def rounded(geometry: G, decimals: int = 6) -> G:
    """The same shape with each coordinate rounded: points that neighbours share stay shared."""
    return shapely.transform(geometry, lambda points: np.round(points, decimals))


def hectares(geometry: BaseGeometry) -> float:
    """The area of a shape in degrees, measured in the Rijksdriehoek (which is off by less than 0.02 %)."""
    return float(to_rd(geometry).area) / 10_000


def system_of(x: float, y: float) -> int | None:
    """Which of the two systems a point of the Netherlands is in, or None when it is in neither."""
    for system, (west, south, east, north) in NETHERLANDS.items():
        if west <= x <= east and south <= y <= north:
            return system
    return None
