"""Every exception that the library raises on purpose, in one small tree."""

import attrs

QUOTED = 100
"""Longest piece of what was given that a message quotes, in characters."""

MAX_MESSAGE_LENGTH = 1_000
"""Longest message of one finding or line in a report, in characters."""

MAX_FAULTS = 100
"""Most faults of one document that a message or report shows."""

_MAX_PATH = 200
"""Longest JSON Pointer that a message shows, in characters."""


class GpaiCodeError(Exception):
    """Base of all of them, so that one `except` is enough."""


def _quoted(text: object) -> str:
    """Quote what was given, shortened, so that no message grows with it."""
    if not isinstance(text, str):
        return f"a value of type {type(text).__name__}"  # whose own text may be of any length
    return repr(text) if len(text) <= QUOTED else f"{text[:QUOTED]!r}..."


class UnknownEditionError(GpaiCodeError, LookupError):
    """
    No edition answers to this slug or version specifier.

    >>> raise UnknownEditionError("second-draft", ("third-draft",))
    Traceback (most recent call last):
    gpai_code.errors.UnknownEditionError: no edition 'second-draft'; there are: third-draft
    """

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        super().__init__(wanted, known)
        self.wanted, self.known = wanted, known

    def __str__(self) -> str:
        return f"no edition {_quoted(self.wanted)}; there are: {', '.join(self.known)}"


class UnknownIdError(GpaiCodeError, KeyError):
    """
    The edition has no entry with this id or label.

    >>> raise UnknownIdError("II.4.55", "third-draft", ("II.4.5",))
    Traceback (most recent call last):
    gpai_code.errors.UnknownIdError: no entry 'II.4.55' in edition third-draft;
    did you mean II.4.5?
    """

    def __init__(self, wanted: str, edition: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(wanted, edition, near)
        self.wanted, self.edition, self.near = wanted, edition, near

    def __str__(self) -> str:
        message = f"no entry {_quoted(self.wanted)} in edition {self.edition}"
        return f"{message}; did you mean {' or '.join(self.near)}?" if self.near else message


class AmbiguousIdError(GpaiCodeError, LookupError):
    """
    A label that occurs in more than one chapter.

    >>> raise AmbiguousIdError("Measure 1.1", "final", ("transparency-1.1", "copyright-1.1"))
    Traceback (most recent call last):
    gpai_code.errors.AmbiguousIdError: 'Measure 1.1' is ambiguous in edition final;
    say which: transparency-1.1, copyright-1.1
    """

    def __init__(self, wanted: str, edition: str, candidates: tuple[str, ...]) -> None:
        super().__init__(wanted, edition, candidates)
        self.wanted, self.edition, self.candidates = wanted, edition, candidates

    def __str__(self) -> str:
        return (
            f"{self.wanted!r} is ambiguous in edition {self.edition}; "
            f"say which: {', '.join(self.candidates)}"
        )


class UnknownValueError(GpaiCodeError, ValueError):
    """
    A text that is not one of a closed list.

    >>> raise UnknownValueError("Audience", "EU", ("AIO", "NCAs", "DPs"))
    Traceback (most recent call last):
    gpai_code.errors.UnknownValueError: 'EU' is no Audience; there are: AIO, NCAs, DPs
    """

    def __init__(self, kind: str, wanted: str, known: tuple[str, ...]) -> None:
        super().__init__(kind, wanted, known)
        self.kind, self.wanted, self.known = kind, wanted, known

    def __str__(self) -> str:
        return f"{_quoted(self.wanted)} is no {self.kind}; there are: {', '.join(self.known)}"


class LegalReferenceError(GpaiCodeError, ValueError):
    """
    A text that is not a pinpoint in the form that the library writes.

    >>> raise LegalReferenceError("AI Act Art 53")
    Traceback (most recent call last):
    gpai_code.errors.LegalReferenceError: 'AI Act Art 53' is not a legal reference;
    write for example 'AI Act Article 53(1)(a)'
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"{_quoted(self.text)} is not a legal reference; "
            "write for example 'AI Act Article 53(1)(a)'"
        )


class LicenseExpressionError(GpaiCodeError, ValueError):
    """
    A licence expression that cannot be read.

    >>> raise LicenseExpressionError("MIT OR", "something must follow OR")
    Traceback (most recent call last):
    gpai_code.errors.LicenseExpressionError: cannot read licence 'MIT OR': something must follow OR;
    write an expression such as 'MIT OR Apache-2.0', or one licence
    """

    def __init__(self, text: str, why: str) -> None:
        super().__init__(text, why)
        self.text, self.why = text, why

    def __str__(self) -> str:
        return (
            f"cannot read licence {_quoted(self.text)}: {self.why}; "
            "write an expression such as 'MIT OR Apache-2.0', or one licence"
        )


class ValueRuleError(GpaiCodeError, ValueError):
    """
    A single value breaks the rule of its type.

    >>> raise ValueRuleError("date", "'2025-13-01'", "write a date as YYYY-MM-DD")
    Traceback (most recent call last):
    gpai_code.errors.ValueRuleError: found '2025-13-01'; write a date as YYYY-MM-DD
    """

    def __init__(self, rule: str, found: str, wanted: str) -> None:
        super().__init__(rule, found, wanted)
        self.rule, self.found, self.wanted = rule, found, wanted

    def __str__(self) -> str:
        return f"found {self.found}; {self.wanted}"


class ArgumentTypeError(GpaiCodeError, TypeError):
    """
    An argument of a function is of a type that it cannot use.

    >>> raise ArgumentTypeError("source", "the number 7", "give text, bytes, a path or a dict")
    Traceback (most recent call last):
    gpai_code.errors.ArgumentTypeError: source: found the number 7;
    give text, bytes, a path or a dict
    """

    def __init__(self, argument: str, found: str, wanted: str) -> None:
        super().__init__(argument, found, wanted)
        self.argument, self.found, self.wanted = argument, found, wanted

    def __str__(self) -> str:
        return f"{self.argument}: found {self.found}; {self.wanted}"


@attrs.frozen
class Fault:
    """
    One thing wrong in a document: where, which rule, what was found, what would do.

    Attributes:
        path: JSON Pointer (RFC 6901) of the value; empty for the whole document.
        rule: Short stable name of the rule, for example ``type`` or ``unknown-field``.
        found: What is there, shortened.
        wanted: What would do.
        line: Line in the text, from 1, where the text is known.
        column: Column in that line, from 1.
    """

    path: str
    rule: str
    found: str
    wanted: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        at = f" (line {self.line}, column {self.column})" if self.line else ""
        path = self.path if len(self.path) <= _MAX_PATH else f"{self.path[:_MAX_PATH]}..."
        return f"{path or 'the document'}{at}: found {self.found}; {self.wanted} [{self.rule}]"


class DocumentError(GpaiCodeError, ValueError):
    """
    A document that cannot be read, with every fault that was found.

    >>> fault = Fault("/release_date", "date", "'soon'", "write a date as YYYY-MM-DD")
    >>> raise DocumentError("model documentation form", (fault,))
    Traceback (most recent call last):
    gpai_code.errors.DocumentError: model documentation form has 1 fault:
    /release_date: found 'soon'; write a date as YYYY-MM-DD [date]
    """

    def __init__(self, document: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(document, faults)
        self.document, self.faults = document, faults

    def __str__(self) -> str:
        count = f"{len(self.faults)} fault{'' if len(self.faults) == 1 else 's'}"
        lines = [f"{self.document} has {count}:", *map(str, self.faults[:MAX_FAULTS])]
        if len(self.faults) > MAX_FAULTS:
            lines.append(f"and {len(self.faults) - MAX_FAULTS} more, in `faults`")
        return "\n".join(lines)


class UnknownSchemaError(GpaiCodeError, LookupError):
    """
    There is no schema of this kind.

    >>> raise UnknownSchemaError("model-card", ("code", "measure"))
    Traceback (most recent call last):
    gpai_code.errors.UnknownSchemaError: no schema for 'model-card' (or not for an audience);
    there are: code, measure
    """

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        super().__init__(wanted, known)
        self.wanted, self.known = wanted, known

    def __str__(self) -> str:
        return (
            f"no schema for {_quoted(self.wanted)} (or not for an audience); "
            f"there are: {', '.join(self.known)}"
        )


class WithheldRowError(GpaiCodeError, ValueError):
    """
    A copy for one audience was given a row that is not meant for it.

    >>> raise WithheldRowError("DPs", ("training_energy",))
    Traceback (most recent call last):
    gpai_code.errors.WithheldRowError: a copy for DPs must not hold: training_energy
    """

    def __init__(self, audience: str, rows: tuple[str, ...]) -> None:
        super().__init__(audience, rows)
        self.audience, self.rows = audience, rows

    def __str__(self) -> str:
        return f"a copy for {self.audience} must not hold: {', '.join(self.rows)}"


class NoAudienceError(GpaiCodeError, ValueError):
    """
    A kind of form that is public as a whole was asked for one audience's copy.

    >>> raise NoAudienceError("training-content-summary")
    Traceback (most recent call last):
    gpai_code.errors.NoAudienceError: a training-content-summary has no copies for audiences;
    leave the audience out
    """

    def __init__(self, document: str) -> None:
        super().__init__(document)
        self.document = document

    def __str__(self) -> str:
        return f"a {self.document} has no copies for audiences; leave the audience out"


class RedactionError(GpaiCodeError, ValueError):
    """
    A redaction cannot be carried out, so that no copy is made.

    >>> raise RedactionError("/evaluations/7", "names no place of the document")
    Traceback (most recent call last):
    gpai_code.errors.RedactionError: the redaction of /evaluations/7 names no place of the document
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"the redaction of {self.path} {self.reason}"


class AmountError(GpaiCodeError, ValueError):
    """
    An argument of an estimate cannot be used.

    >>> raise AmountError("utilisation", "the number 40", "give a share above 0 and up to 1")
    Traceback (most recent call last):
    gpai_code.errors.AmountError: utilisation: found the number 40; give a share above 0 and up to 1
    """

    def __init__(self, argument: str, found: str, wanted: str) -> None:
        super().__init__(argument, found, wanted)
        self.argument, self.found, self.wanted = argument, found, wanted

    def __str__(self) -> str:
        return f"{self.argument}: found {self.found}; {self.wanted}"


class ResumeError(GpaiCodeError, ValueError):
    """
    A file to which a run should append does not hold the answers of an earlier run.

    >>> raise ResumeError("answers.jsonl", 3)
    Traceback (most recent call last):
    gpai_code.errors.ResumeError: answers.jsonl: line 3 is not an answer of this command with these
    options and this version; name another file, or use --force to start again
    """

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path, line)
        self.path, self.line = path, line

    def __str__(self) -> str:
        return (
            f"{self.path}: line {self.line} is not an answer of this command with these options "
            "and this version; name another file, or use --force to start again"
        )


class WorkerError(GpaiCodeError):
    """
    A process that worked on some lines ended before they were done.

    >>> raise WorkerError
    Traceback (most recent call last):
    gpai_code.errors.WorkerError: a worker process ended early, perhaps for want of memory;
    use fewer workers
    """

    def __str__(self) -> str:
        return "a worker process ended early, perhaps for want of memory; use fewer workers"


class DeadlineError(GpaiCodeError, ValueError):
    """A time limit cannot be worked out from what was given; the message says why."""


class ComparisonError(GpaiCodeError, ValueError):
    """Two documents cannot be compared; the message says why."""


class MigrationError(GpaiCodeError, ValueError):
    """A form cannot be carried over to another edition; the message says why."""


class UsageError(GpaiCodeError, ValueError):
    """Options of a command that do not go together; the message says which."""


class InputFileError(GpaiCodeError):
    """
    Something is wrong with a named input file; `cause` says what.

    >>> raise InputFileError("form.json", UnknownEditionError("x", ("third-draft",)))
    Traceback (most recent call last):
    gpai_code.errors.InputFileError: form.json: no edition 'x'; there are: third-draft
    """

    def __init__(self, file: str, cause: GpaiCodeError) -> None:
        super().__init__(file, cause)
        self.file, self.cause = file, cause

    def __str__(self) -> str:
        return f"{self.file}: {self.cause}"


class EditionMismatchError(GpaiCodeError, ValueError):
    """
    A document is of another edition than the one asked for.

    >>> raise EditionMismatchError("third-draft", "final")
    Traceback (most recent call last):
    gpai_code.errors.EditionMismatchError: the document is of edition third-draft, not final
    """

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(found, wanted)
        self.found, self.wanted = found, wanted

    def __str__(self) -> str:
        return f"the document is of edition {self.found}, not {self.wanted}"


class FileExistsAlreadyError(GpaiCodeError, OSError):
    """
    A file exists where one should be written.

    >>> raise FileExistsAlreadyError("form.json")
    Traceback (most recent call last):
    gpai_code.errors.FileExistsAlreadyError: form.json exists already; use --force to replace it
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} exists already; use --force to replace it"


class NoRegularFileError(GpaiCodeError, OSError):
    """
    A pipe, socket or device was named as a file; it may never end, or never begin.

    >>> raise NoRegularFileError("/dev/zero", "device")
    Traceback (most recent call last):
    gpai_code.errors.NoRegularFileError: /dev/zero is a device and no file; name a file, or give
    what is to be read as standard input (-)
    """

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(path, kind)
        self.path, self.kind = path, kind

    def __str__(self) -> str:
        return (
            f"{self.path} is a {self.kind} and no file; name a file, or give what is to be read as "
            "standard input (-)"
        )


class MissingValueError(GpaiCodeError, ValueError):
    """
    A format requires what a form does not state, and nothing is invented.

    >>> raise MissingValueError("SPDX", ("download_location",))
    Traceback (most recent call last):
    gpai_code.errors.MissingValueError: SPDX requires what the form does not state:
    download_location; give it as an argument (option --download-location)
    """

    def __init__(self, format_name: str, names: tuple[str, ...]) -> None:
        super().__init__(format_name, names)
        self.format_name, self.names = format_name, names

    def __str__(self) -> str:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in self.names)
        several = len(self.names) > 1
        return (
            f"{self.format_name} requires what the form does not state: {', '.join(self.names)}; "
            f"give {'them' if several else 'it'} as {'arguments' if several else 'an argument'} "
            f"(option{'s' if several else ''} {options})"
        )


class MissingExtraError(GpaiCodeError, ImportError):
    """
    Something needs a package that an extra of this library installs.

    >>> raise MissingExtraError("model-card", "PyYAML")
    Traceback (most recent call last):
    gpai_code.errors.MissingExtraError: this needs PyYAML; install gpai-code[model-card]
    """

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra, self.package = extra, package

    def __str__(self) -> str:
        return f"this needs {self.package}; install gpai-code[{self.extra}]"
