"""The reader as a whole: one text in, all answers out."""

from verbeterspoor.reading import read_bytes

NOTE = """Informatienota voor de Gemeenteraad

Onderwerp: Onderzoek naar de wijkteams

Kernboodschap
De gemeente Voorbeeld heeft een onderzoek laten doen. Het plan wordt vóór 1 maart 2020 gedeeld
met de inspectie.

Geheimhouding:

Niet van toepassing.
"""


def test_a_note_gives_kind_subject_and_organisation():
    reading = read_bytes(NOTE.encode(), "nota.txt").as_dict()
    assert reading["kind"] == "information_note"
    assert reading["subject"] == "Onderzoek naar de wijkteams"
    assert reading["organisation"] == "gemeente Voorbeeld"


def test_every_quote_stands_at_its_place_in_the_page_text():
    text = NOTE
    reading = read_bytes(text.encode(), "nota.txt")
    for answer in (*reading.fields, *reading.headings, *reading.dates):
        assert " ".join(text[answer.quote.start : answer.quote.end].split()) == answer.quote.text


def test_progress_is_called_for_every_page():
    seen = []
    read_bytes(NOTE.encode(), "nota.txt", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]
