import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.serving import TEXTS, dossier_of
from coranto.api.editions import WAITING, Edition
from coranto.api.newsstand import Newsstand
from coranto.api.problems import RefusedError
from coranto.library import add
from coranto.model.errors import DossierMissingError
from coranto.view.filters import Filter


def test_an_edition_stays_what_it_is_while_it_is_read(tmp_path):
    dossier = dossier_of(tmp_path, TEXTS)
    (tmp_path / "later.txt").write_text("Bay Herald\n date 2031-03-10\n\nThe toll rose to 19, the coast guard said.\n")
    with Newsstand(dossier) as stand:
        with stand.edition() as old:
            rows = [row.id for row in old.matching(Filter())]
            add(dossier, [tmp_path / "later.txt"], workers=1)
            stand.renew()
            assert stand.version != old.version
            with old.reader() as reader, old.desk() as desk:
                assert len(reader.documents()) == len(desk.documents) == 3
            assert [row.id for row in old.matching(Filter())] == rows
            held = weakref.ref(old.chronicle())
        del desk
        assert (
            held() is None
        )  # though nothing that an edition is made of is ever looked through for what is unreachable
        with stand.edition() as new:
            assert new.version == stand.version
            with new.reader() as reader:
                assert len(reader.documents()) == 4


def test_nothing_is_renewed_where_nothing_is_new(ferry):
    with Newsstand(ferry) as stand, stand.edition() as before:
        stand.renew()
        with stand.edition() as after:
            assert after is before


def test_many_read_at_once(ferry):
    with Newsstand(ferry, readers=2) as stand:

        def read(number: int) -> int:
            with stand.edition() as edition:
                if number % 2:
                    with edition.reader() as reader:
                        return len(reader.search("ferry"))
                with edition.desk() as desk:
                    return len(desk.documents)

        with ThreadPoolExecutor(WAITING) as pool:
            found = list(pool.map(read, range(60)))
        assert len(set(found[::2])) == 1
        assert len(set(found[1::2])) == 1


def test_where_there_is_no_dossier_nothing_is_opened(tmp_path):
    with pytest.raises(DossierMissingError):
        Newsstand(tmp_path / "none.coranto")


def test_an_answer_is_made_once(ferry):
    edition = Edition(ferry, readers=1)
    made = []
    for _ in range(3):
        assert edition.answer("question", lambda: made.append(threading.get_ident()) or b"answer") == b"answer"
    assert len(made) == 1
    edition.close()


def test_only_so_many_wait_for_what_takes_long_and_entries_wait_for_none_of_it(ferry):
    edition = Edition(ferry, readers=1)
    edition.lines()

    def count() -> int:
        with edition.desk() as desk:
            return len(desk.documents)

    with ThreadPoolExecutor(WAITING) as pool:
        with edition.dossier():
            waiting = [pool.submit(count) for _ in range(WAITING)]
            while edition._waiting._value:
                threading.Event().wait(0.01)
            with pytest.raises(RefusedError) as refused, edition.desk():
                pass
            assert refused.value.status == 429
            assert edition.matching(Filter())
            with edition.reader() as reader:
                assert reader.search("ferry")
        assert [one.result() for one in waiting] == [3] * WAITING
    edition.close()
