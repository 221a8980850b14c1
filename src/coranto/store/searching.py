"""Full-text search over the sentences of a dossier."""

import re
from dataclasses import dataclass
from typing import Final

import apsw

from coranto.model.annotation import Sentence
from coranto.store.connection import sound, translated
from coranto.store.layers import read_rows
from coranto.store.publishing import SENTENCE_BITS
from coranto.store.reader import Reader
from coranto.text.folding import characters
from coranto.text.permalinks import permalink

_PIECES: Final = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers a query; ``score`` is 0 or less in BM25's way turned round: greater is better."""

    doc: str
    start: int
    end: int
    text: str
    permalink: str
    score: float


def match_expression(query: str) -> str | None:
    """The query in FTS5's syntax: every word must occur, words in double quotes as a phrase, ``word*`` as a beginning.

    Everything else is taken literally, so no query is a syntax error. Null where there is no word in it.
    """
    terms: list[str] = []
    for phrase, word in _PIECES.findall(characters(query).replace("\x00", " ")):
        plain = (phrase or word).replace('"', " ")
        if any(character.isalnum() for character in plain):
            star = "*" if word.endswith("*") else ""
            terms.append(f'"{plain.rstrip("*") if star else plain}"{star}')
    return " ".join(terms) or None


def search(reader: Reader, query: str, limit: int) -> list[Hit]:
    """The sentences that hold every word of the query, the best first; among equals in canonical order."""
    expression = match_expression(query)
    if expression is None or limit < 1:
        return []
    with translated(reader.path):
        found = _best(reader.connection, expression, limit)
    docs = {held.dispatch: doc for doc, held in reader.listing.items()}
    with sound(reader.connection):
        placed = sorted((rank, docs[row >> SENTENCE_BITS], row & ((1 << SENTENCE_BITS) - 1)) for row, rank in found)
        return [_hit(reader, doc, number, rank) for rank, doc, number in placed[:limit]]


def _best(connection: apsw.Connection, expression: str, limit: int) -> list[tuple[int, float]]:
    """Row and rank of the best ``limit`` sentences and of all that are as good as the last of them."""
    query = "SELECT rank FROM sentence_index WHERE sentence_index MATCH ? ORDER BY rank LIMIT 1 OFFSET ?"
    last = connection.execute(query, (expression, limit - 1)).get
    query = "SELECT rowid, rank FROM sentence_index WHERE sentence_index MATCH ?"
    if last is None:
        return list(connection.execute(query, (expression,)))
    return list(connection.execute(f"{query} AND rank <= ?", (expression, last)))


def _hit(reader: Reader, doc: str, number: int, rank: float) -> Hit:
    rows = list(read_rows(reader.connection, reader.listing[doc].layers, "sentence"))
    sentence = rows[number]
    assert isinstance(sentence, Sentence)
    text = reader.dispatch(doc).text[sentence.start : sentence.end]
    reference = permalink(doc, sentence.start, sentence.end)
    return Hit(doc, sentence.start, sentence.end, text, reference, round(-rank, 3))
