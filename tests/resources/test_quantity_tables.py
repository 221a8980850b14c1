"""The tables that quantities are read with: every entry loads, and each sign stands for one thing."""

from coranto.resources import abbreviations, bounds, counted, furniture, units


def test_currencies_are_iso_codes() -> None:
    codes = {unit.name for unit in units.load().signs.values()}
    assert len(codes) > 140
    assert all(code is not None and len(code) == 3 and code.isupper() for code in codes)


def test_every_dimension_has_a_noun() -> None:
    table = units.load()
    dimensions = {unit.dimension for unit in table.words.values()}
    assert dimensions <= set(table.nouns)


def test_no_bound_is_empty() -> None:
    table = bounds.load()
    assert not table.up & table.down
    assert all(pattern.search("") is None for _, pattern in (*table.before, *table.after, *table.attached))


def test_tolls_are_told_apart() -> None:
    table = counted.load()
    found = [m.lastgroup for m in table.tolls.finditer("killed, wounded, missing, arrested, homeless, fled; skilled")]
    assert found == ["killed", "injured", "missing", "captured", "displaced", "fled"]


def test_furniture_patterns_do_not_match_nothing() -> None:
    assert all(pattern.pattern.fullmatch("") is None for pattern in furniture.load())


def test_abbreviations_have_no_last_stop() -> None:
    table = abbreviations.load()
    assert not [word for word in table.before_number if word.endswith(".")]
    assert "mr" in table.before_name


def test_people_are_known_in_their_whole_width() -> None:
    people = counted.load().people
    assert people >= {"contractors", "surveyor", "depositors", "workmates", "custodians", "welders", "beekeepers"}
    assert people.isdisjoint({"trailers", "bridges", "liners", "carriers", "cranes", "bears", "banks", "households"})
