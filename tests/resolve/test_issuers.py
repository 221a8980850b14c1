"""Whose statement a text is, as its head says; texts of our own."""

import pytest

import coranto
from coranto.model.source import Document

BODY = "\n\nThe port of Beira was closed on Monday after a tanker ran aground. Two tugs have been sent.\n"


def issuer(text: str, tmp_path_factory: pytest.TempPathFactory) -> str | None:
    path = tmp_path_factory.mktemp("one") / "a.txt"
    path.write_text(text)
    (document,) = (row for row in coranto.records([path], layers=["document"]) if isinstance(row, Document))
    found = document.issuer
    assert found is None or text[found.start : found.end] == found.text
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("REPUBLIC OF CABORA\nMinistry of Transport\n\nPRESS STATEMENT", "Ministry of Transport"),
        ("National Union of Seafarers\nStatement", "National Union of Seafarers"),
        (
            "Tanker aground: what we know\nPort Authority of Beira - News release - Beira, 4 May 2034",
            "Port Authority of Beira",
        ),
        ("Update No. 3 on the grounding\nMeridian Shipping, Media Office, Maputo", "Meridian Shipping"),
        (
            "Statement on Meridian Shipping\nPort Authority of Beira, press release, 4 May 2034",
            "Port Authority of Beira",
        ),
        ("BEIRA HARBOUR POLICE\nMedia statement by the Commissioner of the Port", "BEIRA HARBOUR POLICE"),
        ("HIGH COMMAND OF THE CABORAN ARMY\nSummary for the media\nBeira, 4 May 2034", "HIGH COMMAND"),
        ("COMMUNIQUÉ\nSeafarers' Federation of Mozambique", "Seafarers' Federation of Mozambique"),
    ],
)
def test_a_statement_names_its_issuer_in_its_head(
    head: str, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert name in (issuer(head + BODY, tmp_path_factory) or "")


@pytest.mark.parametrize(
    "head",
    [
        "Tanker runs aground off Beira\nBy Ana Machel, Delta Newswire\nBEIRA, Mozambique, May 4",
        "Minister defends press statement on tanker as opposition calls for his head\nThe Maputo Courier, 5 May 2034",
        "Beira Courier\nTuesday 5 May 2034",
        "LIVE: tanker aground\nUpdates by our staff",
    ],
)
def test_news_has_no_issuer(head: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert issuer(head + BODY, tmp_path_factory) is None


def test_a_bare_name_of_those_who_govern_is_an_issuer_if_the_text_speaks_for_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    own = f"General Staff of the Armed Forces of Cabora\nBeira, 4 May 2034{BODY}Our patrols hold both banks.\n"
    assert "General Staff" in (issuer(own, tmp_path_factory) or "")
    assert issuer(own.replace("Our", "Its"), tmp_path_factory) is None
    assert issuer(own.replace("General Staff of", "A presidency for 31 votes in"), tmp_path_factory) is None


def test_a_release_quoted_below_the_head_makes_no_statement(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "Tanker aground\nBeira Courier" + BODY + "\nPRESS RELEASE by Meridian Shipping says nobody was hurt.\n"
    assert issuer(text, tmp_path_factory) is None


def test_what_a_body_states_is_its_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("told")
    (folder / "a.txt").write_text(f"Ministry of Transport\nPRESS STATEMENT\nBeira, 5 May 2034{BODY}")
    coranto.build([folder / "a.txt"], folder / "x.coranto", workers=1)
    with coranto.open_dossier(folder / "x.coranto") as dossier:
        assert {entry.status for entry in dossier.entries()} == {"claimed"}
