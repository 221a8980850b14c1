import pytest

from coranto.model.annotation import Mention
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.judgement import Doubt
from coranto.model.resolved import Entity, EntityLink
from coranto.model.source import Dispatch
from coranto.view.names import name_meant, names, pair_meant


def entity(name: str, label: str = "person", *aliases: str, at: str = "") -> Entity:
    return Entity(at or name.lower().replace(" ", "")[:12], label, name, aliases, None, None, None, (), 1, ())


def mention(doc: str, text: str, whose: Entity) -> Mention:
    return Mention(doc, 0, len(text), text, whose.type, whose.id)


ROE = entity("Ada Roe", "person", "Roe")
IDA = entity("Ida Roe", "person", "Roe")
LIMA = entity("Lima", "place")
SMITH = entity("John Smith", at="johnsmitha")
OTHER = entity("John Smith", at="johnsmithb")
NAMED = {"a.txt": [("Ada Roe", ROE), ("Roe", ROE), ("Lima", LIMA)], "b.txt": [("Ida Roe", IDA), ("John Smith", SMITH)]}
NAMED |= {"c.txt": [("John Smith", OTHER)], "d.txt": [("John Smith", OTHER)]}


def corpus() -> MemoryCorpus:
    folios = {}
    for doc, found in NAMED.items():
        text_hash = doc[0] * 64
        rows = [mention(doc, text, whose) for text, whose in found]
        folios[doc] = Folio(Dispatch(doc, text_hash, text_hash, "")).with_rows(rows, [Mention])
    links = {(doc, whose.name): whose.id for doc, found in NAMED.items() for _, whose in found}
    return MemoryCorpus(
        folios,
        {
            Entity: (ROE, IDA, LIMA, SMITH, OTHER),
            EntityLink: tuple(EntityLink(*key, whose) for key, whose in links.items()),
            Doubt: (Doubt(ROE.id, IDA.id, 0.8, "one letter makes another name"),),
        },
    )


def test_names_come_with_spellings_documents_and_handles() -> None:
    view = names(corpus(), "person")
    assert [(row.name, row.handle) for row in view.names] == [
        ("Ada Roe", "adar"), ("Ida Roe", "idar"), ("John Smith", "johnsmitha"), ("John Smith", "johnsmithb")
    ]  # fmt: skip
    ada = view.names[0]
    assert [(s.text, s.mentions) for s in ada.spellings] == [("Ada Roe", 1), ("Roe", 1)]
    assert ada.documents == ("a.txt",)
    assert [(d.a.name, d.b.name) for d in view.doubts] == [("Ada Roe", "Ida Roe")]
    assert [row.name for row in names(corpus(), "place").names] == ["Lima"]
    assert names(corpus(), "place").doubts == ()


@pytest.mark.parametrize("reference", ["Ada Roe", "ada roe", "adar", "adaroe", "Ada Roe@a.txt"])
def test_a_name_is_meant_by_itself_an_id_or_its_document(reference: str) -> None:
    ref = name_meant(corpus(), reference)
    assert (ref.type, ref.name, ref.texts) == ("person", "Ada Roe", ("a" * 16,))
    assert ref.wide == ("@" not in reference)


def test_a_name_that_two_bear_is_not_meant_widely() -> None:
    assert not name_meant(corpus(), "johnsmitha").wide
    assert name_meant(corpus(), "johnsmithb").texts == ("c" * 16, "d" * 16)


@pytest.mark.parametrize(
    ("reference", "choices"),
    [
        ("Roe", "Give an id: adaroe (Ada Roe, person, 1), idaroe (Ida Roe, person, 1)."),
        ("John Smith", "Give an id: johnsmitha (John Smith, person, 1), johnsmithb (John Smith, person, 1)."),
        ("johns", "Give an id: johnsmitha (John Smith, person, 1), johnsmithb (John Smith, person, 1)."),
    ],
)
def test_what_may_be_several_is_refused_with_the_choices(reference: str, choices: str) -> None:
    with pytest.raises(BadRequestError, match="may be 2 entities") as raised:
        name_meant(corpus(), reference)
    assert raised.value.remedy == choices


def test_who_is_not_there_is_refused_with_names_like_it() -> None:
    with pytest.raises(NotFoundError, match="There is Ida Roe"):
        name_meant(corpus(), "Ida Row")
    with pytest.raises(NotFoundError, match="There is Ida Roe"):
        name_meant(corpus(), "Ида Роу")
    with pytest.raises(NotFoundError, match="See: coranto names"):
        name_meant(corpus(), "Quetzalcoatl")
    with pytest.raises(BadRequestError, match="A name is missing"):
        name_meant(corpus(), " ")
    with pytest.raises(NotFoundError, match=r"Nobody is called Lima in b\.txt"):
        name_meant(corpus(), "Lima@b.txt")


def test_one_of_the_documents_of_a_name_is_cut_out_of_the_rest() -> None:
    wider, narrower = pair_meant(corpus(), "johnsmithb", "John Smith@d.txt")
    assert (wider.texts, narrower.texts) == (("c" * 16,), ("d" * 16,))
    with pytest.raises(BadRequestError, match="are one name"):
        pair_meant(corpus(), "Ada Roe", "adar")
