"""How fast a proposal and a letter are made, and how much longer LibreOffice takes over the same papers.

Processor time, that of workers included: true on a busy machine too. LibreOffice is compared where it is installed: it
makes a PDF of our Word and OpenDocument file, as systems do that fill a template and convert it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.documents import NOW, measured, processor_time

AS_MUCH_FASTER = 3
"""How many times LibreOffice must take longer than we."""


def converted(ending: str, made: bytes) -> float:
    """Return the processor seconds LibreOffice takes to make a PDF of a file, with a profile that is warm."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"paper.{ending}").write_bytes(made)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
                   "--outdir", folder, f"{folder}/paper.{ending}"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        began = processor_time()
        subprocess.run(command, check=True, capture_output=True)
        return processor_time() - began


def run() -> list[dict[str, Any]]:
    """Make each paper in each shape and compare with its budget and with LibreOffice."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")
    import django

    django.setup()
    from verbeterspoor.documents.tests import papers
    from verbeterspoor.documents.typesetting import to_docx, to_odt, to_pdf

    shape: dict[str, Any] = {"style": papers.ALMELO, "language": "nl", "now": NOW}
    shapes = {"PDF/A-2a and PDF/UA-1": to_pdf, "Word": to_docx, "OpenDocument": to_odt}
    found = []
    for name, paper in (("proposal of 2 pages", papers.proposal()), ("letter of 2 pages", papers.council_letter())):
        for make in shapes.values():
            make(paper, **shape)
        rows = {kind: measured(f"{name} as {kind}", 0.25, lambda make=make, paper=paper: make(paper, **shape))
                for kind, make in shapes.items()}  # fmt: skip
        found += rows.values()
        if shutil.which("soffice") is None:
            continue
        ours = rows["PDF/A-2a and PDF/UA-1"]["value"]
        for ending, make in (("docx", to_docx), ("odt", to_odt)):
            times = round(converted(ending, make(paper, **shape)) / max(ours, 0.001), 1)
            found.append({"name": f"{name}: LibreOffice from {ending}, times our PDF", "value": times, "unit": "x",
                          "budget": f">= {AS_MUCH_FASTER}", "ok": times >= AS_MUCH_FASTER})  # fmt: skip
    return found
