"""Pages as images, and where on the image a quote stands."""

import io

import pypdfium2

from .errors import DamagedDocument
from .pages import PDF, Document
from .pdf_file import LOCK, PageReader, open_pdf

MAX_WIDTH = 4000
MAX_HEIGHT = 8000  # a page a thousand times as high as wide would fill the memory


def render_page(content: bytes, page_number: int, width_px: int = 1000) -> bytes:
    """A PNG of one page of a PDF, as wide as asked (at most 4,000 pixels)."""
    with LOCK:
        pdf = open_pdf(content)
        try:
            page = pdf[page_number - 1]
            wide = min(max(width_px, 16), MAX_WIDTH) / page.get_width()
            scale = min(wide, MAX_HEIGHT / page.get_height())
            image = page.render(scale=scale).to_pil()
        except (pypdfium2.PdfiumError, ZeroDivisionError) as error:
            raise DamagedDocument() from error
        finally:
            pdf.close()
    target = io.BytesIO()
    image.save(target, format="PNG")
    return target.getvalue()


def page_shape(content: bytes, page_number: int) -> tuple[float, float]:
    """Width and height of a page of a PDF, in points."""
    with LOCK:
        pdf = open_pdf(content)
        try:
            width, height = pdf[page_number - 1].get_size()
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument() from error
        finally:
            pdf.close()
    return max(width, 1.0), max(height, 1.0)


def page_boxes(document: Document, page_number: int, start: int, end: int) -> list[tuple[float, float, float, float]]:
    """Boxes (left, top, right, bottom) in fractions of the page, one per line that the text covers."""
    if document.media_type != PDF:
        return []
    with LOCK:
        pdf = open_pdf(document.content)
        try:
            page = pdf[page_number - 1]
            text_page = page.get_textpage()
            reader = PageReader(text_page, text_page.get_text_range(), page_number, page.get_size())
            width, height = page.get_size()
            return [
                (left / width, top / height, right / width, bottom / height)
                for left, top, right, bottom in line_boxes(reader, start, end)
            ]
        finally:
            pdf.close()


def line_boxes(reader: PageReader, start: int, end: int):
    box = None
    for offset in range(max(start, 0), min(end, len(reader.text))):
        if reader.text[offset].isspace():
            continue
        left, top, right, bottom = reader.box(offset)
        if right <= left:
            continue
        if box and top < box[3] - 1 and bottom > box[1] + 1 and left >= box[0]:
            box = (box[0], min(box[1], top), max(box[2], right), max(box[3], bottom))
        else:
            if box:
                yield box
            box = (left, top, right, bottom)
    if box:
        yield box
