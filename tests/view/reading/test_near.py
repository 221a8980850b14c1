from coranto.model.assertion import Claim
from coranto.model.resolved import Entity
from coranto.view.reading.near import Near
from records import ferry


def test_it_has_the_records_of_its_documents_and_all_that_belong_to_none() -> None:
    assert list(Near(ferry(), ["harbour.txt"]).all(Claim)) == []
    near = Near(ferry(), ["bay.txt", "bay.txt"])
    assert [claim.id for claim in near.all(Claim)] == ["cl1"]
    assert list(near.docs()) == ["bay.txt"]
    assert list(near.all(Entity)) == list(ferry().all(Entity))
