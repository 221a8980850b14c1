import re

import pytest

from api.serving import served
from coranto.api import room
from coranto.api.room import linked

HOSTILE = ("<script>alert", "<img src=x", "<svg/onload", 'javascript:alert(5)"')


@pytest.fixture
def plain(ferry, monkeypatch):
    """Asks a server into which no reading room is built."""
    monkeypatch.setattr(room, "assets", dict)
    with served(ferry) as client:
        yield client


def test_the_page_has_no_script_of_its_own_and_every_hostile_word_is_escaped(plain):
    page = plain.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert [words for words in HOSTILE if words in page.text] == []
    assert "<style" not in page.text
    assert re.findall(r"<script[^>]*>", page.text) == ['<script src="/page.js">']
    assert not re.search(r"\son\w+\s*=", re.sub(r">[^<]*<", "><", page.text))
    assert "http-equiv" not in page.text


def test_its_script_and_style_are_there(plain):
    assert plain.get("/page.js").headers["content-type"].startswith("text/javascript")
    assert plain.get("/page.css").headers["content-type"].startswith("text/css")


def test_a_permalink_opens_the_page(plain):
    assert plain.get("/text/wire/harbour.txt").text == plain.get("/").text


def test_the_reading_room_is_given_where_it_is_built_in_and_nothing_else_of_its_folder(ferry, monkeypatch):
    held = {"room.html": b"<!DOCTYPE html><title>room</title>", "room.js": b"1", "land.json": b"{}"}
    monkeypatch.setattr(room, "assets", lambda: held)
    with served(ferry) as client:
        assert client.get("/").content == client.get("/text/a/b.txt").content == held["room.html"]
        assert client.get("/room.js").headers["content-type"].startswith("text/javascript")
        assert client.get("/room.py").status_code == 404


def test_a_dossier_too_large_for_a_page_is_named(ferry, monkeypatch):
    monkeypatch.setattr(room, "assets", dict)
    monkeypatch.setattr(room, "MOST_DISPATCHES", 1)
    with served(ferry) as client:
        page = client.get("/").text
    assert "3 dispatches" in page
    assert "/api/v1/openapi.json" in page


def test_a_page_that_is_linked_keeps_all_but_its_style_and_script():
    from coranto.export.html import asset

    style, script = asset("page.css"), asset("page.js")
    meta = '<meta http-equiv="Content-Security-Policy" content="x">\n'
    page = f"<head>{meta}<b>\n<style>{style}</style>\n</head><p>&lt;\n<script>{script}</script>\n</body>"
    assert linked(page) == (
        '<head><b>\n<link rel="stylesheet" href="/page.css">\n</head><p>&lt;\n<script src="/page.js"></script>\n</body>'
    )
