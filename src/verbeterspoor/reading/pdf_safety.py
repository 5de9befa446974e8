"""A PDF that can do something (run a script, start a program, carry files) is refused."""

import re
import zlib

import pypdfium2.raw as raw

from .errors import ActiveContentDocument

ACTION = re.compile(
    rb"/S\s*/(?:JavaScript|Launch|ImportData|SubmitForm)\b|/JS\s*[(<]|/JS\s+\d+\s+\d+\s+R"
    rb"|/Type\s*/EmbeddedFile\b|/EmbeddedFiles\b|/RichMedia\b"
)
OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,200}?stream\r?\n(.*?)endstream", re.DOTALL)
STREAM = re.compile(rb"(?<!end)stream\r?\n.*?endstream", re.DOTALL)
LIMIT = 20_000_000


def refuse_active_content(content: bytes, pdf) -> None:
    if raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0 or raw.FPDFDoc_GetAttachmentCount(pdf) > 0:
        raise ActiveContentDocument()
    if any(ACTION.search(part) for part in visible_parts(content)):
        raise ActiveContentDocument()


def visible_parts(content: bytes):
    """The file without its streams, and the object streams unpacked: everywhere an action can stand."""
    yield STREAM.sub(b"", content)
    for match in OBJECT_STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(match.group(1), LIMIT)
        except zlib.error:
            continue
