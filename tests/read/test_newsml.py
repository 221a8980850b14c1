from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.source import DateCandidate
from coranto.read.newsml_items import parsed_newsml
from coranto.read.sources import Limits, Read

from .files import dispatches, one, problems, readings_of

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = (
    "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title>"
    "</head><body><h1>Harvest lost</h1><p>Hail destroyed a <b>third</b> of the olives near Kairouan, growers said.</p>"
    "<p>Nobody was hurt.</p></body></html></inlineXML>"
)
NITF = (
    "<inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head>"
    "<hedline><hl1>Harvest lost</hl1></hedline><byline>By A. Ben Salah</byline><dateline>KAIROUAN</dateline>"
    "</body.head><body.content><p>Hail fell for an hour.</p><p>Nobody was hurt.</p></body.content></body></nitf>"
    "</inlineXML>"
)

DATA = "<inlineData contenttype='{}'>{}</inlineData>"


def item(guid: str, content: str = XHTML, status: str = "usable", kind: str = "text") -> str:
    return f"""<newsItem xmlns="{NAR}" guid="{guid}" version="2" standard="NewsML-G2" xml:lang="en-GB">
<rightsInfo><copyrightHolder literal="Maghreb Wire"/><usageTerms>Not in print</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:MGW"><name>Maghreb Wire</name></provider>
<versionCreated>2022-05-17T18:30:00+01:00</versionCreated><firstCreated>2022-05-17T17:00:00+01:00</firstCreated>
<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><contentCreated>2022-05-17</contentCreated><located><name>Kairouan</name></located>
<creator><name>A. Ben Salah</name></creator><language tag="en"/><headline>Hail takes a
third of the olives</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<newsMessage xmlns='{NAR}'><header><sent>2022-05-17</sent></header>"
        f"<itemSet>{''.join(items)}</itemSet></newsMessage>"
    )


def package(*names: str) -> str:
    refs = "".join(f"<itemRef residref='{name}'/>" for name in names)
    return (
        f"<packageItem xmlns='{NAR}' guid='urn:newsml:mgw.example:p'><itemMeta><itemClass qcode='ninat:composite'/>"
        f"</itemMeta><groupSet root='g'><group id='g'>{refs}</group></groupSet></packageItem>"
    )


ONE, TWO, THREE = (f"urn:newsml:mgw.example:2022:{number}" for number in (1, 2, 3))


@pytest.mark.parametrize("name", ["a.xml", "a.newsml", "a"])
def test_one_item(tmp_path: Path, name: str) -> None:
    readings = readings_of(tmp_path, name, item(ONE))
    found = one(readings)
    assert found.doc == f"{name}::{ONE}"
    assert found.text == (
        "Harvest lost\n\nHail destroyed a third of the olives near Kairouan, growers said.\n\nNobody was hurt."
    )
    said = found.metadata
    assert (said.title, said.outlet, said.author) == (
        "Hail takes a third of the olives",
        "Maghreb Wire",
        "A. Ben Salah",
    )
    assert said.language == "en"
    assert said.published == (
        DateCandidate("2022-05-17T18:30:00+01:00", "newsml versionCreated"),
        DateCandidate("2022-05-17T17:00:00+01:00", "newsml firstCreated"),
        DateCandidate("2022-05-17", "newsml contentCreated"),
    )
    assert isinstance(readings[0], Read)
    assert readings[0].original.data == item(ONE).encode()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (NITF, "KAIROUAN\n\nHail fell for an hour.\n\nNobody was hurt."),
        (DATA.format("text/plain", "Hail fell.\n  It &lt;b&gt;stopped&lt;/b&gt;."), "Hail fell.\n  It <b>stopped</b>."),
        (DATA.format("text/html", "&lt;p&gt;Hail.&lt;/p&gt;&lt;p&gt;Rain.&lt;/p&gt;"), "Hail.\n\nRain."),
        ("<inlineXML><p>Hail.</p><p>Rain.</p></inlineXML>" + XHTML, "Hail.\n\nRain."),
        ("<remoteContent href='x.jpg'/>" + XHTML, None),
    ],
)  # fmt: skip
def test_content_in_every_form(tmp_path: Path, content: str, text: str | None) -> None:
    found = one(readings_of(tmp_path, "a.xml", item(ONE, content)))
    assert found.text == text if text is not None else "Hail destroyed" in found.text


def test_a_message_gives_its_items_and_passes_over_its_pictures(tmp_path: Path) -> None:
    picture = item(THREE, "<remoteContent href='hail.jpg'/>", kind="picture")
    readings = readings_of(tmp_path, "a.xml", message(item(ONE), picture, package(ONE, TWO, THREE), item(TWO, NITF)))
    assert problems(readings) == []
    assert [found.doc for found in dispatches(readings)] == [f"a.xml::{ONE}", f"a.xml::{TWO}"]


def test_what_a_package_names_and_the_message_lacks_is_told(tmp_path: Path) -> None:
    readings = readings_of(tmp_path, "a.xml", message(package(ONE, TWO), item(ONE)))
    assert len(dispatches(readings)) == 1
    (problem,) = problems(readings)
    assert (problem.at, problem.what) == ("item 1", f"an item that is only referred to: {TWO}")
    assert len(problems(readings_of(tmp_path, "a.xml", package(ONE, TWO, TWO)))) == 2


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (item(ONE, status="canceled"), "cancelled by its agency"),
        (item(ONE, status="withheld"), "withheld by its agency"),
        (item(ONE, ""), "an item without text"),
        (item(ONE, "<remoteContent href='https://mgw.example/1.html'/>"), "an item whose content is elsewhere: https://mgw.example/1.html"),
        (package(), "a package that names nothing"),
        (message(), "NewsML without an item"),
        (f"<conceptItem xmlns='{NAR}'/>", "a conceptItem, no news"),
        (item(ONE)[:-40], "broken XML"),
        ("<!DOCTYPE newsItem [<!ENTITY a 'b'>]>" + item(ONE, "<p>&a;</p>"), "an XML document type or entity"),
        (item(ONE, "<inlineXML>&undeclared;</inlineXML>"), "broken XML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, xml: str, what: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.xml", xml))
    assert problem.what.startswith(what)
    assert problem.remedy


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 20))
    bomb = f"<?xml version='1.0'?><!DOCTYPE newsItem [<!ENTITY e0 'ha'>{entities}]>" + item(
        ONE, "<inlineXML>&e19;</inlineXML>"
    )
    (problem,) = problems(readings_of(tmp_path, "a.newsml", bomb))
    assert problem.what == "an XML document type or entity, which can be a trap"


def test_nitf_alone(tmp_path: Path) -> None:
    nitf = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-3.dtd"><nitf xml:lang="es"><head><title>Paro</title>
<docdata><doc-id id-string="q-7"/><date.issue norm="20191021T101500-0300"/></docdata></head><body><body.head><hedline>
<hl1>Paro en el puerto</hl1></hedline><byline>Por R. Paz</byline><distributor>Agencia Sur</distributor></body.head>
<body.content><p>El puerto de Arica cerró el lunes.</p></body.content></body></nitf>"""
    found = one(readings_of(tmp_path, "a.xml", nitf))
    assert (found.doc, found.text) == ("a.xml::q-7", "El puerto de Arica cerró el lunes.")
    said = found.metadata
    assert (said.title, said.author, said.outlet, said.language) == (
        "Paro en el puerto",
        "Por R. Paz",
        "Agencia Sur",
        "es",
    )


def test_a_large_message_is_parsed_in_a_worker(tmp_path: Path) -> None:
    readings = readings_of(
        tmp_path, "a.xml", message(*(item(f"urn:x:{number}") for number in range(5))), Limits(direct_tags=20)
    )
    assert len(dispatches(readings)) == 5
    (problem,) = problems(
        readings_of(tmp_path, "a.xml", message(item(ONE)), Limits(direct_tags=2, worker_seconds=0.001))
    )
    assert "could not be parsed" in problem.what


@given(st.text(alphabet="<>/&;'\"= nitfewsIM:![]-?", max_size=60), st.integers(0, 1_200), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_no_text_at_all_raises(put: str, at: int, over: int) -> None:
    xml = message(item(ONE), package(TWO))
    feed = parsed_newsml(xml[:at] + put + xml[at + over :])
    assert feed.trouble or feed.items or feed.version
