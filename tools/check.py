"""`make check`: style, types, import contracts, migrations, translations, sizes, and no registry host in lock files."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LIMITS = {"module": 400, "function": 40, "template": 120, "script": 400}
SCRIPTS_IN_ALL = 1500


def program(*command: str) -> bool:
    """Run a program of the virtual environment quietly when it passes, loudly when it does not."""
    environment = {**os.environ, "DATABASE_URL": "sqlite://"}
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def own(*patterns: str) -> Iterator[Path]:
    """Yield our own files: no migrations, nothing that was fetched."""
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if not {"migrations", "vendor", "node_modules", ".venv"} & set(path.parts):
                yield path


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text().splitlines())


def functions() -> Iterator[tuple[int, str]]:
    """Yield the length of every function, without its docstring, tests left out."""
    for path in own("src/**/*.py", "tools/*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                yield (node.end_lineno or 0) - first.lineno + 1, f"{path.relative_to(ROOT)}:{node.name}"


def sizes() -> bool:
    """Print the ten largest of each kind; fail when one exceeds its limit."""
    measured = {
        "module": [(lines(p), str(p.relative_to(ROOT))) for p in own("src/**/*.py", "tools/*.py", "tests/**/*.py")],
        "function": list(functions()),
        "template": [(lines(p), str(p.relative_to(ROOT))) for p in own("src/**/templates/**/*.html")],
        "script": [(lines(p), str(p.relative_to(ROOT))) for p in own("src/**/static/**/*.js")],
    }
    passed = True
    for kind, found in measured.items():
        largest = sorted(found, reverse=True)[:10]
        print(f"largest {kind}s (limit {LIMITS[kind]}): " + ", ".join(f"{name} {size}" for size, name in largest))
        passed = passed and all(size <= LIMITS[kind] for size, _name in found)
    total = sum(size for size, _name in measured["script"])
    print(f"JavaScript in all: {total} lines (limit {SCRIPTS_IN_ALL})")
    return passed and total <= SCRIPTS_IN_ALL


def lock_files() -> bool:
    """Fail when a lock or configuration file names the host of a package registry."""
    passed = True
    for name in (
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-node.lock",
        "package-lock.json",
        "pyproject.toml",
        ".npmrc",
    ):
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1):
            if re.search(r"index-url|resolved\"|registry\s*=|files\.pythonhosted", line):
                print(f"{name}:{number}: names a registry: {line.strip()}")
                passed = False
    return passed


CHECKS: dict[str, Callable[[], bool]] = {
    "style": lambda: program("ruff", "check", "--quiet") and program("ruff", "format", "--check", "--quiet"),
    "types": lambda: program("mypy"),
    "import contracts": lambda: program("lint-imports", "--no-cache"),
    "migrations": lambda: program("verbeterspoor", "manage", "makemigrations", "--check", "--dry-run"),
    "settings": lambda: program("verbeterspoor", "manage", "check"),
    "translations": lambda: program("python", "tools/messages.py", "check"),
    "sizes": sizes,
    "lock files": lock_files,
}


def main() -> int:
    """Run every check, also after one failed; 1 when any did."""
    results = {}
    for name, check in CHECKS.items():
        results[name] = check()
        print(f"{'ok  ' if results[name] else 'FAIL'} {name}", flush=True)
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
