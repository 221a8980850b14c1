"""Labels of other schemes."""

import pytest

from coranto.nlp.adapters.labels import LABELS
from coranto.nlp.heads import ENTITY_LABELS


@pytest.mark.parametrize(
    ("foreign", "label"),
    [
        ("PERSON", "person"),
        ("PER", "person"),
        ("persName", "person"),
        ("ORG", "organization"),
        ("GPE", "place"),
        ("LOC", "place"),
        ("GPE_ORG", "place"),
        ("FAC", "facility"),
        ("NORP", "group"),
        ("EVENT", "event"),
        ("LAW", "product"),
        ("WORK_OF_ART", "product"),
        ("MISC", None),
        ("DATE", None),
    ],
)
def test_a_label_of_another_scheme_has_its_counterpart(foreign: str, label: str | None) -> None:
    assert LABELS.get(foreign.casefold()) == label


def test_every_label_is_its_own_and_no_other_is_given() -> None:
    assert {name: LABELS[name] for name in ENTITY_LABELS} == {name: name for name in ENTITY_LABELS}
    assert set(LABELS.values()) == set(ENTITY_LABELS)
