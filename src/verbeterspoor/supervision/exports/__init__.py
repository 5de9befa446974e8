"""What leaves supervision as a table."""

from .frameworks import framework_columns, framework_rows

__all__ = [
    "framework_columns",
    "framework_rows",
]
