import pytest

from coranto.model.errors import BadRequestError
from coranto.view.citations import cited


def test_a_reference_names_a_document_and_a_span() -> None:
    assert cited("wire/late #2.txt#char=4,9") == ("wire/late #2.txt", (4, 9))


@pytest.mark.parametrize("reference", ["wire.txt", "wire.txt#char=9,4", "wire.txt#char=a,b", ""])
def test_what_is_no_reference_is_refused_with_an_example(reference: str) -> None:
    with pytest.raises(BadRequestError, match=r"looks like report\.txt#char=10,42"):
        cited(reference)
