from coranto.model.annotation import Gist
from coranto.model.codec import encode_rows
from coranto.store.gists import GistRow
from coranto.store.layers import PackedRows
from coranto.store.packing import pack
from coranto.store.writer import Writer, open_writer, ticket_of
from run.dossiers import reading


def held(writer: Writer, doc: str, gist: Gist | None) -> GistRow:
    """The row of a dispatch that is taken in with this gist."""
    given = reading(doc, f"The text of {doc}.")
    row = writer.hold(given.original, given.dispatch)
    rows = [] if gist is None else [PackedRows("gist", 1, pack(encode_rows([gist])))]
    return writer.gist(row, ticket_of(given.dispatch), doc, writer.keep(row, 0, "key", rows))


def test_gists_come_back_by_ticket_as_they_were_kept(tmp_path):
    with open_writer(tmp_path / "x") as writer, writer.batch():
        found = [held(writer, "b.txt", Gist("b.txt", "2021-03-02", (-(2**63), 5), (600, 800))),
                 held(writer, "a.txt", Gist("a.txt", None, (), ()))]  # fmt: skip
        writer.keep_gists(found, "steps", anew=False)
        assert writer.gists() == sorted(found, key=lambda row: row.ticket)
        assert (found[0].day, len(found[0].words), found[0].home, found[0].best) == ("2021-03-02", 16, 1, None)
        assert writer.meta("gists") == "steps"


def test_a_row_kept_again_takes_the_place_of_the_one_before(tmp_path):
    with open_writer(tmp_path / "x") as writer, writer.batch():
        one, other = (held(writer, doc, Gist(doc, None, (1,), (1000,))) for doc in ("a.txt", "b.txt"))
        writer.keep_gists([one, other], "steps", anew=False)
        moved = one._replace(home=other.home, best=other.dispatch, likeness=1_000_000)
        writer.keep_gists([moved], "steps", anew=False)
        assert {row.dispatch: row for row in writer.gists()} == {1: moved, 2: other}
        writer.keep_gists([other], "newer steps", anew=True)
        assert writer.gists() == [other]


def test_a_dispatch_whose_gist_failed_has_an_empty_one(tmp_path):
    with open_writer(tmp_path / "x") as writer, writer.batch():
        row = held(writer, "a.txt", None)
        assert (row.day, row.words, row.weights) == (None, b"", b"")
