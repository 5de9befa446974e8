"""Decision points, arguments and attachments, with their numbers."""

import pytest

from verbeterspoor.reading import read_bytes

PROPOSAL = """Collegevoorstel

Voorgesteld besluit
1 De raad te informeren over het rapport van de inspectie en onze reactie daarop.
2 De raadsbrief op 18 april 2017, na openbaarmaking van het rapport, te plaatsen.

Argumenten voor
1.1 Een raad die op tijd is ingelicht, vormt zich een eigen oordeel over het rapport.
2.1 De brief is dan voor iedereen te lezen.

Kanttekeningen
Het rapport wordt om 15.00 uur gepresenteerd, dus de tijd na de vergadering is kort.

Alternatieven
N.v.t.

Bijlagen
1. Raadsbrief Reactie op het rapport (RAAD-4234)
2. Rapport van de inspectie
"""
COUNCIL = """Raadsvoorstel over het rapport van de rekenkamer

De raad van de gemeente Voorbeeld, gezien het voorstel van het college, besluit:

I. het ICT-beleid te herzien en daarbij:
a. de risico's in kaart te brengen;
b. beleid voor mobiel werken op te stellen;
II. medewerkers bewust te maken van de risico's.

Aldus besloten in de openbare raadsvergadering van 9 juli 2025.
"""
MOTION = """Motie: wie betaalt de jeugdhulp?

Constaterende dat:
- er tekorten zijn op het beleidsterrein jeugd;

Verzoekt het college:
- een overzicht te maken van de kosten en de raad daarover te informeren.

En gaat over tot de orde van de dag.
"""


@pytest.fixture
def proposal():
    return read_bytes(PROPOSAL.encode(), "voorstel.txt")


def test_points_of_a_proposal_are_numbered(proposal):
    assert [(point.number, point.text[:12]) for point in proposal.decision_points] == [
        ("1", "De raad te i"),
        ("2", "De raadsbrie"),
    ]


@pytest.mark.rule("numbered-points")
def test_an_argument_knows_the_point_it_serves(proposal):
    assert [(a.type, a.number, a.serves) for a in proposal.arguments] == [
        ("argument", "1.1", "1"),
        ("argument", "2.1", "2"),
        ("caveat", None, None),
    ]


def test_attachments_have_their_number_and_reference(proposal):
    assert [(a.number, a.reference) for a in proposal.attachments] == [("1", "RAAD-4234"), ("2", None)]


def test_roman_points_have_lettered_sub_points():
    points = read_bytes(COUNCIL.encode(), "a.txt").decision_points
    assert [(p.number, [s.number for s in p.sub]) for p in points] == [("I", ["a", "b"]), ("II", [])]


def test_a_request_in_a_motion_is_a_point_and_its_considerations_are_not():
    [point] = read_bytes(MOTION.encode(), "a.txt").decision_points
    assert point.text.startswith("een overzicht te maken")


def test_after_point_h_comes_point_i():
    letters = "\n".join(f"{letter}. onderdeel {letter} van het besluit vast te stellen;" for letter in "abcdefghij")
    text = f"Raadsvoorstel\n\nDe raad besluit:\n\nI. in te stemmen met:\n{letters}\n"
    [point] = read_bytes(text.encode(), "a.txt").decision_points
    assert "".join(sub.number for sub in point.sub) == "abcdefghij"
