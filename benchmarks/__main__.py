"""Run every bench, print a table, and fail when a budget is exceeded."""

from __future__ import annotations

import importlib
import sys

BENCHES = ("start", "reading", "documents", "papers", "sheets", "pages", "reminders")


def main(names: list[str]) -> int:
    """Run the benches that are asked for, or all; 1 when a figure is over its budget."""
    exceeded = 0
    for name in names or BENCHES:
        print(f"\n{name}")
        for row in importlib.import_module(f"benchmarks.{name}").run():
            exceeded += not row["ok"]
            mark = "ok  " if row["ok"] else "OVER"
            print(f"  {mark} {row['name']:<72} {row['value']:>10} {row['unit']:<8} budget {row['budget']}", flush=True)
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
