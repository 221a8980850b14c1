"""Hashes of what decides a model's answers."""

from pathlib import Path

from coranto.nlp.adapters.fingerprint import folder_digest, settings_digest


def test_a_folder_is_its_files_wherever_it_lies(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "ner").mkdir(parents=True)
        (tmp_path / name / "ner" / "model").write_bytes(b"weights")
    before = folder_digest(tmp_path / "one")
    assert folder_digest(tmp_path / "two") == before
    (tmp_path / "two" / ".cache").mkdir()
    (tmp_path / "two" / ".cache" / "fetched").write_text("on Monday")
    assert folder_digest(tmp_path / "two") == before
    (tmp_path / "two" / "ner" / "model").write_bytes(b"weightz")
    changed = folder_digest(tmp_path / "two")
    (tmp_path / "two" / "ner" / "model").rename(tmp_path / "two" / "ner" / "other")
    assert len({before, changed, folder_digest(tmp_path / "two")}) == 3


def test_the_order_of_settings_does_not_matter() -> None:
    assert settings_digest({"a": 1, "b": 2}) == settings_digest({"b": 2, "a": 1}) != settings_digest({"a": 1, "b": 3})
