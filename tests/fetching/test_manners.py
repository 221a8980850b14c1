"""Robots, redirects, delays, pauses."""

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import Limits
from coranto.fetching.client import Client
from coranto.fetching.failures import FetchError
from coranto.fetching.manners import Visitor
from website import FakeClock, website

PAGE = (200, {}, b"<p>Rain.</p>")
RULES = {"Content-Type": "text/plain"}


def visitor(clock: FakeClock | None = None, *, obey: bool = True, delay_s: float = 1.0) -> Visitor:
    client = Client(Addresses(["localhost"]), Limits(100_000, 5.0))
    return Visitor(client, clock or FakeClock(), delay_s=delay_s, obey=obey)


def test_a_site_that_asks_programs_to_keep_away_is_left_alone():
    rules = b"User-agent: *\nAllow: /open/\nDisallow: /*.html$\nDisallow: /desk/\n"
    with website({"/robots.txt": (200, RULES, rules), "/desk/a": PAGE, "/open/b": PAGE, "/c.html": PAGE}) as site:
        visits = visitor()
        assert visits.get(site.url("/open/b")).body == PAGE[2]
        for path in ("/desk/a", "/c.html"):
            with pytest.raises(FetchError, match=r"robots\.txt asks programs to keep away"):
                visits.get(site.url(path))
        assert [one.path for one in site.asked].count("/robots.txt") == 1
        assert "/desk/a" not in site.paths()
        assert visitor(obey=False).get(site.url("/desk/a")).status == 200


def test_rules_are_asked_for_again_after_a_day():
    clock = FakeClock()
    with website({"/a": PAGE}) as site:
        visits = visitor(clock)
        visits.get(site.url("/a"))
        clock.time += 90_000
        site.pages["/robots.txt"] = (200, RULES, b"User-agent: coranto\nDisallow: /\n")
        with pytest.raises(FetchError, match="keep away"):
            visits.get(site.url("/a"))


def test_a_site_whose_rules_cannot_be_had_is_left_alone_for_now():
    with website({"/robots.txt": (500, {}, b""), "/a": PAGE}) as site:
        with pytest.raises(FetchError, match=r"robots.txt cannot be had \(status 500\)") as caught:
            visitor().get(site.url("/a"))
        assert not caught.value.final
        assert site.paths() == []


def test_between_two_questions_there_is_a_pause():
    clock = FakeClock()
    with website({"/a": PAGE, "/b": PAGE}) as site:
        visits = visitor(clock, delay_s=2.5)
        visits.get(site.url("/a"))
        visits.get(site.url("/b"))
    assert clock.waited == [2.5]


def test_a_pause_that_the_user_asked_for_is_kept_to_however_long():
    clock = FakeClock()
    with website({"/a": PAGE}) as site:
        visits = visitor(clock, delay_s=300)
        visits.get(site.url("/a"))
        visits.get(site.url("/a"))
    assert clock.waited == [300]


def test_a_site_may_ask_for_a_longer_pause():
    clock = FakeClock()
    with website({"/robots.txt": (200, RULES, b"User-agent: *\nCrawl-delay: 7\n"), "/a": PAGE}) as site:
        visits = visitor(clock)
        visits.get(site.url("/a"))
        visits.get(site.url("/a"))
    assert clock.waited == [7.0]


def later(seconds: int) -> str:
    return format_datetime(datetime.fromtimestamp(FakeClock().time + seconds, UTC), usegmt=True)


@pytest.mark.parametrize(("status", "stated"), [(429, "120"), (503, later(120))])
def test_a_site_that_asks_for_time_gets_it(status, stated):
    clock = FakeClock()
    with website({"/a": (status, {"Retry-After": stated}, b""), "/b": PAGE}) as site:
        visits = visitor(clock)
        with pytest.raises(FetchError) as caught:
            visits.get(site.url("/a"))
        assert caught.value.wait_s == pytest.approx(120)
        with pytest.raises(FetchError, match="asked to be left alone") as caught:
            visits.get(site.url("/b"))
        assert caught.value.wait_s == pytest.approx(120)
        assert visits.closed() == {site.url("").rstrip("/"): clock.now() + 120}
        clock.time += 121
        assert visits.get(site.url("/b")).status == 200


@pytest.mark.parametrize("stated", ["soon", "-5", "", "Wed, 99 Foo 2020", "１２"])
def test_a_pause_that_cannot_be_read_is_none(stated):
    with website({"/a": (429, {"Retry-After": stated} if stated.isascii() else {}, b"")}) as site:
        with pytest.raises(FetchError) as caught:
            visitor().get(site.url("/a"))
        assert caught.value.wait_s is None


def test_redirects_are_followed_and_one_for_good_is_told():
    pages = {"/old": (301, {"Location": "/new"}, b""), "/new": (302, {"Location": "here"}, b""), "/here": PAGE}
    with website(pages) as site:
        answer = visitor().get(site.url("/old"))
        assert (answer.url, answer.body, answer.moved) == (site.url("/here"), PAGE[2], site.url("/new"))


def test_a_redirect_to_a_private_address_is_refused():
    with website() as inner, website() as site:
        for host in ("127.0.0.1", "[::1]", "169.254.169.254", "0x7f.1"):
            site.pages["/a"] = (302, {"Location": inner.url("/secret", host)}, b"")
            with pytest.raises(FetchError, match=r"not a public address|no machine is called"):
                visitor().get(site.url("/a"))
        assert inner.asked == []


@pytest.mark.parametrize("to", ["ftp://localhost/a", "file:///etc/passwd", "http://x:y@localhost/", "http://[x"])
def test_a_redirect_out_of_the_web_is_refused(to):
    with website({"/a": (302, {"Location": to}, b"")}) as site, pytest.raises(FetchError):
        visitor().get(site.url("/a"))


def test_a_redirect_is_held_against_the_rules_of_where_it_leads():
    with website({"/robots.txt": (200, RULES, b"User-agent: *\nDisallow: /x\n"), "/x": PAGE}) as other:
        with website({"/a": (302, {"Location": other.url("/x")}, b"")}) as site:
            url = site.url("/a")
            with pytest.raises(FetchError, match="keep away"):
                visitor().get(url)
        assert other.paths() == []


def test_redirects_in_a_circle_end():
    with website({"/a": (302, {"Location": "/b"}, b""), "/b": (302, {"Location": "/a"}, b"")}) as site:
        url = site.url("/a")
        with pytest.raises(FetchError, match="more than 5 redirects"):
            visitor().get(url)


def test_a_type_that_is_not_wanted_is_refused():
    with website({"/a": (200, {"Content-Type": "video/mp4"}, b"x"), "/b": PAGE}) as site:
        with pytest.raises(FetchError, match="it is video/mp4"):
            visitor().get(site.url("/a"), kinds=("text/", "application/pdf"))
        assert visitor().get(site.url("/b"), kinds=("text/",)).status == 200


@pytest.mark.parametrize(
    ("status", "words", "final"),
    [
        (404, "nothing is there", False),
        (410, "gone for good", True),
        (500, "answered 500", False),
        (403, "refuses", False),
    ],
)
def test_a_refusal_is_told(status, words, final):
    with website({"/a": (status, {}, b"")}) as site:
        with pytest.raises(FetchError, match=words) as caught:
            visitor().get(site.url("/a"))
        assert caught.value.final is final


def test_what_has_not_changed_is_answered_without_a_body():
    with website({"/a": (200, {"ETag": '"1"'}, b"words")}) as site:
        visits = visitor()
        assert visits.get(site.url("/a"), {"If-None-Match": '"1"'}).status == 304
