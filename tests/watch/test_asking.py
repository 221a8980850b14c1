"""Sites: what is asked of them and when, what of the answers is worked on and told, and what becomes of failures."""

from dataclasses import replace

import pytest

from coranto import library
from coranto.watch.news import News
from coranto.watch.settings import Feed, Page, Seconds, Sources
from coranto.watch.telling import Took, Trouble
from watch.newsstand import LOCAL, Clock, docs, feeds, once, page, rss, titles, troubles, watching
from website import website

DAY = 86_400


def test_what_a_feed_links_to_is_fetched_worked_on_and_told(tmp_path):
    with website({"/a": page("The dam broke."), "/b": page("Rain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a", "/b")
        told = once(tmp_path, feeds(site, "/feed"), Clock())
        assert site.paths() == ["/feed", "/a", "/b"]
        assert docs(tmp_path) == [site.url("/a"), site.url("/b")]
        assert [(one.read, one.documents) for one in told if isinstance(one, Took)] == [(2, 2)]
        assert titles(told) == ["Rain fell.", "The dam broke."]
        with library.open_dossier(tmp_path / "war.coranto") as opened:
            assert opened.verify().faults == ()


def test_a_second_look_before_the_time_asks_nothing_and_tells_nothing(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, feeds(site, "/feed"), clock)
        assert once(tmp_path, feeds(site, "/feed"), clock) == []
        assert site.paths() == ["/feed", "/a"]


def test_what_has_not_changed_is_asked_for_conditionally_and_not_taken_twice(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke.", "1")}) as site:
        status, head, body = rss(site, "/a")
        site.pages["/feed"] = status, {**head, "Last-Modified": "Sat, 02 Mar 2024 08:00:00 GMT"}, body
        once(tmp_path, feeds(site, "/feed"), clock)
        clock.time += 4_000
        assert once(tmp_path, feeds(site, "/feed"), clock) == []
        again = [one for one in site.asked if one.path != "/robots.txt"][2:]
        assert sorted(one.path for one in again) == ["/a", "/feed"]
        heads = {one.path: one.head for one in again}
        assert heads["/a"]["if-none-match"] == '"1"'
        assert heads["/feed"]["if-modified-since"] == "Sat, 02 Mar 2024 08:00:00 GMT"


def test_a_page_that_was_altered_silently_is_kept_beside_what_it_was(tmp_path):
    clock = Clock()
    with website({"/a": page("Eleven people died there.\nRain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, feeds(site, "/feed"), clock)
        site.pages["/a"] = page("Fourteen people died there.\nRain fell.")
        clock.time += 4_000
        told = once(tmp_path, feeds(site, "/feed"), clock)
        (altered,) = [one for one in told if isinstance(one, News) and one.standing == "altered"]
        assert [(move.was, move.now) for move in altered.moves] == [("Eleven", "Fourteen")]
        assert "Fourteen people died there." in titles(told)
        assert "Eleven people died there." not in titles(told)
        assert len(docs(tmp_path)) == 2
        assert {doc.partition("~")[0] for doc in docs(tmp_path)} == {site.url("/a")}


def test_a_page_that_differs_in_white_space_alone_is_no_new_version(tmp_path):
    clock = Clock()
    with website({"/a": page("Eleven people died there.\nRain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, feeds(site, "/feed"), clock)
        site.pages["/a"] = page("Eleven  people died there.\n\nRain fell.\n")
        clock.time += 4_000
        assert titles(once(tmp_path, feeds(site, "/feed"), clock)) == []
        assert docs(tmp_path) == [site.url("/a")]


def test_a_feed_that_says_an_item_changed_has_it_looked_at_at_once(tmp_path):
    clock = Clock()
    with website({"/a": page("Eleven died.")}) as site:
        sources = feeds(site, "/feed")
        sources = replace(sources, feed=(replace(sources.feed[0], revisit=()),))
        site.pages["/feed"] = rss(site, "/a", stamp="Sat, 02 Mar 2024 08:00:00 GMT")
        once(tmp_path, sources, clock)
        clock.time += 2_000
        once(tmp_path, sources, clock)
        assert site.paths().count("/a") == 1
        site.pages["/feed"] = rss(site, "/a", stamp="Sat, 02 Mar 2024 09:00:00 GMT")
        clock.time += 2_000
        once(tmp_path, sources, clock)
        assert site.paths().count("/a") == 2


def test_pages_are_looked_at_again_as_often_as_was_wished_and_then_no_more(tmp_path):
    clock = Clock()
    with website({"/a": page("Eleven died.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        looks = []
        for hours in (0, 0.5, 0.7, 5, 20, 50, 100, 500):
            clock.time += hours * 3_600
            once(tmp_path, feeds(site, "/feed"), clock)
            looks.append(site.paths().count("/a"))
        assert looks == [1, 1, 2, 3, 4, 5, 5, 5]


def test_items_of_a_feed_may_be_the_dispatches(tmp_path):
    body = (
        b'<rss version="2.0"><channel><title>Wire</title><item><link>https://wire.example/1</link>'
        b"<description>The dam broke on Friday.</description></item></channel></rss>"
    )
    with website({"/feed": (200, {"Content-Type": "text/xml"}, body)}) as site:
        sources = replace(feeds(site, "/feed"), feed=(Feed("wire", site.url("/feed"), pages=False),))
        clock = Clock()
        once(tmp_path, sources, clock)
        assert docs(tmp_path) == ["https://wire.example/1"]
        more = body.replace(b"</channel>", b"<item><link>https://wire.example/2</link>"
                            b"<description>Rain fell.</description></item></channel>")  # fmt: skip
        site.pages["/feed"] = (200, {"Content-Type": "text/xml"}, more)
        clock.time += 2_000
        once(tmp_path, sources, clock)
        assert docs(tmp_path) == ["https://wire.example/1", "https://wire.example/2"]


def test_a_source_that_fails_is_told_with_its_next_try_and_the_others_go_on(tmp_path):
    clock = Clock()

    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n" + b"x" * 400_000)

    with website({"/a": page("The dam broke.")}) as site, website() as inner:
        site.raw["/endless"] = endless
        site.pages |= {
            "/good": rss(site, "/a"),
            "/down": (500, {}, b""),
            "/film": (200, {"Content-Type": "video/mp4"}, b"x"),
            "/page": (200, {}, b"<html><body>No feed.</body></html>"),
            "/inside": (302, {"Location": inner.url("/", "127.0.0.1")}, b""),
        }
        paths = ("/down", "/film", "/page", "/inside", "/endless", "/gone", "/good")
        told = troubles(once(tmp_path, feeds(site, *paths), clock))
        said = {one.where: one for one in told}
        assert set(said) == {path.strip("/") for path in paths} - {"good"}
        assert "answered 500" in said["down"].what
        assert "it is video/mp4" in said["film"].what
        assert "no feed that can be read" in said["page"].what
        assert "127.0.0.1, which is not a public address" in said["inside"].what
        assert "larger than 0.2 MB" in said["endless"].what
        assert "nothing is there" in said["gone"].what
        assert all(one.due > clock.now() and "tried again at 2023-11-1" in str(one) for one in told)
        assert docs(tmp_path) == [site.url("/a")]
        assert inner.asked == []


def test_failures_in_a_row_are_tried_later_and_later_and_one_success_forgives_them(tmp_path):
    clock = Clock()
    with website({"/feed": (500, {}, b"")}) as site:
        pauses = []
        for _ in range(12):
            (trouble,) = troubles(once(tmp_path, feeds(site, "/feed"), clock))
            pauses.append(round(trouble.due - clock.now()))
            clock.time = trouble.due
        assert pauses[:4] == [45, 90, 180, 360]
        assert pauses[-1] == 0.75 * 6 * 3_600
        site.pages["/feed"] = rss(site)
        assert once(tmp_path, feeds(site, "/feed"), clock) == []
        site.pages["/feed"] = (500, {}, b"")
        clock.time += 1_000
        (trouble,) = troubles(once(tmp_path, feeds(site, "/feed"), clock))
        assert round(trouble.due - clock.now()) == 45


def test_a_site_that_asks_for_time_gets_it_even_from_a_watch_begun_anew(tmp_path):
    clock = Clock()
    with website({"/one": (429, {"Retry-After": "3600"}, b"")}) as site:
        site.pages["/two"] = rss(site)
        once(tmp_path, feeds(site, "/one"), clock)
        clock.time += 1_800
        (trouble,) = troubles(once(tmp_path, feeds(site, "/two"), clock))
        assert "asked to be left alone" in trouble.what
        assert site.paths() == ["/one"]
        clock.time += 2_000
        assert once(tmp_path, feeds(site, "/two"), clock) == []


@pytest.mark.parametrize("stated", ["0", "Sat, 02 Mar 2019 08:00:00 GMT"])
def test_a_site_that_asks_for_no_time_is_asked_as_seldom_as_any_that_fails(tmp_path, stated):
    clock = Clock()
    with website({"/a": (429, {"Retry-After": stated}, b"")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        told: list[Trouble] = []
        for _ in range(80):
            told += troubles(once(tmp_path, feeds(site, "/feed"), clock))
            clock.time += 900
        assert [one.given_up for one in told] == [False] * 5 + [True]
        site.pages["/feed"] = (503, {"Retry-After": stated}, b"")
        (trouble,) = troubles(once(tmp_path, feeds(site, "/feed"), clock))
        assert round(trouble.due - clock.now()) == 45


def test_a_page_that_never_comes_is_given_up_and_the_feed_is_not(tmp_path):
    clock = Clock()
    with website({"/a": (500, {}, b"")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        told: list[Trouble] = []
        for _ in range(80):
            told += troubles(once(tmp_path, feeds(site, "/feed"), clock))
            clock.time += 900
        assert len(told) == 6
        assert [one.given_up for one in told] == [False] * 5 + [True]
        assert site.paths().count("/feed") > 70


def test_a_clock_that_is_set_back_stops_nothing(tmp_path):
    clock = Clock()
    with website() as site:
        site.pages["/feed"] = rss(site)
        once(tmp_path, feeds(site, "/feed"), clock)
        with watching(tmp_path, feeds(site, "/feed"), clock) as opened:
            for _ in range(2):
                clock.time -= 400 * DAY
                assert list(opened.round()) == []
                clock.time += 1_000
                assert list(opened.round()) == []
        assert site.paths() == ["/feed"] * 3


def test_a_source_by_another_name_or_interval_is_the_same_source(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        slow = Feed("slow", site.url("/feed"), every=Seconds(DAY))
        once(tmp_path, Sources(watch=LOCAL, feed=(slow,)), clock)
        once(tmp_path, Sources(watch=LOCAL, feed=(replace(slow, name="quick", every=Seconds(60)),)), clock)
        assert site.paths() == ["/feed", "/a"]
        clock.time += 70
        once(tmp_path, Sources(watch=LOCAL, feed=(replace(slow, name="quick", every=Seconds(60)),)), clock)
        assert site.paths() == ["/feed", "/a", "/feed"]


def test_a_site_with_much_to_give_does_not_keep_the_others_waiting(tmp_path):
    clock = Clock()
    many = [f"/{number}" for number in range(40)]
    with website({path: page(f"Rain {path}.") for path in many}) as busy, website({"/a": page("Snow.")}) as calm:
        busy.pages["/feed"] = rss(busy, *many)
        calm.pages["/feed"] = rss(calm, "/a")
        sources = Sources(watch=LOCAL, feed=(Feed("busy", busy.url("/feed")), Feed("calm", calm.url("/feed"))))
        with watching(tmp_path, sources, clock) as opened:
            assert list(opened.round()) == []
            told = titles(opened.round())
            assert "Snow." in told
            assert len(told) == 17
            rest = [title for _ in range(2) for title in titles(opened.round())]
        assert len(told) + len(rest) == 41


def test_whatever_goes_wrong_with_one_source_the_others_go_on(tmp_path, monkeypatch):
    def broken(body, feed):
        raise ValueError("a fault of ours")

    with website({"/live": page("Rain fell.")}) as site:
        site.pages["/feed"] = rss(site)
        monkeypatch.setattr("coranto.watch.asking.links", broken)
        sources = replace(feeds(site, "/feed"), page=(Page("live", site.url("/live")),))
        told = once(tmp_path, sources, Clock())
        assert [one.what for one in troubles(told)] == ["it could not be worked on (ValueError: a fault of ours)"]
        assert titles(told) == ["Rain fell."]


def test_failures_alike_are_counted(tmp_path):
    many = [f"/{number}" for number in range(12)]
    with website() as site:
        site.pages["/feed"] = rss(site, *many)
        told = troubles(once(tmp_path, feeds(site, "/feed"), Clock()))
        assert len(told) == 6
        assert told[-1].what == "7 more like it: nothing is there (404)"


def test_a_page_may_be_watched_for_itself(tmp_path):
    clock = Clock()
    with website({"/live": page("Rain fell.")}) as site:
        sources = Sources(watch=LOCAL, page=(Page("live", site.url("/live"), every=Seconds(60)),))
        once(tmp_path, sources, clock)
        site.pages["/live"] = page("Rain fell.\nThe dam broke.")
        clock.time += 70
        assert "The dam broke." in titles(once(tmp_path, sources, clock))
        assert len(docs(tmp_path)) == 2


def rounds(opened, most: int) -> int:
    """How many rounds a watch makes that ends when there is nothing more to do, and no more than ``most``."""
    made, one = 0, opened.round

    def counted():
        nonlocal made
        made += 1
        assert made <= most
        return one()

    opened.round = counted
    for _ in opened.go_on(once=True):
        pass
    return made


def test_a_source_whose_address_is_another_is_asked_there_alone(tmp_path):
    clock = Clock()
    with website() as site:
        site.pages |= {"/old": rss(site), "/new": rss(site)}
        old, new = (Sources(watch=LOCAL, feed=(Feed("wire", site.url(path)),)) for path in ("/old", "/new"))
        once(tmp_path, old, clock)
        for sources, path in ((new, "/new"), (old, "/old")):
            clock.time += 2_000
            with watching(tmp_path, sources, clock) as opened:
                assert rounds(opened, 3) < 3
            assert site.paths()[-1] == path
        assert len(site.paths()) == 3


def test_a_link_that_is_too_long_when_it_is_asked_is_passed_over_and_one_that_is_remembered_given_up(tmp_path):
    clock = Clock()
    with website({"/a": page("Rain fell.")}) as site:
        long = "/" + "क" * 240
        site.pages["/feed"] = rss(site, "/a", long)
        assert titles(once(tmp_path, feeds(site, "/feed"), clock)) == ["Rain fell."]
        with watching(tmp_path, feeds(site, "/feed"), clock) as opened:
            opened._memory.hear_of(site.url(long), "feed", "item", clock.now())
            (trouble,) = troubles(opened.go_on(once=True))
            assert "no address on the web" in trouble.what
            assert trouble.given_up


def test_a_page_that_is_watched_no_more_and_that_a_feed_links_to_is_one_of_the_feeds(tmp_path):
    clock = Clock()
    with website({"/a": page("Rain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, Sources(watch=LOCAL, page=(Page("live", site.url("/a")),)), clock)
        site.pages["/a"] = page("Snow fell.")
        clock.time += 20 * DAY
        assert "Snow fell." in titles(once(tmp_path, feeds(site, "/feed"), clock))
        site.pages["/a"] = page("Hail fell.")
        clock.time += 4_000
        assert "Hail fell." in titles(once(tmp_path, feeds(site, "/feed"), clock))


def test_a_page_that_cannot_be_read_is_a_problem_of_the_dossier(tmp_path):
    with website({"/a": (200, {"Content-Type": "text/html"}, b"<html></html>"), "/b": page("Rain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a", "/b")
        (trouble,) = troubles(once(tmp_path, feeds(site, "/feed"), Clock()))
        assert (trouble.where, trouble.what) == (site.url("/a"), "no main text found in the page")
        assert docs(tmp_path) == [site.url("/b")]


# ---------------------------------------------------------------------------------------------------------- folders
