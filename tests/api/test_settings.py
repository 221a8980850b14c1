import stat

import pytest

from coranto.api.settings import Settings, is_loopback, require_origins, token_of
from coranto.model.errors import BadRequestError


@pytest.mark.parametrize(
    ("settings", "host", "answers"),
    [
        (Settings(), "localhost:8765", True),
        (Settings(), "[::1]", True),
        (Settings(), "192.0.2.1", False),
        (Settings(), "paper.example", False),
        (Settings(hosts=frozenset(("paper.example",))), "Paper.example:80", True),
        (Settings(host="0.0.0.0"), "192.0.2.1:8765", True),
        (Settings(host="0.0.0.0"), "[2001:db8::1]:8765", True),
        (Settings(host="0.0.0.0"), "rebound.example", False),
        (Settings(host="192.0.2.1"), "192.0.2.1", True),
        (Settings(), "", False),
    ],
)
def test_it_answers_to_names_that_no_other_site_can_lead_here(settings: Settings, host: str, answers: bool) -> None:
    assert settings.answers_to(host) is answers


@pytest.mark.parametrize(("host", "alone"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("paper", False)])
def test_only_the_loopback_is_this_machine_alone(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


def test_a_token_is_made_once_and_only_its_owner_reads_it(tmp_path):
    file = tmp_path / "token"
    made = token_of(file)
    assert token_of(file) == made
    assert len(made) > 40
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_token_that_is_easily_guessed_is_refused(tmp_path):
    (tmp_path / "token").write_text("secret\n")
    with pytest.raises(BadRequestError, match="shorter"):
        token_of(tmp_path / "token")
    with pytest.raises(BadRequestError):
        token_of(tmp_path / "none" / "token")


@pytest.mark.parametrize("origin", ["paper.example", "https://", "https://paper.example/", "https://a b", "https://*"])
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(BadRequestError):
        require_origins((origin,))
    assert require_origins(("https://paper.example", "http://localhost:1")) != ()
