"""The table of a decision list as rows of cells, each in its column; text files have columns too."""

import re
from dataclasses import dataclass

from verbeterspoor.reading.answers import Quote
from verbeterspoor.reading.flow import Flow
from verbeterspoor.reading.pages import Line

COLUMNS = (
    ("decision", r"(?:genomen )?besluit(?:en)?|beslissing|uitslag|uitkomst|afdoening|resultaat"),
    ("number", r"nr\.?|nummer|punt|agendapunt|agp\.?|#"),
    ("case", r"zaak(?:nummer|nr\.?)?|registratie(?:nummer)?|kenmerk|reg\.? ?nr\.?"),
    ("holder", r"portefeuillehouder|pfh\.?|portefeuille|wethouder"),
    ("openness", r"openbaar(?:heid)?|openbaar / geheim"),
    ("explanation", r"(?:openbare )?toelichting|samenvatting|opmerkingen"),
    ("title", r"(?:punt |nr\.? |nummer )?(?:onderwerp|omschrijving|titel|voorstel|agendapunt)"),
)  # fmt: skip
COMPILED = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in COLUMNS)
GAP = re.compile(r"\s{2,}")
TOLERANCE, SAME_HEIGHT = 20, 2.5
MOST_COLUMNS, LONGEST_HEAD = 12, 160


@dataclass(frozen=True)
class Cell:
    """A piece of a line that stands in one column."""

    text: str
    line: Line
    at: int
    x0: float

    @property
    def quote(self) -> Quote:
        offsets = self.line.offsets[self.at : self.at + len(self.text)]
        return Quote(self.text, self.line.page, offsets[0], offsets[-1] + 1)


@dataclass(frozen=True)
class Columns:
    """The columns that the head of the table names, with where each begins."""

    keys: tuple[str, ...]
    starts: tuple[float, ...]
    plain: bool

    def sorted(self, cells: list[Cell]) -> dict[str, list[Cell]]:
        """The cells of a row by the key of their column."""
        found: dict[str, list[Cell]] = {}
        for k, cell in enumerate(cells):
            place = k if self.plain and len(cells) == len(self.keys) else self.column_of(cell)
            found.setdefault(self.keys[place], []).append(cell)
        return found

    def column_of(self, cell: Cell) -> int:
        slack = 2 if self.plain else TOLERANCE
        return max((k for k, start in enumerate(self.starts) if start <= cell.x0 + slack), default=0)


def rows_of(flow: Flow) -> list[list[Cell]]:
    """Every line of the document as cells, from left to right; a row is what stands at one height."""
    if flow.plain:
        return [cells_of(line, True) for line in flow.lines]
    rows: list[list[Cell]] = []
    for line in sorted(flow.lines, key=lambda line: (line.page, line.y, line.x0)):
        first = rows[-1][0].line if rows else None
        if first and first.page == line.page and line.y - first.y < SAME_HEIGHT:
            rows[-1].append(Cell(line.text, line, 0, line.x0))
        else:
            rows.append([Cell(line.text, line, 0, line.x0)])
    return [sorted(row, key=lambda cell: cell.x0) for row in rows]


def cells_of(line: Line, plain: bool) -> list[Cell]:
    if not plain:
        return [Cell(line.text, line, 0, line.x0)]
    cells, at = [], 0
    for gap in [*GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if end > at:
            cells.append(Cell(line.text[at:end], line, at, line.x0 + at))
        at = gap.end() if gap else end
    return cells


def columns_of(cells: list[Cell], plain: bool) -> Columns | None:
    """The columns, when this row is the head of a table with a title and a decision."""
    if len(cells) > MOST_COLUMNS or sum(len(cell.text) for cell in cells) > LONGEST_HEAD:
        return None
    found = [label for cell in cells for label in labels_in(cell)]
    keys = [key for key, _ in found]
    if "decision" not in keys or not {"title", "number"} & set(keys) or len(keys) < 2:
        return None
    if "title" not in keys:
        keys[keys.index("number")] = "title"
    return Columns(tuple(key or f"other{k}" for k, key in enumerate(keys)), tuple(x0 for _, x0 in found), plain)


def labels_in(cell: Cell) -> list[tuple[str, float]]:
    """The label of a head cell with its place; narrow columns run together, so that a cell can hold several.

    A number that stands in one piece with the title ('Punt Omschrijving') is part of it, as in the rows below.
    """
    words, found, at = cell.text.split(), [], 0
    while at < len(words):
        for end in range(len(words), at, -1):
            text = " ".join(words[at:end]).strip(" :")
            key = next((key for key, pattern in COMPILED if pattern.fullmatch(text)), "")
            if key:
                break
        else:
            return [("", cell.x0)]
        before = len(" ".join(words[:at]))
        found.append((key, cell.x0 + (cell.line.x1 - cell.line.x0) * before / max(len(cell.line.text), 1)))
        at = end
    if [key for key, _ in found[:2]] == ["number", "title"]:
        found = [("title", found[0][1]), *found[2:]]
    return found
