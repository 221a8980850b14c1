from coranto.resources.country_codes import country_codes


def test_every_country_has_its_codes_and_name() -> None:
    found = country_codes()
    assert (found["CI"].alpha3, found["CI"].numeric) == ("CIV", "384")
    assert found["CI"].name.endswith("Ivory Coast") or "Ivoire" in found["CI"].name
    assert found["XK"].numeric == "000"
    assert {len(row.alpha3) for row in found.values()} == {3}
    assert len({row.alpha3 for row in found.values()}) == len(found)
