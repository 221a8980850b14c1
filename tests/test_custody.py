"""A source erased: no trace of it in the file, all made anew without it, and a tombstone that still verifies."""

import re
import zlib
from pathlib import Path

import apsw
import pytest

from coranto import custody, library
from coranto.grading import Signed, grade, take_back
from coranto.judging import Signature, judge
from coranto.model.assertion import Claim
from coranto.model.errors import BadRequestError, DiskFullError, DossierBusyError, NotFoundError
from coranto.store.erasing import purge_is_due
from coranto.store.writer import Writer, open_writer

KEPT = "date 2033-07-11\nMinister Ana Quispe met Mayor Otto Brandt in Lima on Monday. Quispe left early, police said.\n"
SECRET = (
    "date 2033-07-12\nZebedee Kowalczuk hid eleven marmosets under floorboards in Lima on Tuesday, Wilhelmina said.\n"
    "Ana Quispe was told of it, and Otto Brandt was not.\n"
)
OTHER = "date 2033-07-13\nAna Quispe spoke in Lima on Wednesday, police said.\n"
WORDS = ("Zebedee", "Kowalczuk", "marmosets", "floorboards", "Wilhelmina", "secret")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in (("kept.txt", KEPT), ("secret.txt", SECRET), ("other.txt", OTHER)):
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def dossier(tmp_path: Path, sources: Path) -> Path:
    path = tmp_path / "a.coranto"
    library.build([sources], path, workers=1)
    return path


def traces(path: Path, words: tuple[str, ...] = WORDS) -> list[str]:
    """Where words stand in a dossier: in its bytes, in what lies beside it, in any blob unpacked, in the index."""
    found = []
    for file in sorted(path.parent.glob(path.name + "*")):
        data = file.read_bytes()
        found += [f"{file.name}: {word}" for word in words if re.search(word.encode(), data, re.I)]
        for at in [m.start() for m in re.finditer(b"\x78[\x01\x5e\x9c\xda]", data)]:
            try:
                plain = zlib.decompressobj().decompress(data[at:])
            except zlib.error:
                continue
            found += [f"{file.name} at {at}: {word}" for word in words if re.search(word.encode(), plain, re.I)]
    connection = apsw.Connection(":memory:")
    connection.execute("ATTACH ? AS d", (str(path),))
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('d', 'sentence_index', 'row')")
    terms = {term for (term,) in connection.execute("SELECT term FROM temp.words")}
    connection.close()
    return found + [f"index: {word}" for word in words if word.lower() in terms]


def exported(path: Path) -> bytes:
    with library.open_dossier(path) as opened:
        return b"".join(opened.export_lines())


def verified(path: Path) -> tuple[str, ...]:
    with library.open_dossier(path) as opened:
        return tuple(f"{fault.at}: {fault.what}" for fault in opened.verify().faults)


def test_the_words_are_there_before(dossier: Path) -> None:
    found = " ".join(traces(dossier))
    assert [word for word in WORDS if word not in found] == []


def test_of_an_erased_source_no_word_is_left_in_the_file_or_beside_it(dossier: Path) -> None:
    done = custody.erase(dossier, "secret.txt", "court order 12/33", "Ana")
    assert done.erasure.names == ("secret.txt",)
    assert traces(dossier) == []
    assert verified(dossier) == ()


def test_all_is_made_anew_as_if_it_had_never_been_there(dossier: Path, sources: Path, tmp_path: Path) -> None:
    custody.erase(dossier, "secret.txt", "court order")
    (sources / "secret.txt").unlink()
    library.build([sources], tmp_path / "b.coranto", workers=1)
    assert exported(dossier) == exported(tmp_path / "b.coranto")


def test_the_tombstone_tells_when_why_and_who_and_the_chain_holds(dossier: Path) -> None:
    before = [line.written for line in custody.log(dossier)]
    with library.open_dossier(dossier) as opened:
        sha256 = opened.original("secret.txt").sha256
    custody.erase(dossier, "secret.txt", "court  order\n12/33", "Ana")
    after = custody.log(dossier)
    assert [line.written for line in after[: len(before)]] == before
    (stone,) = [line for line in after if line.kind == "erasure"]
    told = dict(stone.told())
    assert (told["reason"], told["by"], told["sha256"], stone.at[-1]) == ("court order 12/33", "Ana", [sha256], "Z")
    assert [line.n for line in after if line.slip is None] == told["lines"]


def test_what_was_erased_is_not_taken_in_again(dossier: Path, sources: Path) -> None:
    custody.erase(dossier, "secret.txt", "court order")
    before = exported(dossier)
    (sources / "renamed.txt").write_text(SECRET)
    report = library.add(dossier, [sources], workers=1)
    assert sorted(problem.doc for problem in report.problems) == ["renamed.txt", "secret.txt"]
    assert "erased from this dossier, as line" in report.problems[0].what
    assert exported(dossier) == before
    assert traces(dossier) == []
    library.build([sources], dossier, workers=1, replace=True)
    assert exported(dossier) == before
    assert verified(dossier) == ()


def test_the_same_text_under_other_names_goes_too_and_copies_that_stay_are_named(tmp_path: Path, sources: Path) -> None:
    (sources / "again.txt").write_text(SECRET)
    line = "The water board of Tacna closed all four of its pumping stations after engineers found cracks."
    (sources / "x.txt").write_text(f"date 2033-07-12\n{line}\nZebedee Kowalczuk was silent.\n")
    (sources / "y.txt").write_text(f"date 2033-07-13\n{line}\nOtto Brandt was silent.\n")
    path = tmp_path / "b.coranto"
    library.build([sources], path, workers=1)
    assert custody.erase(path, "again.txt", "court order").erasure.names == ("again.txt", "secret.txt")
    assert custody.erase(path, "x.txt", "court order").copied == ("y.txt",)
    assert traces(path) == []
    assert verified(path) == ()


LEAK = "The water board of Tacna closed all four of its pumping stations after engineers found cracks."
CARRIERS = {
    "a.txt": f"date 2033-07-12\n{LEAK}\nZebedee Kowalczuk was silent.\n",
    "b.txt": f"date 2033-07-12\n{LEAK}\nZebedee Kowalczuk was silent.\n\n",
    "c.txt": f"date 2033-07-13\n{LEAK}\nOtto Brandt was silent.\n",
    "d.txt": f"date 2033-07-14\nFishmongers in Ilo sold out of squid on Thursday, a trader said.\n{LEAK}\n",
}


@pytest.fixture
def leaked(tmp_path: Path) -> Path:
    (tmp_path / "leak").mkdir()
    for name, text in CARRIERS.items():
        (tmp_path / "leak" / name).write_text(text)
    library.build([tmp_path / "leak"], tmp_path / "leak.coranto", workers=1)
    return tmp_path / "leak.coranto"


@pytest.mark.parametrize("doc", CARRIERS)
def test_all_that_carry_its_words_are_named_whichever_was_compared_with_which(leaked: Path, doc: str) -> None:
    assert custody.erase(leaked, doc, "court order").copied == tuple(name for name in CARRIERS if name != doc)


def test_of_an_unfinished_dossier_those_are_named_that_its_chronicle_knows(leaked: Path) -> None:
    with open_writer(leaked) as writer, writer.batch():
        pass
    assert custody.erase(leaked, "b.txt", "court order").copied == ("a.txt", "c.txt", "d.txt")


def test_a_version_that_takes_the_name_of_the_erased_one_is_named_as_it_is_called_then(
    leaked: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later" / "c.txt"
    later.parent.mkdir()
    later.write_text(CARRIERS["c.txt"].replace("silent", "loud"))
    library.add(leaked, [later], workers=1)
    assert custody.erase(leaked, "c.txt", "court order").copied == ("a.txt", "b.txt", "c.txt", "d.txt")


def test_verdicts_that_it_alone_bears_out_go_with_it_and_others_stay(dossier: Path) -> None:
    ana = Signature("Ana", "as told", "2033-08-01T10:00:00Z")
    judge(dossier, "different", "Wilhelmina", "Otto Brandt", ana)
    stays = judge(dossier, "different", "Ana Quispe", "Otto Brandt", ana)
    done = custody.erase(dossier, "secret.txt", "court order")
    assert done.erasure.verdicts == 1
    with library.open_dossier(dossier) as opened:
        assert opened.judgements() == [stays]
    assert traces(dossier) == []
    assert verified(dossier) == ()


def test_grades_of_it_go_with_it_and_those_of_others_stay(dossier: Path) -> None:
    with library.open_dossier(dossier) as opened:
        claims = {claim.doc: claim.id for claim in opened.records(Claim)}
    gone = grade(dossier, claims["secret.txt"], "B2", Signed("Ana", rationale="he hid marmosets"))
    undone = grade(dossier, claims["secret.txt"], "C3", Signed("Otto"))
    take_back(dossier, undone.id, "Otto")
    stays = grade(dossier, claims["other.txt"], "B2", Signed("Ana"))
    assert gone.id != stays.id
    assert custody.erase(dossier, "secret.txt", "court order").erasure.verdicts == 3
    with library.open_dossier(dossier) as opened:
        assert opened.gradings() == [stays]
    assert traces(dossier) == []
    assert verified(dossier) == ()


def test_the_last_source_can_be_erased(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    path = tmp_path / "b.coranto"
    library.build([tmp_path / "secret.txt"], path, workers=1)
    custody.erase(path, "secret.txt", "court order")
    assert traces(path) == []
    assert verified(path) == ()


def test_of_a_feed_only_the_item_goes_and_with_it_the_bytes_of_the_feed(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>{title}</title><link>https://x.test/{n}</link><description>{text}</description></item>"
        for n, (title, text) in enumerate((("Kept", KEPT), ("Hidden", SECRET), ("Other", OTHER)))
    )
    feed = tmp_path / "feed.xml"
    feed.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>')
    path = tmp_path / "b.coranto"
    library.build([feed], path, workers=1)
    with library.open_dossier(path) as opened:
        docs = [document.doc for document in opened.documents()]
        (secret,) = [doc for doc in docs if "marmosets" in opened.text(doc)]
    custody.erase(path, secret, "court order")
    assert traces(path) == []
    assert verified(path) == ()
    with library.open_dossier(path) as opened:
        left = [document.doc for document in opened.documents()]
        assert sorted([*left, secret]) == sorted(docs)
        with pytest.raises(NotFoundError, match="were erased"):
            opened.original(left[0])
    before = exported(path)
    feed.write_text(feed.read_text().replace("<title>F</title>", "<title>G</title>"))
    report = library.add(path, [feed], workers=1)
    assert len(report.problems) == 1
    assert traces(path) == []
    assert verified(path) == ()
    assert len(before) > 0


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_an_erasure_needs_a_reason(dossier: Path, reason: str) -> None:
    with pytest.raises(BadRequestError, match="A reason of"):
        custody.erase(dossier, "secret.txt", reason)


def test_a_document_that_is_not_there_cannot_be_erased(dossier: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no document secrt"):
        custody.erase(dossier, "secrt.txt", "court order")


def test_an_erasure_broken_off_is_finished_by_the_next_add(dossier: Path) -> None:
    with open_writer(dossier) as writer:
        writer.erase("secret.txt", "court order", None)
    assert any("finish that with coranto add" in fault for fault in verified(dossier))
    library.add(dossier, workers=1)
    assert traces(dossier) == []
    assert verified(dossier) == ()


def test_while_others_read_the_rest_is_left_for_later_and_said_to_be(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coranto.store.connection.BUSY_MS", 50)
    with library.open_dossier(dossier) as reading:
        assert "marmosets" in reading.text("secret.txt")
        with pytest.raises(DossierBusyError, match="Stop what reads or serves it, then run: coranto add"):
            custody.erase(dossier, "secret.txt", "court order")
        assert "marmosets" in reading.text("secret.txt")  # its snapshot is what it was
    with open_writer(dossier) as writer:
        assert purge_is_due(writer.connection)
    library.add(dossier, workers=1)
    assert traces(dossier) == []
    assert verified(dossier) == ()


def test_a_disk_that_is_full_while_erasing_leaves_the_rest_for_later_and_says_so(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Writer) -> None:
        raise apsw.FullError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "purge", full)
        with pytest.raises(DiskFullError, match="Make room, then run: coranto add"):
            custody.erase(dossier, "secret.txt", "court order")
    assert verified(dossier) != ()
    library.add(dossier, workers=1)
    assert traces(dossier) == []
    assert verified(dossier) == ()


def test_two_who_erase_at_once_are_told_to_wait(dossier: Path) -> None:
    with open_writer(dossier), pytest.raises(DossierBusyError, match="Wait until it is done"):
        custody.erase(dossier, "secret.txt", "court order")
    assert verified(dossier) == ()


def test_what_is_no_character_is_not_kept(dossier: Path) -> None:
    custody.erase(dossier, "secret.txt", "court \udce9 order", "An\udce9")
    told = next(line.told() for line in custody.log(dossier) if line.kind == "erasure")
    assert (told["reason"], told["by"]) == ("court ? order", "An?")
