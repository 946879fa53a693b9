"""Points that a citation lists, as paths of labels: "(1)(a), (b) and (2)" is three paths."""

from collections.abc import Callable, Sequence

from gpai_code.catalog.citations.sentence import Move, Step

Path = tuple[str, ...]

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def expand(steps: Sequence[Step], exists: Callable[[Path], bool]) -> tuple[Path, ...] | None:
    """
    Return the paths that a list of labels names, or None if one of them does not exist.

    Args:
        steps: The labels, and how each is reached from the one before it.
        exists: Whether there is a place with this path.

    >>> steps = [Step(Move.INTO, "1"), Step(Move.INTO, "a"), Step(Move.NEXT, "c")]
    >>> expand(steps, lambda path: True)
    (('1', 'a'), ('1', 'c'))
    """
    path: Path = ()
    paths: list[Path] = []
    for step in steps:
        label = step.label.lower()
        inner = (*path, label)
        if step.move is Move.INTO and exists(inner):
            path = inner
            continue
        sibling = _sibling(path, label, exists)
        if sibling is None:
            return None
        if step.move is Move.UP_TO:
            between = _between(path, sibling)
            if between is None or not all(map(exists, between)):
                return None
            paths += between[:-1]
        else:
            paths.append(path)
        path = sibling
    return (*paths, path)


def _sibling(path: Path, label: str, exists: Callable[[Path], bool]) -> Path | None:
    """Return the place with this label in the innermost list of the path that has one."""
    for depth in range(len(path) - 1, -1, -1):
        candidate = (*path[:depth], label)
        if path[depth].isdigit() == label.isdigit() and exists(candidate):
            return candidate
    return None


def _between(first: Path, last: Path) -> tuple[Path, ...] | None:
    """Return the places from the first to the last of one list, or None if they are of two."""
    if first[:-1] != last[:-1]:
        return None
    start, end = first[-1], last[-1]
    if start.isdigit():
        if not 0 < int(end) - int(start) < 100:
            return None
        names = [str(number) for number in range(int(start), int(end) + 1)]
    elif end in _NUMERALS and start in _NUMERALS and (len(start) > 1 or len(end) > 1):
        names = list(_NUMERALS[_NUMERALS.index(start) : _NUMERALS.index(end) + 1])
    elif len(start) == len(end) == 1:
        names = [chr(code) for code in range(ord(start), ord(end) + 1)]
    else:
        return None
    return tuple((*first[:-1], name) for name in names) if len(names) > 1 else None
