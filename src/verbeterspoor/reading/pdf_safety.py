"""A PDF that can do something (run a script, start a program, carry files) is refused."""

import re
import zlib

import pypdfium2.raw as raw

from .errors import ActiveContentDocument

ACTION = re.compile(
    rb"/S\s*/(?:JavaScript|Launch|ImportData|SubmitForm)\b|/JS\s*[(<]|/JS\s+\d+\s+\d+\s+R"
    rb"|/Type\s*/EmbeddedFile\b|/EmbeddedFiles\b|/RichMedia\b"
)
LIMIT = 50_000_000  # bytes of unpacked object streams that are looked at


def refuse_active_content(content: bytes, pdf) -> None:
    if raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0 or raw.FPDFDoc_GetAttachmentCount(pdf) > 0:
        raise ActiveContentDocument()
    if any(ACTION.search(part) for part in visible_parts(content)):
        raise ActiveContentDocument()


def visible_parts(content: bytes):
    """The file without its streams, and the object streams unpacked: everywhere an action can stand.

    Walks with `find` and a limit, so that a hostile file cannot make this slow.
    """
    place, left = 0, LIMIT
    while (start := content.find(b"stream", place)) >= 0 and (end := content.find(b"endstream", start)) > 0:
        head = content[place:start]
        yield head
        if b"/ObjStm" in head[-400:] and left > 0:
            unpacked = unpack(content[start + 6 : end].lstrip(b"\r\n"), left)
            left -= len(unpacked)
            yield unpacked
        place = end + len(b"endstream")
    yield content[place:]


def unpack(packed: bytes, limit: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, limit)
    except zlib.error:
        return b""
