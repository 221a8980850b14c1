import dataclasses

import pytest

from coranto.model.annotation import Sentence
from coranto.model.codec import encode_rows
from coranto.model.source import Metadata, Problem
from coranto.store.layers import PackedRows, read_dispatch, read_rows
from coranto.store.packing import pack
from coranto.store.writer import Writer, open_writer, ticket_of
from run.dossiers import flood, reading


@pytest.fixture
def writer(tmp_path):
    with open_writer(tmp_path / "x") as opened:
        yield opened


def held(writer: Writer, doc: str, given_text: str, **changes: object) -> int:
    given = reading(doc, given_text)
    with writer.batch():
        return writer.hold(given.original, dataclasses.replace(given.dispatch, **changes))


def test_a_dispatch_comes_back_as_it_was_handed_in(writer):
    metadata = Metadata(title="Höchststand 🌊", outlet="Anzeiger")
    row = held(writer, "a.txt", "Der Fluss steigt.\r\n", metadata=metadata)
    dispatch = read_dispatch(writer.connection, "a.txt", row)
    assert dispatch == dataclasses.replace(reading("a.txt", "Der Fluss steigt.\r\n").dispatch, metadata=metadata)


def test_a_text_that_is_its_original_is_stored_once(writer):
    held(writer, "a.txt", "Rain fell.")
    held(
        writer,
        "b.html",
        "Rain fell. And fell.",
        text="Rain fell.",
        text_sha256=reading("", "Rain fell.").dispatch.sha256,
    )
    rows = list(writer.connection.execute("SELECT given, text IS NULL FROM dispatch ORDER BY given"))
    assert rows == [("a.txt", 1), ("b.html", 0)]


def test_the_same_dispatch_is_held_once_and_another_metadata_is_another(writer):
    first = held(writer, "a.txt", "Rain fell.")
    assert held(writer, "a.txt", "Rain fell.") == first
    assert held(writer, "a.txt", "Rain fell.", metadata=Metadata(title="Rain")) != first
    assert len(list(writer.tickets())) == 2


def test_tickets_tell_apart_whatever_differs():
    dispatch = reading("a.txt", "Rain fell.").dispatch
    others = [
        dataclasses.replace(dispatch, doc="b.txt"),
        dataclasses.replace(dispatch, sha256="0" * 64),
        dataclasses.replace(dispatch, text_sha256="0" * 64),
        dataclasses.replace(dispatch, metadata=Metadata(author="R. Holm")),
    ]
    assert len({ticket_of(one) for one in [dispatch, *others]}) == 5
    assert ticket_of(dispatch) == ticket_of(dataclasses.replace(dispatch))


def test_layers_are_found_by_their_key_alone(writer):
    row = held(writer, "a.txt", "Rain fell.")
    sentence = Sentence("a.txt", 0, 10)
    with writer.batch():
        layer = writer.keep(row, 0, "key", [PackedRows("sentence", 1, pack(encode_rows([sentence])))])
    assert writer.layer(row, 0, "key") == layer
    assert writer.layer(row, 0, "other") is None
    assert writer.layer(row, 2, "key") is None
    assert list(read_rows(writer.connection, [layer], "sentence")) == [sentence]
    assert list(read_rows(writer.connection, [layer], "mention")) == []


def test_a_batch_broken_off_holds_nothing(writer):
    with pytest.raises(ZeroDivisionError):
        broken_off(writer)
    assert list(writer.tickets()) == []
    assert writer.meta("state") is None


def broken_off(writer: Writer) -> None:
    with writer.batch():
        given = reading("a.txt", "Rain fell.")
        writer.hold(given.original, given.dispatch)
        raise ZeroDivisionError


def test_what_is_withdrawn_comes_back_when_handed_in_again(writer):
    row = held(writer, "a.txt", "Rain fell.")
    problem = Problem("b.txt", None, "empty", "fetch it again")
    with writer.batch():
        writer.refuse(problem)
    with writer.batch():
        writer.withdraw_all_but(set())
    assert list(writer.tickets()) == []
    assert not writer.knows_refusal(problem)
    assert writer.refusals() == []
    assert held(writer, "a.txt", "Rain fell.") == row
    assert [ticket.dispatch for ticket in writer.tickets()] == [row]
    assert writer.holds_any()


def test_an_unfinished_mark_is_taken_back_when_nothing_was_left_to_do(tmp_path):
    with open_writer(flood(tmp_path / "y")) as writer:
        with writer.batch():
            pass
        assert writer.meta("state") == "unfinished"
        assert not writer.is_current("other inputs")
        assert writer.is_current(str(writer.meta("inputs")))
        assert writer.meta("state") == "whole"
