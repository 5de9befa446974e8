"""README, manual, ADRs and the other papers for people hold together."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "examples" / "README.md"])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:|mailto:)([^)#]*)(#[^)]*)?\)")


def anchors(paper: Path) -> set[str]:
    """Give the anchors of a paper's headings, made as forges make them."""
    headings = re.findall(r"^#+ (.+)$", paper.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_lead_somewhere(paper: Path) -> None:
    for path, anchor in LINK.findall(paper.read_text(encoding="utf-8")):
        target = (paper.parent / path).resolve() if path else paper
        assert target.exists(), f"{path} does not exist"
        assert not anchor or anchor[1:] in anchors(target), f"{path} has no heading {anchor}"


def test_every_adr_is_in_the_list_and_fits_a_page() -> None:
    folder = ROOT / "docs" / "adr"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for adr in folder.glob("[0-9]*.md"):
        assert adr.name in listed
        assert len(adr.read_text(encoding="utf-8").splitlines()) <= 60
