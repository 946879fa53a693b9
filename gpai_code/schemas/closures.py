"""
A schema of ours as one function that says yes or no.

Each part of the schema becomes a closure, once. Only the keywords that our schemas use are known;
any other is an error, so that none is passed over.
"""

from gpai_code.constraints.fast_path import MAX_INTEGER, USUAL_TEXTS, fits, no_json, whole

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Test = Callable[[Any], bool]

_ANNOTATIONS = {"$schema", "$id", "title", "description", "examples", "$defs", "format"}
"""Keywords that refuse nothing; every format is backed by a pattern."""


def validator_of(schema: "Mapping[str, Any]") -> "Test":
    """
    Return the function that says whether a value fits a schema.

    Raises:
        NotImplementedError: If the schema has a keyword that none of ours uses.

    >>> fits_schema = validator_of({"type": "array", "items": {"type": "boolean"}, "maxItems": 2})
    >>> fits_schema([True]), fits_schema([1]), fits_schema([True, True, True])
    (True, False, False)
    """
    return _Compiler(schema.get("$defs", {})).test(schema)


class _Compiler:
    """Makes the closures of one schema; definitions are made once, at their first reference."""

    def __init__(self, definitions: "Mapping[str, Any]") -> None:
        self.definitions = definitions
        self.tests: dict[str, Test | None] = {}

    def test(self, schema: "Mapping[str, Any]") -> "Test":
        """Return the closure of a schema or a part of one."""
        keywords = {name: value for name, value in schema.items() if name not in _ANNOTATIONS}
        if "$ref" in keywords:
            test = self.reference(keywords.pop("$ref").removeprefix("#/$defs/"))
        elif "allOf" in keywords:  # of ours, it wraps a single reference
            (only,) = keywords.pop("allOf")
            test = self.test(only)
        elif "anyOf" in keywords or "oneOf" in keywords:
            # of ours, no two of oneOf can fit: their tags differ
            options = keywords.pop("anyOf", None) or keywords.pop("oneOf")
            test = _any_of([self.test(option) for option in options])
        else:
            test = self.of_type(keywords, schema)
        if keywords:
            raise NotImplementedError(f"no test for {', '.join(keywords)}")
        return test

    def of_type(self, keywords: "dict[str, Any]", schema: "Mapping[str, Any]") -> "Test":
        """Return the closure for a type, or for one with null besides, which facts have."""
        kind = keywords.pop("type")
        if isinstance(kind, str):
            by_type: Test = getattr(self, f"{kind}_test")(keywords, schema)
            return by_type
        (name,) = (option for option in kind if option != "null")
        test: Test = getattr(self, f"{name}_test")(keywords, schema)
        return lambda value: value is None or test(value)

    def reference(self, name: str) -> "Test":
        """Return the closure of a definition; inside itself it is looked up when it is called."""
        if name not in self.tests:
            self.tests[name] = None
            self.tests[name] = self.test(self.definitions[name])
        test = self.tests[name]
        if test is not None:
            return test
        tests: dict[str, Any] = self.tests
        return lambda value: tests[name](value)  # noqa: PLW0108

    def boolean_test(self, keywords: "dict[str, Any]", _: "Mapping[str, Any]") -> "Test":
        """Test a boolean, or for one of the two."""
        if "const" not in keywords:
            return lambda value: type(value) is bool
        constant = keywords.pop("const")
        return lambda value: value is constant

    def integer_test(self, keywords: "dict[str, Any]", _: "Mapping[str, Any]") -> "Test":
        """Test a whole number, with the limits that all of ours have."""
        least, greatest = keywords.pop("minimum", None), keywords.pop("maximum", None)
        if (least, greatest) != (-MAX_INTEGER, MAX_INTEGER):
            raise NotImplementedError(f"no test for limits {least} and {greatest}")
        return whole

    def null_test(self, _: "dict[str, Any]", __: "Mapping[str, Any]") -> "Test":
        """Test for null, which only facts take."""
        return lambda value: value is None

    def string_test(self, keywords: "dict[str, Any]", schema: "Mapping[str, Any]") -> "Test":
        """Test a text: any, one or some that are given, or those under a rule."""
        if "const" in keywords:
            constant = keywords.pop("const")
            return lambda value: isinstance(value, str) and value == constant
        if "enum" in keywords:
            options = frozenset(keywords.pop("enum"))
            return lambda value: isinstance(value, str) and value in options
        if "pattern" not in keywords:
            return lambda value: isinstance(value, str)
        # a pattern excludes the empty text by itself
        pattern, longest = keywords.pop("pattern"), keywords.pop("maxLength")
        del keywords["minLength"]
        return _text_test(pattern, longest, tuple(schema.get("examples", ())))

    def array_test(self, keywords: "dict[str, Any]", _: "Mapping[str, Any]") -> "Test":
        """Test an array, and each of its items."""
        item_fits = self.test(keywords.pop("items"))
        least, most = keywords.pop("minItems", 0), keywords.pop("maxItems", None)
        unique = keywords.pop("uniqueItems", False)

        def test(value: "Any") -> bool:
            return (
                isinstance(value, list)
                and len(value) >= least
                and (most is None or len(value) <= most)
                and all(map(item_fits, value))
                and (not unique or len(set(value)) == len(value))  # items of ours are texts then
            )

        return test

    def object_test(self, keywords: "dict[str, Any]", _: "Mapping[str, Any]") -> "Test":
        """Test an object: with fields that are given, with values of one kind, or any."""
        additional = keywords.pop("additionalProperties", True)
        if additional is True:
            return lambda value: isinstance(value, dict) and no_json(value) is None
        if additional is not False:
            return _mapping_test(self.test(additional))
        fields = {name: self.test(schema) for name, schema in keywords.pop("properties").items()}
        return _fields_test(
            fields, frozenset(keywords.pop("required", ())), keywords.pop("minProperties", 0)
        )


def _any_of(tests: "list[Test]") -> "Test":
    if len(tests) == 2:
        first, second = tests
        return lambda value: first(value) or second(value)
    return lambda value: any(test(value) for test in tests)


def _text_test(pattern: str, longest: int, exact: tuple[str, ...]) -> "Test":
    usual = next(
        (
            test
            for rule, test in USUAL_TEXTS.items()
            if pattern == rule or pattern.endswith("|" + rule)
        ),
        None,
    )

    def by_pattern(value: "Any") -> bool:
        return isinstance(value, str) and (
            value in exact or (len(value) <= longest and fits(pattern, value))
        )

    if usual is None:
        return by_pattern
    return lambda value: usual(value) or by_pattern(value)


def _mapping_test(value_fits: "Test") -> "Test":
    def test(value: "Any") -> bool:
        return (
            isinstance(value, dict)
            and all(isinstance(name, str) for name in value)
            and all(map(value_fits, value.values()))
        )

    return test


def _fields_test(fields: "dict[str, Test]", required: frozenset[str], least: int) -> "Test":
    def test(value: "Any") -> bool:
        if not isinstance(value, dict) or len(value) < least:
            return False
        for name, item in value.items():
            field_fits = fields.get(name)
            if field_fits is None or not field_fits(item):
                return False
        return required <= value.keys()

    return test
