import gzip
from itertools import pairwise

import pytest

pytest.importorskip("psutil", reason="of the extra for benchmarks")
from benchmarks.cluster import Costs, archive, estimate

from coranto.read.reading import Read
from coranto.read.sources import read_sources

COSTS = Costs(read=0.01, document=0.2, store=0.01, block=0.1, stored_bytes=50_000)


def test_workers_annotate_while_the_driver_reads_and_stores_and_blocks_come_after():
    one = estimate(COSTS, 36_000, 1, blocks_spread=True)
    assert (one.hours, one.processor_hours) == pytest.approx((3.0, 3.2))
    assert estimate(COSTS, 36_000, 4, blocks_spread=True).hours == pytest.approx(0.75)
    assert estimate(COSTS, 36_000, 4, blocks_spread=False).hours == pytest.approx(1.5)
    assert one.gigabytes == pytest.approx(1.8)


def test_beyond_what_the_driver_feeds_more_processors_gain_nothing_of_the_first_part():
    assert estimate(COSTS, 1, 1, blocks_spread=True).most_processors == pytest.approx(10)
    many = [estimate(COSTS, 36_000, n, blocks_spread=False).hours for n in (5, 10, 20, 1000)]
    assert [a > b for a, b in pairwise(many)] == [True, False, False]


def test_the_archive_has_so_many_pages_that_can_be_read(tmp_path):
    file = archive(tmp_path / "x.warc.gz", 3)
    assert gzip.decompress(file.read_bytes()).count(b"WARC/1.1") == 3
    read = [one for one in read_sources([file]) if isinstance(one, Read)]
    assert len(read) == 3
    assert all(200 < len(one.dispatch.text.split()) < 900 for one in read)
