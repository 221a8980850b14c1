"""Waiting that ends early."""

import threading

from coranto.watch.clock import WallClock


def test_a_rest_ends_when_it_is_woken_and_the_next_does_not():
    clock = WallClock()
    threading.Timer(0.05, clock.wake).start()
    assert not clock.rest(30)
    begun = clock.now()
    assert not clock.rest(0.05)
    assert clock.now() - begun >= 0.04


def test_whoever_waits_is_told_that_it_was_stopped_now_and_later():
    clock = WallClock()
    told: list[bool] = []
    waiting = [threading.Thread(target=lambda: told.append(clock.wait(30))) for _ in range(3)]
    for one in waiting:
        one.start()
    clock.stop()
    for one in waiting:
        one.join(20)
    assert told == [True] * 3
    assert clock.wait(30)
    assert clock.rest(30)
    assert clock.stopped


def test_it_may_be_woken_more_often_than_a_pipe_holds():
    clock = WallClock()
    for _ in range(70_000):
        clock.wake()
    assert not clock.rest(30)
    assert not clock.stopped


def test_a_wait_of_no_time_is_none():
    assert not WallClock().wait(-5)
