"""What a watch is asked by those who look after it: sources, queue, work, and nothing of a dispatch."""

import urllib.error
import urllib.request

import pytest
from prometheus_client.parser import text_string_to_metric_families

from coranto.model.errors import BadRequestError
from coranto.watch.gauges import Gauges, told_at, told_in
from coranto.watch.settings import Folder, Sources
from watch.newsstand import Clock, feeds, page, put, rss, watching
from website import website


def figures(text: bytes) -> dict[tuple[str, ...], float]:
    """Name and labels → figure, of a page that the format's own parser reads."""
    found = {}
    for family in text_string_to_metric_families(text.decode()):
        assert family.documentation
        for sample in family.samples:
            found[sample.name.removeprefix("coranto_"), *sample.labels.values()] = sample.value
    return found


def test_sources_queue_and_work_are_told(tmp_path):
    clock = Clock()
    with website({}) as site:
        site.pages |= {"/rss": rss(site, "/a", "/gone"), "/a": page("The dam broke said Maria.")}
        sources = feeds(site, "/rss", "/none")
        with watching(tmp_path, sources, clock) as opened:
            gauges = Gauges(tmp_path / "war.coranto", opened)
            before = figures(gauges.page())
            assert before["documents",] == before["last_taken_seconds",] == 0
            for _ in range(3):
                list(opened.round())
                now = figures(gauges.page())
                clock.time += 60
    assert now["source_failures", "rss"] == 0 < now["source_failures", "none"]
    assert now["source_looks_total", "rss"] > 0
    assert now["source_pages_failing", "rss"] == 1
    assert 0 < now["source_last_success_seconds", "rss"] <= clock.now()
    assert ("source_last_success_seconds", "none") not in now
    assert now["documents",] == now["dispatches_total", "new"] == 1
    assert now["queue", "fetched"] == now["queue", "letters"] == 0
    assert 0 < now["last_taken_seconds",] <= now["last_round_seconds",]
    steps = {key[1]: value for key, value in now.items() if key[0] == "step_items_total"}
    assert len(steps) > 5
    assert all(value == 1 for value in steps.values())
    assert now["process_resident_memory_bytes",] > 0


def test_when_a_source_was_had_is_told_at_once_and_what_is_none_any_more_is_not(tmp_path):
    clock = Clock()
    with website({"/none": (404, {}, b"")}) as site:
        site.pages["/rss"] = rss(site)
        for sources, had in ((feeds(site, "/rss", "/none"), 0), (feeds(site, "/rss"), 60)):
            with watching(tmp_path, sources, clock) as opened:
                gauges = Gauges(tmp_path / "war.coranto", opened)
                list(opened.round())
                now = figures(gauges.page())
                assert now["source_last_success_seconds", "rss"] == clock.now() - had
                assert (("source_failures", "none") in now) == (had == 0)
            clock.time += 60


def test_what_waits_is_told(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    put(folder, "a.txt", "Rain", clock.now())
    with watching(tmp_path, Sources(folder=(Folder("drop", "in"),), home=tmp_path), clock) as opened:
        list(opened.round())
        assert figures(Gauges(tmp_path / "war.coranto", opened).page())["queue", "files"] == 1


@pytest.fixture
def gauges(tmp_path):
    with watching(tmp_path, Sources(home=tmp_path), Clock()) as opened:
        yield Gauges(tmp_path / "war.coranto", opened)


def asked(port: int, path: str, host: str | None = None) -> tuple[int, bytes]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={} if host is None else {"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b""


def test_it_answers_this_machine_under_its_own_name_and_nothing_else(gauges):
    with told_at(0, gauges) as port:
        status, body = asked(port, "/metrics")
        assert (status, figures(body)["documents",]) == (200, 0)
        assert asked(port, "/metrics", f"localhost:{port}")[0] == 200
        assert asked(port, "/metrics", "evil.example")[0] == 421
        assert asked(port, "/")[0] == 404
        with pytest.raises(BadRequestError, match="cannot be listened on"), told_at(port, gauges):
            pass


def test_a_file_is_whole_from_the_beginning_to_the_end(gauges, tmp_path):
    file = tmp_path / "coranto.prom"
    with told_in(file, gauges):
        assert figures(file.read_bytes())["documents",] == 0
        file.write_text("")
    assert figures(file.read_bytes())["documents",] == 0
    assert list(tmp_path.glob("*.part")) == []


def test_a_file_that_cannot_be_written_is_said_at_once(gauges, tmp_path):
    with pytest.raises(BadRequestError, match="cannot be written"), told_in(tmp_path / "no" / "x.prom", gauges):
        pass
