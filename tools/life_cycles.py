"""Draw the life cycles from the tables of steps into docs/life_cycles.md; a test keeps the drawing true.

python tools/life_cycles.py
"""

from __future__ import annotations

import os
from pathlib import Path

import django

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "life_cycles.md"


def drawn() -> str:
    """Return the document: per life cycle its diagram, with whose turn it is in every status."""
    from verbeterspoor.decisions import rules as decisions
    from verbeterspoor.foundation.steps import mermaid
    from verbeterspoor.plans import rules as plans
    from verbeterspoor.supervision import rules as supervision

    cycles = {
        "A plan (`plans/rules.py`)": mermaid(plans.PLAN_STEPS, plans.PLAN_OWNERS),
        "An action (`plans/rules.py`)": mermaid(plans.ACTION_STEPS, plans.ACTION_OWNERS),
        "An investigation (`supervision/rules/investigations.py`)": mermaid(
            supervision.INVESTIGATION_STEPS, supervision.INVESTIGATION_OWNERS
        ),
        "Heightened supervision (`supervision/rules/heightened.py`)": mermaid(
            supervision.PERIOD_STEPS, supervision.PERIOD_OWNERS
        ),
        "A term (`supervision/rules/terms.py`)": mermaid(supervision.TERM_STEPS, supervision.TERM_OWNERS),
        "What becomes of a finding (`supervision/rules`)": mermaid(
            supervision.OUTCOME_STEPS, supervision.OUTCOME_OWNERS
        ),
        "A proposal (`decisions/rules/steps.py`)": mermaid(decisions.PROPOSAL_STEPS, decisions.PROPOSAL_OWNERS),
        "A letter to the council (`decisions/rules/steps.py`)": mermaid(
            decisions.LETTER_STEPS, decisions.LETTER_OWNERS
        ),
    }
    origin = "Drawn from the tables of steps by `tools/life_cycles.py`; behind each status stands whose turn it is."
    parts = [f"# Life cycles\n\n{origin}\n"]
    parts += [f"## {title}\n\n```mermaid\n{diagram}\n```\n" for title, diagram in cycles.items()]
    return "\n".join(parts)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")
    django.setup()
    DOCUMENT.write_text(drawn())
