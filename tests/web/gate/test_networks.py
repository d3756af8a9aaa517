"""What limits count as one reader."""

from onrecord.web.gate.networks import keyed_digest, network_of


def test_one_network_of_ipv6_counts_as_one_reader() -> None:
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:1") != network_of("2001:db8:0:1::1")
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") != network_of("192.0.2.2")
    assert network_of("no address\r\n") == network_of("") == ""


def test_a_digest_is_of_the_secret_and_of_the_words() -> None:
    made = keyed_digest("words", "secret")
    assert len(made) == 32
    assert made == keyed_digest("words", "secret")
    assert len({made, keyed_digest("word", "secret"), keyed_digest("words", "secrets")}) == 3
    assert keyed_digest("\ud800", "secret")
