"""Packages to be handed over: a dossier with its sources, its log and hashes of all; and whether one is what it was."""

import errno
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from coranto.export import html, wacz
from coranto.export.bagit import SIGNED, bag_faults, close_bag, hashes_of
from coranto.export.edition import Called, Edition
from coranto.export.signing import SUFFIX, sign, signer
from coranto.library import Dossier, PathLike, open_dossier
from coranto.model.errors import (
    BadRequestError,
    CorantoError,
    DiskFullError,
    DossierDamagedError,
    DossierMissingError,
    DossierUnwritableError,
)
from coranto.model.version import VERSION
from coranto.store.connection import translated
from coranto.store.custody import Line, Slip, canonical
from coranto.store.reader import Reader, open_reader
from coranto.store.verifying import Fault, Verdict
from coranto.store.writer import open_writer
from coranto.text.folding import characters

Form = Literal["bagit", "wacz"]
DOSSIER: Final = "dossier.coranto"
LINES: Final = "lines.jsonl"
SLIPS: Final = "slips.jsonl"
SEAL: Final = "seal.json"
CHRONICLE: Final = "chronicle.html"
SOURCES: Final = "sources"
INSIDE: Final[Mapping[Form, str]] = {"bagit": "data", "wacz": "custody"}
"""The folder of a package that holds what is sealed."""
MANIFEST: Final[Mapping[Form, str]] = {"bagit": SIGNED, "wacz": "datapackage.json"}
"""The one file of a package from which all others can be checked, and which is signed."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A package that was made."""

    form: Form
    path: str
    sha256: str
    """Of the manifest: who knows it can tell this package from any other."""
    head: tuple[int, str]
    """Number and hash of the last line of the log in the package."""
    signed: bool


@dataclass(frozen=True, slots=True)
class PackageVerdict:
    """What was checked of a package, and what was found."""

    form: Form
    faults: tuple[Fault, ...]
    """Of the package and of the dossier in it; none where all is as it was sealed."""
    dossier: Verdict | None
    """Null where the package holds none that opens."""
    sha256: str | None
    """Of the manifest."""
    signer: str | None
    """Who signed it; null where nobody did, or the signature is none of it."""


def form_of(path: Path) -> Form | None:
    """What kind of package is to be read there; null for what is none."""
    if path.is_dir():
        return "bagit"
    return "wacz" if path.is_file() and zipfile.is_zipfile(path) else None


def seal(dossier: PathLike, output: PathLike, by: str | None = None, key: PathLike | None = None) -> Sealed:
    """The package now at ``output``: a web archive where its name ends in ``.wacz``, else a folder, a bag.

    It holds the dossier without free pages, the sources' bytes, the chronicle as a page and as records, the log, and
    what all was made with. ``key``: an SSH key to sign its manifest with. The log of the dossier then has a line of it.
    Raises ``BadRequestError`` where something is there already, ``DossierDamagedError`` for a dossier with faults.
    """
    path, target, by = Path(dossier), Path(output), by and characters(by)
    if not path.exists():
        raise DossierMissingError(f"There is no dossier {path}", "Give the path of a file that coranto build made.")
    if target.exists():
        raise BadRequestError(f"{target} is there already", "Name a package that is not there yet.")
    form: Form = "wacz" if target.suffix == ".wacz" else "bagit"
    with open_writer(path) as writer, _staging(target) as stage:
        writer.purge()
        inside = stage / INSIDE[form]
        inside.mkdir()
        writer.connection.execute("VACUUM INTO ?", (str(inside / DOSSIER),))
        with open_dossier(inside / DOSSIER) as copy:
            _require_sound(copy, path)
            edition = Edition(copy.corpus(), called=Called(path.stem, copy.version))
            lines = _filled(inside, copy, edition, {"at": writer.clock(), "by": by, "dossier": path.name})
            if form == "wacz":
                _web_archive(stage, inside, edition)
        if form == "bagit":
            close_bag(stage, _told(path, lines, writer.clock()))
        if key is not None:
            sign(stage / MANIFEST[form], Path(key))
        hashed = hashes_of(stage / MANIFEST[form])["sha256"]
        made = stage if form == "bagit" else _zipped(stage)
        made.rename(target)
        writer.log("seal", {"form": form, "manifest": hashed, "head": lines[-1].hash, "by": by})
    return Sealed(form, str(target), hashed, (lines[-1].n, lines[-1].hash), key is not None)


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A folder beside the target, gone afterwards unless it became the target; trouble with the disk in words."""
    folder = target.absolute().parent
    if not folder.is_dir():
        raise DossierMissingError(f"There is no folder {folder}", "Make it first, or give another path.")
    stage = None
    try:
        stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=folder))
        stage.chmod(0o755)
        yield stage
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(f"The disk that should hold {target} is full", "Make room and seal again.") from error
        raise DossierUnwritableError(f"{target} cannot be written ({error.strerror})", "Give another path.") from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)


def _require_sound(copy: Dossier, path: Path) -> None:
    """Raises ``DossierDamagedError`` for a dossier with faults."""
    verdict = copy.verify()
    if verdict.faults:
        first = verdict.faults[0]
        raise DossierDamagedError(
            f"{path} has faults ({len(verdict.faults)}), the first in {first.at}: {first.what}",
            f"See: coranto verify {path}",
        )


def _filled(inside: Path, copy: Dossier, edition: Edition, seal: Slip) -> tuple[Line, ...]:
    """The lines of the log, after all that is sealed was laid beside the dossier. ``seal``: who seals what, when."""
    with open_reader(inside / DOSSIER) as reader:
        lines = reader.log()
        (inside / SOURCES).mkdir()
        for sha256 in kept_originals(reader):
            (inside / SOURCES / sha256).write_bytes(reader.original(sha256)[1])
    rows = [
        canonical({"doc": d.doc, "sha256": d.sha256, "title": d.title, "outlet": d.outlet, "day": d.published.start})
        for d in copy.documents()
    ]
    model = copy.model
    made = {"model": model.name, "model_digest": model.digest} if model is not None else {}
    told = next((line.told() for line in reversed(lines) if line.kind == "version"), {})
    files = {
        "sources.jsonl": "".join(row + "\n" for row in rows),
        LINES: "".join(f"{line.written}\n" for line in lines),
        SLIPS: "".join(f"{line.slip or ''}\n" for line in lines),
        SEAL: canonical({**seal, "version": copy.version, "lines": len(lines), "head": lines[-1].hash, **told, **made})
        + "\n",
    }
    for name, words in files.items():
        (inside / name).write_bytes(words.encode("utf-8", "replace"))
    with (inside / CHRONICLE).open("wb") as file:
        file.writelines(html.encoded(edition))
    with (inside / "chronicle.jsonl").open("wb") as file:
        file.writelines(copy.export_lines())
    return lines


def kept_originals(reader: Reader) -> list[str]:
    """Hashes of the bytes that the dossier keeps, sorted: all but those that were erased."""
    query = "SELECT sha256 FROM original WHERE length(data) ORDER BY 1"
    with translated(reader.path):
        return [sha256 for (sha256,) in reader.connection.execute(query)]


def _told(path: Path, lines: tuple[Line, ...], at: str) -> dict[str, str]:
    """What the bag says of itself."""
    return {
        "Bagging-Date": at[:10],
        "Bag-Software-Agent": f"Coranto {VERSION}",
        "External-Identifier": path.name,
        "Coranto-Log-Lines": str(lines[-1].n),
        "Coranto-Log-Head": lines[-1].hash,
    }


def _web_archive(stage: Path, inside: Path, edition: Edition) -> None:
    """Lays the parts of a web archive into the stage, among them what lies inside already."""
    held = [file.relative_to(stage).as_posix() for file in sorted(inside.rglob("*")) if file.is_file()]
    wacz.lay(edition, stage, inside / CHRONICLE, held)


def _zipped(stage: Path) -> Path:
    """The files of the stage in one."""
    names = [file.relative_to(stage).as_posix() for file in sorted(stage.rglob("*")) if file.is_file()]
    wacz.zipped(stage, names, stage / "package.zip", mode=0o644, large=True)
    return stage / "package.zip"


def verify_package(package: PathLike, signers: PathLike | None = None) -> PackageVerdict:
    """What was checked of a package, and every fault; nothing in it is changed, and no network is asked.

    ``signers``: an *allowed signers* file of OpenSSH; then a package that none of them signed has a fault. Raises
    ``BadRequestError`` for what is no package.
    """
    path = Path(package)
    form = form_of(path)
    if form is None:
        raise BadRequestError(f"{path} is no package", "Give a folder or a .wacz file that coranto seal made.")
    with tempfile.TemporaryDirectory(prefix="coranto-") as folder:
        faults: list[Fault] = []
        root = path
        if form == "wacz":
            root = Path(folder) / "package"
            faults += [_fault(said) for said in _unzipped(path, root)]
        beside = (MANIFEST[form] + SUFFIX,)
        faults += [
            _fault(said) for said in (bag_faults(root, beside) if form == "bagit" else _archive_faults(root, beside))
        ]
        manifest = root / MANIFEST[form]
        by, said = _signed(manifest, None if signers is None else Path(signers))
        faults += [Fault(beside[0], one) for one in said]
        verdict, inner = _inside(root / INSIDE[form], Path(folder))
        faults += inner
        hashed = hashes_of(manifest)["sha256"] if manifest.is_file() else None
    return PackageVerdict(form, tuple(faults), verdict, hashed, by)


def _fault(said: str) -> Fault:
    at, _, what = said.partition(": ")
    return Fault(at, what)


def _unzipped(path: Path, root: Path) -> Iterator[str]:
    """Takes a package apart; what is damaged in it is told and left out. It is stored unpacked, so it cannot swell."""
    root.mkdir()
    try:
        with zipfile.ZipFile(path) as package:
            for entry in package.infolist():
                name = entry.filename
                if entry.is_dir() and not entry.file_size:
                    continue  # other programs list folders too
                if name.startswith("/") or ".." in name.split("/") or entry.compress_type != zipfile.ZIP_STORED:
                    yield f"{name}: is not as coranto seal makes it"
                    continue
                try:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    with package.open(entry) as data, (root / name).open("wb") as file:
                        shutil.copyfileobj(data, file, 1 << 20)
                except (zipfile.BadZipFile, EOFError, ValueError, RuntimeError) as error:
                    yield f"{name}: is damaged ({error})"
                except OSError as error:
                    yield f"{name}: cannot be unpacked ({error.strerror})"
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        yield f"{path.name}: is damaged ({error})"


def _archive_faults(root: Path, beside: tuple[str, ...]) -> Iterator[str]:
    """Every file of a web archive that is missing, is otherwise than it was, or was not in it."""
    known = {MANIFEST["wacz"], "datapackage-digest.json", *beside}
    try:
        listed = {
            str(r["path"]): str(r["hash"]) for r in json.loads((root / MANIFEST["wacz"]).read_bytes())["resources"]
        }
        digest = json.loads((root / "datapackage-digest.json").read_bytes())
        listed[str(digest["path"])] = str(digest["hash"])
    except (OSError, ValueError, LookupError, TypeError):
        yield f"{MANIFEST['wacz']}: or its digest is missing or cannot be read"
        return
    if MANIFEST["wacz"] not in listed:
        yield "datapackage-digest.json: does not tell the hash of datapackage.json"
    for name, digest in sorted(listed.items()):
        if not (root / name).is_file():
            yield f"{name}: is missing"
        elif f"sha256:{hashes_of(root / name)['sha256']}" != digest:
            yield f"{name}: has another hash than datapackage.json says"
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if file.is_file() and name not in known | listed.keys():
            yield f"{name}: is in no manifest"


def _signed(manifest: Path, signers: Path | None) -> tuple[str | None, list[str]]:
    """Who signed the manifest, and what is wrong with that."""
    signature = manifest.with_name(manifest.name + SUFFIX)
    if not signature.is_file() or not manifest.is_file():
        return None, ["nobody signed the package"] if signers is not None else []
    by = signer(manifest, signature, signers)
    if by is None:
        return None, [
            "the signature is none of this package" + (" by any of those named" if signers is not None else "")
        ]
    return by, []


def _inside(inside: Path, folder: Path) -> tuple[Verdict | None, list[Fault]]:
    """What is found of the dossier in a package, and where what lies beside it tells of another.

    A copy is opened: SQLite would leave files beside the dossier, and a newer Coranto would bring it up to date.
    """
    copy = folder / DOSSIER
    try:
        shutil.copyfile(inside / DOSSIER, copy)
        with open_dossier(copy) as opened:
            verdict = opened.verify()
        with open_reader(copy) as reader:
            return verdict, [*verdict.faults, *_apart(inside, reader, verdict)]
    except (OSError, CorantoError) as error:
        return None, [Fault(f"{inside.name}/{DOSSIER}", f"does not open ({error})")]


def _apart(inside: Path, reader: Reader, verdict: Verdict) -> Iterator[Fault]:
    """Files beside the dossier that do not say what it says."""
    try:
        lines, originals = reader.log(), kept_originals(reader)
    except (ValueError, DossierDamagedError):
        return  # told already
    texts = {LINES: (line.written for line in lines), SLIPS: (line.slip or "" for line in lines)}
    for name, words in texts.items():
        file = inside / name
        if not file.is_file() or file.read_bytes() != "".join(f"{one}\n" for one in words).encode():
            yield Fault(f"{inside.name}/{name}", "is not the log of the dossier beside it")
    try:
        told = json.loads((inside / SEAL).read_bytes())
        if told["head"] != verdict.log[1] or told["lines"] != verdict.log[0]:
            yield Fault(f"{inside.name}/{SEAL}", "tells of another end of the log than the dossier beside it has")
    except (OSError, ValueError, LookupError, TypeError):
        yield Fault(f"{inside.name}/{SEAL}", "is missing or cannot be read")
    for sha256 in originals:
        file = inside / SOURCES / sha256
        if not file.is_file() or hashes_of(file)["sha256"] != sha256:
            yield Fault(f"{inside.name}/{SOURCES}/{sha256}", "is not the source that the dossier keeps under this hash")
