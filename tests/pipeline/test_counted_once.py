from onrecord.pipeline.counted_once import counted_once


def test_of_two_editions_that_with_the_most_is_counted_of_two_alike_the_first() -> None:
    found = ["xa-mfa/2020-03-18/en/a1@r1", "xa-mfa/2020-03-18/zh/a1@r1", "xa-mfa/2020-03-18/zh/a2@r1"]
    found += ["xa-mfa/2020-03-19/en/a1", "xa-mfa/2020-03-19/zh/a1", "xw-pso/2020-03-19/en/a1"]
    assert counted_once(found, str) == [found[1], found[2], found[3], found[5]]
