from datetime import UTC, datetime, timedelta, timezone

import pytest

from coranto.text.moments import in_utc, seconds_to_wait


def test_a_moment_is_told_in_utc_to_the_second() -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    assert in_utc(datetime(2031, 5, 1, 2, 15, 7, 900_000, tehran)) == "2031-04-30T22:45:07Z"


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        ("Thu, 01 May 2031 12:01:30 GMT", 90.0),
        ("Thu, 01 May 2031 12:01:30 -0000", 90.0),
        ("Thu, 01 May 2031 11:00:00 GMT", 0.0),
        ("1" * 400, None),
        ("١٢٠", None),
        ("-5", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_pause_is_asked_for_in_seconds_or_till_a_date(stated: str, seconds: float | None) -> None:
    assert seconds_to_wait(stated, datetime(2031, 5, 1, 12, tzinfo=UTC)) == seconds
