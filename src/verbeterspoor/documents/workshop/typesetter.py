"""Worker: reads pages and a manuscript as JSON and writes the PDF, or one page as a PNG.

{"pages": {name: text}, "manuscript", "fonts", "standards", "timestamp", "format", "ppi"};
"pages" holds "manuscript.typ", where it begins.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from limits import keep_to_limits

if __name__ == "__main__":
    keep_to_limits()
    import typst

    work = json.load(sys.stdin.buffer)
    files = {name: source.encode() for name, source in work["pages"].items()}
    try:
        made = typst.compile(
            {"main": files.pop("manuscript.typ"), **files},
            sys_inputs={"manuscript": json.dumps(work.get("manuscript"))},
            ignore_system_fonts=True,
            font_paths=work.get("fonts", []),
            pdf_standards=work.get("standards", []),
            timestamp=work.get("timestamp"),
            format=work.get("format", "pdf"),
            ppi=work.get("ppi"),
        )
    except typst.TypstError as refused:
        sys.exit(refused.diagnostic)
    sys.stdout.buffer.write(made)
