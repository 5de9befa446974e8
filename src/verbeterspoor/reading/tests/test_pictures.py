"""A quote is found back on the image of its page."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from verbeterspoor.reading import DamagedDocument, load, page_boxes, read_bytes, render_page

from .material import pdf_of_lines

CONTENT = pdf_of_lines([(70, 100, "Eerste regel van het stuk."), (70, 200, "Het plan is op 18 april 2017 klaar.")])


def test_a_page_is_drawn_as_wide_as_asked():
    image = Image.open(io.BytesIO(render_page(CONTENT, 1, 400)))
    assert image.format == "PNG"
    assert image.width == pytest.approx(400, abs=1)


def test_the_box_of_a_quote_lies_where_its_words_were_printed():
    document = load(CONTENT, "a.pdf")
    start = document.pages[0].text.index("18 april 2017")
    [box] = page_boxes(document, 1, start, start + len("18 april 2017"))
    left, top, right, bottom = box
    assert 0.2 < left < right < 0.5
    assert top < 200 / 841.9 < bottom + 0.01


def test_words_on_two_lines_give_two_boxes():
    document = load(CONTENT, "a.pdf")
    assert len(page_boxes(document, 1, 0, len(document.pages[0].text))) == 2


def test_the_places_of_an_answer_give_a_box_on_the_page():
    document = load(CONTENT, "a.pdf")
    [found] = read_bytes(CONTENT, "a.pdf").dates
    assert document.pages[0].text[found.quote.start : found.quote.end] == "18 april 2017"
    assert page_boxes(document, found.page, found.quote.start, found.quote.end)


def test_plain_text_has_no_boxes():
    assert page_boxes(load(b"Op 18 april 2017.", "a.txt"), 1, 0, 5) == []


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(DamagedDocument):
        render_page(CONTENT, 9, 200)


def test_several_threads_read_and_draw_at_once():
    with ThreadPoolExecutor(8) as pool:
        pictures = pool.map(lambda _: len(render_page(CONTENT, 1, 200)), range(12))
        readings = pool.map(lambda _: len(read_bytes(CONTENT, "a.pdf").dates), range(12))
        assert set(readings) == {1}
        assert len(set(pictures)) == 1
