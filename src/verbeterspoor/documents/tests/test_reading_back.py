"""What leaves as PDF, Word or OpenDocument can be read in again, and says the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from verbeterspoor.documents.typesetting import to_docx, to_odt, to_pdf
from verbeterspoor.reading import ReadProposal, load, read_proposal

from . import papers

NOW = datetime(2017, 4, 11, 12, tzinfo=UTC)
WRITERS = {"docx": to_docx, "odt": to_odt, "pdf": to_pdf}


@pytest.fixture(params=WRITERS)
def back(request: pytest.FixtureRequest) -> ReadProposal:
    content = WRITERS[request.param](papers.proposal(), style=papers.ALMELO, language="nl", now=NOW)
    return read_proposal(load(content, f"voorstel.{request.param}"))


@pytest.mark.rule("templates")
def test_the_head_of_the_form_comes_back_in_its_order(back: ReadProposal) -> None:
    facts = [(fact.label, fact.text) for fact in papers.proposal().facts]

    assert [(field.label, field.value) for field in back.fields] == facts
    assert (back.handling, back.follow_up, back.disclosure) == ("discussion", "council_letter", "public")
    assert back.latest_date is not None


@pytest.mark.rule("numbered-points")
def test_points_and_what_is_weighed_come_back_with_their_numbers(back: ReadProposal) -> None:
    assert [point.number for point in back.points] == ["1", "2"]
    assert [(one.number, one.serves) for one in back.arguments] == [("1.1", "1"), ("2.1", "2")]
    assert (len(back.caveats), len(back.alternatives)) == (1, 1)
    assert [one.number for one in back.attachments] == ["RAAD-4234"]


def test_every_section_comes_back_without_running_heads(back: ReadProposal) -> None:
    assert len(back.sections) == 14
    assert not any("Gemeente Almelo" in section.text for section in back.sections)
    assert [one.not_applicable for one in back.consultations] == [False, False, True]
