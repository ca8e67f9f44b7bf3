"""What stops the work. Each error carries the fields that its message shows."""

from __future__ import annotations


class Seeds2TeiError(Exception):
    """Any error of this package. Its text is one line for the user: where, what, and what to do."""


class ProfileError(Seeds2TeiError):
    """A profile cannot be used as it is written."""

    def __init__(self, path: str, key: str, sentence: str) -> None:
        self.path, self.key = path, key
        super().__init__(f"{path}: {key}: {sentence}" if key else f"{path}: {sentence}")


class DecodingError(Seeds2TeiError):
    """The bytes of a document are not in the encoding that is stated for it.

    offset  the first byte that cannot be read (0 = first)
    """

    def __init__(self, name: str, offset: int, sentence: str) -> None:
        self.name, self.offset = name, offset
        super().__init__(f"{name}: {sentence}")


class UnsupportedFormatError(Seeds2TeiError):
    """A document is of a kind that is not read (or holds nothing to encode)."""

    def __init__(self, name: str, sentence: str) -> None:
        self.name = name
        super().__init__(f"{name}: {sentence}")


class InfidelityError(Seeds2TeiError):
    """The proof of fidelity failed: the program, not the document, is at fault.

    offset  the first code point of the source that is lost, doubled or changed
    """

    def __init__(self, name: str, place: str, offset: int, sentence: str) -> None:
        self.name, self.offset = name, offset
        super().__init__(
            f"{name}{place}: internal fault: {sentence}\n"
            "  Nothing was written. Please report this with the file; the document itself is not at fault."
        )


class MalformedError(Seeds2TeiError):
    """A TEI file is no XML, or more of it than can be looked at.

    code          "well-formed" or "unreadable", as the finding is called
    line, column  where (1 = first, in characters); 0 where the whole file is meant
    sentence      what is so, and what to do about it
    """

    def __init__(self, code: str, line: int, column: int, sentence: str) -> None:
        self.code, self.line, self.column, self.sentence = code, line, column, sentence
        place = "".join(f"{part}:" for part in (line, column) if part)
        super().__init__(f"{place} {sentence}")
