"""Tables of a plan out and in: 10,000 actions as Excel, CSV and Word, and 5,000 rows in with 37 bad ones.

Reference: CISO Assistant takes 8 to 27 s for an Excel file of 10,000 findings (shared/product.md §6).
"""

from __future__ import annotations

import tempfile
from typing import Any

from benchmarks.documents import measured
from benchmarks.pages import NOW, fill, prepare

SIZE, ROWS, BAD = 10_000, 5_000, 37


def table() -> str:
    """Return a pasted table with an unknown owner in 37 rows."""
    bad = set(range(100, 100 + BAD * 100, 100))
    lines = ["Nr\tMaatregel\tTrekker\tStart\tGereed\tResultaat"]
    for number in range(1, ROWS + 1):
        owner = "Onbekende Stichting" if number in bad else "Sociaal Wijkteam"
        words = f"Verbeter overdracht {number} tussen wijkteam en aanbieder"
        lines.append(f"{number}\t{words}\t{owner}\t1-1-2020\tQ3 2020\tWerkafspraak {number} is vastgesteld")
    return "\n".join(lines)


def bring_in(town: Any, trajectory: Any) -> list[dict[str, Any]]:
    """Read, look at and take over a table; everything is refused until the bad rows are passed over."""
    from verbeterspoor.documents.sheets import read_pasted
    from verbeterspoor.foundation.clock import day_of
    from verbeterspoor.plans import actions, queries, rules
    from verbeterspoor.plans.models import Action, ImportDraft, Plan

    by, text = town.actor("coordinator"), table()
    Plan.objects.filter(trajectory=trajectory).update(status="draft", adopted_date=None)
    plan = Plan.objects.get(trajectory=trajectory)
    Action.objects.filter(plan=plan).delete()
    kept: dict[str, Any] = {}

    def read() -> None:
        [sheet] = read_pasted(text, known=rules.KNOWN)
        kept["draft"] = actions.bring_in(plan=plan, name="Bench", sheets=[sheet], by=by, now=NOW)
        columns = rules.guess_columns(sheet.titles)
        actions.choose_columns(draft=kept["draft"], sheet=0, columns=columns, by=by, now=NOW)

    def look() -> None:
        kept["rows"] = queries.judged_rows(ImportDraft.objects.get(pk=kept["draft"].pk), today=day_of(NOW))

    def take() -> None:
        actions.take_over(draft=kept["draft"], by=by, now=NOW)

    rows = [measured(f"{ROWS:,} rows read in, findings proposed among {SIZE // 5:,}", 10, read),
            measured(f"{ROWS:,} rows judged for the preview", 2, look)]  # fmt: skip
    wrong = [one.row for one in kept["rows"] if one.problems]
    rows.append({"name": "rows named as bad", "value": len(wrong), "unit": "rows", "budget": BAD,
                 "ok": len(wrong) == BAD})  # fmt: skip
    try:
        take()
    except actions.RowsRefused as refusal:
        whole = len(refusal.rows) == BAD and not Action.objects.filter(plan=plan).exists()
        rows.append({"name": "actions after a refused take-over", "value": 0, "unit": "rows", "budget": 0, "ok": whole})
    for row in wrong:
        actions.correct_row(draft=kept["draft"], row=row, skip=True, by=by)
    rows.append(measured(f"{ROWS - BAD:,} rows taken over in one act", 10, take))
    return rows


def run() -> list[dict[str, Any]]:
    """Measure every table once."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare(folder)
        town, trajectory, _finding, _action = fill(SIZE)
        from verbeterspoor.foundation.clock import day_of
        from verbeterspoor.plans import queries
        from verbeterspoor.plans.exports import TABLES, action_table

        plan, actor = queries.plan_of(trajectory), town.actor("coordinator")

        def make(kind: str) -> None:
            chosen = queries.visible_actions(actor).filter(plan=plan).order_by("number")
            made = action_table(plan, chosen, kind=kind, language="nl", today=day_of(NOW), now=NOW)
            assert made if isinstance(made, bytes) else list(made)

        rows = [measured(f"{SIZE:,} actions as {kind}", 25 if kind == "docx" else 5, lambda kind=kind: make(kind))
                for kind in TABLES]  # fmt: skip
        rows += bring_in(town, trajectory)
        from django.db import connection

        connection.close()
    return rows
