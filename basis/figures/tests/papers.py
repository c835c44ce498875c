"""Reading a PDF in tests: what it says of itself, its tags, its words."""

import io

import pikepdf


def pdf_of(client, address="/gebieden/ruwaard/wijkfoto.pdf"):
    """The PDF at this address."""
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    return pikepdf.open(io.BytesIO(answer.content))


def tags_of(document):
    """Every structure element of the document, in reading order, with its kind."""

    def walk(node):
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S)
            kids = node.get("/K")
            if kids is not None:
                yield from walk(kids)
        elif isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)

    return list(walk(document.Root.StructTreeRoot.K))


def words_of(document):
    """All text that a reader that follows the tags would speak, by the ToUnicode maps of the fonts."""
    found = []
    for page in document.pages:
        maps = {name: _unicode(font) for name, font in page.Resources.Font.items()}
        current = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = maps[str(operands[0])]
            elif str(operator) in {"TJ", "Tj"}:
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                found.append("".join(current.get(raw[i : i + 2], "") for i in range(0, len(raw), 2)))
    return "".join(found).replace("\u00a0", " ")


def _unicode(font):
    """From glyph to text, as the font says (bfchar lines of its ToUnicode map)."""
    table, reading = {}, False
    for line in bytes(font.ToUnicode.read_bytes()).decode("ascii").splitlines():
        if "beginbfchar" in line:
            reading = True
        elif "endbfchar" in line:
            reading = False
        elif reading:
            glyph, text = line.replace("<", " ").replace(">", " ").split()
            table[bytes.fromhex(glyph)] = bytes.fromhex(text).decode("utf-16-be")
    return table
