"""spaCy pipelines: real ones, built here, saved and loaded from their folder."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coranto.model.errors import BadRequestError, ModelUnavailableError, NotOfferedError
from coranto.nlp.adapters import load
from coranto.nlp.adapters import spacy as adapter

spacy = pytest.importorskip("spacy")

RULES = [
    {"label": "PERSON", "pattern": "Ama Osei"},
    {"label": "GPE", "pattern": "the United Kingdom"},
    {"label": "GPE", "pattern": "The Hague"},
    {"label": "ORG", "pattern": "The Navy"},
    {"label": "GPE", "pattern": "Accra's"},
    {"label": "NORP", "pattern": "Ghanaian"},
    {"label": "NORP", "pattern": "Ghanaians"},
    {"label": "DATE", "pattern": "Monday"},
    {"label": "LAW", "pattern": "Clean Water Act"},
]
WORD_CLASSES = {"Ghanaian": "ADJ", "Ghanaians": "PROPN"}
TEXT = (
    "🙂 The Navy met Ghanaian envoys in The Hague on Monday.\n\nAma Osei told Ghanaians of the United Kingdom's plan."
)


def pipeline() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    tags = nlp.add_pipe("attribute_ruler")
    for word, pos in WORD_CLASSES.items():
        tags.add([[{"ORTH": word}]], {"POS": pos})
    nlp.add_pipe("entity_ruler").add_patterns(RULES)
    nlp.meta["name"] = "small"
    return nlp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pipeline().to_disk(tmp_path / "small")
    return tmp_path / "small"


def marked(folder: Path, text: str, layer: str = "entity") -> list[tuple[str, str]]:
    spans = load(f"spacy:{folder}").annotate(text)
    return [(text[span.start : span.end], span.label) for span in spans if span.layer == layer]


def test_entities_have_our_labels_and_names_without_article(folder: Path) -> None:
    assert marked(folder, TEXT) == [
        ("Navy", "organization"),  # the article opens the text
        ("The Hague", "place"),
        ("Ama Osei", "person"),
        ("Ghanaians", "group"),  # the adjective is none
        ("United Kingdom", "place"),
    ]


def test_the_possessive_is_no_part_of_a_name(folder: Path) -> None:
    assert marked(folder, "They left Accra's port, by the Clean Water Act.") == [
        ("Accra", "place"),
        ("Clean Water Act", "product"),
    ]


def test_without_word_classes_a_peoples_name_is_kept(tmp_path: Path) -> None:
    nlp = pipeline()
    nlp.remove_pipe("attribute_ruler")
    nlp.to_disk(tmp_path / "bare")
    assert marked(tmp_path / "bare", "Ghanaian envoys") == [("Ghanaian", "group")]


def test_a_peoples_name_before_a_noun_is_no_group(tmp_path: Path) -> None:
    nlp = pipeline()
    nlp.get_pipe("attribute_ruler").add([[{"ORTH": "Ghanaians"}]], {"DEP": "compound"})
    nlp.to_disk(tmp_path / "parsed")
    assert marked(tmp_path / "parsed", "The Ghanaians side") == []


def test_the_article_of_english_is_taken_off_in_english_alone(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "the Matrix"}])
    nlp.to_disk(tmp_path / "dutch")
    assert marked(tmp_path / "dutch", "Hij zag the Matrix.") == [("the Matrix", "organization")]


def test_sentences_are_spans_without_the_space_between(folder: Path) -> None:
    assert marked(folder, TEXT, "sentence") == [
        ("🙂 The Navy met Ghanaian envoys in The Hague on Monday.", "sentence"),
        ("Ama Osei told Ghanaians of the United Kingdom's plan.", "sentence"),
    ]


def test_spans_are_in_order(folder: Path) -> None:
    spans = load(f"spacy:{folder}").annotate(TEXT)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, span.end, span.layer))
    assert {span.score for span in spans} == {1.0}


def test_a_long_text_is_read_in_parts_with_the_same_offsets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join([TEXT] * 5)
    whole = load(f"spacy:{folder}").annotate(text)
    monkeypatch.setattr(adapter, "LONGEST", 70)
    parted = load(f"spacy:{folder}")
    assert parted.annotate(text) == whole


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_an_empty_text_has_nothing(folder: Path, text: str) -> None:
    assert load(f"spacy:{folder}").annotate(text) == ()


def test_layers_are_those_that_a_component_gives(tmp_path: Path, folder: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("span_ruler", config={"annotate_ents": True})
    ruler.add_patterns(RULES)
    nlp.to_disk(tmp_path / "ruled")
    assert load(f"spacy:{folder}").layers == ("entity", "sentence")
    assert load(f"spacy:{tmp_path / 'ruled'}").layers == ("entity",)
    assert marked(tmp_path / "ruled", "Ama Osei left.") == [("Ama Osei", "person")]


def test_a_pipeline_that_gives_nothing_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(BadRequestError, match="gives neither entities nor sentences"):
        load(f"spacy:{tmp_path / 'blank'}")


def test_the_name_is_the_pipelines_and_the_digest_its_files(tmp_path: Path, folder: Path) -> None:
    one, again = load(f"spacy:{folder}"), load(f"spacy:{folder}")
    assert (one.name, one.digest) == ("spacy:en_small 0.0.0", again.digest)
    nlp = pipeline()
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Kumasi"}])
    nlp.to_disk(tmp_path / "other")
    assert load(f"spacy:{tmp_path / 'other'}").digest != one.digest


def test_vectors_are_the_words_mean_at_length_1(tmp_path: Path) -> None:
    nlp = pipeline()
    nlp.vocab.set_vector("flood", np.array([3.0, 0.0], dtype=np.float32))
    nlp.vocab.set_vector("rain", np.array([0.0, 3.0], dtype=np.float32))
    nlp.to_disk(tmp_path / "vectors")
    analyzer = load(f"spacy:{tmp_path / 'vectors'}")
    rows = analyzer.embed(["flood rain", "flood", "zzz"])
    assert rows.dtype == np.float32
    assert np.allclose(rows, [[2**-0.5, 2**-0.5], [1.0, 0.0], [0.0, 0.0]])
    assert analyzer.embed([]).shape == (0, 2)


def test_a_pipeline_without_vectors_says_so(folder: Path) -> None:
    with pytest.raises(NotOfferedError, match="has no word vectors"):
        load(f"spacy:{folder}").embed(["A flood."])


def test_a_pipeline_that_is_not_there_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="python -m spacy download xx_no_such"):
        load("spacy:xx_no_such")
    with pytest.raises(ModelUnavailableError, match="spaCy cannot load"):
        load(f"spacy:{tmp_path}")
