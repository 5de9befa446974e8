"""Our own example reports, in text and in PDF: the findings with their parts, reactions and addressees."""

import pytest

from verbeterspoor.reading import read

from .material import REPOSITORY

INSPECTION = REPOSITORY / "examples" / "inspectierapport_lokaal_netwerk"
AUDIT = REPOSITORY / "examples" / "rekenkamerrapport_toegang"


def findings(stem, ending):
    path = stem.with_suffix(ending)
    if not path.is_file():
        pytest.skip(f"{path.name} is not here")
    return read(path).findings


@pytest.mark.parametrize("ending", [".txt", ".pdf"])
def test_the_inspection_report_has_five_good_examples_and_nine_improvement_points(ending):
    kinds = [finding.type for finding in findings(INSPECTION, ending)]
    assert kinds == ["good_example"] * 5 + ["improvement_point"] * 9


@pytest.mark.rule("finding-tree")
@pytest.mark.parametrize("ending", [".txt", ".pdf"])
def test_improvement_points_have_parts_and_addressees(ending):
    points = findings(INSPECTION, ending)[5:]
    assert [len(point.sub) for point in points] == [2, 0, 2, 0, 2, 0, 3, 0, 2]
    assert all(point.addressee for point in points)
    assert points[0].addressee == "gemeente en Sociaal Wijkteam"


@pytest.mark.rule("finding-tree")
@pytest.mark.parametrize("ending", [".txt", ".pdf"])
def test_recommendations_of_the_audit_office_have_reaction_and_afterword(ending):
    recommendations = [finding for finding in findings(AUDIT, ending) if finding.type == "recommendation"]
    leaves = [leaf for finding in recommendations for leaf in (finding.sub or (finding,))]
    assert len(leaves) >= 5
    assert all(leaf.response and leaf.afterword for leaf in leaves)
