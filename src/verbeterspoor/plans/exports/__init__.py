"""What leaves a plan as paper or as a table."""

from .action_table import TABLES, action_table
from .own_table import own_table
from .plan_paper import FORMATS, plan_paper

__all__ = [
    "FORMATS",
    "TABLES",
    "action_table",
    "own_table",
    "plan_paper",
]
