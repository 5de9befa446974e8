"""The table of a decision list as rows of cells, each in its column; text files have columns too."""

import re
from dataclasses import dataclass

from verbeterspoor.reading.answers import Quote
from verbeterspoor.reading.flow import Flow
from verbeterspoor.reading.pages import Line
from verbeterspoor.reading.rows import table_rows

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
TOLERANCE = 20


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
    """Every line of the document as cells, from left to right."""
    return [[cell for line in row for cell in cells_of(line, flow.plain)] for row in table_rows(flow)]


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
    keys = [next((key for key, pattern in COMPILED if pattern.fullmatch(cell.text.strip(" :"))), "") for cell in cells]
    if "decision" not in keys or not {"title", "number"} & set(keys) or len(keys) < 2:
        return None
    if "title" not in keys:
        keys[keys.index("number")] = "title"
    return Columns(tuple(key or f"other{k}" for k, key in enumerate(keys)), tuple(cell.x0 for cell in cells), plain)
