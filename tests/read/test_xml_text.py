from xml.etree.ElementTree import fromstring

import pytest

from coranto.read.xml_text import all_named, first_named, name_of, text_of_element


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<body><p>One <b>bold</b> word.</p><p>Two.</p>tail</body>", "One bold word.\n\nTwo.\n\ntail"),
        ("<x:html xmlns:x='u'><x:head><x:title>T</x:title></x:head><x:body><x:p>One.</x:p></x:body></x:html>", "One."),
        ("<div>a<br/>b<!-- c -->d<?e f?>g</div>", "a\n\nbdg"),
        ("<div>a <style>b {}</style>c<script>d()</script> e</div>", "a c e"),
        ("<ul><li>One</li><li>Two <ul><li>Three</li></ul></li></ul>", "One\n\nTwo\n\nThree"),
        (
            "<nitf><head><title>T</title></head><body><body.head><hedline><hl1>H</hl1></hedline><byline>B</byline>"
            "<dateline>LIMA</dateline></body.head><body.content><media><media-reference/><media-caption>A queue."
            "</media-caption></media><block><p>One\n  <em>more</em>.</p></block></body.content></body></nitf>",
            "LIMA\n\nA queue.\n\nOne more.",
        ),
        ("<p/>", ""),
    ],
)
def test_the_words_of_an_article_by_paragraphs(xml: str, text: str) -> None:
    assert text_of_element(fromstring(xml)) == text


def test_nesting_without_end_is_no_matter() -> None:
    deep = 50_000
    assert text_of_element(fromstring("<div>" * deep + "deep" + "</div>" * deep)) == "deep"


def test_elements_go_by_their_names_alone() -> None:
    root = fromstring("<a xmlns='u'><b>1</b><!-- b --><c><b>2</b></c></a>")
    assert [one.text for one in all_named(root, "b")] == ["1", "2"]
    assert first_named(root, "a") is None
    assert [name_of(one) for one in root] == ["b", "c"]
