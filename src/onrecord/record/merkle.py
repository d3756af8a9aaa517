"""Merkle trees as RFC 6962 defines them: roots, proofs of inclusion and of consistency, and their checks.

A leaf hash is SHA-256(0x00 || content), a node SHA-256(0x01 || left || right); the left half of a tree of n leaves
holds the largest power of two below n. All functions take and give digests of 32 bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from onrecord.errors import UsageError

_ROOT = re.compile(r"(?P<size>0|[1-9]\d*):(?P<digest>[0-9a-f]{64})")


@frozen
class Root:
    """The root of a tree beside the number of its leaves; written `4096:ab12…`."""

    size: int
    digest: bytes

    def __str__(self) -> str:
        return f"{self.size}:{self.digest.hex()}"


def parse_root(text: str) -> Root:
    """Returns a root as `str(root)` wrote it; raises UsageError saying how roots look when it is none."""
    found = _ROOT.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"`{text}` is no root; a root is a number of entries, a colon and 64 hexadecimal digits")
    return Root(int(found["size"]), bytes.fromhex(found["digest"]))


def leaf_hash(content: bytes) -> bytes:
    """Returns the hash of a leaf."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Returns the hash of a node above two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class CompactRange:
    """The perfect subtrees of a growing tree, largest first: enough to append leaves and to know the root.

    Appending a leaf costs one hash on average, a root at most one for each binary digit of the size.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._peaks: list[bytes] = []
        self.size = 0
        for leaf in leaves:
            self.append(leaf)

    def append(self, leaf: bytes) -> None:
        """Adds one leaf hash behind the others."""
        size = self.size
        while size & 1:
            leaf = node_hash(self._peaks.pop(), leaf)
            size >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """Returns the root of the leaves appended so far; that of no leaves is the digest of nothing."""
        if not self._peaks:
            return hashlib.sha256().digest()
        made = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            made = node_hash(peak, made)
        return made


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Returns the root over leaf hashes."""
    return CompactRange(leaves).root()


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Returns the audit path of one leaf, from its neighbor upwards; raises IndexError where there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path: list[bytes] = []
    first, last = 0, len(leaves)
    while last - first > 1:
        middle = first + _left(last - first)
        if index < middle:
            path.append(tree_root(leaves[middle:last]))
            last = middle
        else:
            path.append(tree_root(leaves[first:middle]))
            first = middle
    return path[::-1]


def root_above(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Returns the root that a leaf and its audit path lead to; None where the path cannot be one of such a tree."""
    if not 0 <= index < size:
        return None
    made, last = leaf, size - 1
    for step in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            made = node_hash(step, made)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            made = node_hash(made, step)
        index, last = index >> 1, last >> 1
    return made if last == 0 else None


def consistency(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """Returns the proof that the tree of the first `size` leaves is the beginning of this one.

    It is empty for the whole tree and for a tree of no leaves, which begins every other.
    """
    if not 0 <= size <= len(leaves):
        raise IndexError(size)
    if size in {0, len(leaves)}:
        return []
    proof: list[bytes] = []
    first, last, known = 0, len(leaves), True
    while size != last:
        middle = first + _left(last - first)
        if size <= middle:
            proof.append(tree_root(leaves[middle:last]))
            last = middle
        else:
            proof.append(tree_root(leaves[first:middle]))
            first, known = middle, False
    return [*([] if known else [tree_root(leaves[first:last])]), *proof[::-1]]


def is_consistent(old: Root, new: Root, proof: Sequence[bytes]) -> bool:
    """Tells whether a proof shows that the old tree is the beginning of the new one."""
    if old.size == 0 or old.size >= new.size:
        same = old == new if old.size else old.digest == tree_root(())
        return same and not proof
    steps = list(proof)
    node, last = old.size - 1, new.size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    # A perfect old tree is a node of the new one, so that the proof leaves it out.
    steps = steps if node else [old.digest, *steps]
    if not steps:
        return False
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, step)
        node, last = node >> 1, last >> 1
    return last == 0 and (before, after) == (old.digest, new.digest)


def _left(size: int) -> int:
    """Returns how many of at least two leaves are in the left half."""
    return 1 << (size - 1).bit_length() - 1
