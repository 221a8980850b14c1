"""Gold by word: what each word may be, and what is left open."""

import numpy as np
import pytest
from training.encoding import IGNORED, Encoder, Gold, Window
from training.example import Example, Marked, Trigger
from training.marked import dispatches

from coranto.nlp.features import Features
from coranto.nlp.heads import ENTITY_TAGS, EVENT_STATUSES, EVENT_TYPES, PARTS_OF_SPEECH
from coranto.nlp.wordpiece import WordPiece
from coranto.tools import open_tools

LETTERS = "abcdefghijklmnopqrstuvwxyz.,"
PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{letter}" for letter in LETTERS), "lima"])
TOOLS = open_tools()
ENCODER = Encoder(PIECES, Features(TOOLS.names, TOOLS.gazetteer, TOOLS.countries), TOOLS.abbreviations)
TEXT = "Ada Obi left Lima. She sang."


def gold(**layers: object) -> Gold:
    example = Example("a", "ours", TEXT, **layers)  # type: ignore[arg-type]
    from coranto.nlp.reading import read

    return Gold(example, read(TEXT, ENCODER.wordpiece, ENCODER.features, ENCODER.abbreviations))


def allowed(table: np.ndarray | None) -> list[set[str]]:
    assert table is not None
    return [{ENTITY_TAGS[tag] for tag in np.flatnonzero(row)} for row in table]


def test_a_name_of_one_label_leaves_no_choice() -> None:
    rows = allowed(gold(entities=(Marked(0, 7, frozenset({"person"})),)).entities)
    assert rows[:3] == [{"B-person"}, {"I-person"}, {"O"}]


def test_a_label_of_two_meanings_leaves_both_open() -> None:
    rows = allowed(gold(entities=(Marked(13, 17, frozenset({"place", "facility"})),)).entities)
    assert rows[3] == {"B-place", "B-facility"}
    assert rows[2] == {"O"}


def test_what_a_corpus_does_not_mark_is_open_outside_its_names() -> None:
    given = gold(entities=(Marked(0, 7, frozenset({"person"})),), outside=frozenset({"O", "event"}))
    rows = allowed(given.entities)
    assert rows[:2] == [{"B-person"}, {"I-person"}]
    assert rows[3] == {"O", "B-event", "I-event"}


def test_a_name_that_may_be_none_keeps_outside_open() -> None:
    rows = allowed(gold(entities=(Marked(0, 7, frozenset({"product", "O"})),)).entities)
    assert rows[:2] == [{"O", "B-product"}, {"O", "I-product"}]


def test_a_masked_stretch_is_wholly_open_and_its_neighbours_are_not() -> None:
    rows = allowed(gold(entities=(), masked=((13, 17),)).entities)
    assert rows[3] == set(ENTITY_TAGS)
    assert rows[2] == rows[4] == {"O"}


def test_a_layer_that_is_not_known_has_no_table() -> None:
    given = gold()
    for layer in ("entities", "attribution", "ends", "event_type", "event_status", "speech"):
        assert getattr(given, layer) is None


def test_sentence_ends_lie_on_the_last_word() -> None:
    ends = gold(sentence_ends=frozenset({18, 28})).ends
    assert ends is not None
    assert ends.tolist() == [0, 0, 0, 0, 1, 0, 0, 1]


def test_an_end_beyond_the_last_word_counts_for_it() -> None:
    ends = gold(sentence_ends=frozenset({19})).ends
    assert ends is not None
    assert ends.tolist() == [0, 0, 0, 0, 1, 0, 0, 0]


def test_reports_have_a_column_each() -> None:
    spans = tuple(Marked(a, b, frozenset({r})) for a, b, r in [(0, 7, "source"), (8, 12, "cue"), (13, 17, "content")])
    table = gold(attribution=spans).attribution
    assert table is not None
    assert table.T.tolist() == [[1, 2, 0, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0]]


def test_a_report_within_a_report_stays_one_content() -> None:
    spans = tuple(Marked(a, b, frozenset({"content"})) for a, b in [(0, 17), (8, 17)])
    table = gold(attribution=spans).attribution
    assert table is not None
    assert table[:, 2].tolist() == [1, 2, 2, 2, 0, 0, 0, 0]


def test_a_trigger_is_one_word_with_type_and_status() -> None:
    given = gold(triggers=(Trigger(8, 17, "RETREAT", "planned"),))
    assert given.event_type is not None
    assert given.event_status is not None
    assert [EVENT_TYPES[number] for number in given.event_type] == ["O", "O", "RETREAT", "O", "O", "O", "O", "O"]
    status = [IGNORED] * 8
    status[2] = EVENT_STATUSES.index("planned")
    assert given.event_status.tolist() == status


def test_parts_of_speech_are_found_by_where_a_word_begins() -> None:
    speech = gold(tags={0: "PROPN", 8: "VERB", 13: "?"}).speech
    assert speech is not None
    noun, verb = PARTS_OF_SPEECH.index("PROPN"), PARTS_OF_SPEECH.index("VERB")
    assert speech.tolist() == [noun, IGNORED, verb, *[IGNORED] * 5]


@pytest.mark.parametrize("example", dispatches()[::40], ids=lambda example: example.id)
def test_windows_hold_every_word_once_with_its_gold(example: Example) -> None:
    windows = ENCODER.windows([example])
    whole = Gold(example, reading_of(example))
    for layer in ("entities", "attribution", "ends", "event_type", "event_status"):
        parts = np.concatenate([getattr(window, layer) for window in windows])
        assert np.array_equal(parts, getattr(whole, layer))
    assert all(fits(window) for window in windows)
    assert whole.entities is not None
    assert whole.entities.any(axis=1).all()
    assert sum(whole.ends if whole.ends is not None else ()) == len(example.sentence_ends or ())
    begins = whole.entities[:, 1::2].any(axis=1).sum()
    assert begins == len(example.entities or ())


def reading_of(example: Example):  # type: ignore[no-untyped-def]
    from coranto.nlp.reading import read

    return read(example.text, ENCODER.wordpiece, ENCODER.features, ENCODER.abbreviations)


def fits(window: Window) -> bool:
    """Whether the arrays of a window agree on the number of its words and pieces."""
    words = len(window.first)
    layers = (window.entities, window.attribution, window.ends, window.event_type, window.event_status)
    return len(window.features) == len(window.pieces) and all(
        len(layer) == words for layer in layers if layer is not None
    )
