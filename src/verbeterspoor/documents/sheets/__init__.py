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

In, from what people have:

    sheets = read_tables(upload.read(), upload.name, known=["Actie", "Uiterlijk"])   # or read_pasted(text, known=…)
    for row in sheets[0].rows:                   # Row(number, cells): the number people see in their file
        cells = dict(zip(sheets[0].titles, row.cells))   # Cell(text, day): day is set where the file says it is a day
    # anything that cannot be read: UnreadableSheet (a NotAllowed), whose reason is a sentence for the person
"""

from .columns import Column, Kind
from .csv_out import write_csv
from .problem import UnreadableSheet
from .reading import read_pasted, read_tables
from .table import Cell, Row, Sheet, plain_title
from .xlsx_out import write_xlsx

__all__ = [
    "Cell",
    "Column",
    "Kind",
    "Row",
    "Sheet",
    "UnreadableSheet",
    "plain_title",
    "read_pasted",
    "read_tables",
    "write_csv",
    "write_xlsx",
]
