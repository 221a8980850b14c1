import pytest

from coranto.read.page import Page
from coranto.read.reading import DEFAULT_LIMITS, Limits
from coranto.read.worker import in_worker, is_light

HTML = (
    "<html><head><title>Ash fall</title></head><body><p>Ash fell on the airport; it closed at noon.</p></body></html>"
)


@pytest.mark.parametrize(
    "markup",
    [
        HTML,
        "",
        "<script>" + "var a = 1;" * 5000 + "</script>" + HTML,
        "<script async src='x' data-a=\"1\">" + "x" * 50_000 + "</script>",
    ],
)
def test_ordinary_markup_needs_no_worker(markup: str) -> None:
    assert is_light(markup, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "markup",
    [
        "<b>" * 10_000,
        "x" * 5_000_000,
        "<p " + " ".join(f"a{n}=1" for n in range(5000)) + ">",
        '<p x=">" ' + " ".join(f"a{n}=1" for n in range(5000)) + ">",
        '<script x=">" ' + " ".join(f"a{n}=1" for n in range(5000)) + ">",
    ],
)
def test_markup_that_may_take_long_does(markup: str) -> None:
    assert not is_light(markup, DEFAULT_LIMITS)


@pytest.mark.parametrize("task", ["main page", "simpler page"])
def test_a_worker_gives_the_page(task: str) -> None:
    page = in_worker(task, HTML, Page, DEFAULT_LIMITS)
    assert page is not None
    assert page.text == "Ash fell on the airport; it closed at noon."
    assert page.metadata.title == "Ash fall"
    assert page.simpler == (task == "simpler page")


def test_a_worker_that_is_too_slow_is_killed() -> None:
    endless = "<html><body><p>" + "<b>word</b> " * 1_000_000
    assert in_worker("main page", endless, Page, Limits(worker_seconds=0.5)) is None


@pytest.mark.parametrize(
    ("task", "limits"), [("no such task", DEFAULT_LIMITS), ("main page", Limits(worker_bytes=1_000_000))]
)
def test_a_worker_that_dies_gives_nothing(task: str, limits: Limits) -> None:
    assert in_worker(task, HTML, Page, limits) is None
