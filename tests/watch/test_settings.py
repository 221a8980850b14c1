"""The file of sources."""

import pytest

from coranto.model.errors import BadRequestError, NotFoundError
from coranto.watch.settings import KINDS, Alert, Command, Feed, FeedFile, Folder, Mailbox, Page, Webhook, read_sources

WHOLE = """
[watch]
every = "10m"
delay = "1.5s"
contact = "desk@paper.example"
allow_private = ["intranet.example"]
max_mb = 5
robots = false

[[feed]]
name = "The Wire"
url = "https://wire.example/rss"
outlet = "The Wire"
every = "90s"
revisit = ["1h", "2d"]

[[page]]
name = "live"
url = "https://wire.example/live"

[[imap]]
name = "letters"
host = "imap.strait.example"
user = "desk@strait.example"
password_file = "secret"
folder = "News"

[[folder]]
name = "drop"
path = "in"

[[warc]]
name = "crawl"
path = "/srv/warc"

[[alert]]
name = "toll"
on = ["figure", "disputed"]
place = "Solapur"
counted = "killed"

[[webhook]]
name = "desk"
url = "https://hooks.example/1"
secret_file = "secret"
only = ["toll"]

[[command]]
name = "notify"
run = ["notify-send", "change"]

[[file]]
path = "changes.atom"
"""


def read(tmp_path, words: str):
    (tmp_path / "sources.toml").write_text(words)
    return read_sources(tmp_path / "sources.toml")


def test_everything_that_may_be_said_is_understood(tmp_path):
    found = read(tmp_path, WHOLE)
    assert (found.watch.every, found.watch.delay, found.watch.max_mb, found.watch.robots) == (600, 1.5, 5, False)
    assert found.feed == (Feed("The Wire", "https://wire.example/rss", "The Wire", 90, True, (3_600, 172_800)),)
    assert found.page == (Page("live", "https://wire.example/live"),)
    mailbox = Mailbox("letters", "imap.strait.example", "desk@strait.example", "secret", folder="News")
    assert found.imap == (mailbox,)
    assert mailbox.url == "imap://desk%40strait.example@imap.strait.example:993/News"
    assert found.asked() == {one.url: one for one in (found.feed[0], found.page[0], mailbox)}
    assert (found.folder, found.warc) == ((Folder("drop", "in"),), (Folder("crawl", "/srv/warc"),))
    assert found.alert == (Alert("toll", ("figure", "disputed"), place="Solapur", counted="killed"),)
    assert found.webhook == (Webhook("desk", "https://hooks.example/1", "secret", ("toll",)),)
    assert found.command == (Command("notify", ("notify-send", "change")),)
    assert found.file == (FeedFile("changes.atom"),)
    assert found.every_s(found.feed[0]) == 90
    assert found.every_s(found.page[0]) == 600
    assert found.place("in") == tmp_path / "in"
    assert str(found.place("/srv/warc")) == "/srv/warc"


def test_nothing_need_be_said(tmp_path):
    assert read(tmp_path, "").asked() == {}


IMAP = "[[imap]]\nname = 'a'\nhost = 'a.example'\nuser = 'u'\n"


def test_a_password_in_the_file_itself_is_refused_and_not_shown(tmp_path):
    with pytest.raises(BadRequestError, match=r"nothing is called password\. Did you mean password_") as caught:
        read(tmp_path, IMAP + "password = 's3cret'\n")
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[[feed]\n", "is no TOML"),
        ("[[fede]]\nname = 'a'\n", "nothing is called fede. Did you mean feed"),
        ("[feed]\nname = 'a'\n", r"\[feed\] is one table. Write \[\[feed\]\]"),
        ("[[feed]]\nname = 'a'\n", "missing required field `url`"),
        ("[[feed]]\nname = 'a'\nurl = 'https://a.example'\nevry = '5m'", "nothing is called evry. Did you mean every"),
        ("[[feed]]\nname = 'a'\nurl = 'https://a.example'\nevery = 'soon'", "'soon' is no stretch of time"),
        ("[[feed]]\nname = 'a'\nurl = 'https://a.example'\nevery = '0s'", "no stretch of time"),
        ("[[feed]]\nname = 'a'\nurl = 'https://a.example'\nevery = 5", "5 is no stretch of time"),
        ("[[feed]]\nname = 'a'\nurl = 'a.example'", "a: no address on the web"),
        ("[[webhook]]\nname = 'a'\nurl = 'https://u:p@a.example'", "password"),
        ("[[page]]\nname = 'a'\nurl = 'https://a.example'\n[[folder]]\nname = 'a'\npath = 'x'", "two are called a"),
        ("[[alert]]\nname = 'a'\non = ['figures']", "Invalid enum value 'figures'"),
        ("[[file]]\npath = 'x.atom'\nonly = ['toll']", "there is no alert toll"),
        ("[[command]]\nname = 'a'\nrun = []", "a runs nothing"),
        ("watch = 5", "is no table"),
        (IMAP, "it is not said where its password is"),
        (IMAP + "password_file = 'a'\npassword_env = 'A'", "it is not said where its password is"),
        (IMAP.replace("a.example", "imaps://a.example") + "password_env = 'A'", "is no host"),
        (IMAP + "password_env = 'A'\nport = 99999", "port, first or folder is none"),
        (IMAP + "password_env = 'A'\nfirst = 0", "port, first or folder is none"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_place(tmp_path, words, told):
    with pytest.raises(BadRequestError, match=told) as caught:
        read(tmp_path, words)
    assert "sources.toml" in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotFoundError, match="cannot be read"):
        read_sources(tmp_path / "none.toml")


def test_every_kind_of_change_may_be_asked_for(tmp_path):
    names = ", ".join(f'"{kind}"' for kind in KINDS)
    assert read(tmp_path, f'[[alert]]\nname = "a"\non = [{names}]').alert[0].on == KINDS


@pytest.mark.parametrize("given", ["inf", "nan", "0", "-1", "1e9"])
def test_a_limit_that_is_none_is_refused(tmp_path, given):
    (tmp_path / "s.toml").write_text(f"[watch]\nmax_mb = {given}\n")
    with pytest.raises(BadRequestError, match="max_mb is out of bounds"):
        read_sources(tmp_path / "s.toml")
