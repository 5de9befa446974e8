"""Make TXT, PDF, DOCX and answer sheet of every example: `.venv/bin/python examples/make.py`."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from answers import answer_sheet  # noqa: E402
from source import read_source  # noqa: E402
from typeset import as_docx, as_pdf, as_text  # noqa: E402


def files_of(path: Path) -> dict[str, bytes]:
    """Give the four files of one example by name."""
    source = read_source(path)
    pdf = as_pdf(source)
    sheet = json.dumps(answer_sheet(source, pdf), ensure_ascii=False, indent=1) + "\n"
    return {
        f"{source.name}.txt": as_text(source),
        f"{source.name}.pdf": pdf,
        f"{source.name}.docx": as_docx(source),
        f"{source.name}.gold.json": sheet.encode(),
    }


def make(target: Path = HERE) -> list[str]:
    """Write all examples into a folder and give the names of what was written."""
    written = []
    for path in sorted((HERE / "sources").glob("*.txt")):
        for name, content in files_of(path).items():
            (target / name).write_bytes(content)
            written.append(name)
    return written


if __name__ == "__main__":
    print("\n".join(make()))
