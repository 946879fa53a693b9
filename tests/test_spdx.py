"""Licence expressions: what binds closer, what is one licence, and what cannot be read."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.errors import LicenseExpressionError
from gpai_code.licenses.expressions import (
    MAX_LENGTH,
    MAX_NESTING,
    Compound,
    Expression,
    License,
    parse_license,
)

MIT, ISC, ZLIB = License("MIT"), License("ISC"), License("Zlib")


def both(*parts: Expression) -> Compound:
    return Compound("AND", parts)


def either(*parts: Expression) -> Compound:
    return Compound("OR", parts)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("MIT", MIT),
        ("MIT AND ISC", both(MIT, ISC)),
        ("MIT OR ISC", either(MIT, ISC)),
        # AND binds closer
        ("MIT OR ISC AND Zlib", either(MIT, both(ISC, ZLIB))),
        ("MIT AND ISC OR Zlib", either(both(MIT, ISC), ZLIB)),
        # brackets bind closer still
        ("(MIT OR ISC) AND Zlib", both(either(MIT, ISC), ZLIB)),
        ("MIT AND (ISC OR Zlib)", both(MIT, either(ISC, ZLIB))),
        ("(MIT)", MIT),
        ("((MIT) OR ((ISC)))", either(MIT, ISC)),
        ("(MIT OR ISC)AND(Zlib)", both(either(MIT, ISC), ZLIB)),
        # a chain of one operator is flat, however it is bracketed
        ("MIT OR ISC OR Zlib", either(MIT, ISC, ZLIB)),
        ("MIT OR (ISC OR Zlib)", either(MIT, ISC, ZLIB)),
        ("(MIT AND ISC) AND Zlib", both(MIT, ISC, ZLIB)),
        # case and space make no difference
        ("  mit\tor\nisc ", either(MIT, ISC)),
    ],
)
def test_an_expression_is_read_as_a_tree(text: str, tree: Expression) -> None:
    assert parse_license(text) == tree


@pytest.mark.parametrize(
    ("text", "leaf"),
    [
        ("apache-2.0", License("Apache-2.0")),
        ("GPL-2.0-or-later", License("GPL-2.0-or-later")),
        ("gpl-2.0+", License("GPL-2.0+")),
        ("LicenseRef-Mine", License("LicenseRef-Mine")),
        ("Llama 3.1 Community License", License("Llama 3.1 Community License", known=False)),
        ("llama3.1", License("llama3.1", known=False)),
        ("science-and-education-1.0", License("science-and-education-1.0", known=False)),
        ("Oracle-1.0", License("Oracle-1.0", known=False)),
        ("MIT, ISC", License("MIT, ISC", known=False)),
        ("MIT ISC", License("MIT ISC", known=False)),
    ],
)
def test_a_text_without_operators_is_one_licence(text: str, leaf: License) -> None:
    assert parse_license(text) == leaf


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "GPL-2.0-only WITH Classpath-exception-2.0",
            License("GPL-2.0-only", "Classpath-exception-2.0"),
        ),
        ("apache-2.0 with Some-Terms", License("Apache-2.0", "Some-Terms")),
        ("mine WITH theirs", License("mine", "theirs", known=False)),
        ("MIT WITH X OR ISC", either(License("MIT", "X"), ISC)),
        ("MIT AND ISC WITH X", both(MIT, License("ISC", "X"))),
        ("(MIT WITH X) AND ISC", both(License("MIT", "X"), ISC)),
    ],
)
def test_an_exception_belongs_to_the_licence_before_it(text: str, tree: Expression) -> None:
    assert parse_license(text) == tree


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "OR",
        "MIT OR",
        "AND MIT",
        "MIT OR OR ISC",
        "MIT AND OR ISC",
        "MIT OR ISC Zlib",
        "MIT ISC OR Zlib",
        "MIT (ISC)",
        "MIT(ISC)",
        "(MIT) ISC",
        "()",
        "(",
        ")",
        "(MIT",
        "MIT)",
        "(MIT OR ISC",
        "MIT OR ISC)",
        "(MIT OR) ISC",
        ")MIT(",
        "MIT AND ()",
        "WITH",
        "MIT WITH",
        "WITH X",
        "MIT WITH X Y",
        "MIT WITH X WITH Y",
        "MIT WITH AND",
        "MIT WITH OR ISC",
        "MIT WITH (X)",
        "(MIT WITH) X",
        "(MIT OR ISC) WITH X",
    ],
)
def test_an_expression_whose_parts_do_not_fit_is_refused(text: str) -> None:
    with pytest.raises(LicenseExpressionError) as caught:
        parse_license(text)
    assert caught.value.text == text.strip()
    assert caught.value.why


def test_the_longest_text_that_is_read() -> None:
    assert parse_license(f" {'x' * MAX_LENGTH} ") == License("x" * MAX_LENGTH, known=False)
    with pytest.raises(LicenseExpressionError) as caught:
        parse_license("x" * (MAX_LENGTH + 1))
    assert len(caught.value.text) <= 60


def test_a_long_expression_is_quoted_in_part() -> None:
    with pytest.raises(LicenseExpressionError) as caught:
        parse_license("MIT OR " * 200)
    assert len(caught.value.text) == 60
    assert caught.value.text.startswith("MIT OR MIT")


def depth(tree: Expression) -> int:
    return 1 + max(map(depth, tree.parts)) if isinstance(tree, Compound) else 0


def test_brackets_nest_as_deep_as_is_stated() -> None:
    assert parse_license("(" * MAX_NESTING + "MIT" + ")" * MAX_NESTING) == MIT
    pairs = MAX_NESTING // 2
    text = "x AND(x OR(" * pairs + "MIT" + "))" * pairs
    assert depth(parse_license(text)) == 2 * pairs
    with pytest.raises(LicenseExpressionError, match="nest deeper than 32"):
        parse_license(f"({text.replace('MIT', 'MIT AND (MIT OR MIT)')})")
    assert isinstance(parse_license("(x) AND " * 200 + "x"), Compound)  # side by side is no nesting


@pytest.mark.parametrize("text", ["(" * MAX_LENGTH, ")" * MAX_LENGTH, "(x AND " * 285])
def test_brackets_that_never_close_are_refused_however_many(text: str) -> None:
    with pytest.raises(LicenseExpressionError):
        parse_license(text)


# Any tree means, once written and read, what it meant

Drawn = str | tuple[str, "Drawn", "Drawn"]
NAMES = ["MIT", "ISC", "Zlib"]


def written(tree: Drawn, within: str = "OR") -> str:
    """Write with the brackets that are needed and no others."""
    if isinstance(tree, str):
        return tree
    operator, left, right = tree
    text = f"{written(left, operator)} {operator} {written(right, operator)}"
    return f"({text})" if within == "AND" and operator == "OR" else text


def holds(tree: Drawn, true: set[str]) -> bool:
    if isinstance(tree, str):
        return tree in true
    operator, left, right = tree
    sides = holds(left, true), holds(right, true)
    return any(sides) if operator == "OR" else all(sides)


def read_holds(tree: Expression, true: set[str]) -> bool:
    if isinstance(tree, License):
        return tree.id in true
    parts = [read_holds(part, true) for part in tree.parts]
    return any(parts) if tree.operator == "OR" else all(parts)


def compounds(tree: Expression) -> Iterator[Compound]:
    if isinstance(tree, Compound):
        yield tree
        for part in tree.parts:
            yield from compounds(part)


TREES: st.SearchStrategy[Drawn] = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: st.tuples(st.sampled_from(["AND", "OR"]), inner, inner),
    max_leaves=30,
)


@given(TREES)
@settings(deadline=None)
def test_an_expression_keeps_its_meaning(tree: Drawn) -> None:
    read = parse_license(written(tree))
    for chosen in range(2 ** len(NAMES)):
        true = {name for place, name in enumerate(NAMES) if chosen >> place & 1}
        assert read_holds(read, true) is holds(tree, true)
    for compound in compounds(read):
        assert len(compound.parts) >= 2
        inner = [part.operator for part in compound.parts if isinstance(part, Compound)]
        assert compound.operator not in inner


PIECES = ["(", ")", " ", "AND", " OR ", " and ", " WITH ", "MIT", "LicenseRef-", "+", "-", "wıth"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@settings(deadline=None)
def test_any_text_gives_a_tree_or_a_licence_expression_error(text: str) -> None:
    try:
        tree = parse_license(text)
    except LicenseExpressionError as error:
        refused = error
    else:
        assert isinstance(tree, License | Compound)
        return
    assert len(refused.text) <= 60
    assert refused.why
