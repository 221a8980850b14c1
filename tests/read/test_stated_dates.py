import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.read.stated_dates import iso_date


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2019-03-15", "2019-03-15"),
        ("2019-03-15T13:40:00Z", "2019-03-15T13:40:00+00:00"),
        ("2019-03-15T13:40:00.123+13:00", "2019-03-15T13:40:00+13:00"),
        ("2019-03-15 13:40", "2019-03-15T13:40:00"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        ("20190315", "2019-03-15"),
        ("20190315T1340Z", "2019-03-15T13:40:00+00:00"),
        ("2019/3/5", "2019-03-05"),
        ("Fri, 15 Mar 2019 13:40:00 +1300", "2019-03-15T13:40:00+13:00"),
        ("Fri, 15 Mar 2019 00:40:00 GMT", "2019-03-15T00:40:00+00:00"),
        ("15 March 2019", "2019-03-15"),
        ("Friday, March 15, 2019", "2019-03-15"),
        ("Sept. 1, 1923", "1923-09-01"),
        ("15.03.2019", "2019-03-15"),
        ("15/03/2019", "2019-03-15"),
        ("03/15/2019", "2019-03-15"),
        ("04/04/2019", "2019-04-04"),
        (1552610400, "2019-03-15T00:40:00+00:00"),
        (1552610400000, "2019-03-15T00:40:00+00:00"),
        ("1552610400", "2019-03-15T00:40:00+00:00"),
    ],
)
def test_what_is_stated_is_kept_as_far_as_it_goes(stated: object, iso: str) -> None:
    assert iso_date(stated) == iso


@pytest.mark.parametrize(
    "stated",
    ["02/03/2019", "1970-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "1900-01-01", "2019-02-30",
     "31 February 2019", "yesterday", "", "Monday", "12", 12, 0, True, None, ["2019-03-15"], "2019-03-15" * 20],
)  # fmt: skip
def test_what_is_ambiguous_a_sentinel_or_no_date_is_unknown(stated: object) -> None:
    assert iso_date(stated) is None


@given(st.text(max_size=60) | st.floats() | st.integers())
def test_nothing_raises(stated: object) -> None:
    found = iso_date(stated)
    assert found is None or found[:4].isdigit()


@pytest.mark.parametrize("number", [10**400, -(10**400), float("inf"), float("nan")])
def test_a_number_that_counts_no_seconds_is_no_date(number: float) -> None:
    assert iso_date(number) is None
