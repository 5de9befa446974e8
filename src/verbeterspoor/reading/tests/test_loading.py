"""Every kind of bad file has its own refusal, and nothing else ever escapes."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from verbeterspoor.reading import UnreadableDocument, load, read_bytes

from .material import pdf_of_lines

PLAIN = pdf_of_lines([(70, 100, "Voorgesteld besluit op 18 april 2017 te nemen.")])


def changed(change, **options) -> bytes:
    with pikepdf.open(io.BytesIO(PLAIN)) as pdf:
        change(pdf)
        target = io.BytesIO()
        pdf.save(target, **options)
    return target.getvalue()


def nothing(pdf):
    pass


def script_at_opening(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def program(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")


def attachment(pdf):
    pdf.attachments["a.txt"] = b"hidden"


def picture_page() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


LOCKED = changed(nothing, encryption=pikepdf.Encryption(owner="eigenaar", user="geheim"))
PACKED = pikepdf.ObjectStreamMode.generate

REFUSED = [
    ("empty", b"", "a.pdf"),
    ("empty", b" \n\n", "a.txt"),
    ("damaged", b"%PDF-1.7 and then nothing", "a.pdf"),
    ("damaged", PLAIN[:40], "a.pdf"),
    ("encrypted", LOCKED, "a.pdf"),
    ("image_only", picture_page(), "a.pdf"),
    ("active_content", changed(script_at_opening), "a.pdf"),
    ("active_content", changed(script_at_opening, object_stream_mode=PACKED), "a.pdf"),
    ("active_content", changed(program), "a.pdf"),
    ("active_content", changed(attachment), "a.pdf"),
    ("unsupported", b"PK\x03\x04 a docx", "a.docx"),
    ("unsupported", b"\x89PNG\r\n", "scan.png"),
    ("wrong_name", b"gewone tekst", "a.pdf"),
    ("wrong_name", PLAIN, "a.txt"),
    ("wrong_name", b"\x89PNG\r\n", "a.pdf"),
]


@pytest.mark.parametrize(("code", "content", "name"), REFUSED)
def test_a_bad_file_is_refused_with_its_own_code(code, content, name):
    with pytest.raises(UnreadableDocument) as refusal:
        load(content, name)
    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


def test_a_good_file_passes_with_or_without_a_known_ending():
    assert "18 april 2017" in load(PLAIN, "a.pdf").pages[0].text
    assert "18 april 2017" in load(PLAIN, "zonder-einde").pages[0].text


def test_words_about_scripts_in_the_text_are_no_scripts():
    content = pdf_of_lines([(70, 100, "De acties /S /JavaScript en /Launch staan in de tekst.")])
    assert "Launch" in load(content, "a.pdf").pages[0].text


def outcome(content: bytes, name: str) -> str:
    """'read', or the code of the refusal; any other exception fails the test."""
    try:
        read_bytes(content, name).as_dict()
    except UnreadableDocument as refusal:
        return refusal.code
    return "read"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.pdf", "a", "a.docx"]))
def test_any_bytes_are_read_or_refused(content, name):
    assert outcome(content, name)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=30), st.booleans())
def test_a_mutated_pdf_is_read_or_refused(place, piece, cut):
    content = PLAIN[:place] + piece + (b"" if cut else PLAIN[place + len(piece) :])
    assert outcome(content, "a")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    assert outcome(text.encode("utf-8", errors="replace"), "a.txt")
