"""Reading a page in tests as a person would."""

import re


def text_of(client, address):
    """The words of a page, without markup, each space one."""
    content = client.get(address).content.decode()
    words = re.sub(r"<(script|style|svg).*?</\1>|<[^>]+>", " ", content, flags=re.S)
    return re.sub(r"[\s\u00a0]+", " ", words.replace("&nbsp;", " ")).replace("&#x27;", "'")
