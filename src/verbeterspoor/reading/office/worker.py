"""Worker: reads one office text (`docx` or `odt`) from its input and writes its paragraphs as JSON.

A paragraph: {"text", "page", "level" (0 text, 1-6 heading, -1 title), "bold", "italic", "indent", "list", "apart" (how
many empty lines stand above it, -1 for a next line of the same paragraph), "cell" (null, or table, row, column, number
of columns)}. A complaint is one word.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from opendocument import open_paragraphs
from packages import Complaint
from wordfile import word_paragraphs

READERS = {"docx": word_paragraphs, "odt": open_paragraphs}


def keep_to_limits(memory_mb: int, seconds: int) -> None:
    """Never take more memory or processor time; leave no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1_000_000, memory_mb * 1_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    keep_to_limits(int(sys.argv[1]), int(sys.argv[2]))
    try:
        found = READERS[sys.argv[3]](sys.stdin.buffer.read())
        if not any(any(sign.isalnum() for sign in one["text"]) for one in found):
            raise Complaint("image_only")
    except Complaint as complaint:
        sys.stderr.write(str(complaint))
        return 1
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
