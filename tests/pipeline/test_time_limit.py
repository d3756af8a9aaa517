import signal
import threading
import time

import pytest

from onrecord.pipeline.time_limit import OutOfTimeError, time_limit


def test_a_block_that_takes_too_long_is_ended() -> None:
    with pytest.raises(OutOfTimeError), time_limit(0.05):
        time.sleep(5)


def test_a_block_within_its_time_is_left_alone_and_so_is_the_rest() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(0.05):
        pass
    time.sleep(0.07)
    assert signal.getsignal(signal.SIGALRM) is before


def test_outside_the_main_thread_nothing_is_limited() -> None:
    seen: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
        seen.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [True]
