"""Tables out to Excel and CSV, and anybody's table in.

Out, from columns and an iterator of rows (a generator over the database keeps memory flat):

    columns = [
        Column("id", Kind.ID),                                   # hidden; typing in it is refused
        Column(_("Action"), Kind.LONG_TEXT, width=60),
        Column(_("Due"), Kind.DAY, explanation=_("For example 1-3-2020 or Q3 2020.")),
        Column(_("State"), Kind.CHOICE, choices=[str(label) for label in State.labels]),
    ]
    write_xlsx(columns, rows, title="Acties", notes=[…], language="nl", now=now)  # -> bytes
    write_csv(columns, rows, language="nl")                                       # -> pieces, for StreamingHttpResponse
"""

from .columns import Column, Kind
from .csv_out import write_csv
from .xlsx_out import write_xlsx

__all__ = ["Column", "Kind", "write_csv", "write_xlsx"]
