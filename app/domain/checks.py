"""What must be mended before a report is sealed, and what should be looked at (domain notes §9).

Errors block sealing, warnings never do, and nothing blocks saving. An error is a value that no workbook can hold,
a number that contradicts another one of the same report, or something a document cannot do without; everything
that a real office may have good reasons for is a warning.
"""

import dataclasses

from app.domain.assessment_rules import assessment_problems, report_problems
from app.domain.campaign_rules import campaign_problems
from app.domain.conference_rules import conference_problems
from app.domain.extract import of_period
from app.domain.figure_rules import figure_problems
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger, Snapshot
from app.domain.periods import Period
from app.domain.problems import Case, Problem
from app.domain.sentence_rules import sentence_problems
from app.domain.shared_rules import shared_problems
from app.domain.value_rules import is_sound, value_problems
from app.domain.words import names_in

__all__ = ["Problem", "check", "errors_of"]

_COMPUTING_RULES = (
    conference_problems,
    campaign_problems,
    shared_problems,
    figure_problems,
    assessment_problems,
    sentence_problems,
)


def check(ledger: Ledger, period: Period | str, guidance: Guidance) -> list[Problem]:
    """The problems of a period's report, errors first. Other periods of the same ledger are compared with it."""
    wanted = guidance.period(period) if isinstance(period, str) else period
    case = Case(
        whole=ledger,
        records=of_period(ledger, wanted, guidance, with_files=False),
        period=wanted,
        guidance=guidance,
        names=names_in(ledger, guidance),
    )
    found = [*report_problems(case), *value_problems(case)]
    sound = dataclasses.replace(case, records=Snapshot(filter(is_sound, case.records.records())))
    found += (problem for rule in _COMPUTING_RULES for problem in rule(sound))
    return sorted(found, key=lambda problem: problem.level != "error")


def errors_of(problems: list[Problem]) -> list[Problem]:
    """Those that block sealing."""
    return [problem for problem in problems if problem.level == "error"]
