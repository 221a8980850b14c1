"""A folder as a bag (BagIt 1.0, RFC 8493): what is in ``data/``, and by which hashes it is known again."""

import hashlib
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

ALGORITHMS: Final = ("sha256", "sha512")
DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO: Final = "bag-info.txt"
TAGS: Final = ("bagit.txt", INFO, *(f"manifest-{name}.txt" for name in ALGORITHMS))
"""Tag files, in the order in which they are written; the manifests of these come last."""
SIGNED: Final = "tagmanifest-sha256.txt"
"""The one file from which all others can be checked: it holds the hashes of the manifests."""


def close_bag(folder: Path, info: Mapping[str, str]) -> None:
    """Makes a bag of a folder whose payload lies in ``data/``; ``info``: what is told of it, one line each."""
    payload = sorted(_files(folder / "data"), key=str)
    size = sum((folder / name).stat().st_size for name in payload)
    told = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    (folder / "bagit.txt").write_bytes(DECLARATION)
    lines = (f"{name}: {' '.join(words.split())}\n" for name, words in told.items())
    (folder / INFO).write_text("".join(lines), "utf-8", newline="\n")
    _write_manifests(folder, "manifest", payload)
    _write_manifests(folder, "tagmanifest", TAGS)


def _write_manifests(folder: Path, kind: str, names: Iterable[str]) -> None:
    hashed = {name: hashes_of(folder / name) for name in names}
    for algorithm in ALGORITHMS:
        lines = (f"{found[algorithm]}  {_written(name)}\n" for name, found in sorted(hashed.items()))
        (folder / f"{kind}-{algorithm}.txt").write_text("".join(lines), "utf-8", newline="\n")


def hashes_of(path: Path) -> dict[str, str]:
    """The file's hashes by algorithm, in hexadecimal digits."""
    digests = {name: hashlib.new(name) for name in ALGORITHMS}
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            for digest in digests.values():
                digest.update(piece)
    return {name: digest.hexdigest() for name, digest in digests.items()}


def bag_faults(folder: Path, beside: Iterable[str] = ()) -> Iterator[str]:
    """Every file of a bag that is missing, was changed, or was not in it; ``beside``: files that may be."""
    try:
        if (folder / "bagit.txt").read_bytes() != DECLARATION:
            yield "bagit.txt: is not as it was"
    except OSError:
        yield "bagit.txt: is missing"
    told: set[str] = set()
    for kind in ("tagmanifest", "manifest"):
        for algorithm in ALGORITHMS:
            listed = yield from _manifest(folder, f"{kind}-{algorithm}.txt")
            told |= listed.keys()
            for name, digest in listed.items():
                yield from _file_faults(folder, name, f"{kind}-{algorithm}.txt", digest)
    tags = {f"tagmanifest-{name}.txt" for name in ALGORITHMS}
    for name in sorted(set(_files(folder)) - told - tags - set(beside)):
        yield f"{name}: is in no manifest"


def _manifest(folder: Path, name: str) -> Generator[str, None, dict[str, str]]:
    """What is wrong with a manifest; returns the hashes in it by path."""
    listed: dict[str, str] = {}
    try:
        lines = (folder / name).read_bytes().decode().removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError):
        yield f"{name}: is missing or cannot be read"
        return listed
    for number, line in enumerate(lines, 1):
        digest, _, path = line.partition("  ")
        if not path or not digest.isalnum() or not _is_within(_read(path)):
            yield f"{name}: line {number} is none of a manifest"
        else:
            listed[_read(path)] = digest
    if not listed:
        yield f"{name}: is empty"
    return listed


def _file_faults(folder: Path, name: str, manifest: str, digest: str) -> Iterator[str]:
    path = folder / name
    if path.is_symlink() or not path.is_file():
        yield f"{name}: is missing, and {manifest} has it"
    elif hashes_of(path)[manifest[-10:-4]] != digest:
        yield f"{name}: has another hash than {manifest} says"


def _is_within(name: str) -> bool:
    """Whether the path stays in the bag."""
    return not name.startswith(("/", "~")) and ".." not in name.split("/") and "\\" not in name


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files within, relative to the bag; ``data/…`` where the folder is its payload."""
    root = folder.parent if folder.name == "data" else folder
    for at, _, names in os.walk(folder):
        for name in names:
            yield (Path(at) / name).relative_to(root).as_posix()


def _written(name: str) -> str:
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _read(name: str) -> str:
    return name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
