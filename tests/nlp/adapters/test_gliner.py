"""GLiNER models: a real one of random weights, built here, saved and loaded from its folder."""

import json
import os
import re
import shutil
import string
import sys
from pathlib import Path
from typing import Any

import pytest

from coranto.model.errors import ModelUnavailableError, NotOfferedError
from coranto.nlp.adapters import load
from coranto.nlp.adapters.gliner import GlinerAnalyzer
from coranto.nlp.adapters.stretches import stretches
from coranto.nlp.heads import ENTITY_LABELS


def configuration(folder: Path, **contents: object) -> Path:
    """A folder with a model's descriptions and no weights."""
    folder.mkdir()
    (folder / "gliner_config.json").write_text(json.dumps({"encoder_config": {}} | contents))
    (folder / "tokenizer_config.json").write_text("{}")
    return folder


@pytest.mark.parametrize("missing", ["gliner_config.json", "tokenizer_config.json"])
def test_a_model_without_a_part_says_how_to_save_it(tmp_path: Path, missing: str) -> None:
    (configuration(tmp_path / "model") / missing).unlink()
    with pytest.raises(ModelUnavailableError, match=f"has no {missing}") as raised:
        load(f"gliner:{tmp_path / 'model'}")
    assert "save_pretrained(FOLDER" in raised.value.remedy


@pytest.mark.parametrize("encoder", [None, "someone/encoder"])
def test_an_encoder_is_not_looked_up_by_name(tmp_path: Path, encoder: str | None) -> None:
    folder = configuration(tmp_path / "model", encoder_config=encoder)
    with pytest.raises(ModelUnavailableError, match="does not describe its encoder"):
        load(f"gliner:{folder}")


def test_a_model_with_code_of_its_own_is_not_run(tmp_path: Path) -> None:
    folder = configuration(tmp_path / "model", encoder_config={"auto_map": {"AutoModel": "someone/code--model.Own"}})
    with pytest.raises(ModelUnavailableError, match="brings code of its own"):
        load(f"gliner:{folder}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of two layers' width 32 that reads letters, and finds names anywhere."""
    gliner: Any = pytest.importorskip("gliner")
    torch: Any = pytest.importorskip("torch")
    tokenizers: Any = pytest.importorskip("tokenizers")
    transformers: Any = pytest.importorskip("transformers")
    at = tmp_path_factory.mktemp("gliner")
    special = {"unk": "[UNK]", "pad": "[PAD]", "cls": "[CLS]", "sep": "[SEP]", "mask": "[MASK]"}
    letters = [*string.ascii_letters, *(f"##{letter}" for letter in string.ascii_letters), ".", ","]
    vocabulary = {piece: number for number, piece in enumerate([*special.values(), *letters])}
    pieces = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]"))
    pieces.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=pieces, model_max_length=128, **{f"{name}_token": token for name, token in special.items()}
    )
    tokenizer.save_pretrained(at / "backbone")
    torch.manual_seed(1)
    encoder = {
        "model_type": "bert",
        "vocab_size": len(vocabulary),
        "hidden_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "max_position_embeddings": 128,
    }
    described = gliner.GLiNERConfig(
        model_name=str(at / "backbone"), encoder_config=encoder, hidden_size=32, max_len=20, max_width=3
    )
    model = gliner.GLiNER.from_config(described, backbone_from_pretrained=False)
    model.save_pretrained(at / "tiny", safe_serialization=True)
    shutil.rmtree(at / "backbone")
    return at / "tiny"


TEXT = "🙂 Ana Ruiz spoke in Lima on Monday. Nobody answered.\n\nShe left for Quito, and then she slept."


def test_spans_are_words_of_the_text_under_our_labels(folder: Path) -> None:
    model = GlinerAnalyzer(folder, threshold=0.3)
    spans = model.annotate(TEXT)
    assert len(spans) > 5
    assert {span.label for span in spans} <= set(ENTITY_LABELS)
    words = [found.span() for found in re.finditer(r"\w+|\S", TEXT)]
    assert {span.start for span in spans} <= {start for start, _ in words}
    assert {span.end for span in spans} <= {end for _, end in words}
    assert all(0.3 <= span.score == round(span.score, 4) <= 1 for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, span.end))
    assert model.annotate(TEXT) == spans
    assert max(span.end for span in spans) > TEXT.index("Quito")


def test_a_stretch_is_read_as_if_it_were_alone(folder: Path) -> None:
    model = GlinerAnalyzer(folder, threshold=0.3)
    first, second = TEXT.split("\n\n")
    shift = len(first) + 2
    alone = [(s.start, s.end, s.label, s.score) for s in model.annotate(first)]
    alone += [(s.start + shift, s.end + shift, s.label, s.score) for s in model.annotate(second)]
    assert [(s.start, s.end, s.label, s.score) for s in model.annotate(TEXT)] == alone


@pytest.mark.parametrize("text", [TEXT * 3, "Incomprehensibilities " * 30, "x" * 500, "Q. " * 200])
def test_no_stretch_is_longer_than_the_model_takes(folder: Path, text: str) -> None:
    model = GlinerAnalyzer(folder)
    inner = model._model
    for stretch in stretches(text, model._size):
        asked = inner.prepare_batch([stretch.of(text)], list(ENTITY_LABELS), None)
        words = asked["input_x"][0]["tokenized_text"]
        batch = inner.collate_batch(asked["input_x"], asked["entity_types"], inner.create_collator())
        assert len(words) <= 20
        assert batch["input_ids"].shape[1] <= 128
        assert int(batch["words_mask"].max()) == len(words)  # the last word was not cut off
    model.annotate(text)  # and GLiNER warns of nothing


def test_the_threshold_leaves_out_what_scores_less(folder: Path) -> None:
    assert GlinerAnalyzer(folder, threshold=0.99).annotate(TEXT) == ()


def test_the_digest_follows_weights_and_threshold(folder: Path, tmp_path: Path) -> None:
    one = load(f"gliner:{folder}")
    shutil.copytree(folder, tmp_path / "tiny")
    assert (one.name, one.layers) == ("gliner:tiny", ("entity",))
    assert load(f"gliner:{tmp_path / 'tiny'}").digest == one.digest != GlinerAnalyzer(folder, threshold=0.4).digest
    described = json.loads((tmp_path / "tiny" / "gliner_config.json").read_text())
    (tmp_path / "tiny" / "gliner_config.json").write_text(json.dumps(described | {"max_width": 2}))
    assert load(f"gliner:{tmp_path / 'tiny'}").digest != one.digest


def test_damaged_weights_are_an_error_with_a_remedy(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "tiny")
    (tmp_path / "tiny" / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelUnavailableError, match="GLiNER cannot load the model"):
        load(f"gliner:{tmp_path / 'tiny'}")


def test_a_loaded_model_leaves_hubs_switched_off(folder: Path) -> None:
    load(f"gliner:{folder}")
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert sys.modules["huggingface_hub.constants"].HF_HUB_OFFLINE is True


def test_it_has_no_vectors(folder: Path) -> None:
    with pytest.raises(NotOfferedError):
        load(f"gliner:{folder}").embed(["one"])
