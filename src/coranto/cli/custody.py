"""Commands on custody: the log of what came in and what was done, and whether all is as it was."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coranto.cli.logs import logged
from coranto.cli.options import AS_JSON, DOSSIER, MODEL
from coranto.cli.printing import dossier_at, harmless, print_json, style, write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coranto.store.custody import Line
    from coranto.store.verifying import Fault, Verdict


@click.command()
@DOSSIER
@click.option("--lines", is_flag=True, help="The lines exactly as they were hashed, one a line.")
@click.option("--slips", is_flag=True, help="Their slips, exactly as they were hashed; nothing for a destroyed one.")
@AS_JSON
def log(dossier: Path, lines: bool, slips: bool, as_json: bool) -> None:
    """Show what came in, was worked on, decided, erased and sealed, and when: a chain of hashes."""
    if lines + slips + as_json > 1:
        raise click.UsageError("--lines, --slips and --json exclude one another.")
    from coranto import custody

    held = custody.log(dossier)
    if lines or slips:
        write_bytes(((line.written if lines else line.slip or "") + "\n").encode() for line in held)
        return
    for line in held:
        if as_json:
            print_json({"line": line.written, "slip": line.slip, "hash": line.hash})
        else:
            _print_line(line)


def _print_line(line: "Line") -> None:
    told = line.told()
    words = [f"{name} {_shown(value)}" for name, value in told.items() if name not in _LEFT_OUT and value is not None]
    what = ", ".join(words) if told else "(erased)"
    click.echo(style(f"{line.n:>6}  {line.at}  {line.hash[:12]}  ", "faint") + harmless(f"{line.kind}: {what}"))


_LEFT_OUT = frozenset({"key", "steps", "tools"})


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(_shown, value))
    words = str(value)
    return words[:12] if len(words) == 64 and all(c in "0123456789abcdef" for c in words) else words


@click.command()
@DOSSIER
@click.argument("doc")
@click.option("--reason", required=True, help="Why, in words; it stays in the log, so name nobody.")
@click.option("--by", metavar="NAME", help="Who erases.")
@MODEL
@AS_JSON
@logged
def erase(dossier: Path, doc: str, reason: str, by: str | None, model: str | None, as_json: bool) -> None:
    """Erase DOC for good: its bytes, its text wherever it was given, and all that was made of it.

    The log keeps a tombstone: that something was erased, when, why and by whom, and the hashes by which it is known
    again and not taken in once more.
    """
    from coranto import custody
    from coranto.watch.memory import beside

    done = custody.erase(dossier, doc, reason, by, model=model)
    if as_json:
        print_json(done)
        return
    gone = done.erasure
    click.echo(harmless(f"Erased: {', '.join(gone.names)} (line {gone.line} of the log)."))
    if gone.verdicts:
        click.echo(f"With it went {gone.verdicts} verdict{'s' * (gone.verdicts != 1)} that it alone bore out.")
    if done.copied:
        click.echo(harmless(f"Some of its words stand in other dispatches too, which stay: {', '.join(done.copied)}"))
    click.echo("Copies of this file, exports and sealed packages made before still hold it.")
    if (memory := beside(dossier)).exists():
        click.echo(harmless(f"{memory}, what a watch remembers, may tell of it: remove it while no watch runs."))


@click.command()
@DOSSIER
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), help="A folder, or a file in .wacz.")
@click.option("--sign", "key", type=click.Path(path_type=Path), help="An SSH key to sign with: id_ed25519.")
@click.option("--by", metavar="NAME", help="Who seals.")
@AS_JSON
@logged
def seal(dossier: Path, output: Path, key: Path | None, by: str | None, as_json: bool) -> None:
    """Make a package to be handed over: sources, dossier, chronicle, log, and hashes of all.

    A folder is a bag (BagIt), a file that ends in .wacz a web archive. Nothing in it is redacted.
    """
    from coranto import sealing

    made = sealing.seal(dossier, output, by, key)
    if as_json:
        print_json(made)
        return
    click.echo(f"Sealed {made.path}: {made.form}, {'signed' if made.signed else 'not signed'}.")
    click.echo(f"Note these elsewhere: sha256 of {sealing.MANIFEST[made.form]} {made.sha256}")
    click.echo(f"                      head of the log, line {made.head[0]}, {made.head[1]}")


@click.command()
@click.argument("dossier", metavar="DOSSIER|PACKAGE", type=click.Path(path_type=Path))
@click.option("--signers", type=click.Path(path_type=Path, exists=True), help="Who may sign packages (OpenSSH).")
@AS_JSON
@logged
def verify(dossier: Path, signers: Path | None, as_json: bool) -> None:
    """Check that every span slices to its quote, every hash matches, the log is one chain, and the file is whole.

    Of a package that coranto seal made, also every file in it, and who signed it.
    """
    from coranto.sealing import form_of

    if form_of(dossier) is not None:
        _verify_package(dossier, signers, as_json)
        return
    if signers is not None:
        raise click.UsageError("--signers is for a package: a dossier is not signed.")
    with dossier_at(dossier) as opened:
        found, model = opened.verify(), opened.model
    if as_json:
        print_json({**_plain(found), "model": model})
    else:
        _print_faults(found.faults)
        if model is not None:
            click.echo(harmless(f"made with the language model {model.name}, digest {model.digest}"))
        _print_verdict(found)
    if found.faults:
        sys.exit(1)


def _verify_package(package: Path, signers: Path | None, as_json: bool) -> None:
    from coranto.sealing import MANIFEST, verify_package

    found = verify_package(package, signers)
    if as_json:
        print_json(found)
    else:
        _print_faults(found.faults)
        click.echo(f"{found.form}, sha256 of {MANIFEST[found.form]} {found.sha256}")
        click.echo(harmless(f"signed with {found.signer}" if found.signer else "signed by nobody"))
        if found.dossier is not None:
            _print_verdict(found.dossier)
        n = len(found.faults)
        click.echo(f"package: {f'{n} faults' if n else 'no fault'}")
    if found.faults:
        sys.exit(1)


def _print_faults(faults: "Iterable[Fault]") -> None:
    for fault in faults:
        click.echo(harmless(f"{fault.at}: {fault.what}"))


def _print_verdict(found: "Verdict") -> None:
    for remark in found.remarks:
        click.echo(harmless(f"note: log {remark}"))
    click.echo(f"log of {found.log[0]} lines, head {found.log[1]}")
    click.echo(
        f"{found.documents} documents, {found.records} records, {found.spans} spans: "
        + (f"{len(found.faults)} faults" if found.faults else "no fault")
    )


def _plain(found: "Verdict") -> dict[str, object]:
    from msgspec import to_builtins

    plain: dict[str, object] = to_builtins(found)
    return plain
