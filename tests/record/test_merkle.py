import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record.merkle import (
    CompactRange,
    Root,
    consistency,
    inclusion,
    is_consistent,
    leaf_hash,
    node_hash,
    parse_root,
    root_above,
    tree_root,
)

# The test leaves and roots of Certificate Transparency's reference implementations, tree sizes 0 to 8.
CONTENTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
EIGHT = [leaf_hash(bytes.fromhex(content)) for content in CONTENTS]
LEAVES = st.lists(st.binary(max_size=3).map(leaf_hash), min_size=1, max_size=40)


def by_definition(leaves: list[bytes]) -> bytes:
    """The recursive definition of the RFC, section 2.1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(by_definition(leaves[:half]), by_definition(leaves[half:]))


def root(leaves: list[bytes]) -> Root:
    return Root(len(leaves), tree_root(leaves))


def flipped(digest: bytes, bit: int) -> bytes:
    return (int.from_bytes(digest) ^ 1 << bit).to_bytes(len(digest))


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert tree_root(EIGHT[:size]).hex() == ROOTS[size]


def test_paths_are_those_of_certificate_transparency() -> None:
    assert [step.hex() for step in inclusion(EIGHT, 5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in consistency(EIGHT, 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(LEAVES)
def test_growing_leaf_by_leaf_gives_the_root_of_the_definition(leaves: list[bytes]) -> None:
    grown = CompactRange()
    for size, leaf in enumerate(leaves, 1):
        grown.append(leaf)
        assert (grown.size, grown.root()) == (size, by_definition(leaves[:size]))


@given(LEAVES, st.data())
def test_a_leaf_and_its_path_lead_to_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion(leaves, index)
    assert root_above(leaves[index], index, len(leaves), path) == tree_root(leaves)


@given(LEAVES, st.data())
def test_any_changed_bit_of_leaf_or_path_leads_elsewhere(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    parts = [leaves[index], *inclusion(leaves, index)]
    which = data.draw(st.integers(0, len(parts) - 1))
    parts[which] = flipped(parts[which], data.draw(st.integers(0, 255)))
    assert root_above(parts[0], index, len(leaves), parts[1:]) != tree_root(leaves)


@given(LEAVES, st.data())
def test_a_path_of_another_length_or_place_proves_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion(leaves, index)
    assert root_above(leaves[index], index, len(leaves), [*path, leaves[0]]) is None
    assert root_above(leaves[index], len(leaves), len(leaves), path) is None
    if path:
        assert root_above(leaves[index], index, len(leaves), path[:-1]) is None
    elsewhere = data.draw(st.integers(0, len(leaves) - 1))
    assume(leaves[elsewhere] != leaves[index])
    assert root_above(leaves[index], elsewhere, len(leaves), inclusion(leaves, elsewhere)) != tree_root(leaves)


@given(LEAVES, st.data())
def test_every_beginning_is_proved_to_be_one(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(leaves)))
    assert is_consistent(root(leaves[:size]), root(leaves), consistency(leaves, size))


@given(LEAVES, st.data())
def test_any_changed_bit_of_roots_or_proof_breaks_consistency(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    parts = [tree_root(leaves[:size]), tree_root(leaves), *consistency(leaves, size)]
    which = data.draw(st.integers(0, len(parts) - 1))
    parts[which] = flipped(parts[which], data.draw(st.integers(0, 255)))
    assert not is_consistent(Root(size, parts[0]), Root(len(leaves), parts[1]), parts[2:])


@given(LEAVES, st.data())
def test_another_beginning_is_no_beginning(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    at = data.draw(st.integers(0, size - 1))
    other = [*leaves[:at], leaf_hash(b"rewritten"), *leaves[at + 1 : size]]
    assert not is_consistent(root(other), root(leaves), consistency(leaves, size))


@given(LEAVES, st.data())
def test_a_proof_of_another_length_proves_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(leaves)))
    old, new, proof = root(leaves[:size]), root(leaves), consistency(leaves, size)
    assert not is_consistent(old, new, [*proof, leaves[0]])
    if proof:
        assert not is_consistent(old, new, proof[:-1])


def test_a_tree_never_begins_with_a_longer_one() -> None:
    assert not is_consistent(root(EIGHT), root(EIGHT[:5]), [])


@pytest.mark.parametrize("index", [-1, 8])
def test_there_is_no_proof_for_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion(EIGHT, index)
    with pytest.raises(IndexError):
        consistency(EIGHT, index if index < 0 else 9)


@pytest.mark.parametrize("text", ["", "8", f"08:{ROOTS[8]}", f"8:{ROOTS[8][:-1]}", f"8:{ROOTS[8].upper()}", "8:"])
def test_other_words_are_no_root(text: str) -> None:
    with pytest.raises(UsageError, match="is no root"):
        parse_root(text)


def test_a_root_is_read_as_it_was_written() -> None:
    assert str(parse_root(f"8:{ROOTS[8]}")) == f"8:{ROOTS[8]}"
