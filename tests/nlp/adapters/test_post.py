"""Asking an endpoint: patience, bounds, and a key that nobody sees."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from coranto.model.errors import AnswerError, EndpointError
from coranto.nlp.adapters import post
from coranto.nlp.adapters.post import Endpoint
from nlp.adapters.server import Reply, Server, serving

KEY = "sk-secret-123"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("THE_KEY", KEY)


class Clock:
    """Keeps the pauses instead of making them."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


def endpoint(server: Server, clock: Clock | None = None, *, key: str | None = None, timeout_s: float = 5) -> Endpoint:
    return Endpoint(server.url + "/v1", key, timeout_s, 3, (clock or Clock()).sleep)


def failure(server: Server, **options: object) -> EndpointError:
    with pytest.raises(EndpointError) as raised:
        endpoint(server, **options).post("/x", {"a": "\ud83d é"})  # type: ignore[arg-type]
    return raised.value


def test_json_goes_out_and_the_body_comes_back() -> None:
    with serving(Reply("yes")) as server:
        assert endpoint(server, key="THE_KEY").post("/x", {"a": "\ud83d é"}) == b"yes"
    (asked,) = server.asked
    assert (asked.path, asked.authorization, asked.payload) == ("/v1/x", f"Bearer {KEY}", {"a": "\ud83d é"})


def test_without_a_variable_no_key_is_sent() -> None:
    with serving(Reply("yes")) as server:
        endpoint(server).post("/x", {})
    assert server.asked[0].authorization is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_endpoint_is_asked_again_after_the_pause_it_states(status: int) -> None:
    clock = Clock()
    with serving(Reply(status=status, headers={"Retry-After": "7"}), Reply(status=status), Reply("yes")) as server:
        assert endpoint(server, clock).post("/x", {}) == b"yes"
    assert clock.pauses == [7, 2]


def test_a_pause_may_be_stated_as_a_date() -> None:
    clock = Clock()
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    with serving(Reply(status=503, headers={"Retry-After": soon}), Reply("yes")) as server:
        endpoint(server, clock).post("/x", {})
    assert 20 < clock.pauses[0] <= 30


@pytest.mark.parametrize("stated", ["never", "-1", "", "²"])
def test_a_pause_that_cannot_be_read_is_ours(stated: str) -> None:
    clock = Clock()
    headers = {"Retry-After": stated.encode().decode("latin-1")}
    with serving(Reply(status=503, headers=headers), Reply("yes")) as server:
        endpoint(server, clock).post("/x", {})
    assert clock.pauses == [1]


def test_patience_ends() -> None:
    clock = Clock()
    with serving(Reply("full", status=429)) as server:
        error = failure(server, clock=clock)
    assert (len(server.asked), clock.pauses) == (3, [1, 2])
    assert str(error).endswith("answered 429: full. Wait, or ask with fewer workers.")


def test_nobody_waits_an_hour() -> None:
    clock = Clock()
    with serving(Reply(status=429, headers={"Retry-After": "3600"})) as server:
        assert "asks for a pause of 3600 s" in str(failure(server, clock=clock))
    assert (len(server.asked), clock.pauses) == (1, [])


@pytest.mark.parametrize(
    ("status", "remedy"), [(400, "&json=off"), (401, "&key=VARIABLE"), (404, "the model's name"), (418, "server's log")]
)
def test_a_refusal_is_not_repeated_and_says_what_to_do(status: int, remedy: str) -> None:
    with serving(Reply("no\r\nsuch\x00 thing.", status=status)) as server:
        error = failure(server)
    assert len(server.asked) == 1
    assert f"answered {status}: no such thing" in error.what.replace("  ", " ")
    assert remedy in error.remedy


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with serving(Reply("yes")) as elsewhere:
        with serving(Reply(status=status, headers={"Location": elsewhere.url + "/v1/x"})) as server:
            assert f"leads elsewhere ({status})" in str(failure(server, key="THE_KEY"))
        assert elsewhere.asked == []


@pytest.mark.parametrize("reply", [Reply("late", delay_s=1.5), Reply("x" * 100, drip_s=0.05)])
def test_the_time_limit_holds_for_the_answer_as_a_whole(reply: Reply) -> None:
    with serving(reply) as server:
        assert "did not answer within 0.3 s" in str(failure(server, timeout_s=0.3))


def test_an_endless_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "LARGEST_ANSWER", 1024)
    with serving(Reply("x" * 5000)) as server, pytest.raises(AnswerError, match="is longer than"):
        endpoint(server).post("/x", {})


def test_a_server_that_is_not_there_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        error = failure(Server(f"http://127.0.0.1:{free.getsockname()[1]}", []))
    assert "cannot be reached" in error.what
    assert error.remedy == "Check the address, and that the server is running."


def test_a_server_that_echoes_the_key_does_not_make_us_show_it() -> None:
    with serving(Reply(f"Incorrect key {KEY} provided", status=401)) as server:
        error = failure(server, key="THE_KEY")
    assert "Incorrect key *** provided" in error.what
    assert error.__cause__ is None


@pytest.mark.parametrize("held", ["", "two words", f"{KEY}\nX-Other: 1", "schlüssel"])
def test_what_is_no_key_is_not_sent_and_not_shown(held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_KEY", held)
    with serving(Reply("yes")) as server:
        error = failure(server, key="THE_KEY")
    assert server.asked == []
    assert "THE_KEY" in error.what
    assert held == "" or held not in str(error)
