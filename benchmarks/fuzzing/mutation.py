"""How an input is changed: by the signs of the notation, by pieces of other inputs, and by mere bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.fuzzing.corpus import LONGEST, LONGEST_FILE

PAIRS = (
    *((b"**", b"**"), (b"*", b"*"), (b"_", b"_"), (b"[", b"]"), (b"(", b")"), (b"<b>", b"</b>"), (b"<p>", b"</p>")),
    *((b'"', b'"'), (b"`", b"`"), (b"<div>", b"</div>"), (b"[", b"](a)"), (b"<!--", b"-->"), (b"<s>", b"</s>")),
)
NUMBER = re.compile(rb"\d+")
NUMBERS = (b"0", b"1", b"2", b"3", b"12", b"31", b"1876", b"99999999999999999999", b"-1", b"007")
ENDS = (b"\n", b"\r\n", b"\r", b"\n\n", b" \n", b"\xe2\x80\xa8", b"")


class Mutator:
    """Changes inputs. The same seed and the same inputs give the same changes.

    pool   inputs to change, and to take pieces from; it grows as the hunt goes on
    signs  what is put in
    whole  a change that leaves a document in its form, for inputs that are refused at once without; it is made
           in the place of most of the others, and such documents are not cut short
    """

    def __init__(
        self,
        seed: int,
        pool: list[bytes],
        signs: Sequence[bytes],
        whole: Callable[[Random, bytes], bytes] | None = None,
    ) -> None:
        self.chance = Random(seed)
        self.pool = pool
        self._signs = signs
        self._whole = whole
        self._ways: tuple[Callable[[bytes], bytes], ...] = (
            *([self._put_in] * 5), self._replace, self._replace, self._cut, self._cut, self._double, self._move,
            self._graft, self._graft, self._wrap, self._count, self._end_lines, self._flip,
        )  # fmt: skip

    def next(self) -> bytes:
        """An input: one of the pool changed, or signs in no order."""
        if self.chance.random() < (0.02 if self._whole else 0.12):
            words = self.chance.choices(self._signs, k=self.chance.randint(1, 14))
            return self._set(self.chance.choice((b"", b" ", b" ", b"\n")).join(words))
        # What was found last has been changed least.
        latest = self.pool[len(self.pool) // 2 :] if self.chance.random() < 0.5 else self.pool
        return self.change(self.chance.choice(latest))

    def change(self, data: bytes) -> bytes:
        """An input with one to eight changes; now and then also with another setting."""
        body = data[1:]
        if self._whole is None:
            body = self._shortened(body)
        if self._whole is not None and self.chance.random() < 0.9:
            for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
                body = self._whole(self.chance, body)
        else:
            for _ in range(self.chance.choice((1, 1, 2, 3, 5, 8))):
                body = self.chance.choice(self._ways)(body)
        same = data[:1] if data and self.chance.random() < 0.8 else b""
        return (same + body if same else self._set(body))[: (LONGEST_FILE if self._whole else LONGEST) + 1]

    def _shortened(self, body: bytes) -> bytes:
        longest = self.chance.choice((120, 250, 250, 500, 1000, LONGEST))
        start = self.chance.randrange(len(body) - longest) if len(body) > longest else 0
        return body[start : start + longest].decode("utf-8", "ignore").encode() if start else body[:longest]

    def _set(self, body: bytes) -> bytes:
        return bytes((self.chance.randrange(256),)) + body

    def _place(self, body: bytes) -> int:
        """A place in a body: anywhere between two characters, or where a line or a word begins."""
        place = self.chance.randint(0, len(body))
        sign = self.chance.choice((b"", b"\n", b" "))
        place = (body.find(sign, place) + 1 or place) if sign else place
        # Bytes that begin no character of UTF-8: most inputs would be refused for one that was cut in two.
        while 0 < place < len(body) and body[place] & 0xC0 == 0x80:
            place -= 1
        return place

    def _stretch(self, body: bytes) -> tuple[int, int]:
        start = self._place(body)
        if self.chance.random() < 0.5:
            end = min(len(body), start + self.chance.choice((1, 1, 2, 5, 12, 40)))
            while end < len(body) and body[end] & 0xC0 == 0x80:
                end += 1
            return start, end
        return start, max(start, self._place(body))

    def _put_in(self, body: bytes) -> bytes:
        place = self._place(body)
        return body[:place] + self.chance.choice(self._signs) + body[place:]

    def _replace(self, body: bytes) -> bytes:
        start, end = self._stretch(body)
        return body[:start] + self.chance.choice(self._signs) + body[end:]

    def _cut(self, body: bytes) -> bytes:
        start, end = self._stretch(body)
        return body[:start] + body[end:]

    def _double(self, body: bytes) -> bytes:
        start, end = self._stretch(body)
        times = self.chance.choice((1, 1, 2, 3, 30))
        return (body[:end] + body[start:end] * times + body[end:])[:LONGEST]

    def _move(self, body: bytes) -> bytes:
        start, end = self._stretch(body)
        rest = body[:start] + body[end:]
        place = self._place(rest)
        return rest[:place] + body[start:end] + rest[place:]

    def _graft(self, body: bytes) -> bytes:
        other = self.chance.choice(self.pool)[1:]
        start, end = self._stretch(other)
        place = self._place(body)
        return body[:place] + other[start:end] + body[place:]

    def _wrap(self, body: bytes) -> bytes:
        start, end = self._stretch(body)
        before, behind = self.chance.choice(PAIRS)
        return body[:start] + before + body[start:end] + behind + body[end:]

    def _count(self, body: bytes) -> bytes:
        numbers = list(NUMBER.finditer(body))
        if not numbers:
            return self._put_in(body)
        start, end = self.chance.choice(numbers).span()
        return body[:start] + self.chance.choice(NUMBERS) + body[end:]

    def _end_lines(self, body: bytes) -> bytes:
        return body.replace(b"\n", self.chance.choice(ENDS), self.chance.choice((1, 2, -1)))

    def _flip(self, body: bytes) -> bytes:
        if not body or self.chance.random() < 0.6:
            return self._count(body)
        place = self.chance.randrange(len(body))
        return body[:place] + bytes((self.chance.randrange(256),)) + body[place + 1 :]
