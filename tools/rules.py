"""`make rules`: which tests carry which rule of the product, and which rules have none yet."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import Any

import pytest

NAMES = (
    "origins finding-tree done-accepted-proven on-behalf scales outside-influence one-owner adopted-plan term-acts "
    "computed-signals measurements independent-judgement public-progress no-client-data templates numbered-points "
    "latest-handling-date route decided-elsewhere outcome-per-point decision-list letter-follows-decision "
    "embargo-secrecy-confidential dual-wall later-of-moment-and-conditions one-visibility frozen-copies delivery "
    "communication-plan withdrawal events case-system mail-links handover-of-work"
)
RULES = NAMES.split()


class Collector:
    """Notes the rule markers of every collected test."""

    def __init__(self) -> None:
        self.tests: dict[str, list[str]] = defaultdict(list)

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        for item in items:
            for marker in item.iter_markers("rule"):
                self.tests[marker.args[0]].append(item.nodeid.split("[")[0])


def main() -> int:
    """Print rule → tests; 1 when a test names a rule that does not exist."""
    collector = Collector()
    pytest.main(["--collect-only", "-qq", "--no-header"], plugins=[collector])
    print()
    for rule in RULES:
        tests = sorted(set(collector.tests.get(rule, [])))
        print(f"{rule}: {len(tests)} tests" if tests else f"{rule}: none yet")
        for test in tests:
            print(f"    {test}")
    unknown = sorted(set(collector.tests) - set(RULES))
    if unknown:
        print(f"Unknown rules: {', '.join(unknown)}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
