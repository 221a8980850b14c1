V1 = "/api/v1"


def items(client, path, **query):
    return client.get(f"{V1}/{path}", params=query).json()["items"]


def test_claims_are_found_by_speaker_status_and_words(client):
    assert {claim["source"] for claim in items(client, "claims", by="Sea Lines")} == {"The owner, Sea Lines"}
    assert {claim["status"] for claim in items(client, "claims", status="denied")} == {"denied"}
    assert [claim["text"] for claim in items(client, "claims", words="twice what")] != []
    assert items(client, "claims", doc="nowhere") == []


def test_a_claim_is_found_by_its_id(client):
    held = items(client, "claims")[-1]
    assert client.get(f"{V1}/claims/{held['id']}").json() == held


def test_a_toll_is_a_series_with_a_point_for_every_source(client):
    (toll,) = items(client, "series", what="killed")
    assert {point["low"] for point in toll["points"]} == {11, 14}
    figures = {figure["id"] for figure in items(client, "figures", what="killed")}
    assert {point["id"] for point in toll["points"]} <= figures
    assert items(client, "figures", what="volume") == []
