import pytest

from api.serving import TOKEN, served
from coranto.api.settings import Settings

HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-resource-policy",
    "x-frame-options",
)
VERDICT = {"verdict": "same", "a": "nobody", "b": "none"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize("path", ["/", "/page.css", "/api/v1/entries", "/api/v1/entries/none", "/nothing", "/api/v1/x"])
def test_every_answer_says_what_a_browser_may_do_with_it(client, path):
    headers = client.get(path).headers
    assert [name for name in HEADERS if name not in headers] == []
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.0.2.7", "", "evil.example:80"])
def test_nobody_asks_by_another_name(client, host):
    answer = client.get("/api/v1/dossier", headers={"Host": host})
    assert answer.status_code == 421
    assert "counts" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "127.0.0.1:1", "[::1]:8765"])
def test_this_machine_asks_by_its_names(client, host):
    assert client.get("/api/v1/dossier", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_other_page_writes_even_with_the_token(client, headers):
    assert client.post("/api/v1/judgements", json=VERDICT, headers={**BEARER, **headers}).status_code == 403
    assert client.delete("/api/v1/judgements/abcd", headers={**BEARER, **headers}).status_code == 403


def test_our_own_page_may_write(client):
    origin = str(client.base_url).rstrip("/")
    answer = client.post("/api/v1/judgements", json=VERDICT, headers={**BEARER, "Origin": origin})
    assert answer.status_code == 404


def test_no_other_site_is_told_that_it_may_ask(client):
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/api/v1/judgements", headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_what_is_too_long_is_refused_before_it_is_read(client):
    assert client.get("/api/v1/entries", params={"who": "x" * 5000}).status_code == 414
    assert client.get("/api/v1/documents/" + "x" * 5000).status_code == 414
    assert client.post("/api/v1/judgements", content=b"x" * 20_000, headers=BEARER).status_code == 413
    pieces = (b"x" * 1000 for _ in range(30))
    assert client.post("/api/v1/judgements", content=pieces, headers=BEARER).status_code == 413


@pytest.mark.parametrize("query", ["who", "place", "doc", "cursor"])
def test_a_name_may_have_but_so_many_characters(client, query):
    assert client.get("/api/v1/entries", params={query: "x" * 401}).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/page.css/../../export/formats.py",
        "/page.html.j2",
        "/__init__.py",
        "/assets/page.css",
        "/api/v1/documents/..%2f..%2f..%2fetc%2fpasswd",
        "/api/v1/documents//etc/passwd",
        "/api/v1/documents/%00",
        "/api/v1/cite?passage=/etc/passwd%23char=0,9",
    ],
)
def test_no_path_leads_out_of_the_dossier(client, path):
    request = client.build_request("GET", client.base_url)
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = client.send(request)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text


def test_who_may_frame_the_page_is_said(ferry):
    with served(ferry, Settings(embed=("https://paper.example",))) as client:
        headers = client.get("/").headers
    assert "frame-ancestors https://paper.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
