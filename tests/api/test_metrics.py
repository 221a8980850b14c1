"""``/metrics``: what was asked, by route; who asked and for what is in none of it."""

import logging

from prometheus_client.parser import text_string_to_metric_families

from api.serving import served


def figures(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_nothing_of_them_is_told(ferry):
    with served(ferry) as client:
        client.get("/api/v1/entries", params={"who": "Zenobia"})
        client.get("/api/v1/entries/none-such")
        client.get("/nowhere/Zenobia")
        client.get("/api/v1/entries", headers={"Host": "evil.example"})
        client.request("BREW", "/api/v1/entries")
        answer = client.get("/metrics")
    found = figures(answer.text)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert found["coranto_requests_total", "GET", "/entries", "200"] == 1
    assert found["coranto_requests_total", "GET", "/entries/{id}", "404"] == 1
    assert found["coranto_requests_total", "GET", "other", "421"] == 1
    assert found["coranto_request_seconds_total", "/entries"] > 0
    assert found["coranto_response_bytes_total", "/entries"] > 100
    assert found["coranto_requests_under_way",] == 1
    assert found["coranto_listeners",] == 0
    assert "Zenobia" not in answer.text
    assert "BREW" not in answer.text
    assert "evil" not in answer.text


def test_it_tells_of_the_dossier(ferry, client):
    found = figures(client.get("/metrics").text)
    assert found["coranto_documents",] == 3
    assert found["coranto_dispatches_waiting",] == 0
    assert found["process_cpu_seconds_total",] > 0


def test_it_stands_behind_the_same_guard_and_outside_the_description(client):
    assert client.get("/metrics", headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/metrics").headers["x-content-type-options"] == "nosniff"
    assert "/metrics" not in client.get("/api/v1/openapi.json").json()["paths"]


def test_a_server_leaves_the_logs_of_its_command_as_they_are(ferry):
    told = []
    handler = logging.Handler(logging.INFO)
    handler.emit = told.append
    loggers = [logging.getLogger(name) for name in ("coranto", "uvicorn")]
    for one in loggers:
        one.addHandler(handler)
    try:
        with served(ferry) as client:
            client.get("/metrics")
        assert [handler in one.handlers for one in loggers] == [True, True]
        assert told == []
    finally:
        for one in loggers:
            one.removeHandler(handler)
