"""Worker: reads {"template", "manuscript", "fonts", "standards", "timestamp"} as JSON and writes the PDF."""

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
    try:
        pdf = typst.compile(
            work["template"],
            sys_inputs={"manuscript": json.dumps(work["manuscript"])},
            ignore_system_fonts=True,
            font_paths=work["fonts"],
            pdf_standards=work["standards"],
            timestamp=work["timestamp"],
        )
    except typst.TypstError as refused:
        sys.exit(refused.diagnostic)
    sys.stdout.buffer.write(pdf)
