"""Nodes by the properties that schema.org gives their types (Claim, NewsArticle, Dataset are CreativeWorks)."""

import json
from typing import Any

from coranto.export.edition import Edition
from coranto.export.schema_org import render
from editions import editions, graded, odd
from records import ferry

THING = {"@type", "@id", "name", "alternateName", "description", "sameAs", "url", "identifier"}
WORK = THING | {
    "text", "author", "publisher", "inLanguage", "datePublished", "dateCreated", "temporalCoverage", "encoding",
    "citation", "creativeWorkStatus", "isPartOf", "version", "creditText", "license",
}  # fmt: skip
PROPERTIES = {
    "Claim": WORK | {"appearance", "firstAppearance", "claimInterpreter"},
    "NewsArticle": WORK | {"articleBody", "dateline"},
    "Dataset": WORK | {"measurementTechnique", "variableMeasured"},
    "MediaObject": WORK | {"sha256", "encodingFormat"},
    "ClaimReview": WORK | {"claimReviewed", "itemReviewed", "reviewRating", "reviewBody", "reviewAspect"},
    "Rating": THING | {"ratingValue", "bestRating", "worstRating", "reviewAspect", "ratingExplanation", "author"},
    "Person": THING,
    "Organization": THING,
    "Place": THING,
    "Thing": THING,
}


def graph(edition: Edition) -> list[dict[str, Any]]:
    page = json.loads(render(edition))
    assert page["@context"] == "https://schema.org"
    return list(page["@graph"])


def nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for one in value.values() for node in nodes(one))]


def test_every_property_belongs_to_its_type() -> None:
    for edition in editions():
        for node in nodes(graph(edition)):
            if set(node) != {"@id"}:
                assert set(node) <= PROPERTIES[node["@type"]]


def test_ids_are_unique_and_references_lead_to_nodes_of_the_file() -> None:
    for edition in editions():
        found = graph(edition)
        ids = [node["@id"] for node in found]
        assert len(ids) == len(set(ids))
        assert {node["@id"] for node in nodes(found) if set(node) == {"@id"}} <= set(ids)


def test_a_claim_has_its_speaker_and_its_words() -> None:
    (claim,) = [node for node in graph(Edition(ferry())) if node["@type"] == "Claim"]
    assert claim["text"] == "At least 11 people drowned"
    assert claim["author"]["name"] == "Captain Reyes"
    assert claim["author"]["@type"] == "Person"
    assert claim["citation"].startswith("bay.txt#char=")
    assert claim["creativeWorkStatus"] == "asserted"


def test_only_what_a_person_graded_is_reviewed() -> None:
    for corpus in (ferry(), odd()):
        assert "ClaimReview" not in json.dumps(graph(Edition(corpus)))
    reviews = [node for node in graph(Edition(graded())) if node["@type"] == "ClaimReview"]
    assert [review["@id"] for review in reviews] == ["urn:coranto:grade:gr1", "urn:coranto:grade:gr2"]
    assert reviews[0]["itemReviewed"] == {"@id": "urn:coranto:claim:cl1"}
    source, told = reviews[0]["reviewRating"]
    assert (source["ratingValue"], source["alternateName"]) == ("B", "usually reliable")
    assert (told["ratingValue"], told["bestRating"], told["worstRating"]) == (2, 1, 5)
    assert all("ratingValue" not in rating for rating in reviews[1]["reviewRating"])


def test_a_day_is_stated_only_where_it_is_known() -> None:
    articles = {node["name"]: node for node in graph(Edition(ferry())) if node["@type"] == "NewsArticle"}
    assert articles["bay.txt"]["datePublished"] == "2023-03-07"
    assert "datePublished" not in articles["harbour.txt"]
    assert all("datePublished" not in node for node in graph(Edition(odd())))
