"""The areas of the municipality's pack, so that the first start has a map without any file."""

from basis.areas import sketch_actions
from basis.areas.pack import AreasPack
from basis.packs import load, pack_path

FILE = "areas.yaml"


def facts() -> AreasPack | None:
    """The areas of the pack, None when it has no such file. Raises PackError when the file is wrong."""
    path = pack_path(FILE)
    return load(path, AreasPack) if path.exists() else None


def build() -> None:
    """Bring in the pack's areas; a pack without them is fine. Again changes nothing."""
    path = pack_path(FILE)
    if path.exists():
        sketch_actions.load_pack(path)
