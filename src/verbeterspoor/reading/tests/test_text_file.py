"""Plain text: every usual encoding gives the same words, and places stay true."""

import pytest

from verbeterspoor.reading import EmptyDocument, UnsupportedDocument, load

WORDS = "Reactie op één rapport – ‘goed’ gevonden\nén gedeeld.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_give_the_same_text(encoding):
    assert load(WORDS.encode(encoding), "a.txt").pages[0].text == WORDS


def test_windows_line_ends_are_one_line_end():
    assert load(b"een\r\ntwee\rdrie", "a.txt").pages[0].text == "een\ntwee\ndrie"


def test_lines_know_their_place():
    page = load(b"  een\n\n twee drie \n", "a.txt").pages[0]
    assert [(line.text, page.text[line.start : line.end]) for line in page.lines] == [
        ("een", "een"),
        ("twee drie", "twee drie"),
    ]


def test_white_space_only_is_empty():
    with pytest.raises(EmptyDocument):
        load(" \n\t\n".encode("utf-16"), "a.txt")


def test_binary_content_is_not_text():
    with pytest.raises(UnsupportedDocument):
        load(bytes(range(1, 32)) * 20, "a.txt")
