import pytest

from extract.dispatches import spoken


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "It reached 90,000 people, most of the target, said the minister, Ada Nasr; a round is to follow.",
            "the minister, Ada Nasr",
            "It reached 90,000 people, most of the target",
        ),
        (
            "The radio has been silent since 4 a.m., when the mast fell, said Ada Nasr, who leads the pilots.",
            "Ada Nasr, who leads the pilots",
            "The radio has been silent since 4 a.m., when the mast fell",
        ),
        ("Ada Nasr, a nurse, said the dam had burst.", "Ada Nasr, a nurse", "the dam had burst"),
        (
            "The pumps had been off since May, claims Ada Nasr, who heads the guild.",
            "Ada Nasr, who heads the guild",
            "The pumps had been off since May",
        ),
        (
            "Soldiers pushed him off the bus, claims one of the porters, Ada Nasr.",
            "one of the porters, Ada Nasr",
            "Soldiers pushed him off the bus",
        ),
        ("The hill has been lost, reports Radio Aral.", "Radio Aral", "The hill has been lost"),
        ("A cook, because he fears for his post, says that two men drowned.", "A cook", "two men drowned"),
        (
            "The cook, who fears for his post, nevertheless says that two men drowned.",
            "The cook, who fears for his post",
            "two men drowned",
        ),
    ],
)
def test_who_speaks_stands_behind_what_is_told(text: str, source: str, content: str) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert (claim.source.text, claim.text) == (source, content)
