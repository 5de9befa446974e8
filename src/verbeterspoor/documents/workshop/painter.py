"""Worker: reads a picture (PNG, JPEG) and writes it anew as a PNG of at most 1,200 dots wide or high."""

from __future__ import annotations

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from limits import keep_to_limits

LARGEST, SMALLEST, MOST_DOTS = 1200, 100, 40_000_000

if __name__ == "__main__":
    keep_to_limits()
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=["PNG", "JPEG"])
        if picture.width * picture.height > MOST_DOTS:
            sys.exit("too large")
        if picture.height < SMALLEST:
            sys.exit("too small")
        drawn = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
    except (OSError, ValueError, SyntaxError) as broken:
        sys.exit(f"broken: {broken}")
    drawn.thumbnail((LARGEST, LARGEST))
    drawn.save(sys.stdout.buffer, "PNG", optimize=True)
