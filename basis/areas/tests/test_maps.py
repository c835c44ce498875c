"""The map as a picture."""

import re

import pytest
from shapely.geometry import Point, box

from basis.areas import maps
from basis.areas.maps import Source, draw


def _source(number, name, west, south, east, north, **more):
    return Source(number, f"gebied-{number}", name, "wijk", box(west, south, east, north), **more)


def _town():
    """Four large villages around a town of four small wijken."""
    large = [
        _source(1, "Lith", 5.0, 51.5, 5.4, 52.0),
        _source(2, "Herpen", 5.6, 51.5, 6.0, 52.0),
        _source(3, "Megen, Haren, Macharen", 5.4, 51.85, 5.6, 52.0),
        _source(4, "Geffen", 5.4, 51.5, 5.6, 51.75),
    ]
    small = [
        _source(10 + n, name, 5.4 + 0.1 * (n % 2), 51.75 + 0.05 * (n // 2), 5.5 + 0.1 * (n % 2), 51.8 + 0.05 * (n // 2))
        for n, name in enumerate(("Schadewijk", "Ruwaard", "Noordwest", "Oss-Zuid"))
    ]
    return large + small


def _named(view):
    return {" ".join(line for _y, line in label.lines) for label in view.labels}


def test_small_areas_that_lie_together_get_a_closer_look_with_their_names():
    drawing = draw(_town())
    assert _named(drawing.closer) >= {"Schadewijk", "Ruwaard", "Noordwest", "Oss- Zuid"} or _named(drawing.closer) >= {
        "Schadewijk",
        "Ruwaard",
        "Noordwest",
        "Oss-Zuid",
    }
    assert _named(drawing.whole) == {"Lith", "Herpen", "Megen Haren Macharen", "Geffen"}
    assert drawing.legend == ()
    left, top, width, height = drawing.whole.frame
    assert 0 <= left < left + width <= drawing.whole.width
    assert 0 <= top < top + height <= drawing.whole.height


def test_every_area_is_a_path_and_has_a_name_or_a_number():
    many = [
        _source(n, f"Wijk nummer {n}", 5 + n % 10 / 50, 51 + n // 10 / 50, 5.02 + n % 10 / 50, 51.02 + n // 10 / 50)
        for n in range(80)
    ]
    drawing = draw(many)
    assert len(drawing.whole.shapes) == 80
    in_closer = {label.slug for label in drawing.closer.labels} if drawing.closer else set()
    labelled = {label.slug for label in drawing.whole.labels} | in_closer
    assert labelled == {source.slug for source in many}
    assert {slug for _n, slug, _name in drawing.legend} == {s.slug for s in drawing.whole.labels if s.is_number}


@pytest.mark.parametrize("view", ["whole", "closer"])
def test_names_do_not_lie_over_one_another_and_stay_in_the_picture(view):
    shown = getattr(draw(_town()), view)
    rooms = []
    for label in shown.labels:
        lines = [line for _y, line in label.lines]
        middle = sum(y for y, _line in label.lines) / len(lines) - maps.FONT * 0.35
        rooms.append(maps._label_box(label.x, middle, lines))
    assert all(not a.intersects(b.buffer(-0.2)) for i, a in enumerate(rooms) for b in rooms[:i])
    assert all(box(-0.2, -0.2, shown.width + 0.2, shown.height + 0.2).covers(room) for room in rooms)


def test_a_name_without_room_in_its_area_stands_beside_the_land_with_a_line_to_it():
    narrow = Source(30, "gebied-30", "Ravenstein", "dorp", box(5.62, 52.0, 5.68, 52.2))
    drawing = draw([*_town(), narrow])
    (label,) = [label for label in drawing.whole.labels if label.slug == "gebied-30"]
    x1, y1, x2, y2 = label.leader
    assert drawing.frame.move(narrow.geometry).covers(Point(x2, y2))
    assert not any(drawing.frame.move(source.geometry).intersects(Point(x1, y1)) for source in _town())


def test_neighbours_have_different_tints():
    shapes = {shape.slug: shape.tint for shape in draw(_town()).whole.shapes}
    beside = [(1, 3), (1, 4), (2, 3), (2, 4), (10, 11), (10, 12), (12, 13), (1, 10), (3, 12)]
    assert all(shapes[f"gebied-{a}"] != shapes[f"gebied-{b}"] for a, b in beside)


def test_wijken_outside_the_own_areas_have_no_name_and_lie_beneath():
    drawing = draw([*_town(), _source(20, "Industrie", 6.0, 51.5, 6.4, 52.0, is_outside=True)])
    assert drawing.whole.shapes[0].slug == "gebied-20"
    assert "Industrie" not in _named(drawing.whole)


def test_the_shape_of_the_land_is_kept():
    drawing = draw([_source(1, "Vierkant", 5.0, 52.0, 6.0, 52.6)])  # about 68 km by 67 km
    assert drawing.whole.width / drawing.whole.height == pytest.approx(68.1 / 66.8, abs=0.03)


def test_a_path_holds_each_ring_with_one_decimal():
    path = maps.path_of(box(0.04, 0, 2, 2).difference(box(1, 1, 1.5, 1.5)))
    assert path.count("M") == path.count("z") == 2
    assert re.fullmatch(r"(M[\d., ]+z)+", maps.path_of(draw(_town()).frame.move(box(5.1, 51.6, 5.2, 51.7))))


def test_nothing_to_draw_is_no_picture():
    assert draw([]) is None
