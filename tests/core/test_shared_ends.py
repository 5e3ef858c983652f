from hypothesis import given
from hypothesis import strategies as st

from editor.core.shared_ends import shared_ends

TEXTS = st.text("ab", max_size=12)


@given(TEXTS, TEXTS)
def test_both_ends_are_found_and_never_overlap(old: str, new: str) -> None:
    first, same = shared_ends(old, new)
    assert first == shared(old, new)
    assert same == min(shared(old[::-1], new[::-1]), min(len(old), len(new)) - first)


def shared(old: str, new: str) -> int:
    return max(size for size in range(len(old) + 1) if new.startswith(old[:size]))
