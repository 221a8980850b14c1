"""Compiles the days of holidays that follow the moon, the sun or a council's reckoning: one line a holiday.

    python tools/compile_holidays.py

A line is a name, the first day, and the number of days from each day to the next. The days of 1900 to 2100 (Easter:
1583 to 2299) are computed with the packages named in ``docs/data-sources.md``; Hindu days from the longitudes of sun
and moon by the rules of the *drik* almanacs, the Tibetan new year by the arithmetic of the Phugpa school.
"""

import argparse
import math
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import ephem
from convertdate import coptic, hebrew, islamic, persian
from hijridate import Hijri
from holidays.calendars.chinese import _ChineseLunisolar as Chinese
from holidays.calendars.hindu import _HinduLunisolar as Hindu
from holidays.calendars.thai import _ThaiLunisolar as Thai
from lunarcalendar import Converter, Lunar

TARGET = Path(__file__).parents[1] / "src/coranto/resources/holiday_days.txt"
YEARS = range(1900, 2101)
IST = timedelta(hours=5, minutes=30)

# ---- Easter


def gregorian_easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + shift - 7 * ((a + 11 * h + 22 * shift) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian reckoning, as a Gregorian day (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


# ---- Islamic, Jewish, Persian, Coptic


def hijri(month: int, day: int) -> list[date]:
    """The day of every Islamic year: Umm al-Qura where it is defined (1343-1500 AH), else the civil reckoning."""

    def one(year: int) -> date:
        if 1343 <= year <= 1500:
            return date(*Hijri(year, month, day).to_gregorian().timetuple()[:3])
        return date(*islamic.to_gregorian(year, month, day))

    return [one(year) for year in range(1316, 1527)]


def jewish(month: int, day: int) -> list[date]:
    """The day of every Jewish year; Nisan is month 1, and 12 is the Adar before Nisan."""

    def one(year: int) -> date:
        adar = 13 if month == 12 and hebrew.leap(year) else month
        return date(*hebrew.to_gregorian(year, adar, day))

    return [one(year) for year in range(5659, 5862)]


def fast_of_av() -> list[date]:
    """9 Av, put off to Sunday where it would fall on a Sabbath."""
    return [day + timedelta(day.weekday() == 5) for day in jewish(5, 9)]


# ---- China, Korea, Vietnam


def chinese(month: int, day: int) -> list[date]:
    """The day of every Chinese year from 1901."""
    return [Converter.Lunar2Solar(Lunar(year, month, day, isleap=False)).to_date() for year in range(1901, 2100)]


def tabled(*tables: dict[int, tuple[int, int]]) -> list[date]:
    """Days of a table of the holidays package, the later tables standing above the earlier."""
    merged = {year: day for table in tables for year, day in table.items()}
    return [date(year, *merged[year]) for year in sorted(merged)]


def solar_term(degrees: float, hours: float, ahead: int = 0) -> list[date]:
    """The day on which the sun reaches a longitude, by a clock ``hours`` ahead of Greenwich."""
    return [day_of(sun_at(degrees, year + ahead), timedelta(hours=hours)) for year in YEARS]


# ---- sun and moon


def day_of(instant: ephem.Date, zone: timedelta) -> date:
    """The day at an instant by a clock ``zone`` ahead of Greenwich."""
    return (clock(instant) + zone).date()


def clock(instant: ephem.Date) -> datetime:
    """The instant by the clock of Greenwich."""
    return ephem.Date(instant).datetime().replace(tzinfo=UTC)


def longitude(body: type[ephem.Body], instant: float) -> float:
    """Degrees of geocentric ecliptic longitude, of date."""
    return math.degrees(ephem.Ecliptic(body(instant), epoch=instant).lon)


def ayanamsa(instant: float) -> float:
    """Lahiri's: 23.853 degrees in 2000, 50.29 seconds a year."""
    return 23.853 + (instant - ephem.Date("2000/1/1")) / 365.25 * 50.29 / 3600


def sun_at(wanted: float, year: int, sidereal: bool = False) -> ephem.Date:
    """The instant at which the sun stands at a longitude (degrees), from 90 days before 20 March of the year on."""
    instant = float(ephem.Date(f"{year}/3/20")) + ((wanted + 90) % 360 - 90) / 360 * 365.2422
    for _ in range(8):
        off = wanted - longitude(ephem.Sun, instant) + (ayanamsa(instant) if sidereal else 0)
        instant += ((off + 180) % 360 - 180) / 0.98565
    return ephem.Date(instant)


def tithi_begins(new_moon: float, number: int) -> float:
    """The instant at which tithi ``number`` (1-30) after a new moon begins: the moon is 12 degrees further each."""
    wanted, instant = 12.0 * (number - 1), new_moon + (number - 1) * 0.98435
    for _ in range(10):
        apart = longitude(ephem.Moon, instant) - longitude(ephem.Sun, instant)
        instant += ((wanted - apart + 180) % 360 - 180) / 12.19
    return instant


def hindu_months() -> Iterator[tuple[int, int, float]]:
    """Year, number (Chaitra is 1) and new moon of every lunar month of India that is not a leap month."""
    moon, end = ephem.Date(f"{YEARS[0] - 1}/12/1"), ephem.Date(f"{YEARS[-1] + 1}/1/1")
    moons = []
    while moon < end:
        moon = ephem.next_new_moon(moon)
        moons.append(float(moon))
    signs = [int((longitude(ephem.Sun, one) - ayanamsa(one)) % 360 // 30) for one in moons]
    for moon, (sign, following) in zip(moons, pairwise(signs), strict=False):
        if sign != following:
            yield clock(moon).year, (sign + 1) % 12 + 1, moon


def hindu(month: int, tithi: int, hour: float, last: bool = False) -> list[date]:
    """The days on which a tithi reigns at an hour of Indian time; of two such days the first, or the ``last``.

    Where it reigns on neither, the day on which it ends.
    """
    found = []
    for _, number, new_moon in MONTHS:
        if number == month:
            begin, end = (clock(tithi_begins(new_moon, one)) + IST for one in (tithi, tithi + 1))
            days = [begin.date() + timedelta(n) for n in range((end.date() - begin.date()).days + 1)]
            reigned = [day for day in days if begin <= _at(day, hour) < end]
            found.append((reigned[-1] if last else reigned[0]) if reigned else end.date())
    return found


def _at(day: date, hour: float) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)


def sankranti(degrees: float, before: float) -> list[date]:
    """The day on which the sun enters a sidereal sign; past the hour ``before`` of Indian time, the day after."""
    moments = (clock(sun_at(degrees, year, sidereal=True)) + IST for year in YEARS)
    return [moment.date() + timedelta(moment.hour + moment.minute / 60 >= before) for moment in moments]


def vesak() -> list[date]:
    """The day of the first full moon in May (United Nations, A/RES/54/115), by the clock of Sri Lanka."""
    return [day_of(ephem.next_full_moon(f"{year}/4/30 18:30"), IST) for year in YEARS]


# ---- Tibet


def losar() -> list[date]:
    """First day of the Tibetan year (S. Janson, Tibetan Calendar Mathematics, 2014; Phugpa reckoning)."""
    return [_tibetan_new_year(year) for year in range(YEARS[0] + 127, YEARS[-1] + 128)]


def _tibetan_new_year(year: int) -> date:
    first, last = _tibetan_month(year, 1), _tibetan_month(year - 1, 12)
    return date.fromordinal(_tibetan_day(first if first - last < 2 else first - 1))


def _tibetan_month(year: int, month: int) -> int:
    """The number of a month, counted from 127 BC; a leap month has the name of the one that follows."""
    return math.floor(804 / 65 * (year - 1) + 67 / 65 * month + 64 / 65)


def _tibetan_day(month: int) -> int:
    """The first day of a month, as an ordinal."""
    days = 30 * month + 1
    mean = days * 11135 / 11312 - 31 + 1071 / 1616
    sun = 12 * ((days * 13 / 4824 + 2117 / 4824) % 1)
    moon = 28 * ((days * 3781 / 105840 + 2837 / 15120) % 1)
    return math.floor(-46_410 + mean - _wave(sun, SUN) + _wave(moon, MOON))


SUN = (0, 6 / 60, 10 / 60, 11 / 60)
MOON = (0, 5 / 60, 10 / 60, 15 / 60, 19 / 60, 22 / 60, 24 / 60, 25 / 60)


def _wave(angle: float, quarter: tuple[float, ...]) -> float:
    """A tabled sine: ``quarter`` holds its first quarter, ``angle`` counts its steps."""
    steps = len(quarter) - 1
    if angle > 2 * steps:
        return -_wave(angle - 2 * steps, quarter)
    if angle > steps:
        return _wave(2 * steps - angle, quarter)
    low = min(int(angle), steps - 1)
    return quarter[low] + (angle - low) * (quarter[low + 1] - quarter[low])


# ---- India's feast by the moon's mansion

SHRAVANA = 288.5
"""Degrees, a little past the middle of the mansion."""


def onam() -> list[date]:
    """Thiruvonam: the last day in the solar month of Simha on which the moon stands in the mansion Shravana."""
    found = []
    for year in YEARS:
        begin, instant = (float(sun_at(angle, year, sidereal=True)) for angle in (120, 150))
        for _ in range(10):
            past = (longitude(ephem.Moon, instant) - ayanamsa(instant) - SHRAVANA) % 360
            instant -= (past if _ == 0 else (past + 180) % 360 - 180) / 13.18
        found.append(day_of(ephem.Date(instant if instant > begin else instant + 27.32), IST))
    return found


# ---- what is written


def shifted(days: Iterable[date], by: Callable[[date], int]) -> list[date]:
    """Each day, moved by as many days as ``by`` says of it."""
    return [day + timedelta(by(day)) for day in days]


def tables() -> dict[str, list[date]]:
    """Every line of the table."""
    new_year = coptic_new_year()
    holi = shifted(hindu(12, 15, 18.0), lambda _: 1)
    return {
        "Easter": [gregorian_easter(year) for year in range(1583, 2300)],
        "Orthodox Easter": [orthodox_easter(year) for year in range(1583, 2300)],
        "Muharram": hijri(1, 1),
        "Arbaeen": hijri(2, 20),
        "Mawlid": hijri(3, 12),
        "Isra and Mi'raj": hijri(7, 27),
        "Mid-Sha'ban": hijri(8, 15),
        "Ramadan": hijri(9, 1),
        "Eid al-Fitr": hijri(10, 1),
        "Dhu al-Hijjah": hijri(12, 1),
        "Passover": jewish(1, 15),
        "Yom HaShoah": shifted(jewish(1, 27), lambda day: {4: -1, 6: 1}.get(day.weekday(), 0)),
        "Yom Ha'atzmaut": shifted(jewish(2, 5), lambda day: {0: 1, 4: -1, 5: -2}.get(day.weekday(), 0)),
        "Lag BaOmer": jewish(2, 18),
        "Jerusalem Day": jewish(2, 28),
        "Shavuot": jewish(3, 6),
        "Tisha B'Av": fast_of_av(),
        "Rosh Hashanah": jewish(7, 1),
        "Hanukkah": jewish(9, 25),
        "Tu BiShvat": jewish(11, 15),
        "Purim": jewish(12, 14),
        "Nowruz": [date(*persian.to_gregorian(year - 621, 1, 1)) for year in YEARS],
        "Coptic New Year": new_year,
        "Timkat": shifted(new_year, lambda _: 130),
        "Chinese New Year": chinese(1, 1),
        "Dragon Boat Festival": chinese(5, 5),
        "Qixi": chinese(7, 7),
        "Ghost Festival": chinese(7, 15),
        "Mid-Autumn Festival": chinese(8, 15),
        "Double Ninth Festival": chinese(9, 9),
        "Qingming": solar_term(15, 8),
        "Dongzhi": solar_term(270, 8, ahead=1),
        "Vernal Equinox Day": solar_term(0, 9),
        "Autumnal Equinox Day": solar_term(180, 9),
        "Seollal": tabled(Chinese.LUNAR_NEW_YEAR_DATES, Chinese.KOREAN_CALENDAR_LUNAR_NEW_YEAR_DATES),
        "Chuseok": tabled(Chinese.MID_AUTUMN_DATES, Chinese.KOREAN_CALENDAR_MID_AUTUMN_DATES),
        "Tet": tabled(Chinese.LUNAR_NEW_YEAR_DATES, Chinese.VIETNAMESE_CALENDAR_LUNAR_NEW_YEAR_DATES),
        "Hung Kings": tabled(Chinese.HUNG_KINGS_DATES, Chinese.VIETNAMESE_CALENDAR_HUNG_KINGS_DATES),
        "Buddha's Birthday": tabled(Chinese.BUDDHA_BIRTHDAY_DATES, Chinese.KOREAN_CALENDAR_BUDDHA_BIRTHDAY_DATES),
        "Vesak": vesak(),
        "Visakha Bucha": thai(Thai().visakha_bucha_date),
        "Losar": losar(),
        "Makha Bucha": thai(Thai().makha_bucha_date),
        "Asalha Bucha": thai(Thai().asarnha_bucha_date),
        "Loy Krathong": thai(Thai().loy_krathong_date),
        "Thaipusam": tabled(Hindu.THAIPUSAM_DATES),
        "Makar Sankranti": sankranti(270, 16.0),
        "Vaisakhi": sankranti(0, 24.0),
        "Vasant Panchami": hindu(11, 5, 11.0),
        "Maha Shivaratri": hindu(11, 29, 24.0),
        "Holi": holi,
        "Ugadi": hindu(1, 1, 6.3),
        "Ram Navami": hindu(1, 9, 12.0),
        "Mahavir Jayanti": hindu(1, 13, 6.0),
        "Buddha Purnima": hindu(2, 15, 6.0),
        "Akshaya Tritiya": hindu(2, 3, 9.0),
        "Rath Yatra": hindu(4, 2, 6.0),
        "Guru Purnima": hindu(4, 15, 6.0),
        "Raksha Bandhan": hindu(5, 15, 14.0),
        "Janmashtami": hindu(5, 23, 6.0),
        "Ganesh Chaturthi": hindu(6, 4, 12.0),
        "Onam": onam(),
        "Navratri": hindu(7, 1, 6.3),
        "Dussehra": hindu(7, 10, 14.5, last=True),
        "Karwa Chauth": hindu(7, 19, 20.0),
        "Diwali": hindu(7, 30, 18.5, last=True),
        "Chhath Puja": hindu(8, 6, 18.0),
        "Guru Nanak Gurpurab": hindu(8, 15, 6.7),
    }


def coptic_new_year() -> list[date]:
    """1 Thout, which is also the first of the Ethiopian year."""
    return [date(*coptic.to_gregorian(year - 283, 1, 1)) for year in YEARS]


def thai(of_year: Callable[[int], date | None]) -> list[date]:
    """The days that the Thai reckoning of the holidays package knows (1941-2057)."""
    return [day for day in map(of_year, range(1941, 2058)) if day]


def line(name: str, days: list[date]) -> str:
    """A line of the table."""
    kept = sorted(day for day in days if day.year in YEARS or "Easter" in name)
    gaps = (str((after - day).days) for day, after in pairwise(kept))
    return "\t".join((name, kept[0].isoformat(), " ".join(gaps)))


MONTHS = tuple(hindu_months())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET)
    out = parser.parse_args().out
    lines = [line(name, days) for name, days in sorted(tables().items())]
    out.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} holidays, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
