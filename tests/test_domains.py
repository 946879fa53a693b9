"""The domain list of the training-content summary: how long, of what, nothing lost."""

import builtins
import csv
import io
import json
import sys
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli import console
from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR
from gpai_code.domains import names as domain_names
from gpai_code.domains.files import (
    Columns,
    domains_csv,
    domains_json,
    domains_text,
    read_csv_rows,
    read_json_rows,
)
from gpai_code.domains.names import LONGEST_REMEMBERED, REMEMBERED, Reason, Registry
from gpai_code.domains.ranking import (
    SME_MOST,
    DomainList,
    Reading,
    has_sme_relief,
    list_domains,
    names_owed,
)
from gpai_code.domains.totals import EXAMPLES, MAX_SIZE, ROWS_BETWEEN_COUNTS, BadRow, Row
from gpai_code.errors import AmountError, DocumentError, GpaiCodeError, MissingExtraError
from gpai_code.vocabulary import SizeClass

RELIEF = [SizeClass.MICRO, SizeClass.SME]
NO_RELIEF = [None, SizeClass.SMC, SizeClass.LARGE]
REGISTRY = Registry()
UNITS = {"text": "tokens", "image": "images"}


def listed(*rows: Row, **options: Any) -> DomainList:
    return list_domains(rows, **{"unit": "bytes", "registry": REGISTRY, **options})


def names(count: int, prefix: str = "n") -> list[str]:
    return [f"{prefix}{number:06d}.com" for number in range(count)]


# How many names are owed: Section 2.3 of the template, point 16 and footnote 16 of the Notice


@pytest.mark.parametrize(
    ("distinct", "owed", "owed_by_sme"),
    [
        (0, 0, 0),
        (1, 1, 1),
        (9, 1, 1),
        (10, 1, 1),
        (11, 2, 1),
        (19, 2, 1),
        (20, 2, 1),
        (21, 3, 2),
        (40, 4, 2),
        (41, 5, 3),
        (19_980, 1_998, 999),
        (19_981, 1_999, 1_000),
        (20_000, 2_000, 1_000),
        (20_001, 2_001, 1_000),
        (1_000_000, 100_000, 1_000),
        (10**18 + 1, 10**17 + 1, 1_000),
    ],
)
def test_section_2_3_a_tenth_is_owed_and_by_an_sme_a_twentieth_up_to_a_thousand(
    distinct: int, owed: int, owed_by_sme: int
) -> None:
    assert names_owed(distinct) == owed
    assert names_owed(distinct, sme=True) == owed_by_sme


@settings(deadline=None)
@given(st.integers(0, 10**20))
def test_machine_rule_6_the_share_is_rounded_up_and_never_by_a_whole_name(distinct: int) -> None:
    assert 0 <= names_owed(distinct) - Fraction(distinct, 10) < 1
    assert names_owed(distinct, sme=True) == min(-(-distinct // 20), SME_MOST)
    assert names_owed(distinct, sme=True) <= names_owed(distinct)


@pytest.mark.parametrize("size_class", RELIEF)
def test_machine_rule_7_an_sme_and_a_microenterprise_have_the_relief(size_class: SizeClass) -> None:
    assert has_sme_relief(size_class)
    domain_list = listed(*((name, 1) for name in names(100)), size_class=size_class)
    assert (domain_list.owed, len(domain_list.domains), domain_list.size_class) == (
        5,
        5,
        size_class,
    )
    assert "1,000 if that is fewer (SME)" in domain_list.rule
    assert "footnote 16" in " ".join(domain_list.notes)


@pytest.mark.parametrize("size_class", NO_RELIEF)
def test_machine_rule_7_a_small_mid_cap_and_a_provider_of_unknown_size_have_no_relief(
    size_class: SizeClass | None,
) -> None:
    assert not has_sme_relief(size_class)
    domain_list = listed(*((name, 1) for name in names(100)), size_class=size_class)
    assert (domain_list.owed, len(domain_list.domains)) == (10, 10)
    assert "10 %" in domain_list.rule
    noted = any("small mid-caps have none" in note for note in domain_list.notes)
    assert noted is (size_class is not SizeClass.LARGE)


@pytest.mark.parametrize("size_class", [SizeClass.SME, SizeClass.LARGE])
@pytest.mark.parametrize("distinct", [0, 1, 9, 10, 11, 19, 20, 21, 20_000, 20_001])
def test_the_list_of_one_modality_is_as_long_as_what_is_owed_and_has_the_largest(
    distinct: int, size_class: SizeClass
) -> None:
    every = names(distinct)
    domain_list = listed(
        *((name, distinct - place) for place, name in enumerate(every)), size_class=size_class
    )
    owed = names_owed(distinct, sme=size_class is SizeClass.SME)
    assert (domain_list.distinct, domain_list.owed) == (distinct, owed)
    assert domain_list.names == tuple(every[:owed])
    (modality,) = domain_list.modalities
    assert (modality.names, modality.depth, modality.tied_outside) == (distinct, owed, 0)


def test_a_result_says_its_rule_its_sources_and_that_rounding_is_our_reading() -> None:
    domain_list = listed(("a.com", 1))
    assert domain_list.citations == (
        "AI Act Article 53(1)(d)",
        "Template for the public summary of training content (C(2025) 8311), Section 2.3",
        "Explanatory Notice (C(2025) 8311), point 16 and footnote 16",
    )
    assert "rounded up" in domain_list.notes[0]


# Ties


def test_tied_names_are_sorted_by_letters_and_those_outside_the_list_are_counted() -> None:
    every = names(25)
    domain_list = listed(("big.com", 9), *((name, 5) for name in reversed(every)), ("small.com", 1))
    assert (domain_list.distinct, domain_list.names) == (27, ("big.com", every[0], every[1]))
    assert domain_list.modalities[0].tied_outside == 23
    assert any(note.endswith("inside: 23.") for note in domain_list.notes)


def test_no_tied_name_is_outside_where_the_tie_ends_with_the_list() -> None:
    domain_list = listed(*((name, 5) for name in names(2)), *((name, 1) for name in names(18, "s")))
    assert domain_list.names == tuple(names(2))
    assert domain_list.modalities[0].tied_outside == 0


# Modalities


def test_sizes_of_different_modalities_are_never_added_or_compared() -> None:
    domain_list = listed(
        ("text.com", 10**12, "text"),
        ("both.com", 5, "text"),
        ("both.com", 7, "image"),
        ("both.com", Decimal("0.5"), "image"),
        unit=UNITS,
    )
    assert {modality.modality: modality.total for modality in domain_list.modalities} == {
        "text": 10**12 + 5,
        "image": Decimal("7.5"),
    }
    assert {
        domain.name: [size.size for size in domain.sizes] for domain in domain_list.domains
    } == {
        "both.com": [5, Decimal("7.5")],
        "text.com": [10**12],
    }


def test_by_default_each_modality_gives_its_own_tenth_and_no_name_counts_twice() -> None:
    text = [(name, 100 - place, "text") for place, name in enumerate(names(100))]
    image = [(name, 30 - place, "image") for place, name in enumerate(names(30, "i"))]
    domain_list = listed(*text, *image, unit=UNITS)
    assert (domain_list.distinct, domain_list.owed) == (130, 13)
    assert set(domain_list.names) == {*names(10), *names(3, "i")}
    assert [modality.depth for modality in domain_list.modalities] == [10, 3]


def test_a_default_list_can_be_longer_than_what_is_owed_and_a_shared_one_never_is() -> None:
    text = [(name, 1 + place, "text") for place, name in enumerate(names(100))]
    image = [(name, 100 - place, "image") for place, name in enumerate(names(100))]
    domain_list = listed(*text, *image, unit=UNITS)
    assert (domain_list.distinct, domain_list.owed, len(domain_list.domains)) == (100, 10, 20)
    shared = listed(*text, *image, unit=UNITS, reading=Reading.SHARED)
    assert set(shared.names) == {*names(100)[:5], *names(100)[95:]}
    assert [modality.depth for modality in shared.modalities] == [5, 5]


def test_a_default_list_goes_on_until_it_is_as_long_as_what_is_owed_in_total() -> None:
    first, second = names(100), [*names(50), *names(50, "i")]
    domain_list = listed(
        *((name, 100 - place, "text") for place, name in enumerate(first)),
        *((name, 100 - place, "image") for place, name in enumerate(second)),
        unit=UNITS,
    )
    assert (domain_list.distinct, domain_list.owed, domain_list.names) == (
        150,
        15,
        tuple(names(15)),
    )


def test_a_small_modality_is_represented_too() -> None:
    rows = [(name, 1_000, "text") for name in names(1_000)]
    domain_list = listed(*rows, ("only.com", 1, "image"), unit=UNITS)
    assert "only.com" in domain_list.names
    assert (
        "only.com"
        in listed(*rows, ("only.com", 1, "image"), unit=UNITS, size_class=SizeClass.SME).names
    )


def test_a_list_of_an_sme_ends_at_a_thousand_names_even_where_modalities_give_more() -> None:
    rows = [
        *((name, 1, "text") for name in names(15_000)),
        *((name, 1, "image") for name in names(15_000, "i")),
    ]
    domain_list = listed(*rows, unit=UNITS, size_class=SizeClass.SME)
    assert (domain_list.owed, len(domain_list.domains)) == (1_000, 1_000)
    assert [modality.depth for modality in domain_list.modalities] == [500, 500]
    assert any("ends at 1,000" in note for note in domain_list.notes)


@pytest.mark.parametrize("reading", Reading)
def test_the_reading_of_all_modalities_is_noted_as_ours(reading: Reading) -> None:
    domain_list = listed(("a.com", 1, "text"), unit=UNITS, reading=reading)
    assert domain_list.reading is reading
    assert any("Our reading" in note for note in domain_list.notes)
    alone = listed(("a.com", 1))
    assert any("of one kind" in note for note in alone.notes)


def test_names_of_modalities_ignore_case_and_surrounding_space() -> None:
    domain_list = listed(("a.com", 1, " TEXT "), ("a.com", 2, "text"), unit={"Text": "tokens"})
    assert domain_list.modalities[0].total == 3
    assert domain_list.modalities[0].modality == "text"


@pytest.mark.parametrize("modality", ["audio", "", "  ", None, 5, ["text"], {"a": 1}, True])
def test_a_row_of_a_modality_without_a_unit_is_not_used(modality: object) -> None:
    domain_list = listed(("a.com", 1, modality), ("b.com", 1, "text"), unit=UNITS)
    assert [(unusable.reason, unusable.rows) for unusable in domain_list.unusable] == [
        (Reason.MODALITY, 1)
    ]
    assert domain_list.names == ("b.com",)


def test_a_modality_is_refused_where_one_unit_was_stated_for_everything() -> None:
    domain_list = listed(("a.com", 1, "text"), ("b.com", 1, ""), ("c.com", 1, None))
    assert [(unusable.reason, unusable.rows) for unusable in domain_list.unusable] == [
        (Reason.MODALITY, 1)
    ]
    assert domain_list.distinct == 2


@pytest.mark.parametrize(
    "unit",
    ["", "  ", "by\ntes", {}, {"": "x"}, {"text": ""}, {"text": "a", "TEXT": "b"}, {"a\x00": "b"}],
)
def test_a_unit_must_be_stated_once_for_each_modality(unit: str | Mapping[str, str]) -> None:
    with pytest.raises(AmountError) as caught:
        listed(unit=unit)
    assert caught.value.argument == "unit"


# Hosts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("example.com", "example.com"),
        ("WWW.Example.CO.UK:443", "example.co.uk"),
        ("https://a.b.example.com/x?y", "example.com"),
        ("https://example.com?a=//b.de/", "example.com"),
        ("http://example.com#x", "example.com"),
        ("http:\\\\example.com".replace("\\", "/"), "example.com"),
        ("example.com/a://b.de/", "example.com"),
        ("//example.com/y", "example.com"),
        ("ftp://u:p@w@example.com:21/", "example.com"),
        (" example.com\t", "example.com"),
        ("example.com.", "example.com"),
        ("example.com..", "example.com"),
        (".example.com", "example.com"),
        ("http://example.com:/", "example.com"),
        ("bücher.de", "xn--bcher-kva.de"),
        ("www.BÜCHER.de", "xn--bcher-kva.de"),
        ("bu\u0308cher.de", "xn--bcher-kva.de"),
        ("XN--BCHER-KVA.de", "xn--bcher-kva.de"),
        ("straße.de", "xn--strae-oqa.de"),
        ("strasse.de", "strasse.de"),
        ("食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("www.食狮.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("i❤.ws", "xn--i-7iq.ws"),
        ("ｅｘａｍｐｌｅ。ｃｏｍ", "example.com"),
        ("-odd-.example.com", "example.com"),
        ("under_score.example.com", "example.com"),
        ("city.kobe.jp", "city.kobe.jp"),
        ("a.b.c.kobe.jp", "b.c.kobe.jp"),
        ("www.ck", "www.ck"),
        ("gov.uk", "gov.uk"),
        ("www.gov.uk", "www.gov.uk"),
        ("a.onion", "a.onion"),
        ("someone.github.io", "github.io"),
        ("someone.blogspot.com", "blogspot.com"),
    ],
)
def test_a_host_or_url_in_any_form_is_brought_to_its_registrable_name(text: str, name: str) -> None:
    assert REGISTRY.name_of(text) == name
    domain_list = listed((text, 5))
    assert (domain_list.names, domain_list.unusable) == ((name,), ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("someone.github.io", "someone.github.io"),
        ("a.someone.github.io", "someone.github.io"),
        ("github.io", "github.io"),
        ("www.example.co.uk", "example.co.uk"),
    ],
)
def test_on_request_a_name_under_a_private_suffix_is_a_name_of_its_own(
    text: str, name: str
) -> None:
    domain_list = listed((text, 5), registry=Registry(private_suffixes=True))
    assert domain_list.names == (name,)
    assert domain_list.suffix_list.private_suffixes
    assert any("a name of its own" in note for note in domain_list.notes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NOT_A_HOST),
        (" ", Reason.NOT_A_HOST),
        (".", Reason.NOT_A_HOST),
        ("a b.com", Reason.NOT_A_HOST),
        ("a..com", Reason.NOT_A_HOST),
        ("a.com\x00", Reason.NOT_A_HOST),
        ("\ud800.com", Reason.NOT_A_HOST),
        ("me@example.com", Reason.NOT_A_HOST),
        ("mailto:me@example.com", Reason.NOT_A_HOST),
        ("data:text/html,x", Reason.NOT_A_HOST),
        ("http:///x", Reason.NOT_A_HOST),
        ("ex%61mple.com", Reason.NOT_A_HOST),
        ("example.com:123456", Reason.NOT_A_HOST),
        ("example.com:80:80", Reason.NOT_A_HOST),
        ("-example.com", Reason.NOT_A_HOST),
        ("example-.com", Reason.NOT_A_HOST),
        ("=cmd|x!A1.com", Reason.NOT_A_HOST),
        (f"{'a' * 64}.com", Reason.NOT_A_HOST),
        (f"{'a.' * 130}com", Reason.NOT_A_HOST),
        (f"{'ß' * 70}.de", Reason.NOT_A_HOST),
        ("ü" * 1_000_000, Reason.NOT_A_HOST),
        ("1.2.3", Reason.NOT_A_HOST),
        ("1.2.3.256", Reason.NOT_A_HOST),
        ("0x7f.1", Reason.NOT_A_HOST),
        ("192.0.2.1", Reason.IP_ADDRESS),
        ("http://192.0.2.1:8080/x", Reason.IP_ADDRESS),
        ("１９２.0.2.1", Reason.IP_ADDRESS),
        ("[2001:db8::1]:443", Reason.IP_ADDRESS),
        ("http://[::1]/", Reason.IP_ADDRESS),
        ("2001:db8::1", Reason.IP_ADDRESS),
        ("::1", Reason.IP_ADDRESS),
        ("localhost", Reason.NO_DOT),
        ("com", Reason.NO_DOT),
        ("picture.jpg", Reason.UNKNOWN_TLD),
        ("printer.local", Reason.UNKNOWN_TLD),
    ],
)
def test_what_has_no_registrable_name_is_counted_by_reason_with_its_line_and_size(
    text: str, reason: Reason
) -> None:
    domain_list = listed(("good.com", 1), (text, 5))
    (left,) = domain_list.unusable
    assert (left.reason, left.rows, left.examples[0].line) == (reason, 1, 2)
    assert [(size.modality, size.size) for size in left.sizes] == [(None, 5)]
    assert len(left.examples[0].found) < 200
    assert (domain_list.names, domain_list.rows, domain_list.unusable_rows) == (("good.com",), 2, 1)


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_name_in_canonical_form_or_a_reason(text: str) -> None:
    name = REGISTRY.name_of(text)
    if not isinstance(name, Reason):
        assert REGISTRY.name_of(name) == name
        assert name.isascii()
        assert name == name.lower()
        assert "." in name


HOSTS = st.from_regex(
    r"([a-z0-9ü_-]{1,9}\.){1,4}(com|co\.uk|github\.io|ck|kobe\.jp)", fullmatch=True
)


@settings(deadline=None)
@given(HOSTS, st.sampled_from(["{}", "https://{}/a/b?c", "{}:443", "{}.", "//u@{}#x", "{}/x//y"]))
def test_neither_case_nor_the_rest_of_a_url_changes_the_name_of_a_host(
    host: str, around: str
) -> None:
    assert REGISTRY.name_of(around.format(host.upper())) == REGISTRY.name_of(host)


def test_names_agree_with_the_test_data_of_the_public_suffix_list() -> None:
    import publicsuffixlist  # noqa: PLC0415

    registry = Registry(private_suffixes=True)
    data = Path(publicsuffixlist.__file__).with_name("test_psl.txt").read_text("utf-8")
    checked = 0
    for line in data.splitlines():
        if not line.startswith("checkPublicSuffix('"):
            continue
        text, expected = (part.strip(" ');") for part in line.partition("(")[2].split(","))
        if expected == "null" or "example.example" in expected or text.startswith("."):
            continue  # a bare suffix is a name here, and unknown domains are refused
        assert registry.name_of(text) == registry.name_of(expected), text
        assert registry.name_of(text) == expected.encode("idna").decode(), text
        checked += 1
    assert checked > 40


def test_a_result_says_which_public_suffix_list_was_used() -> None:
    used = listed(("a.com", 1)).suffix_list
    assert used.package == "publicsuffixlist"
    assert used.list_version
    assert used.list_version[:2] == "20"
    assert used.package_version.count(".") == 3
    assert not used.private_suffixes


def test_a_list_without_a_version_is_said_to_have_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import publicsuffixlist  # noqa: PLC0415

    bare = tmp_path / "list.dat"
    bare.write_text("// ===BEGIN ICANN DOMAINS===\ncom\n// ===END ICANN DOMAINS===\n")
    monkeypatch.setattr(publicsuffixlist, "PSLFILE", str(bare))
    assert Registry().suffix_list.list_version is None
    assert Registry().name_of("a.b.com") == "b.com"


def test_the_cache_of_hosts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    asked: list[str] = []
    find = registry._find

    def watched(text: str) -> str | Reason:
        asked.append(text)
        return find(text)

    monkeypatch.setattr(registry, "_find", watched)
    long = "a" * (LONGEST_REMEMBERED + 1)
    assert registry.name_of(long) is Reason.NOT_A_HOST
    assert asked == [long]
    remembered: Any = registry._remembered
    assert remembered.cache_info().maxsize == REMEMBERED
    registry.name_of("https://www.example.com/a")
    registry.name_of("https://www.example.com/b")
    assert remembered.cache_info()[:2] == (1, 1)


@pytest.mark.parametrize("package", ["publicsuffixlist", "idna"])
def test_without_the_extra_an_error_names_it(
    monkeypatch: pytest.MonkeyPatch, package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = builtins.__import__

    def without(name: str, *rest: Any, **options: Any) -> ModuleType:
        if name == package:
            raise ModuleNotFoundError(name)
        return there(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError) as caught:
        Registry()
    assert (caught.value.extra, caught.value.package) == ("domains", package)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"domain,size\n")))
    assert main(["domains", "-", "--unit", "bytes"]) == INPUT_ERROR
    assert "install gpai-code[domains]" in capsys.readouterr().err


def test_nothing_is_fetched_and_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    watching = True

    def watch(event: str, given: tuple[Any, ...]) -> None:
        if watching and (
            event.startswith("socket.") or (event == "open" and set(str(given[1])) & set("wax+"))
        ):
            events.append(event)

    sys.addaudithook(watch)
    domain_list = list_domains([("www.example.com", 1)], unit="bytes")
    assert domain_list.names == ("example.com",)
    watching = False
    assert events == []


# Sizes


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, 0),
        (5, 5),
        ("5", 5),
        (" 5 ", 5),
        ("007", 7),
        (Decimal("2.50"), Decimal("2.5")),
        ("2.50", Decimal("2.5")),
        (Decimal("2.0"), 2),
        ("1e3", 1_000),
        ("1.5E+3", 1_500),
        ("0.000000000000000000000000000001", Decimal("1e-30")),
        (Decimal("-0"), 0),
        (MAX_SIZE, MAX_SIZE),
        (str(MAX_SIZE), MAX_SIZE),
    ],
)
def test_a_size_is_a_whole_number_or_an_exact_decimal(size: object, expected: object) -> None:
    domain_list = listed(("a.com", size))
    assert domain_list.unusable == ()
    total = domain_list.modalities[0].total
    assert (total, type(total)) == (expected, type(expected))


@pytest.mark.parametrize(
    "size",
    [
        *(-1, "-1", "-0.5", Decimal("-1")),
        *("NaN", "Infinity", "inf", Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")),
        *(MAX_SIZE + 1, str(MAX_SIZE + 1), "1e19", "1e999", Decimal("1e999999"), 10**5_000),
        *("9" * 60, "9" * 5_000, "1e1000", "1.", ".5", "+5"),
        *("1e-31", "1e-999", Decimal("1e-999999"), "1." + "1" * 31, Decimal("1." + "1" * 31)),
        *("", " ", "five", "1,000", "1 000", "1_000", "0x10", "١٢", "5 kB", "1e", "５"),
        *(5.0, float("nan"), True, False, None, [], {}, b"5"),
    ],
    ids=lambda size: repr(size)[:20] if not isinstance(size, int) else "number",
)
def test_a_size_that_is_negative_not_finite_absurd_or_inexact_is_refused(size: object) -> None:
    domain_list = listed(("good.com", 1), ("a.com", size))
    (left,) = domain_list.unusable
    assert (left.reason, left.rows, left.examples[0].line) == (Reason.SIZE, 1, 2)
    assert len(left.examples[0].found) < 200
    assert domain_list.modalities[0].total == 1
    assert domain_list.distinct == 1


def test_sums_are_exact_where_floats_and_the_usual_decimals_drift() -> None:
    rows: list[Row] = [("a.com", "0.1")] * 10
    rows += [("a.com", MAX_SIZE), ("a.com", Decimal("1e-30"))]
    domain_list = listed(*rows)
    assert str(domain_list.modalities[0].total) == f"{MAX_SIZE + 1}.{'1'.rjust(30, '0')}"


def test_names_of_size_zero_count_and_a_note_says_how_many() -> None:
    domain_list = listed(
        ("a.com", 0, "text"),
        ("a.com", 5, "image"),
        ("b.com", 0, "text"),
        ("b.com", 0, "image"),
        ("c.com", 0, "image"),
        unit=UNITS,
    )
    assert domain_list.distinct == 3
    assert any(note.endswith("count like any other: 2.") for note in domain_list.notes)
    assert listed(("a.com", 0)).domains[0].sizes[0].share == 0


def test_shares_are_of_the_modality_and_have_six_figures() -> None:
    domain_list = listed(("a.com", 2), ("b.com", 1))
    (size,) = domain_list.domains[0].sizes
    assert (str(size.share), size.rank, size.modality) == ("0.666667", 1, None)


# Rows


@pytest.mark.parametrize("row", [(), ("a.com",), (1, 2, 3, 4, 5), None, 5, "a.com", [], {}])
def test_a_row_of_another_shape_is_counted_and_not_raised(row: Any) -> None:
    domain_list = listed(row, ("b.com", 1))
    assert [(unusable.reason, unusable.rows) for unusable in domain_list.unusable] == [
        (Reason.UNREADABLE, 1)
    ]
    assert domain_list.names == ("b.com",)


@pytest.mark.parametrize("domain", [None, 5, b"a.com", ["a.com"], {}, True])
def test_a_domain_that_is_no_text_is_no_host(domain: object) -> None:
    domain_list = listed((domain, 5))
    assert domain_list.unusable[0].reason is Reason.NOT_A_HOST


def test_of_each_reason_the_first_rows_are_shown_with_their_lines() -> None:
    rows: list[Row] = [("localhost", 1, None, 10 * number) for number in range(1, 1_000)]
    domain_list = listed(*rows, BadRow(7, "x"), ("1.1.1.1", 2))
    by_reason = {unusable.reason: unusable for unusable in domain_list.unusable}
    assert list(by_reason) == [Reason.UNREADABLE, Reason.IP_ADDRESS, Reason.NO_DOT]
    local = by_reason[Reason.NO_DOT]
    assert (local.rows, local.sizes[0].size) == (999, 999)
    assert [example.line for example in local.examples] == [10, 20, 30, 40, 50][:EXAMPLES]
    assert by_reason[Reason.UNREADABLE].examples == (BadRow(7, "x"),)
    assert any("1001 of 1001 rows" in note for note in domain_list.notes)


def test_a_list_of_nothing_owes_nothing() -> None:
    domain_list = listed()
    assert (domain_list.names, domain_list.distinct, domain_list.owed, domain_list.rows) == (
        (),
        0,
        0,
        0,
    )
    assert domains_text(domain_list) == ""
    assert domains_csv(domain_list) == "domain,size (bytes),share,rank\n"


def test_progress_is_called_at_regular_intervals_of_rows() -> None:
    heard: list[int] = []
    rows = (("a.com", 1) for _ in range(3 * ROWS_BETWEEN_COUNTS + 1))
    list_domains(rows, unit="bytes", progress=heard.append)
    assert heard == [ROWS_BETWEEN_COUNTS, 2 * ROWS_BETWEEN_COUNTS, 3 * ROWS_BETWEEN_COUNTS]


def test_memory_grows_with_names_and_not_with_rows() -> None:
    def peak(rows: Iterator[Row]) -> int:
        tracemalloc.start()
        list_domains(rows, unit="bytes", registry=REGISTRY)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    def rows(count: int) -> Iterator[Row]:
        return ((f"https://www.n{number % 50}.com/{number}", number) for number in range(count))

    assert peak(rows(40_000)) < peak(rows(2_000)) + 2**18


# Laws


SIZES = st.integers(0, 30) | st.decimals(0, 30, places=2) | st.just(MAX_SIZE)
POOL = [*names(12), "www.x.co.uk", "bücher.de", "192.0.2.1", "localhost"]
ROWS: st.SearchStrategy[list[tuple[str, int | Decimal, str]]] = st.lists(
    st.tuples(st.sampled_from(POOL), SIZES, st.sampled_from(["text", "image"])), max_size=60
)
OPTIONS = st.fixed_dictionaries(
    {
        "reading": st.sampled_from(Reading),
        "size_class": st.sampled_from([SizeClass.SME, SizeClass.SMC, None]),
    }
)


def settled(domain_list: DomainList) -> Any:
    """Everything but which examples are shown, and how many rows there were."""
    document = json.loads(domains_json(domain_list))
    for left in document.get("unusable", []):
        del left["examples"], left["rows"]
    document["notes"] = [note for note in document["notes"] if "rows could not" not in note]
    del document["rows"]
    return document


@settings(deadline=None)
@given(ROWS, OPTIONS, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Any], options: Any, chance: Any) -> None:
    other = list(rows)
    chance.shuffle(other)
    assert settled(listed(*rows, unit=UNITS, **options)) == settled(
        listed(*other, unit=UNITS, **options)
    )


@settings(deadline=None)
@given(ROWS, OPTIONS, st.fractions(0, 1, max_denominator=4))
def test_a_row_split_in_two_changes_nothing(rows: list[Any], options: Any, part: Fraction) -> None:
    def split(name: str, size: Any, modality: str) -> list[Row]:
        first = Decimal(size) * part.numerator // part.denominator
        return [(name, first, modality), (name, Decimal(size) - first, modality)]

    apart = chain.from_iterable(split(*row) for row in rows)
    assert settled(listed(*rows, unit=UNITS, **options)) == settled(
        listed(*apart, unit=UNITS, **options)
    )


def summed(rows: list[Any]) -> dict[str, dict[str, Fraction]]:
    totals: dict[str, dict[str, Fraction]] = {modality: defaultdict(Fraction) for modality in UNITS}
    for host, size, modality in rows:
        name = REGISTRY.name_of(host)
        if not isinstance(name, Reason):
            totals[modality][name] += Fraction(size)
    return totals


@settings(deadline=None)
@given(ROWS, OPTIONS)
def test_a_listed_name_is_at_least_as_large_in_its_modality_as_any_unlisted_one(
    rows: list[Any], options: Any
) -> None:
    domain_list = listed(*rows, unit=UNITS, **options)
    totals = summed(rows)
    every = {name for sizes in totals.values() for name in sizes}
    sme = options["size_class"] is SizeClass.SME
    assert (domain_list.distinct, domain_list.owed) == (len(every), names_owed(len(every), sme=sme))
    assert len(domain_list.names) == len(set(domain_list.names)) >= domain_list.owed
    assert set(domain_list.names) <= every
    assert len(domain_list.names) == domain_list.owed or options["reading"] is Reading.EACH_MODALITY
    on_account: set[str] = set()
    for modality in domain_list.modalities:
        sizes = totals[modality.modality or ""]
        ranked = sorted(sizes, key=lambda name: (-sizes[name], name))
        assert (modality.names, Fraction(modality.total)) == (len(sizes), sum(sizes.values()))
        assert set(ranked[: modality.depth]) <= set(domain_list.names)
        on_account |= set(ranked[: modality.depth])
        unlisted = [sizes[name] for name in sizes if name not in domain_list.names]
        if modality.depth:
            least = sizes[ranked[modality.depth - 1]]
            assert max(unlisted, default=Fraction(0)) <= least
            assert modality.tied_outside == unlisted.count(least)
        if options["reading"] is Reading.EACH_MODALITY:
            assert set(ranked[: names_owed(len(sizes), sme=sme)]) <= set(domain_list.names)
    assert on_account == set(domain_list.names)


@settings(deadline=None)
@given(ROWS)
def test_every_row_is_in_the_totals_or_among_the_unusable(rows: list[Any]) -> None:
    domain_list = listed(*rows, unit=UNITS)
    used = sum((Fraction(modality.total) for modality in domain_list.modalities), Fraction(0))
    lost = Fraction(0)
    for unusable in domain_list.unusable:
        lost += sum(Fraction(size.size) for size in unusable.sizes)
    assert used + lost == sum(Fraction(size) for _, size, _ in rows)
    bad = sum(isinstance(REGISTRY.name_of(host), Reason) for host, _, _ in rows)
    assert (domain_list.rows, domain_list.unusable_rows) == (len(rows), bad)


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.tuples(*[st.one_of(st.text(), st.integers(), st.none())] * 2), st.none()))
)
def test_no_rows_whatsoever_raise(rows: list[Any]) -> None:
    domain_list = listed(*rows)
    assert domain_list.rows == len(rows)


# CSV and JSON Lines


def csv_rows(text: str | bytes, **columns: str) -> list[Row]:
    source = text.encode() if isinstance(text, str) else text
    return list(read_csv_rows(io.BytesIO(source), Columns(**columns)))


def json_rows(text: str | bytes, **columns: str) -> list[Row]:
    source = text.encode() if isinstance(text, str) else text
    return list(read_json_rows(io.BytesIO(source), Columns(**columns)))


def test_csv_columns_are_found_by_name_in_any_order_and_others_are_ignored() -> None:
    text = "\ufeffwhen,bytes,kind , url\r\n1,5,text,a.com\r\n\r\n2,6,image,b.com"
    rows = csv_rows(text, domain="url", size="bytes", modality="kind")
    assert rows == [("a.com", "5", "text", 2), ("b.com", "6", "image", 4)]
    assert csv_rows("domain,size\na.com,1\n") == [("a.com", "1", None, 2)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "0 columns 'domain'"),
        ("\n", "0 columns 'domain'"),
        ("example.com,5\n", "0 columns 'domain'"),
        ("domain;size\n", "0 columns 'domain'"),
        ("domain,bytes\n", "0 columns 'size'"),
        ("domain,size,size\n", "2 columns 'size'"),
        ("domain,size,modality,modality\n", "2 columns 'modality'"),
        ('domain,"size\n', "unexpected end"),
        (b"domain,size\xff\n", "not UTF-8"),
    ],
)
def test_a_csv_file_must_name_its_columns_in_the_first_line(
    text: str | bytes, message: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        csv_rows(text)
    (fault,) = caught.value.faults
    assert message in fault.found
    assert (fault.rule, fault.line) == ("columns", 1)


@pytest.mark.parametrize(
    "line",
    [
        *(b"a.com", b"a.com,5,6", b'"a.com,5', b'a.com,"5', b'"a"b.com,5', b'x"y,"5'),
        *(b"\xff.com,5", b"a.com,5," + b"x" * 2**21, b'"' * 2**21, b'"' + b"x" * 200_000 + b'",5'),
    ],
    ids=lambda line: repr(line[:12]),
)
def test_an_unreadable_line_of_csv_does_not_affect_the_others(line: bytes) -> None:
    before, bad, after = csv_rows(b"domain,size\nb.com,1\n" + line + b"\nc.com,2\n")
    assert (before, after) == (("b.com", "1", None, 2), ("c.com", "2", None, 4))
    assert isinstance(bad, BadRow)
    assert bad.line == 3
    assert len(bad.found) < 300


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=9
            ),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
    )
)
def test_what_the_csv_module_writes_is_read_back(rows: list[list[str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows([["domain", "size"], *rows])
    expected = [(domain, size, None, line) for line, (domain, size) in enumerate(rows, start=2)]
    actual = csv_rows(file.getvalue())
    # a line of blanks alone is skipped, and the writer makes none: there is always a comma
    assert actual == expected


def test_csv_fields_may_be_quoted() -> None:
    assert csv_rows('domain,size\n"a.com","1,""5"\n') == [("a.com", '1,"5', None, 2)]


def test_json_lines_give_numbers_with_their_own_figures() -> None:
    text = '\ufeff{"url": "a.com", "n": 5, "x": [1]}\n\n{"n": 0.10, "url": "b.com"}'
    rows = json_rows(text, domain="url", size="n")
    assert rows == [("a.com", 5, None, 1), ("b.com", Decimal("0.10"), None, 3)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"domain": "a.com", "size": 1, "size": 2}', "more than once"),
        (b'{"domain": "a.com", "size": NaN}', "NaN"),
        (b'{"domain": "a.com", "size": -Infinity}', "Infinity"),
        (b'{"domain": "a.com", "size": ' + b"9" * 5_000 + b"}", "usual size"),
        (b'{"domain": "a.com", "size": 1} x', "extra data"),
        (b'{"domain": "\\ud800", "size": 1}', "surrogate"),
        (b'{"domain": "\xff", "size": 1}', "0xff"),
        (b'{"domain": "a.com"}', "no 'size'"),
        (b'{"size": 5}', "no 'domain'"),
        (b"{}", "no 'domain' and no 'size'"),
        (b"[1, 2]", "an array"),
        (b'"a.com"', "'a.com'"),
        (b"[" * 100, "nesting"),
        (b"{" + b" " * 2**21 + b"}", "bytes"),
        (b'\xef\xbb\xbf{"domain": "a.com", "size": 1}', "byte order mark"),
        (b"domain,size", "write valid JSON"),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "",
)
def test_an_unreadable_line_of_json_does_not_affect_the_others(line: bytes, message: str) -> None:
    good = b'{"domain": "b.com", "size": 1}'
    before, bad, after = json_rows(good + b"\n" + line + b"\n" + good)
    assert before == ("b.com", 1, None, 1)
    assert after == ("b.com", 1, None, 3)
    assert isinstance(bad, BadRow)
    assert bad.line == 2
    assert message in bad.found
    assert len(bad.found) < 300


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused_but_never_crash(source: bytes) -> None:
    listed(*read_json_rows(io.BytesIO(source)))
    listed(*read_csv_rows(io.BytesIO(b"domain,size,modality\n" + source)), unit=UNITS)


# What is written


def test_plain_text_has_one_name_on_each_line() -> None:
    domain_list = listed(*((name, 100 - place) for place, name in enumerate(names(15))))
    assert domains_text(domain_list) == "n000000.com\nn000001.com\n"


def test_csv_has_sizes_without_exponent_and_guards_against_formulas() -> None:
    domain_list = listed(
        ("a.com", "1e9", "=1+1"),
        ("a.com", "0.0000001", "@x"),
        unit={"=1+1": 'to"kens, so', "@x": "hours", "-y": "-z"},
    )
    header, row = csv.reader(io.StringIO(domains_csv(domain_list)))
    assert row == ["a.com", "1000000000", "1", "1", "0.0000001", "1", "1", "", "", ""]
    assert header[:5] == [
        "domain",
        "'=1+1 size (to\"kens, so)",
        "'=1+1 share",
        "'=1+1 rank",
        "'@x size (hours)",
    ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in header)


def test_json_holds_everything_that_the_record_holds() -> None:
    domain_list = listed(
        ("a.com", Decimal("1.5"), "text"),
        ("x", 5, "image"),
        unit=UNITS,
        size_class=SizeClass.SME,
    )
    document = json.loads(domains_json(domain_list), parse_float=Decimal)
    assert document["names"] == ["a.com"]
    assert document["domains"][0]["sizes"] == [
        {"modality": "text", "size": Decimal("1.5"), "share": 1, "rank": 1}
    ]
    assert (document["distinct"], document["owed"], document["size_class"]) == (1, 1, "sme")
    assert document["citations"] == list(domain_list.citations)
    assert document["notes"] == list(domain_list.notes)
    assert document["suffix_list"]["list_version"] == domain_list.suffix_list.list_version
    assert document["generated_by"]["library"] == "gpai_code"
    assert document["unusable"] == [
        {
            "reason": "no-dot",
            "rows": 1,
            "examples": [{"line": 2, "found": "'x'"}],
            "sizes": [{"modality": "image", "size": 5}],
        }
    ]


# The command line


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def go(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = main(["domains", *map(str, words)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        output = capsys.readouterr()
        return code, output.out, output.err

    return go


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text("domain,size\n" + "".join(f"{name},5\n" for name in names(40)))
    return path


def test_the_command_prints_names_alone_and_says_the_rest_on_standard_error(
    run: Run, log: Path
) -> None:
    code, out, err = run(log, "--unit", "bytes")
    assert (code, out.splitlines()) == (FINE, names(4))
    assert "4 of 40 domain names; owed: 4" in err
    assert "public suffix list: 20" in err
    assert "Section 2.3" in err
    assert run(log, "--unit", "bytes", "--sme")[1].splitlines() == names(2)


def test_the_command_says_which_rows_it_could_not_use_and_ends_with_2(run: Run, log: Path) -> None:
    with log.open("a") as file:
        file.write("\x1b[31mred,5\n192.0.2.7,5\n")
    code, out, err = run(log, "--unit", "bytes")
    assert code == FINDINGS
    assert out.splitlines() == names(4)
    assert "not used (ip-address): 1 row\n  line 43: '192.0.2.7'" in err
    assert "\x1b" not in err
    assert "Traceback" not in err


def test_the_command_reads_json_lines_by_name_or_on_request(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = '{"host": "www.a.com", "tokens": 5, "kind": "text"}\n'
    path = tmp_path / "log.jsonl"
    path.write_text(line)
    columns = [
        *("--domain-column", "host", "--size-column", "tokens", "--modality-column", "kind"),
        *("--unit", "text=tokens", "--unit", "image=images"),
    ]
    assert run(path, *columns)[:2] == (FINE, "a.com\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert run("-", "--format", "jsonl", *columns)[:2] == (FINE, "a.com\n")
    assert run(path, "--format", "csv", "--unit", "bytes")[0] == INPUT_ERROR


def test_the_command_writes_json_and_csv_and_files(run: Run, log: Path, tmp_path: Path) -> None:
    code, out, _ = run(log, "--unit", "bytes", "--json")
    assert (code, json.loads(out)["names"]) == (FINE, names(4))
    target = tmp_path / "list.csv"
    assert run(log, "--unit", "bytes", "--csv", "--output", target)[:2] == (FINE, "")
    assert target.read_text().startswith("domain,size (bytes),share,rank\nn000000.com,5,0.025,1\n")
    code, out, err = run(log, "--unit", "bytes", "--output", target)
    assert code == INPUT_ERROR
    assert "exists already" in err
    assert run(log, "--unit", "bytes", "--output", target, "--force")[0] == FINE
    assert target.read_text().splitlines() == names(4)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--unit", ""],
        ["--unit", "bytes", "--unit", "bytes"],
        ["--unit", "text=tokens", "--unit", "text=bytes"],
        ["--unit", "text=tokens", "--unit", "bytes"],
        ["--unit", "text="],
        ["--unit", "=tokens"],
        ["--unit", "bytes", "--reading", "guess"],
        ["--unit", "bytes", "--size-column", "weight"],
    ],
)
def test_wrong_options_are_one_clear_message(run: Run, log: Path, words: list[str]) -> None:
    code, out, err = run(log, *words)
    assert (code, out) == (INPUT_ERROR, "")
    assert "Traceback" not in err
    assert "gpai-code" in err


def test_a_file_that_is_not_there_is_one_clear_message(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv", "--unit", "bytes")[0] == INPUT_ERROR


def test_the_command_counts_on_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("domain,size\n" + "a.com,1\n" * 2 * ROWS_BETWEEN_COUNTS)
    assert "records" not in run(path, "--unit", "bytes")[2]
    monkeypatch.setattr(console, "SECONDS_BETWEEN_COUNTS", 0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "1,024 lines" in run(path, "--unit", "bytes")[2]


def test_the_command_splits_private_suffixes_and_shares_places_on_request(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    rows = ["domain,size,modality", *(f"{name}.github.io,5,text" for name in "ab"), "a.com,5,image"]
    path.write_text("\n".join(rows))
    units = ["--unit", "text=tokens", "--unit", "image=images"]
    assert run(path, *units)[1].split() == ["a.com", "github.io"]
    assert run(path, *units, "--reading", "shared")[1].split() == ["a.com"]
    private = run(path, *units, "--private-suffixes")
    assert private[1].split() == ["a.com", "a.github.io"]


def test_the_modules_import_no_package_of_the_extra_before_they_are_used() -> None:
    assert "publicsuffixlist" not in vars(domain_names)
    assert issubclass(MissingExtraError, GpaiCodeError)
