"""What leaves a plan as paper: the adopted plan in the numbering of whoever receives it."""

from .plan_paper import FORMATS, plan_paper

__all__ = [
    "FORMATS",
    "plan_paper",
]
