"""Full-text search over the sentences of a dossier."""

import re
from dataclasses import dataclass
from typing import Final

import apsw

from coranto.model.annotation import Sentence
from coranto.store.connection import translated
from coranto.store.layers import read_rows
from coranto.store.publishing import SENTENCE_BITS
from coranto.store.reader import Reader
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
    for phrase, word in _PIECES.findall(query.replace("\x00", " ")):
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
    docs = {held.dispatch: doc for doc, held in reader.listing.items()}
    statement = "SELECT rowid, rank FROM sentence_index WHERE sentence_index MATCH ? ORDER BY rank, rowid LIMIT ?"
    with translated(reader.path):
        found = list(reader.connection.execute(statement, (expression, limit)))
    hits = [_hit(reader, docs[row >> SENTENCE_BITS], row & ((1 << SENTENCE_BITS) - 1), rank) for row, rank in found]
    return sorted(hits, key=lambda hit: (-hit.score, hit.doc, hit.start))


def _hit(reader: Reader, doc: str, number: int, rank: float) -> Hit:
    connection: apsw.Connection = reader.connection
    rows = list(read_rows(connection, reader.listing[doc].layers, "sentence"))
    sentence = rows[number]
    assert isinstance(sentence, Sentence)
    text = reader.dispatch(doc).text[sentence.start : sentence.end]
    reference = permalink(doc, sentence.start, sentence.end)
    return Hit(doc, sentence.start, sentence.end, text, reference, round(-rank, 3))
