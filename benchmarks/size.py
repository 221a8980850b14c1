"""How many bytes a dossier takes for each dispatch, table by table, and beside it what the texts take by themselves.

``python -m benchmarks.size [DISPATCHES]``. The peers are the texts as plain files, the same deflated one by one, and
the JSON Lines export of the same dossier.
"""

import sys
import tempfile
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Final

import apsw

from benchmarks.generate import dispatches, write
from coranto.library import build, open_dossier

DISPATCHES: Final = 100


def bytes_by_table(dossier: Path) -> dict[str, int]:
    """Bytes of each table with its indexes, the full-text index as one; the greatest first."""
    connection = apsw.Connection(str(dossier), flags=apsw.SQLITE_OPEN_READONLY)
    owners = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master"))
    pages = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")
    sizes: defaultdict[str, int] = defaultdict(int)
    for name, size in pages:
        owner = owners.get(name, name)
        sizes["sentence_index" if owner.startswith("sentence_index") else owner] += size
    connection.close()
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def main() -> int:
    """Prints bytes a dispatch: of the file, of its tables, and of the peers with ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DISPATCHES
    texts = [telling.text.encode() for telling in dispatches(count)]
    plain = sum(map(len, texts))
    deflated = sum(len(zlib.compress(text)) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        dossier = Path(folder) / "x.coranto"
        build([write(Path(folder) / "sources", count)], dossier)
        whole = dossier.stat().st_size
        with open_dossier(dossier) as opened:
            exported = sum(map(len, opened.export_lines()))
        for table, size in bytes_by_table(dossier).items():
            if size * 100 > whole:
                print(f"{table:<24} {size / count:>10.0f} bytes a dispatch")
    print(f"{'dossier':<24} {whole / count:>10.0f} bytes a dispatch")
    for peer, size in (("texts, plain", plain), ("texts, deflated", deflated), ("JSON Lines export", exported)):
        print(f"{peer:<24} {size / count:>10.0f} bytes a dispatch; the dossier is {whole / size:.2f} times that")
    return 0


if __name__ == "__main__":
    sys.exit(main())
