V1 = "/api/v1"


def test_no_private_person_is_listed_or_has_a_page(client):
    listed = client.get(f"{V1}/entities").json()["items"]
    names = [one["name"] for one in listed]
    assert any("Lopes" in name for name in names)
    assert not any("Reyes" in name for name in names)
    assert all(one["public"] for one in listed)


def test_a_page_has_names_roles_and_claims(client):
    (lopes,) = client.get(f"{V1}/entities", params={"who": "Lopes", "label": "person"}).json()["items"]
    page = client.get(f"{V1}/entities/{lopes['id']}").json()
    assert [role["role"] for role in page["roles"]] == ["Governor"]
    assert any("overloaded" in claim["text"] for claim in page["claims"])
    assert page["passages"]


def test_places_have_their_lines(client):
    places = client.get(f"{V1}/places").json()["items"]
    batangas = next(place for place in places if place["name"] == "Batangas")
    page = client.get(f"{V1}/places/{batangas['key']}").json()
    assert len(page["entries"]) == batangas["entries"]
    assert page["spellings"] == ["Batangas"]
