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


LETTER = """RAADSINFORMATIEBRIEF 18R.00429

Van: college van burgemeester en wethouders
Datum: 3 juli 2018
Portefeuillehouder(s): wethouder Jeugd
Onderwerp: Voortgang verbeterplan toegang jeugdhulp

Inleiding
Op 12 april heeft de inspectie haar hertoets uitgevoerd in de gemeente Voorbeeldstad.

Vervolg
Wij informeren u in het eerste kwartaal van 2019 over de laatste punten. De inspectie ontvangt
uiterlijk 15 september een tussenrapportage.
"""
PROPOSAL = """Raadsvoorstel

Datum raadsvergadering: 23 april 2020
Nummer raadsvoorstel: 38/2020
Onderwerp: Rekenkamerrapport Toegang tot zorg

Beslispunten
1a. De conclusies van de rekenkamercommissie te onderschrijven.
1b. De aanbevelingen over te nemen.
2. Het college op te dragen de raad ieder half jaar over de voortgang te informeren.

Aanbevelingen
1. Zorg voor één herkenbaar loket voor alle vragen.
2. Maak de wachttijden openbaar.

Reactie van het college
Het college onderschrijft de conclusies en neemt de aanbevelingen over.
"""


def test_a_council_letter_of_another_town():
    letter = read_bytes(LETTER.encode(), "rib.txt")
    assert letter.as_dict()["references"] == ["18R.00429"]
    assert [str(day.end) for day in letter.dates] == ["2018-07-03", "2018-04-12", "2019-03-31", "2018-09-15"]
    assert [c.owner for c in letter.commitments] == ["college van burgemeester en wethouders", "De inspectie"]


def test_a_proposal_of_another_town():
    proposal = read_bytes(PROPOSAL.encode(), "voorstel.txt")
    assert [point.number for point in proposal.decision_points] == ["1a", "1b", "2"]
    assert [finding.response for finding in proposal.findings] == [None, None]
    assert proposal.date.value == "2020-04-23"
