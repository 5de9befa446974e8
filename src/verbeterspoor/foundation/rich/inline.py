"""Bold, slanted and linked text as people type it: **bold**, __slanted__, [words](https://…).

A sign with a backslash before it is only a sign. While text is taken apart or put together such signs are shielded:
replaced by private characters, which no text holds, so that no pattern sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .subset import kept_address
from .tree import NO_LETTER, Line, Run, line_of

SIGNS = "*_[](|#>-•–·.⏎:"
"""What a backslash can stand before; anywhere else a backslash is only a backslash."""

_hidden = "".join(chr(0xE000 + at) for at in range(len(SIGNS)))
_hide = str.maketrans(SIGNS, _hidden)
_show = str.maketrans(_hidden, SIGNS)
_opens, _closes = "\ue100", "\ue101"

_typed = re.compile(rf"(\\+)([{re.escape(SIGNS)}])")
_written = re.compile(rf"(\\*)([{_hidden}])|(\\+)(?=[{re.escape(SIGNS)}])")
_link = re.compile(r"\[([^\[\]]+)\]\(((?:https?://|mailto:)[^\s()]+)\)", re.IGNORECASE)
_piece = re.compile(rf"\*+|_+|[{_opens}{_closes}]|[^*_{_opens}{_closes}]+")


def shield(text: str) -> str:
    """Hide the signs in a typed text that have a backslash before them."""

    def hide(found: re.Match[str]) -> str:
        slashes, sign = found.groups()
        return "\\" * (len(slashes) // 2) + (hide_sign(sign) if len(slashes) % 2 else sign)

    return _typed.sub(hide, NO_LETTER.sub("", text))


def unshield(text: str) -> str:
    """Write hidden signs with a backslash before them."""

    def write(found: re.Match[str]) -> str:
        if found[3]:
            return found[3] * 2
        return f"{found[1] * 2}\\{found[2].translate(_show)}"

    return _written.sub(write, text)


def hide_sign(sign: str) -> str:
    """Return signs in a shielded text that are only signs."""
    return sign.translate(_hide)


def read_inline(text: str) -> Line:
    """Return what a shielded text says as pieces of one kind each."""
    addresses: list[str] = []

    def open_link(found: re.Match[str]) -> str:
        address = kept_address(found[2])
        if not address:
            return found[0]
        addresses.append(address)
        return f"{_opens}{found[1]}{_closes}"

    pieces = _piece.findall(_link.sub(open_link, text))
    marks = _marks(pieces)
    kind = Run("")
    runs: list[Run] = []
    for at, piece in enumerate(pieces):
        if piece == _opens:
            kind = kind._replace(href=addresses.pop(0))
        elif piece == _closes:
            kind = kind._replace(href="")
        elif at in marks and piece == "**":
            kind = kind._replace(strong=not kind.strong)
        elif at in marks:
            kind = kind._replace(em=not kind.em)
        else:
            runs.append(kind.says(piece.translate(_show)))
    return line_of(runs)


def _marks(pieces: list[str]) -> set[int]:
    """Return which pieces begin or end bold or slanted text: in pairs, close to the words between them."""
    found: set[int] = set()
    for mark in ("**", "__"):
        places = [at for at, piece in enumerate(pieces) if piece == mark]
        ends = {at for at in places if at and pieces[at - 1][-1] not in " \n"}
        last_end = max(ends, default=-1)
        is_open = False
        for at in places:
            begins = at < last_end and pieces[at + 1][0] not in " \n"
            if at in ends if is_open else begins:
                found.add(at)
                is_open = not is_open
    return found


def write_inline(line: Line, *, in_cell: bool = False) -> str:
    """Return a line as people would type it, shielded; in a cell a line end is a sign too."""
    return "".join(_pieces(line, in_cell))


def _pieces(line: Line, in_cell: bool) -> Iterator[str]:
    before = Run("")
    for at, run in enumerate((*line, Run(""))):
        if before.href and before.href != run.href:
            yield f"]({before.href})"
        yield "**" if before.strong != run.strong else ""
        yield "__" if before.em != run.em else ""
        if run.href and run.href != before.href:
            yield "["
        is_bare = not (run.strong or run.em)
        yield _literal(run, in_cell, starts=is_bare and at == 0, ends=is_bare and at == len(line) - 1)
        before = run


def _literal(run: Run, in_cell: bool, *, starts: bool, ends: bool) -> str:
    """Return a text with the signs hidden that would mean something."""
    size = len(run.text)

    def hide(found: re.Match[str]) -> str:
        touches = (found.start() == 0 and not starts) or (found.end() == size and not ends)
        return hide_sign(found[0]) if touches or len(found[0]) == 2 else found[0]

    text = re.sub(r"\*+|_+", hide, run.text)
    text = re.sub(r"[\[\]]", lambda found: hide_sign(found[0]), text) if run.href else text
    text = text.replace("](", f"]{hide_sign('(')}")
    return re.sub(r"[|⏎]", lambda found: hide_sign(found[0]), text).replace("\n", " ⏎ ") if in_cell else text
