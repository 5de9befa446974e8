"""Collect texts to translate, check that the Dutch catalogues are complete, and compile them; no gettext needed.

Every capability has its own catalogue, `src/verbeterspoor/<capability>/locale/nl/LC_MESSAGES/django.po`. Texts are
taken from Python files and from templates (with Django's own `templatize`); English is the source language.

    python tools/messages.py collect | check | compile
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "verbeterspoor"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def capabilities() -> list[Path]:
    """Return every capability that can have texts of its own."""
    return sorted(path.parent for path in SOURCE.glob("*/__init__.py") if path.parent.name != "reading")


def sources(package: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file with texts, as Python source."""
    from django.utils.translation.template import templatize

    for path in sorted(package.rglob("*.py")):
        if "migrations" not in path.parts and "tests" not in path.parts:
            yield path, path.read_text()
    for path in sorted(package.glob("**/templates/**/*")):
        if path.suffix in {".html", ".txt"}:
            lines = templatize(path.read_text(), origin=str(path)).splitlines()
            yield path, "\n".join(line.lstrip() for line in lines)  # the indentation of HTML is none of Python


def collected(package: Path) -> Catalog:
    """Return the texts that a capability asks to translate now."""
    catalog = Catalog(locale="nl", domain="django", fuzzy=False)
    for path, text in sources(package):
        found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=("Translators:",))
        for _line, message, comments, context in found:
            if message and message != ("", ""):
                where = [(str(path.relative_to(SOURCE)), 0)]
                catalog.add(message, locations=where, auto_comments=comments, context=context)
    return catalog


def catalogue_path(package: Path) -> Path:
    """Return where the Dutch catalogue of a capability stands."""
    return package / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def known(package: Path) -> Catalog | None:
    """Return the catalogue as it stands, or None."""
    path = catalogue_path(package)
    return read_po(io.BytesIO(path.read_bytes()), locale="nl", domain="django") if path.exists() else None


def collect() -> int:
    """Bring every catalogue up to date; translations that exist stay, texts that vanished go."""
    for package in capabilities():
        template, current = collected(package), known(package)
        if not len(template):
            continue
        catalog = current if current is not None else Catalog(locale="nl", domain="django", fuzzy=False)
        catalog.update(template, no_fuzzy_matching=True, keep_user_comments=True)
        catalog.obsolete.clear()
        catalog.fuzzy = False
        write(package, catalog)
        print(f"{package.name}: {len(catalog)} texts, {len(untranslated(catalog))} to translate")
    return 0


def write(package: Path, catalog: Catalog) -> None:
    """Write a catalogue in one stable order, without dates, so that a diff shows texts only."""
    path = catalogue_path(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(out, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = out.getvalue().decode().splitlines()
    stable = [line for line in lines if not line.startswith(('"POT-Creation', '"PO-Rev', '"Generated-By'))]
    path.write_text("\n".join(stable) + "\n")


def untranslated(catalog: Catalog) -> list[str]:
    """Return the texts without a Dutch translation."""
    return [
        str(message.id)
        for message in catalog
        if message.id
        and (message.fuzzy or not all(message.string if isinstance(message.string, tuple) else [message.string]))
    ]


def check() -> int:
    """Say which texts are missing, untranslated or no longer used; 1 when there are any."""
    faults: list[str] = []
    for package in capabilities():
        template, current = collected(package), known(package) or Catalog(locale="nl")
        wanted = {(m.context, m.id) for m in template if m.id}
        present = {(m.context, m.id) for m in current if m.id}
        faults += [f"{package.name}: not in the catalogue: {i!r}" for _c, i in sorted(wanted - present, key=str)]
        faults += [f"{package.name}: no longer used: {i!r}" for _c, i in sorted(present - wanted, key=str)]
        faults += [f"{package.name}: not translated: {text!r}" for text in untranslated(current)]
        faults += [f"{package.name}: {m.id!r}: {e}" for m, errors in current.check() for e in errors]
    faults += quarrels()
    print("\n".join(faults) or "Translations are complete.")
    return 1 if faults else 0


def quarrels() -> list[str]:
    """Return the texts that two capabilities translate differently: Django joins the catalogues, so one would win."""
    said: dict[tuple[object, object], dict[object, str]] = {}
    for package in capabilities():
        for message in known(package) or ():
            if message.id:
                said.setdefault((message.context, message.id), {}).setdefault(message.string, package.name)
    return [
        f"said in two ways: {text!r}: " + ", ".join(f"{name}: {string!r}" for string, name in ways.items())
        for (_context, text), ways in said.items()
        if len(ways) > 1
    ]


def compile_all() -> int:
    """Write the compiled catalogues that Django reads."""
    for package in capabilities():
        catalog = known(package)
        if catalog is not None:
            with catalogue_path(package).with_suffix(".mo").open("wb") as out:
                write_mo(out, catalog)
    return 0


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=False)
    django.setup()
    sys.exit({"collect": collect, "check": check, "compile": compile_all}[sys.argv[1]]())
