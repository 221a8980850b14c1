"""Packages handed over: what they hold, who can check them and with what, and that nothing in them can be changed."""

import hashlib
import json
import shutil
import subprocess
import tracemalloc
import zipfile
from pathlib import Path
from random import Random

import pytest

from coranto import custody, library
from coranto.model.errors import BadRequestError, DiskFullError, DossierDamagedError, DossierMissingError
from coranto.model.source import Dispatch, Metadata, Original
from coranto.read.reading import Read
from coranto.sealing import PackageVerdict, seal, verify_package
from coranto.store.connection import open_to_read, open_to_write
from coranto.text.identity import sha256_hex
from run.dossiers import take

TEXTS = {
    "one.txt": "date 2033-07-11\nMinister Ana Quispe met Mayor Otto Brandt in Lima on Monday, police said.\n",
    "two.txt": "date 2033-07-12\nAt least 11 people were hurt in Lima on Tuesday, Ana Quispe said.\n",
}
needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    library.build([folder / name for name in TEXTS], folder / "a.coranto", workers=1)
    return folder / "a.coranto"


@pytest.fixture
def dossier(built: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(built, tmp_path / "a.coranto")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ana", "-f", str(tmp_path / "id")]
    subprocess.run(made, check=True)
    return tmp_path / "id"


def said(verdict: PackageVerdict) -> list[str]:
    return [f"{fault.at}: {fault.what}" for fault in verdict.faults]


@pytest.mark.parametrize("name", ["p", "p.wacz"])
def test_a_package_verifies_and_the_log_tells_of_it(dossier: Path, tmp_path: Path, name: str) -> None:
    before = custody.log(dossier)
    made = seal(dossier, tmp_path / name, "Ana")
    verdict = verify_package(tmp_path / name)
    assert said(verdict) == []
    assert verdict.dossier is not None
    assert (verdict.dossier.documents, verdict.dossier.log) == (2, made.head)
    assert made.head == (before[-1].n, before[-1].hash)
    last = custody.log(dossier)[-1]
    assert (last.kind, last.told()["manifest"], last.told()["by"]) == ("seal", verdict.sha256, "Ana")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.coranto", name]


def test_a_bag_holds_the_bytes_of_every_source_and_the_log(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p")
    for text in TEXTS.values():
        held = tmp_path / "p" / "data" / "sources" / hashlib.sha256(text.encode()).hexdigest()
        assert held.read_text() == text
    lines = (tmp_path / "p" / "data" / "lines.jsonl").read_text().splitlines()
    told = json.loads((tmp_path / "p" / "data" / "seal.json").read_text())
    assert told["head"] == hashlib.sha256(lines[-1].encode()).hexdigest()
    assert {"model", "model_digest", "steps", "product", "version"} <= told.keys()
    with library.open_dossier(dossier) as opened:
        assert (tmp_path / "p" / "data" / "chronicle.jsonl").read_bytes() == b"".join(opened.export_lines())


def test_an_expert_checks_a_bag_with_sha256sum_alone(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p")
    for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt", "manifest-sha512.txt"):
        program = "sha512sum" if "512" in manifest else "sha256sum"
        subprocess.run([program, "--quiet", "--strict", "-c", manifest], cwd=tmp_path / "p", check=True)


def test_a_bag_is_valid_for_the_library_of_congress(dossier: Path, tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit", reason="needs the library bagit")
    seal(dossier, tmp_path / "p")
    bag = bagit.Bag(str(tmp_path / "p"))
    bag.validate()
    assert bag.info["Coranto-Log-Head"] == custody.log(dossier)[-2].hash


def test_a_web_archive_is_still_one(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p.wacz")
    with zipfile.ZipFile(tmp_path / "p.wacz") as package:
        names = package.namelist()
        listed = {row["path"] for row in json.loads(package.read("datapackage.json"))["resources"]}
        assert {"archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl", "custody/dossier.coranto"} <= listed
        assert set(names) == listed | {"datapackage.json", "datapackage-digest.json"}
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in package.infolist())


@needs_ssh
@pytest.mark.parametrize("name", ["p", "p.wacz"])
def test_a_signature_is_checked_offline_and_names_the_key(dossier: Path, tmp_path: Path, key: Path, name: str) -> None:
    seal(dossier, tmp_path / name, key=key)
    public = key.with_name("id.pub").read_text()
    told = subprocess.run(["ssh-keygen", "-lf", str(key)], capture_output=True, text=True, check=True).stdout
    verdict = verify_package(tmp_path / name)
    assert (said(verdict), verdict.signer) == ([], f"ED25519 key {told.split()[1]}")
    (tmp_path / "signers").write_text(f"ana@example.org {public}")
    verdict = verify_package(tmp_path / name, tmp_path / "signers")
    assert (said(verdict), str(verdict.signer).split(",")[0]) == ([], "ana@example.org")


@needs_ssh
def test_a_signature_of_somebody_else_or_of_something_else_is_a_fault(dossier: Path, tmp_path: Path, key: Path) -> None:
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    (tmp_path / "signers").write_text(f"otto@example.org {other.with_name('other.pub').read_text()}")
    seal(dossier, tmp_path / "unsigned")
    assert said(verify_package(tmp_path / "unsigned", tmp_path / "signers")) == [
        "tagmanifest-sha256.txt.sig: nobody signed the package"
    ]
    seal(dossier, tmp_path / "p", key=key)
    assert "by any of those named" in said(verify_package(tmp_path / "p", tmp_path / "signers"))[0]
    shutil.copy(tmp_path / "p" / "tagmanifest-sha256.txt.sig", tmp_path / "unsigned")
    verdict = verify_package(tmp_path / "unsigned")
    assert verdict.signer is None
    assert said(verdict) == ["tagmanifest-sha256.txt.sig: the signature is none of this package"]


@needs_ssh
def test_what_is_no_key_signs_nothing_and_leaves_nothing(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear editor")
    with pytest.raises(BadRequestError, match="signed nothing"):
        seal(dossier, tmp_path / "p", key=tmp_path / "letter")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.coranto", "letter"]


def files_of(package: Path) -> list[Path]:
    return sorted(file for file in package.rglob("*") if file.is_file())


def test_every_file_of_a_bag_that_is_changed_or_missing_is_named(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p")
    for file in files_of(tmp_path / "p"):
        name, data = file.relative_to(tmp_path / "p").as_posix(), file.read_bytes()
        for at in {0, len(data) // 2, len(data) - 1}:
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            assert any(name in one for one in said(verify_package(tmp_path / "p"))), (name, at)
        file.unlink()
        assert any(name in one for one in said(verify_package(tmp_path / "p"))), name
        file.write_bytes(data)
    assert said(verify_package(tmp_path / "p")) == []
    (tmp_path / "p" / "data" / "more.txt").write_text("put in later")
    assert said(verify_package(tmp_path / "p")) == ["data/more.txt: is in no manifest"]


def test_every_part_of_a_web_archive_that_is_changed_is_named(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p.wacz")
    whole = (tmp_path / "p.wacz").read_bytes()
    with zipfile.ZipFile(tmp_path / "p.wacz") as package:
        entries = [(e.filename, e.header_offset + 30 + len(e.filename) + 20, e.file_size) for e in package.infolist()]
    for name, start, size in entries:
        for at in {start, start + size // 2, start + size - 1}:
            (tmp_path / "p.wacz").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert any(name in one for one in said(verify_package(tmp_path / "p.wacz"))), (name, at)


@pytest.mark.parametrize("kept", [10, 1000, -10])
def test_a_truncated_package_is_told(dossier: Path, tmp_path: Path, kept: int) -> None:
    seal(dossier, tmp_path / "p.wacz")
    (tmp_path / "p.wacz").write_bytes((tmp_path / "p.wacz").read_bytes()[:kept])
    with pytest.raises(BadRequestError, match="is no package"):
        verify_package(tmp_path / "p.wacz")


def test_a_package_resealed_with_a_forged_dossier_is_told_by_its_log(dossier: Path, tmp_path: Path) -> None:
    made = seal(dossier, tmp_path / "p")
    connection = open_to_write(dossier)
    connection.execute("DROP TRIGGER custody_is_final; UPDATE custody SET line = replace(line, 'T', 'U') WHERE n = 2")
    connection.close()
    with pytest.raises(DossierDamagedError, match="the first in log: line 3"):
        seal(dossier, tmp_path / "q")
    assert verify_package(tmp_path / "p").sha256 == made.sha256


def test_a_path_that_leads_out_of_a_package_is_not_followed(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p")
    manifest = tmp_path / "p" / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text() + f"{'0' * 64}  ../a.coranto\n")
    assert any("is none of a manifest" in one for one in said(verify_package(tmp_path / "p")))
    with zipfile.ZipFile(tmp_path / "evil.wacz", "w") as package:
        package.writestr("../../evil.txt", "x")
    assert any("is not as coranto seal makes it" in one for one in said(verify_package(tmp_path / "evil.wacz")))
    assert not (tmp_path.parent / "evil.txt").exists()


def packed_anew(folder: Path, package: Path, listed: list[Path], *, encrypted: str = "") -> None:
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as made:
        for file in listed:
            made.write(file, file.relative_to(folder).as_posix())
        for entry in made.infolist():
            entry.flag_bits |= entry.filename == encrypted  # as the directory at the end then says


def test_a_web_archive_packed_anew_with_its_folders_is_still_whole(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p.wacz")
    with zipfile.ZipFile(tmp_path / "p.wacz") as package:
        package.extractall(tmp_path / "p")
    everything = sorted((tmp_path / "p").rglob("*"))
    packed_anew(tmp_path / "p", tmp_path / "q.wacz", everything)
    assert said(verify_package(tmp_path / "q.wacz")) == []
    packed_anew(tmp_path / "p", tmp_path / "q.wacz", everything, encrypted="datapackage.json")
    assert any(
        one.startswith("datapackage.json: ") and "encrypted" in one for one in said(verify_package(tmp_path / "q.wacz"))
    )


def test_a_part_of_a_web_archive_that_no_file_can_have_the_name_of_is_named(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p.wacz")
    with zipfile.ZipFile(tmp_path / "p.wacz", "a") as package:
        package.writestr("datapackage.json/more.txt", "below a file")
        package.writestr("n" * 300, "too long")
    found = said(verify_package(tmp_path / "p.wacz"))
    assert [one.partition(": ")[0] for one in found] == ["datapackage.json/more.txt", "n" * 300]


def test_a_dossier_in_a_package_that_lost_the_page_of_its_sources_is_told(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p")
    sealed = tmp_path / "p" / "data" / "dossier.coranto"
    connection = open_to_read(sealed)
    size = connection.pragma("page_size")
    roots = [
        n for (n,) in connection.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'original' AND rootpage")
    ]
    connection.close()
    whole = sealed.read_bytes()
    for page in roots:
        start = (page - 1) * size
        sealed.write_bytes(whole[:start] + b"\xff" * size + whole[start + size :])
        verdict = verify_package(tmp_path / "p")
        assert verdict.dossier is not None
        assert any("is damaged" in one or "malformed" in one for one in said(verdict)), said(verdict)


def test_an_erased_source_is_in_no_package(dossier: Path, tmp_path: Path) -> None:
    custody.erase(dossier, "two.txt", "court order")
    seal(dossier, tmp_path / "p")
    assert said(verify_package(tmp_path / "p")) == []
    for file in files_of(tmp_path / "p"):
        assert b"hurt in Lima" not in file.read_bytes(), file
    assert "erasure" in (tmp_path / "p" / "data" / "lines.jsonl").read_text()


def test_verifying_changes_nothing_in_a_package(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p")
    before = {file: file.stat().st_mtime_ns for file in files_of(tmp_path / "p")}
    verify_package(tmp_path / "p")
    assert {file: file.stat().st_mtime_ns for file in files_of(tmp_path / "p")} == before


def test_what_is_there_already_is_not_overwritten(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    with pytest.raises(BadRequestError, match="is there already"):
        seal(dossier, tmp_path / "p")
    with pytest.raises(DossierMissingError, match="no folder"):
        seal(dossier, tmp_path / "none" / "p")
    with pytest.raises(DossierMissingError, match="no dossier"):
        seal(tmp_path / "none", tmp_path / "q")


def test_a_full_disk_leaves_no_half_package(dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coranto.sealing.close_bag", full)
    before = custody.log(dossier)
    with pytest.raises(DiskFullError, match="Make room and seal again"):
        seal(dossier, tmp_path / "p")
    assert [file.name for file in tmp_path.iterdir()] == ["a.coranto"]
    assert custody.log(dossier) == before


def test_what_is_no_package_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear editor")
    with pytest.raises(BadRequestError, match="is no package"):
        verify_package(tmp_path / "letter")
    (tmp_path / "empty").mkdir()
    assert any("is missing" in one for one in said(verify_package(tmp_path / "empty")))


def scan(number: int, size: int) -> Read:
    """A page of a few words in a file of many bytes."""
    data, text = Random(number).randbytes(size), f"Rain fell all night.\nThe dam broke said Maria{number}.\n"
    original = Original(sha256_hex(data), "application/pdf", data)
    return Read(original, Dispatch(f"{number}.pdf", original.sha256, sha256_hex(text.encode()), text, Metadata()))


def test_a_package_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    size, count = 1 << 20, 16
    take(tmp_path / "a.coranto", [scan(number, size) for number in range(count)])
    with library.open_dossier(tmp_path / "a.coranto") as opened:
        opened.entries()  # what is read once and stays is no part of it
    tracemalloc.start()
    seal(tmp_path / "a.coranto", tmp_path / "p.wacz")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < size * count / 2
    assert said(verify_package(tmp_path / "p.wacz")) == []


def test_what_is_no_character_is_not_kept(dossier: Path, tmp_path: Path) -> None:
    seal(dossier, tmp_path / "p", "An\udce9")
    assert custody.log(dossier)[-1].told()["by"] == "An?"
    assert said(verify_package(tmp_path / "p")) == []
