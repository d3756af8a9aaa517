"""What outcomes are fitted on counts by pages, and a fit learns what its answers show."""

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is not installed: nothing is fitted")

import train_replies
from outcome_rows import Sample, matrix


def sample(page: int, outcome: str, *names: str) -> Sample:
    return Sample(
        f"us9/{page}", "en", "en", outcome, {"bias": 1.0, **dict.fromkeys(names, 1.0)}, 1.0, said_before=False
    )


def test_runs_count_by_pages_and_features_by_answers() -> None:
    some = [sample(at % 3, "partial", "en\topening\tno") for at in range(9)]
    assert train_replies.known(some) == ("bias",)
    some += [sample(3, "partial", "en\topening\tno")]
    assert train_replies.known(some) == ("bias", "en\topening\tno")


def test_a_matrix_has_the_columns_asked_for() -> None:
    assert matrix([{"a": 1.0, "b": 2.0}, {"c": 3.0}], ["b", "c"]).toarray().tolist() == [[2.0, 0.0], [0.0, 3.0]]


def test_a_fit_tells_what_a_run_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_replies, "RUNS", {"": 3})
    runs = {
        outcome: f"en\topening\t{run}" for outcome, run in zip(train_replies.OUTCOMES, ("yes", "no", "or"), strict=True)
    }
    some = [sample(at, outcome, run, "en\topening\twell") for at in range(12) for outcome, run in runs.items()]
    made = train_replies.fit(some, 1.0)
    assert set(made.columns) == {"bias", *runs.values()}
    assert made.probabilities(some[:3]).argmax(axis=1).tolist() == [0, 1, 2]
    assert made.probabilities(some).sum(axis=1) == pytest.approx(1.0)
