"""From a host or URL, as a crawl log has it, to the registrable domain name."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import MissingExtraError

REMEMBERED = 65_536
"""How many hosts a `Registry` remembers; the least recent go first."""

LONGEST_REMEMBERED = 300
"""Longest text that is remembered, in characters: room for any host with its scheme."""

LONGEST_NAME = 253  # RFC 1035, section 2.3.4, as text without the last dot
EXTRA = "domains"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=//)")
_PORT = re.compile(r":[0-9]{0,5}$")
_LABELS = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")  # RFC 1035: 63 to a label
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # a last label that makes a host an IPv4 address
_ODD = re.compile(r"(?:^|\.)-|-(?:\.|$)")
_IPV6 = re.compile(r"\[[0-9A-Fa-f:.%]+\](?::[0-9]{0,5})?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*")


class Reason(StrEnum):
    """Why a row of a crawl log cannot be used."""

    UNREADABLE = "unreadable"
    """The row is no UTF-8, no CSV or JSON, too long, or has other columns than the first."""

    MODALITY = "modality"
    """The modality is missing, or none of those whose unit was stated."""

    SIZE = "size"
    """The size is missing, no number, negative, not finite, or beyond `MAX_SIZE`."""

    NOT_A_HOST = "not-a-host"
    """The text holds no host that could be in the domain name system."""

    IP_ADDRESS = "ip-address"
    """The host is an address, which has no domain name."""

    NO_DOT = "no-dot"
    """The host is one label, such as localhost or a bare top-level domain."""

    UNKNOWN_TLD = "unknown-tld"
    """The top-level domain is not on the public suffix list."""


@attrs.frozen(kw_only=True)
class SuffixList(Record):
    """
    Which public suffix list was used.

    Attributes:
        package: The Python package that brings the list.
        package_version: Its version.
        list_version: What the list says of its own version; None if it says nothing.
        private_suffixes: Whether the suffixes of private operators, such as github.io, count.
    """

    package: str
    package_version: str
    list_version: str | None = None
    private_suffixes: bool


class Registry:
    """
    Brings hosts to registrable names, from the list in the package, without any network.

    Names come in lower case and in ASCII (punycode). A host that is itself a public suffix of two
    or more labels, such as gov.uk, is its own name: content was scraped there. At most
    `REMEMBERED` hosts are remembered.

    Args:
        private_suffixes: Whether the suffixes of private operators count as suffixes, so that
            somebody.github.io is a name of its own. If not, it belongs to github.io.

    Raises:
        MissingExtraError: If publicsuffixlist or idna is not installed.

    >>> registry = Registry()
    >>> registry.name_of("https://me@WWW.Example.CO.UK:443/x?y")
    'example.co.uk'
    >>> registry.name_of("www.bücher.example"), registry.name_of("192.0.2.1")
    (<Reason.UNKNOWN_TLD: 'unknown-tld'>, <Reason.IP_ADDRESS: 'ip-address'>)
    """

    def __init__(self, *, private_suffixes: bool = False) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - it loads modules of the network

        suffixes, self._idna = _packages()
        text = Path(suffixes.PSLFILE).read_text("utf-8")
        list_version = re.search(r"^// VERSION: *(\S+)", text, re.MULTILINE)
        self.suffix_list = SuffixList(
            package="publicsuffixlist",
            package_version=version("publicsuffixlist"),
            list_version=list_version[1] if list_version else None,
            private_suffixes=private_suffixes,
        )
        self._suffixes = suffixes.PublicSuffixList(
            text, accept_unknown=False, only_icann=not private_suffixes
        )
        self._remembered: Callable[[str], str | Reason] = lru_cache(REMEMBERED)(self._find)

    def name_of(self, text: str) -> str | Reason:
        """
        Return the registrable name of a host or URL, or the reason why it has none.

        Args:
            text: A host, with or without port, or a URL with or without scheme.
        """
        if "/" in text:  # paths differ where hosts are the same
            start = text.find("://") + 3 if "://" in text else 2 * text.startswith("//")
            end = text.find("/", start)
            text = text if end < 0 else text[:end]
        return self._remembered(text) if len(text) <= LONGEST_REMEMBERED else self._find(text)

    def _find(self, text: str) -> str | Reason:
        # most texts of a log are hosts in lower case, which need no more than a look
        plain = len(text) <= LONGEST_NAME and _LABELS.fullmatch(text)
        host = text if plain else self._host(text)
        if isinstance(host, Reason):
            return host
        *_, last = labels = host.split(".")
        if _NUMBER.fullmatch(last):
            four = len(labels) == 4 and all(
                label.isdigit() and int(label) < 256 for label in labels
            )
            return Reason.IP_ADDRESS if four else Reason.NOT_A_HOST
        if len(labels) == 1:
            return Reason.NO_DOT
        name: str | None = self._suffixes.privatesuffix(host)
        if name is None:
            name = self._suffixes.publicsuffix(host)
        if name is None:
            return Reason.UNKNOWN_TLD
        # nobody can register such a label, while hosts below a name do begin with a hyphen
        return Reason.NOT_A_HOST if _ODD.search(name) else name

    def _host(self, text: str) -> str | Reason:
        authority = _authority(text)
        if _IPV6.fullmatch(authority):
            return Reason.IP_ADDRESS
        return self._ascii(_PORT.sub("", authority)) or Reason.NOT_A_HOST

    def _ascii(self, host: str) -> str | None:
        """Write a host in ASCII and lower case, as browsers do; None if that cannot be done."""
        host = host.strip(".")
        if len(host) > LONGEST_NAME:  # ASCII is never shorter, and punycode takes its time
            return None
        if not host.isascii():
            try:
                host = self._idna.uts46_remap(host, std3_rules=False, transitional=False)
                host = ".".join(map(_punycode, host.split(".")))
            except (UnicodeError, ValueError):  # idna's own errors are UnicodeErrors
                return None
        host = host.lower().strip(".")
        return host if len(host) <= LONGEST_NAME and _LABELS.fullmatch(host) else None


def _packages() -> tuple[ModuleType, ModuleType]:
    try:
        import publicsuffixlist  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(EXTRA, "publicsuffixlist") from None
    try:
        import idna  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(EXTRA, "idna") from None
    return publicsuffixlist, idna


def _authority(text: str) -> str:
    """Return the part of a URL or host that names the host and the port."""
    text = text.strip()
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    is_url = rest.startswith("//")
    authority = re.split(r"[/?#\\]", rest[2:] if is_url else rest, maxsplit=1)[0]
    # without a scheme, an @ is that of a mail address, which names no host that was visited
    return authority.rpartition("@")[2] if is_url else authority


def _punycode(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
