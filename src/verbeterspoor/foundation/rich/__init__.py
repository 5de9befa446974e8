"""Text with headings, lists, tables, bold, slanted and linked words: read dirty, kept clean, shown everywhere alike.

clean(html)                 # str: only the subset (ADR 0015), safe to keep
cleaned(html)               # Cleaned(html, left_out): and what did not come along, told by said_left_out
from_text(text)             # str: HTML of what people type: blank line, "- ", "1. ", "# ", **bold**, | a table |
as_text(html)               # str: what they would have typed; from_text(as_text(html)) == html
text_of(html)               # str: the bare words, for search and checks
read(html), Writer(…)       # the tree between all of these: rich.tree
RichTextField(…)            # the field of a form; cleans to HTML

{% load rich %} {{ html|rich }}   # on a page; {{ html|rich:"4" }} when the section above has a heading of level 3
"""

from .field import RichTextArea, RichTextField, left_out_of
from .texts import Cleaned, as_text, clean, cleaned, from_text, said_left_out, text_of, tree_of

__all__ = [
    "Cleaned",
    "RichTextArea",
    "RichTextField",
    "as_text",
    "clean",
    "cleaned",
    "from_text",
    "left_out_of",
    "said_left_out",
    "text_of",
    "tree_of",
]
