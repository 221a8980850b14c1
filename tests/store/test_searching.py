import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.store.reader import open_reader
from coranto.store.searching import match_expression, search
from run.dossiers import flood, readings, take


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    path = flood(tmp_path_factory.mktemp("dossier") / "x")
    take(path, readings({"café.txt": "The \"Élysée\" café shut — 3.5 km off.\r\nO'Neill's bridge-keeper left."}))
    with open_reader(path) as opened:
        yield opened


def found(reader, query: str, limit: int = 10) -> list[str]:
    return [hit.permalink for hit in search(reader, query, limit)]


def test_all_words_must_occur_in_the_sentence(reader):
    assert found(reader, "dam maria") == ["north.txt#char=0,25", "south.txt#char=21,46"]
    assert found(reader, "dam pedro") == []


def test_case_and_accents_do_not_matter(reader):
    assert found(reader, "ELYSEE cafe") == found(reader, "élysée café") == ["café.txt#char=0,37"]


def test_words_in_quotes_stand_together_and_a_star_ends_a_beginning(reader):
    assert len(found(reader, '"dam broke"')) == 2
    assert found(reader, '"broke dam"') == []
    assert found(reader, "slep*") == ["west.txt#char=21,45"]


def test_what_is_no_character_is_found_nowhere(reader):
    assert found(reader, "dam \udce9") == found(reader, "dam")
    assert found(reader, "pedr\udce9") == []


def test_a_hit_carries_its_sentence(reader):
    (hit,) = search(reader, "pedro", 10)
    assert (hit.doc, hit.text) == ("west.txt", "Nobody slept said Pedro.")
    assert hit.text == reader.dispatch(hit.doc).text[hit.start : hit.end]


def test_the_limit_cuts_equals_in_canonical_order(reader):
    assert found(reader, "dam", 1) == ["north.txt#char=0,25"]
    assert found(reader, "dam", 0) == []


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "*", "-", "\x00", "(", "🌊"])
def test_nothing_to_look_for_finds_nothing(reader, query):
    assert found(reader, query) == []


@pytest.mark.parametrize("query", ["dam AND", 'dam "', "dam OR (", "NEAR(dam", "dam -", "words:dam", "^dam", "dam:"])
def test_what_would_be_syntax_elsewhere_is_plain_words(reader, query):
    assert isinstance(found(reader, query), list)


@given(st.text(max_size=30))
def test_no_query_is_an_error(reader, query):
    assert match_expression(query) is None or isinstance(found(reader, query), list)
