import pytest

from coranto.read.names import item_name, web_address


@pytest.mark.parametrize("value", ["https://port.example/a?b=1#c", " http://x.example/ü "])
def test_web_addresses(value: str) -> None:
    assert web_address(value) == value.strip()


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "file:///etc/passwd", "/a/b", "https://", "https://a b", None, 3]
)
def test_what_is_no_web_address(value: object) -> None:
    assert web_address(value) is None


@pytest.mark.parametrize(
    ("url", "identity", "name"),
    [
        ("https://x.example/1", "7", "https://x.example/1"),
        (None, "https://x.example/2", "https://x.example/2"),
        (None, "7", "feed.xml::7"),
        (None, None, "feed.xml::3"),
        (None, "a" * 500, "feed.xml::3"),
        (None, "a\x1b[31m", "feed.xml::3"),
    ],
)
def test_item_names(url: str | None, identity: str | None, name: str) -> None:
    assert item_name("feed.xml", url, identity, "feed.xml::3") == name
