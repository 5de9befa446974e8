"""Why a table cannot be read, said to the person who gave it."""

from __future__ import annotations

from verbeterspoor.documents.choices import SheetProblem
from verbeterspoor.foundation.errors import NotAllowed

MOST_BYTES = 25_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100


class UnreadableSheet(NotAllowed):
    """A table cannot be read; `reason` is a sentence with the way out, `problem` says which."""

    def __init__(self, problem: SheetProblem) -> None:
        super().__init__(problem.label)
        self.problem = problem
