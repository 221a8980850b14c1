"""Reviewers' grades in words, as every report has them: in a section of their own, apart from what sources say."""

from typing import Final

from coranto.model.grade import Grade, in_words
from coranto.view.speakers import in_line

HEADING: Final = "What reviewers make of it"
INTRODUCTION: Final = (
    "Grades that people gave, apart from what the sources say: a letter for the source, a number for the information "
    "(Admiralty system)."
)


def who(grade: Grade) -> str:
    """The grade and who gave it: *B2, A. Editor*."""
    return f"{grade.code}, {grade.reviewer}"


def what(grade: Grade) -> str:
    """What was graded, what the grade says, why, and when."""
    said = [f"{in_words(grade.source, grade.information)}, {grade.at[:10]}"]
    said += [in_line(words) for words in (grade.rationale, grade.note) if words]
    gone = "" if grade.about is not None else ", no longer there"
    return f"“{in_line(grade.text)}” ({grade.of}{gone}): {'; '.join(said)}"
