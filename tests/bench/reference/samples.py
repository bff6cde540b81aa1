# SPDX-License-Identifier: GPL-3.0-or-later
"""Timing as in tests/bench/samples.h."""

import json
import os
import time


def use_threads(count):
    """So many threads for PyTorch and for OpenBLAS under it: more in sum than there are
    processors would make both slow. Call before torch is imported."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = count


def time_repeatedly(work, warm_up, measured):
    """Times of the repetitions of work() in milliseconds; both durations in seconds."""

    def repeat_for(duration):
        samples = []
        end = time.perf_counter() + duration
        while not samples or time.perf_counter() < end:
            start = time.perf_counter()
            work()
            samples.append(1000 * (time.perf_counter() - start))
        return samples

    repeat_for(warm_up)
    return repeat_for(measured)


def show(samples):
    print(json.dumps(samples))
