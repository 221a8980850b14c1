"""Dispatches read as far as claims need, with the names and times that a test gives them by hand."""

from collections.abc import Mapping

from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.annotate.times import time_expressions
from coranto.extract.claims import claims
from coranto.extract.speech.clauses import Statement, statements
from coranto.model.annotation import Label, Mention, Quantity, Sentence, Time, TimeExpression
from coranto.model.assertion import Claim
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch, Metadata
from coranto.text.identity import sha256_hex
from coranto.text.quotes import quotations
from coranto.tools import open_tools


def sentenced(text: str, named: Mapping[str, Label] | None = None, times: Mapping[str, str] | None = None) -> Folio:
    """A folio with sentences, a mention wherever a name of ``named`` stands, and a day for each word of ``times``."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    made = Folio(Dispatch("a.txt", digest, digest, text, Metadata()))
    mentions = []
    for name, label in (named or {}).items():
        at = text.find(name)
        while at >= 0:
            mentions.append(Mention("a.txt", at, at + len(name), name, label, name))
            at = text.find(name, at + 1)
    days = [
        Time(
            "a.txt", text.index(word), text.index(word) + len(word), word, "DATE", day, day, None, "day", None, "given"
        )
        for word, day in (times or {}).items()
    ]
    made = made.with_rows(sentences(made, open_tools()), [Sentence])
    made = made.with_rows(time_expressions(made, open_tools()), [TimeExpression])
    made = made.with_rows(quantities(made, open_tools()), [Quantity])
    return made.with_rows(mentions, [Mention]).with_rows(days, [Time])


def claimed(text: str, named: Mapping[str, Label] | None = None) -> tuple[Claim, ...]:
    """The claims of a text."""
    return claims(sentenced(text, named), open_tools())


def spoken(text: str, named: Mapping[str, Label] | None = None) -> list[Claim]:
    """The claims of a text that are not the narrator's."""
    return [claim for claim in claimed(text, named) if claim.mode != "narrator"]


def told(text: str) -> list[Statement]:
    """The statements of a text."""
    return list(statements(text, sentenced(text).of(Sentence), quotations(text), open_tools().speech.sayings))


def contents(text: str, claim: Claim) -> list[str]:
    """The pieces of a claim's content."""
    return [text[start:end] for start, end in claim.spans]
