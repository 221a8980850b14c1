"""What must hold of quotations, claims, numbers, times and places in any text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args

import msgspec

from coranto.annotate.places import places
from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.annotate.times import anchored_times, time_expressions
from coranto.extract.claims import claims
from coranto.model.annotation import Label, Mention, Place, Quantity, Sentence, Time, TimeExpression
from coranto.model.codec import Record
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch, Document, Metadata, Published
from coranto.store.verifying import Seen, span_faults
from coranto.text.dates import parse_iso
from coranto.text.identity import sha256_hex
from coranto.text.numbers import GREATEST, numerals, tokens
from coranto.text.quotes import quotations
from coranto.text.spans import Span
from coranto.tools import open_tools

DOC: Final = "a.txt"
PUBLISHED: Final = ("2021-03-04", "2021-03-05")
"""The day from which times are counted."""
LABELS: Final = get_args(Label)


def whatever(data: bytes) -> str:
    """A text made of any bytes."""
    return data.decode("utf-8", "replace")


def _folio(text: str) -> Folio:
    digest = sha256_hex(text.encode())
    made = Folio(Dispatch(DOC, digest, digest, text, Metadata()))
    published = Published(*PUBLISHED, "day", "metadata", "given", 1.0)
    document = Document(DOC, digest, len(text), None, "en", None, None, published)
    return made.with_rows([document], [Document]).with_rows(sentences(made, open_tools()), [Sentence])


def _slice_back(text: str, records: Sequence[Record]) -> None:
    seen = Seen()
    for record in records:
        faults = list(span_faults(record, lambda doc: text, seen))
        assert not faults, faults[0].what
        msgspec.json.encode(record)


def quotes_law(data: bytes) -> None:
    """That quotations are well nested within the text, and claims are made of pieces of it."""
    text = whatever(data)
    for one in quotations(text):
        assert 0 <= one.start <= one.inner.start <= one.inner.end <= one.end <= len(text)
    assert quotations(text) == quotations(text)
    found = claims(_timed(text), open_tools())
    assert len({claim.id for claim in found}) == len(found)
    for claim in found:
        assert (claim.start, claim.end) in claim.spans
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
    _slice_back(text, found)
    assert claims(_timed(text), open_tools()) == found


def _timed(text: str) -> Folio:
    made = _folio(text)
    made = made.with_rows(time_expressions(made, open_tools()), [TimeExpression])
    made = made.with_rows(anchored_times(made, open_tools()), [Time])
    made = made.with_rows(quantities(made, open_tools()), [Quantity])
    return made.with_rows(_names(text), [Mention])


def numbers_law(data: bytes) -> None:
    """That numbers stand in the text, none over another, and what they bound is in order."""
    text = whatever(data)
    found = numerals(tokens(text))
    _in_order([Span(one.start, one.end) for one in found], len(text))
    assert all(0 <= one.value < GREATEST for one in found)
    folio = _folio(text)
    folio = folio.with_rows(time_expressions(folio, open_tools()), [TimeExpression])
    made = quantities(folio, open_tools())
    _slice_back(text, made)
    for one in made:
        low, high = one.low, one.high
        assert low is None or high is None or low <= high, f"{one.text!r}: from {low} to {high}"
    assert quantities(folio, open_tools()) == made


def times_law(data: bytes) -> None:
    """That expressions of time stand in the text, none over another, and are intervals that begin before they end."""
    text = whatever(data)
    folio = _folio(text)
    found = time_expressions(folio, open_tools())
    _in_order([Span(one.start, one.end) for one in found], len(text))
    _slice_back(text, found)
    folio = folio.with_rows(found, [TimeExpression])
    times = anchored_times(folio, open_tools())
    assert [(one.start, one.end) for one in times] == [(one.start, one.end) for one in found]
    _slice_back(text, times)
    for one in times:
        if one.begin is not None and one.until is not None:
            begin, until = parse_iso(one.begin[:10]), parse_iso(one.until[:10])
            assert begin is not None, one.begin
            assert until is not None, one.until
            assert one.begin < one.until, f"{one.text!r}: {one.begin} to {one.until}"
    assert anchored_times(folio, open_tools()) == times


_NAME: Final = re.compile(r"[^\W\d_a-z][\w'’-]*(?: (?:of |the |de |al-)?[^\W\d_a-z][\w'’-]*){0,3}")


def _names(text: str) -> list[Mention]:
    """A mention wherever a word begins with no small letter, labelled as the number of its letters has it."""
    found = [(one.start(), one.group()) for one in _NAME.finditer(text)]
    return [Mention(DOC, at, at + len(name), name, LABELS[len(name) % len(LABELS)], name) for at, name in found]


def places_law(data: bytes) -> None:
    """That every place stands in the text, lies on the earth, and is what the gazetteer has."""
    text = whatever(data)
    mentions = [replace(one, label="place") for one in _names(text)]
    folio = _folio(text).with_rows(mentions, [Mention])
    found = places(folio, open_tools())
    _slice_back(text, found)
    for one in found:
        _on_earth(one)
    assert places(folio, open_tools()) == found


def _on_earth(place: Place) -> None:
    assert (place.lat is None) == (place.lon is None)
    assert place.lat is None or -90 <= place.lat <= 90
    assert place.lon is None or -180 <= place.lon <= 180
    assert place.score is None or 0 <= place.score <= 1
    assert place.country is None or len(place.country) == 2


def _in_order(spans: Sequence[Span], length: int) -> None:
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= length, f"{span} after {at} in {length}"
        at = span.end
