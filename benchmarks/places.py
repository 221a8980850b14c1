"""Resolving toponyms: documents a second, alone, beside a plain look-up of the most populous place of each name.

``python -m benchmarks.places [DOCUMENTS]``. The texts are made up from a seed: some 250 words, eight toponyms of one
country and one of another, adjectives, a county or province. Nothing is recognised: the spans are given. The first
pass opens the gazetteer's rows as it goes; the second finds them open, as in a long run.
"""

import random
import statistics
import sys
from time import process_time
from typing import Final

from coranto.annotate.toponyms import resolve_toponyms
from coranto.resources.gazetteer import PlaceRow
from coranto.tools import Tools, open_tools

DOCUMENTS: Final = 400
SEED: Final = 20
TURNS: Final = 3
PLACES: Final[dict[str, list[str]]] = {
    "Kenyan": ["Nairobi", "Mombasa", "Kisumu", "Nakuru", "Eldoret", "Garissa", "Malindi", "Kitale", "Thika", "Nyeri"],
    "Peruvian": ["Lima", "Cusco", "Arequipa", "Trujillo", "Piura", "Iquitos", "Puno", "Tacna", "Ica", "Huaraz"],
    "Turkish": ["Ankara", "Izmir", "Adana", "Konya", "Van", "Trabzon", "Samsun", "Bursa", "Mersin", "Edirne"],
    "American": ["Columbus", "Springfield", "Dayton", "Toledo", "Akron", "Lima", "Mansfield", "Dublin", "Athens"],
    "British": ["Lancaster", "Preston", "Bolton", "Richmond", "Boston", "Lincoln", "Cambridge", "Oxford", "Perth"],
    "Canadian": ["London", "Hamilton", "Kingston", "Windsor", "Waterloo", "Cambridge", "Stratford", "Halifax"],
    "Filipino": ["Manila", "Cebu", "Davao", "San Fernando", "San Juan", "Santa Cruz", "Legazpi", "Tacloban"],
    "Mexican": ["Guadalajara", "Merida", "San Luis", "Leon", "Durango", "Cordoba", "Puebla", "Oaxaca", "Tijuana"],
    "Nigerian": ["Lagos", "Kano", "Ibadan", "Jos", "Maiduguri", "Enugu", "Benin City", "Kaduna", "Owerri", "Zaria"],
    "Indian": ["Delhi", "Mumbai", "Pune", "Salem", "Surat", "Kochi", "Patna", "Indore", "Agra", "Kota", "Nagpur"],
}
FILLER: Final = (
    "Officials said repairs would take weeks and that schools would stay shut until the water had gone.",
    "Nobody was hurt, but dozens of families had to sleep in a sports hall for the third night in a row.",
    "The minister promised help for farmers who had lost their seed and asked lenders to be patient.",
    "Prices of maize and cooking oil have risen since the road was cut, traders in the market said.",
    "A spokeswoman declined to say when the inquiry would end or who would be asked to appear before it.",
)
SENTENCES: Final = (
    "The storm reached {} after it had brought down power lines in {}.",
    "In {} the river rose by two metres, and police closed the bridge to {}.",
    "Volunteers from {} drove to {} with blankets.",
)


def document(seed: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """A made-up text and the spans of its toponyms."""
    people = seed.choice(sorted(PLACES))
    names = seed.sample(PLACES[people], 6)
    elsewhere = seed.choice(PLACES[seed.choice(sorted(PLACES))])
    parts, spans, length = [], [], 0
    pairs = [*zip(names[::2], names[1::2], strict=True), (names[0], elsewhere)]
    for number, pair in enumerate(pairs):
        written = [f"The {people} authorities counted the damage. "] if number == 0 else []
        before, between, after = SENTENCES[number % len(SENTENCES)].split("{}")
        written += [before, pair[0], between, pair[1], after + " ", " ".join(seed.sample(FILLER, 3)) + "\n"]
        for part in written:
            if part in pair:
                spans.append((length, length + len(part)))
            parts.append(part)
            length += len(part)
    return "".join(parts), spans


def most_populous(text: str, spans: list[tuple[int, int]], tools: Tools) -> list[PlaceRow | None]:
    """The plain peer: the largest place of each name, whatever the text says."""
    found = (tools.gazetteer.lookup(text[start:end]) for start, end in spans)
    return [max(rows, key=lambda row: row.population, default=None) for rows in found]


def main() -> int:
    """Prints documents a second (processor time) of the resolution and of the peer, and how many they agree on."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    seed, tools = random.Random(SEED), open_tools()
    documents = [document(seed) for _ in range(count)]
    resolve_toponyms("Accra", [(0, 5)], tools)
    begun = process_time()
    resolved = [resolve_toponyms(text, spans, tools) for text, spans in documents]
    print(f"{'resolution, first pass':<32} {count / (process_time() - begun):>10.0f} documents a second")
    ours, plain = [], []
    for _ in range(TURNS):
        begun = process_time()
        for text, spans in documents:
            resolve_toponyms(text, spans, tools)
        ours.append(process_time() - begun)
        begun = process_time()
        for text, spans in documents:
            most_populous(text, spans, tools)
        plain.append(process_time() - begun)
    speed, peer = count / statistics.median(ours), count / statistics.median(plain)
    print(f"{'resolution':<32} {speed:>10.0f} documents a second")
    print(f"{'most populous place of the name':<32} {peer:>10.0f} documents a second, x{peer / speed:.0f}")
    pairs = [
        (found.row, row)
        for (text, spans), answers in zip(documents, resolved, strict=True)
        for found, row in zip(answers, most_populous(text, spans, tools), strict=True)
    ]
    print(
        f"{'the same place':<32} {100 * sum(a == b for a, b in pairs) / len(pairs):>10.1f} % of {len(pairs)} toponyms"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
