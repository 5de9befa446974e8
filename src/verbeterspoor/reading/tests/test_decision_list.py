"""A decision list in a table: points, motions under their point, withdrawn ones, points not dealt with."""

from verbeterspoor.reading import read_bytes

from .material import pdf_of_lines

ROWS = [
    ("Punt Omschrijving", "Besluit"),
    ("A Vaststelling agenda", "Conform"),
    ("B Voorstel van het college inzake de wijkteams", ""),
    ("321221 Motie B.1 Bewaar het wijkteam", "Aangenomen"),
    ("321222 Ingetrokken Motie B.2 Maak het wijkteam groter", "-"),
    ("B Geamendeerd voorstel van het college inzake de wijkteams", "Aangenomen"),
    ("C Themadebat taal NIET BEHANDELD", ""),
]
LINES = [(x, 100 + 16 * k, text) for k, row in enumerate(ROWS) for x, text in zip((70, 450), row, strict=True) if text]


def test_points_and_motions_of_a_decision_list():
    points = read_bytes(pdf_of_lines([(70, 60, "Besluitenlijst"), *LINES]), "lijst.pdf").decision_points
    assert [(p.number, p.text) for p in points] == [
        ("A", "Vaststelling agenda → Conform"),
        ("B", "Geamendeerd voorstel van het college inzake de wijkteams → Aangenomen"),
    ]
    assert [(s.number, s.text) for s in points[1].sub] == [
        ("321221", "Motie B.1 Bewaar het wijkteam → Aangenomen"),
        ("321222", "Motie B.2 Maak het wijkteam groter → Ingetrokken"),
    ]


def test_rows_of_a_planning_table_are_commitments():
    rows = [("Najaar 2019", "Marktconsultatie houden"), ("Juni 2020", "Contracten sluiten"), ("1 juli 2020", "Start")]
    lines = [(x, 200 + 16 * k, text) for k, row in enumerate(rows) for x, text in zip((70, 250), row, strict=True)]
    head = [(70, 60, "Raadsvoorstel"), (70, 80, "Datum: 3 februari 2020"), (70, 180, "Planning")]
    found = read_bytes(pdf_of_lines([*head, *lines]), "plan.pdf").commitments
    assert [(c.what, str(c.due_end)) for c in found] == [("Contracten sluiten", "2020-06-30"), ("Start", "2020-07-01")]
