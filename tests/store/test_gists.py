from coranto.model.annotation import Gist
from coranto.model.codec import encode_rows
from coranto.store.gists import KinRow
from coranto.store.layers import PackedRows
from coranto.store.packing import pack
from coranto.store.writer import Writer, open_writer
from run.dossiers import reading


def held(writer: Writer, doc: str, gist: Gist | None) -> tuple[str, int, int]:
    """The name and row of a dispatch that is taken in, and the layer with this gist."""
    given = reading(doc, f"The text of {doc}.")
    row = writer.hold(given.original, given.dispatch)
    rows = [] if gist is None else [PackedRows("gist", 1, pack(encode_rows([gist])))]
    return doc, row, writer.keep(row, 0, "key", rows)


def test_gists_come_back_as_they_were_kept_and_kin_by_ticket(tmp_path):
    with open_writer(tmp_path / "x") as writer, writer.batch():
        found = [held(writer, "b.txt", Gist("b.txt", "2021-03-02", (-(2**63), 5), (600, 800))),
                 held(writer, "a.txt", Gist("a.txt", None, (), ()))]  # fmt: skip
        writer.keep_gists(found, "steps", anew=False)
        first, second = writer.gists([1, 2])
        assert (first.doc, first.day, len(first.words), len(first.weights)) == ("b.txt", "2021-03-02", 16, 16)
        assert (second.doc, second.day, second.words) == ("a.txt", None, b"")
        assert [row.dispatch for row in writer.gists([2, 1])] == [2, 1]
        tickets = sorted((one.ticket, one.dispatch) for one in writer.tickets())
        assert list(writer.kin()) == [KinRow(row, row, None, 0) for _, row in tickets]
        assert writer.meta("gists") == "steps"


def test_kin_is_kept_anew_and_gists_may_be_dropped(tmp_path):
    with open_writer(tmp_path / "x") as writer, writer.batch():
        one, other = (held(writer, doc, Gist(doc, None, (1,), (1000,))) for doc in ("a.txt", "b.txt"))
        writer.keep_gists([one, other], "steps", anew=False)
        moved = KinRow(1, 2, 2, 1_000_000)
        writer.keep_kin([moved])
        assert set(writer.kin()) == {moved, KinRow(2, 2, None, 0)}
        writer.keep_gists([other], "newer steps", anew=True)
        assert list(writer.compared()) == [("b.txt", 2)]


def test_a_dispatch_whose_gist_failed_has_an_empty_one(tmp_path):
    with open_writer(tmp_path / "x") as writer, writer.batch():
        writer.keep_gists([held(writer, "a.txt", None)], "steps", anew=False)
        (row,) = writer.gists([1])
        assert (row.day, row.words, row.weights) == (None, b"", b"")
