"""Time expressions of a text on a day, as the tests of them ask for it."""

from coranto.annotate.sentences import sentences
from coranto.annotate.times import anchored_times, time_expressions
from coranto.model.annotation import Sentence, Time, TimeExpression
from coranto.model.corpus import Folio
from coranto.tools import open_tools
from sources import dispatch
from support import dated


def folio(text: str, day: str | None = None) -> Folio:
    """The text, published on that day, with its sentences and time expressions."""
    made = dated(Folio(dispatch(text)), day)
    made = made.with_rows(sentences(made, open_tools()), [Sentence])
    return made.with_rows(time_expressions(made, open_tools()), [TimeExpression])


def times(text: str, day: str | None = None) -> list[Time]:
    """What the expressions of the text mean."""
    return list(anchored_times(folio(text, day), open_tools()))


def saying(words: str, text: str, day: str | None = "2022-02-23") -> Time:
    """The expression of the text that reads so. 2022-02-23 is a Wednesday."""
    found = times(text, day)
    return next((time for time in found if time.text == words), found[0]) if found else _none(text)


def _none(text: str) -> Time:
    raise AssertionError(f"no time expression in {text!r}")
