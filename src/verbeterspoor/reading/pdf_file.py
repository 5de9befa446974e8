"""PDF: text, lines and typography per page through pdfium, which is not thread-safe (hence one lock)."""

import ctypes
import re
import threading

import pypdfium2
import pypdfium2.raw as raw

from .errors import DamagedDocument, EncryptedDocument, ImageOnlyDocument
from .pages import PDF, Document, Line, Page
from .pdf_safety import refuse_active_content
from .pdf_strikes import strikes_on

LOCK = threading.RLock()
SMALL_NUMBER = re.compile(r"(?<=[^\W\d_])\d{1,2}(?!\d)|(?<=[.,;:)’'”\"])\d{1,2}(?!\d)|^\d{1,2}(?=\s)|^\d{1,2}$")
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
MARK = re.compile(r"[^\w\s]|\w{1,2}[.):]?|\d{1,2}(?:\.\d{1,2})+[.)]?|[IVXivx]{1,5}[.):]")
WITHDRAWN = re.compile(r"\b(?:ingetrokken|aangehouden|vervallen)\b", re.IGNORECASE)
HYPHEN = "\ufffe"
SOFT_HYPHEN = "\u00ad"


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(content)
        if len(pdf) > 0:
            return pdf
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedDocument() from error
        raise DamagedDocument() from error
    raise DamagedDocument()


def examine(content: bytes) -> int:
    """Return the number of pages of a PDF that is whole, open, harmless and has text; stop at the first text."""
    with LOCK:
        pdf = open_pdf(content)
        try:
            refuse_active_content(content, pdf)
            if not any(has_text(pdf, index) for index in range(len(pdf))):
                raise ImageOnlyDocument()
            return len(pdf)
        finally:
            pdf.close()


def has_text(pdf, index: int) -> bool:
    try:
        page = pdf[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise DamagedDocument() from error
    try:
        return bool(re.search(r"\w", text_page.get_text_range()))
    finally:
        text_page.close()
        page.close()


def text_of_page(content: bytes, number: int) -> str:
    with LOCK:
        pdf = open_pdf(content)
        try:
            return read_page(pdf, number - 1).text
        finally:
            pdf.close()


def load(content: bytes, name: str, progress=None) -> Document:
    with LOCK:
        pdf = open_pdf(content)
        try:
            refuse_active_content(content, pdf)
            pages = []
            for index in range(len(pdf)):
                pages.append(read_page(pdf, index))
                if progress:
                    progress(index + 1, len(pdf))
        finally:
            pdf.close()
    if not any(re.search(r"\w", page.text) for page in pages):
        raise ImageOnlyDocument()
    return Document(name, PDF, tuple(pages), content)


def read_page(pdf, index: int) -> Page:
    try:
        page = pdf[index]
        text_page = page.get_textpage()
        raw_text = text_page.get_text_range()
    except pypdfium2.PdfiumError as error:
        raise DamagedDocument() from error
    try:
        strikes = strikes_on(page, page.get_size()[1])
        reader = PageReader(text_page, raw_text, index + 1, page.get_size(), strikes)
        return Page(index + 1, reader.text, tuple(merge_split_lines(reader.lines())), *page.get_size())
    finally:
        text_page.close()
        page.close()


class PageReader:
    """The characters of one page, with place and type where asked."""

    def __init__(self, text_page, raw_text: str, number: int, size, strikes=()):
        self.strikes = strikes
        self.text_page = text_page
        self.number = number
        self.height = size[1]
        self.places = [i for i, char in enumerate(raw_text) if char != "\r"]
        self.text = raw_text.replace("\r", "").replace(HYPHEN, SOFT_HYPHEN)
        self.plain = raw.FPDFText_CountChars(text_page) == len(raw_text)

    def char_index(self, offset: int) -> int:
        place = self.places[offset]
        return place if self.plain else raw.FPDFText_GetCharIndexFromTextIndex(self.text_page, place)

    def lines(self):
        for match in re.finditer(rf"[^\n{SOFT_HYPHEN}]+({SOFT_HYPHEN}?)", self.text):
            start, end = match.span()
            broken = bool(match.group(1))
            kept = [i for i in range(start, end - broken) if self.text[i] not in "\x00\x02"]
            cells = self.cells(self.without_struck(kept))
            for k, cell in enumerate(cells):
                line = self.line(cell, broken and k == len(cells) - 1, k > 0)
                if line:
                    yield line

    def cells(self, offsets: list[int]) -> list[list[int]]:
        """Cut a line at wide gaps, except after a mark such as 'a.' that starts a point."""
        letters = [i for i in offsets if not self.text[i].isspace()]
        if len(letters) < 2:
            return [offsets]
        left, right = self.sides(letters)
        size = self.type_of(letters[0])[0] or 10.0
        if right - left < 0.42 * size * len(offsets):
            return [offsets]
        cells: list[list[int]] = [[]]
        for k, i in enumerate(offsets):
            wide = self.text[i].isspace() and cells[-1] and self.gap_at(offsets, k) > 1.6 * size
            if wide and (len(cells) > 1 or not MARK.fullmatch("".join(self.text[j] for j in cells[-1]).strip())):
                cells.append([])
            else:
                cells[-1].append(i)
        return [cell for cell in cells if cell]

    def gap_at(self, offsets: list[int], k: int) -> float:
        """The white space around a space, where nothing was left out beside it."""
        if not 0 < k < len(offsets) - 1 or offsets[k + 1] - offsets[k - 1] != 2:
            return 0.0
        return self.box(offsets[k + 1])[0] - self.box(offsets[k - 1])[2]

    def line(self, offsets: list[int], broken: bool, cell: bool) -> Line | None:
        offsets = self.trimmed(offsets)
        if not offsets:
            return None
        letters = [i for i in offsets if self.text[i].isalnum()] or offsets
        samples = [self.type_of(letters[k]) for k in {0, len(letters) // 2, len(letters) - 1}]
        size = max(sample[0] for sample in samples)
        left, right, y = *self.sides(offsets), self.baseline(letters[len(letters) // 2])
        offsets = self.without_note_marks(offsets, size)
        if not offsets:
            return None
        text = "".join(self.text[i] for i in offsets)
        fonts = [sample[1] for sample in samples]
        bold, italic = (all(find.search(font) for font in fonts) for find in (BOLD, ITALIC))
        return Line(text, tuple(offsets), self.number, left, right, y, size, bold, italic, broken, cell)

    def sides(self, offsets: list[int]) -> tuple[float, float]:
        first, last = self.box(offsets[0]), self.box(offsets[-1])
        return min(first[0], last[0]), max(first[2], last[2])

    def box(self, offset: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a character, from the top of the page."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self.text_page, self.char_index(offset), box)
        return box.left, self.height - box.top, box.right, self.height - box.bottom

    def baseline(self, offset: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.text_page, self.char_index(offset), x, y)
        return self.height - y.value

    def type_of(self, offset: int) -> tuple[float, str]:
        """Size and font name at object level: pdfium's size per character ignores the text matrix."""
        thing = raw.FPDFText_GetTextObject(self.text_page, self.char_index(offset))
        if not thing:
            return 0.0, ""
        size, matrix, name = ctypes.c_float(), raw.FS_MATRIX(), ctypes.create_string_buffer(96)
        raw.FPDFTextObj_GetFontSize(thing, size)
        raw.FPDFPageObj_GetMatrix(thing, matrix)
        font = raw.FPDFTextObj_GetFont(thing)
        if font:
            raw.FPDFFont_GetBaseFontName(font, name, 96)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        return round(size.value * scale, 1), name.value.decode("latin-1")

    def without_struck(self, offsets: list[int]) -> list[int]:
        """Leave out what was struck out, unless the line says in words that it was withdrawn or held."""
        letters = [i for i in offsets if self.text[i].isalnum()] if self.strikes else []
        if not letters or WITHDRAWN.search("".join(self.text[i] for i in offsets)):
            return offsets
        middle = letters[len(letters) // 2]
        y, size = self.baseline(middle), self.type_of(middle)[0]
        through = [strike for strike in self.strikes if strike.goes_through(y, size)]
        if not through:
            return offsets
        kept: list[int] = []
        for i in offsets:
            if self.text[i].isspace():
                if kept and not self.text[kept[-1]].isspace():
                    kept.append(i)
            elif not any(s.x0 - 1 < self.middle(i) < s.x1 + 1 for s in through):
                kept.append(i)
        return self.trimmed(kept)

    def middle(self, offset: int) -> float:
        box = self.box(offset)
        return (box[0] + box[2]) / 2

    def trimmed(self, offsets: list[int]) -> list[int]:
        while offsets and self.text[offsets[0]].isspace():
            offsets.pop(0)
        while offsets and self.text[offsets[-1]].isspace():
            offsets.pop()
        return offsets

    def without_note_marks(self, offsets: list[int], size: float) -> list[int]:
        """Leave out raised numbers that point to a footnote: a person does not read them as text."""
        text = "".join(self.text[i] for i in offsets)
        drop: set[int] = set()
        for match in SMALL_NUMBER.finditer(text):
            if 0 < self.type_of(offsets[match.start()])[0] < 0.8 * size:
                drop.update(range(*match.span()))
        kept = [offset for k, offset in enumerate(offsets) if k not in drop]
        while kept and self.text[kept[0]].isspace():
            kept.pop(0)
        return kept


def merge_split_lines(lines):
    """Join pieces of one line that pdfium split at a raised note number."""
    merged: list[Line] = []
    for line in lines:
        before = merged[-1] if merged else None
        if before and re.fullmatch(r"\d{1,2}", line.text) and line.size < 0.8 * before.size and follows(before, line):
            continue
        if before and follows(before, line) and abs(before.y - line.y) < 2.5 and not before.broken_word:
            merged[-1] = join(before, line)
        else:
            merged.append(line)
    return merged


def follows(a: Line, b: Line) -> bool:
    return -2 < b.x0 - a.x1 < 9 and abs(a.y - b.y) < 0.7 * max(a.size, 1)


def join(a: Line, b: Line) -> Line:
    return Line(
        a.text + " " + b.text, (*a.offsets, a.end - 1, *b.offsets), a.page, min(a.x0, b.x0), max(a.x1, b.x1),
        a.y, max(a.size, b.size), a.bold and b.bold, a.italic and b.italic, b.broken_word, a.cell,
    )  # fmt: skip
