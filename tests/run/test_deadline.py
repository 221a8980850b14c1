import contextlib
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

from coranto.run.deadline import OvertimeError, within


def sleep_through_errors():
    while True:
        with contextlib.suppress(Exception):
            time.sleep(1)


def test_what_takes_too_long_is_broken_off_though_it_passes_over_its_errors():
    with pytest.raises(OvertimeError), within(0.05):
        sleep_through_errors()


def test_a_regular_expression_that_runs_away_is_broken_off():
    with pytest.raises(OvertimeError), within(0.1):
        re.match(r"(a|aa)+\Z", "a" * 60 + "b")


def test_nothing_is_left_of_a_deadline():
    before = signal.getsignal(signal.SIGALRM)
    with within(60):
        pass
    with pytest.raises(ValueError, match="as it was"), within(60):
        raise ValueError("as it was")
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_timer_of_the_callers_own_is_left_alone():
    signal.setitimer(signal.ITIMER_REAL, 1_000)
    try:
        with within(0.001):
            time.sleep(0.02)
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 900
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def test_in_another_thread_there_is_none():
    done = []

    def work():
        with within(0.001):
            time.sleep(0.02)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_a_process_ends_that_no_signal_gets_out_of_what_it_is_at():
    code = "from coranto.run import deadline; deadline.GRACE_S = 0.2\nwith deadline.or_end(0.1): sum(range(10**12))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    code = "from coranto.run import deadline; import time\nwith deadline.or_end(-2.45): pass\ntime.sleep(0.3)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
