import numpy as np

from onrecord.analysis.reuse.bloom import blocks_for, fill, may_hold


def test_what_was_put_in_is_always_found_and_little_else() -> None:
    dice = np.random.default_rng(5)
    held = np.sort(dice.integers(0, 2**63, 20_000, dtype=np.uint64) * np.uint64(2))
    filled = np.zeros(blocks_for(len(held)), np.uint64)
    for part in np.array_split(held, 7):
        fill(filled, part)
    assert may_hold(filled, held).all()
    others = dice.integers(0, 2**63, 20_000, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    assert may_hold(filled, others).mean() < 0.05


def test_an_empty_filter_holds_nothing() -> None:
    filled = np.zeros(blocks_for(0), np.uint64)
    fill(filled, np.zeros(0, np.uint64))
    assert not may_hold(filled, np.array([3], np.uint64)).any()
