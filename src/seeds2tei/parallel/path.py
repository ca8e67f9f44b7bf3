"""The best way through two versions, by dynamic programming; and how sure each step of it is."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, exp, log, log1p, sqrt
from typing import NamedTuple

from seeds2tei.parallel.evidence import Direction
from seeds2tei.parallel.version import Version

PRIORS = {
    (1, 1): 0.86, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.035, (2, 1): 0.035, (2, 2): 0.006,
    (1, 3): 0.008, (3, 1): 0.008, (1, 4): 0.003, (4, 1): 0.003, (2, 3): 0.003, (3, 2): 0.003,
}  # fmt: skip
NULL_PENALTY = 2.5
LENGTH_WEIGHT = 0.7
PARAGRAPH_WEIGHT = 0.8
BOTH_OPEN, ONE_OPENS, OPENS_INSIDE = 1.0, -0.4, -1.2
UNLIKELY = 12.0
NEVER = float("-inf")


class Step(NamedTuple):
    a: int
    b: int
    height: int
    width: int
    certainty: float


class Lengths(NamedTuple):
    ratio: float
    variance: float

    def score(self, a: int, b: int) -> float:
        expected = a * self.ratio
        delta = abs(b - expected) / sqrt((b + expected) / 2 * self.variance)
        return log(erfc(delta * 0.7071067811865476)) if delta < 7.0 else -1.0 - delta * delta / 2


def prefix(values):
    out = [0]
    for v in values:
        out.append(out[-1] + v)
    return out


def search(a: Version, b: Version, ab: Direction, ba: Direction, corridor, lengths: Lengths, null_factor=1.0):
    n, m = len(a.letters), len(b.letters)
    la, lb = prefix(a.letters), prefix(b.letters)
    oa, ob = prefix(a.openings), prefix(b.openings)
    pa, pb = a.openings, b.openings
    base_b, base_a = prefix(ab.base), prefix(ba.base)
    types = [(x, y, log(p)) for (x, y), p in PRIORS.items()]
    null = (log(PRIORS[1, 0]) - NULL_PENALTY) * null_factor
    gain_ab, gain_ba = ab.gain, ba.gain
    score = lengths.score
    F = []
    arcs = []
    pair = {}
    for i in range(n + 1):
        lo, hi = corridor[i]
        row = [NEVER] * (hi - lo + 1)
        arow = [None] * (hi - lo + 1)
        F.append(row)
        arcs.append(arow)
        for j in range(lo, hi + 1):
            if i == 0 and j == 0:
                row[0] = 0.0
                arow[0] = []
                continue
            best = NEVER
            found = []
            for x, y, prior in types:
                h, k = i - x, j - y
                if h < 0 or k < 0:
                    continue
                plo, phi = corridor[h]
                if k < plo or k > phi:
                    continue
                f = F[h][k - plo]
                if f == NEVER:
                    continue
                if x == 0 or y == 0:
                    w = null
                else:
                    w = prior + base_b[j] - base_b[k] + base_a[i] - base_a[h]
                    if pa[h]:
                        w += PARAGRAPH_WEIGHT * (BOTH_OPEN if pb[k] else ONE_OPENS)
                    elif pb[k]:
                        w += PARAGRAPH_WEIGHT * ONE_OPENS
                    if x == 1 and y == 1:
                        key = (h, k)
                        if key not in pair:
                            pair[key] = gain_ab(h, 1, k) + gain_ba(k, 1, h)
                        w += pair[key] + LENGTH_WEIGHT * score(la[i] - la[h], lb[j] - lb[k])
                    else:
                        inside = oa[i] - oa[h] - pa[h] + ob[j] - ob[k] - pb[k]
                        w += PARAGRAPH_WEIGHT * OPENS_INSIDE * inside
                        bound = 0.0
                        for u in range(h, i):
                            for v in range(k, j):
                                key = (u, v)
                                if key not in pair:
                                    pair[key] = gain_ab(u, 1, v) + gain_ba(v, 1, u)
                                bound += pair[key]
                        if f + w + bound < best - UNLIKELY:
                            continue
                        w += LENGTH_WEIGHT * score(la[i] - la[h], lb[j] - lb[k])
                        if f + w + bound < best - UNLIKELY:
                            continue
                        w += sum([gain_ab(h, x, v) for v in range(k, j)]) + sum(
                            [gain_ba(k, y, u) for u in range(h, i)]
                        )
                if f + w > best:
                    best = f + w
                if f + w > best - UNLIKELY:
                    found.append((x, y, w, f + w))
            row[j - lo] = best
            arow[j - lo] = [(x, y, w) for x, y, w, t in found if t > best - UNLIKELY]
    return F, arcs


def walk(F, arcs, corridor, n, m, heat=1.0):
    """viterbi + posteriors"""
    # forward sums
    S = []
    for i in range(n + 1):
        lo, hi = corridor[i]
        row = []
        S.append(row)
        for j in range(lo, hi + 1):
            if i == 0 and j == 0:
                row.append(0.0)
                continue
            z = [S[i - x][j - y - corridor[i - x][0]] + w * heat for x, y, w in arcs[i][j - lo] or ()]
            top = max(z, default=NEVER)
            row.append(top + log(sum([exp(v - top) for v in z])) if top > NEVER else NEVER)
    B = [[NEVER] * (hi - lo + 1) for lo, hi in corridor]
    B[n][m - corridor[n][0]] = 0.0
    for i in range(n, -1, -1):
        lo, hi = corridor[i]
        for j in range(hi, lo - 1, -1):
            out = B[i][j - lo]
            if out == NEVER:
                continue
            for x, y, w in arcs[i][j - lo] or ():
                r = B[i - x]
                q = j - y - corridor[i - x][0]
                v = out + w * heat
                u = r[q]
                if u < v:
                    u, v = v, u
                r[q] = u + log1p(exp(v - u)) if v > NEVER else u
    Z = S[n][m - corridor[n][0]]
    steps = []
    i, j = n, m
    while i or j:
        here = F[i][j - corridor[i][0]]
        for x, y, w in arcs[i][j - corridor[i][0]]:
            if abs(F[i - x][j - y - corridor[i - x][0]] + w - here) < 1e-9:
                break
        else:
            raise AssertionError
        p = exp(S[i - x][j - y - corridor[i - x][0]] + w * heat + B[i][j - corridor[i][0]] - Z)
        i, j = i - x, j - y
        steps.append(Step(i, j, x, y, min(p, 1.0)))
    return steps[::-1]
