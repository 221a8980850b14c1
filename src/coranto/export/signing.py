"""Signatures of OpenSSH (``ssh-keygen -Y``): made with a key that people have, checked with a tool that experts have.

No key is ever read here: ``ssh-keygen`` signs, also with a key in an agent or on a token, and checks.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from coranto.model.errors import BadRequestError

NAMESPACE: Final = "coranto"
"""What the signature says it is for: it is no signature on anything else."""
SUFFIX: Final = ".sig"
_SECONDS: Final = 120
"""How long a signature may take: somebody may have to type a passphrase or touch a token."""


def sign(file: Path, key: Path) -> None:
    """Writes ``file.sig`` beside ``file``. ``key``: a private key, or the public one of a key in the agent.

    Raises ``BadRequestError`` where that cannot be done, saying why.
    """
    done = _asked(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key), str(file)], b"")
    if done.returncode:
        raise BadRequestError(
            f"{key} signed nothing ({_last(done.stderr)})", "Give a key that ssh-keygen can sign with."
        )


def signer(file: Path, signature: Path, signers: Path | None = None) -> str | None:
    """Who signed the file: the fingerprint of the key; with ``signers`` (an *allowed signers* file) their name first.

    Null where the signature is not one of this file, or not of any of ``signers``.
    """
    about = ["-n", NAMESPACE, "-s", str(signature)]
    if signers is None:
        return _fingerprint(_asked(["-Y", "check-novalidate", *about], file.read_bytes()))
    named = _asked(["-Y", "find-principals", "-s", str(signature), "-f", str(signers)], b"")
    for name in named.stdout.decode("utf-8", "replace").splitlines():
        found = _fingerprint(_asked(["-Y", "verify", "-f", str(signers), "-I", name, *about], file.read_bytes()))
        if found is not None:
            return f"{name}, {found}"
    return None


def _fingerprint(done: subprocess.CompletedProcess[bytes]) -> str | None:
    """``ED25519 key SHA256:…`` of ssh-keygen's *Good "coranto" signature …*."""
    _, _, found = done.stdout.decode("utf-8", "replace").strip().rpartition(" with ")
    return found if done.returncode == 0 and found else None


def _asked(arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise BadRequestError("ssh-keygen is not here, and signatures are made and checked by it", "Install OpenSSH.")
    try:
        return subprocess.run([program, *arguments], input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise BadRequestError("ssh-keygen did not answer", "Unlock the key, or put it into the agent.") from None


def _last(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip(" .") if lines else "ssh-keygen said nothing"
