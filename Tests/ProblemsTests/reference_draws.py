"""Draw the given values of a problem without `grade`, and print them for `VariantTests.swift`.

Run with Python 3 alone:

    python3 Tests/ProblemsTests/reference_draws.py

A name's generator is SplitMix64, seeded by the 64-bit FNV-1a hash of the assignment's id, the
problem's id, the student's id (empty where all share one draw) and the name, each followed by a
zero byte. Everything else is made from its 64-bit numbers by operations that IEEE 754 rounds
alike everywhere, so the numbers below must be equal to the last bit.
"""

import math

MASK = (1 << 64) - 1


def fnv1a(data):
    """The 64-bit FNV-1a hash of bytes (http://www.isthe.com/chongo/tech/comp/fnv/)."""
    value = 14695981039346656037
    for byte in data:
        value = ((value ^ byte) * 1099511628211) & MASK
    return value


def seed(*parts):
    return fnv1a(b"".join(part.encode() + b"\0" for part in parts))


def natural_logarithm(x):
    """ln x = e·ln 2 + 2·artanh((m − 1)/(m + 1)) for x = m·2^e, by the series up to z²⁵."""
    mantissa, exponent = math.frexp(x)  # mantissa in [1/2, 1)
    mantissa, exponent = 2 * mantissa, exponent - 1
    if mantissa > 1.414213562373095:
        mantissa, exponent = mantissa / 2, exponent + 1
    z = (mantissa - 1) / (mantissa + 1)
    series = 0.0
    for odd in range(25, 0, -2):
        series = series * (z * z) + 1 / odd
    return exponent * 0.6931471805599453 + 2 * z * series


class Generator:
    """SplitMix64 (Steele, Lea and Flood 2014), and what is drawn with it."""

    def __init__(self, *parts):
        self.state = seed(*parts)

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.bits() >> 11) / 2**53

    def below(self, bound):
        if bound == 1:
            return 0
        # Numbers from the last multiple of the bound on would favour small remainders.
        last = (2**64 - 1) // bound * bound
        while True:
            bits = self.bits()
            if bits < last:
                return bits % bound

    def standard_normal(self):
        while True:
            u = 2 * self.unit() - 1
            v = 2 * self.unit() - 1
            s = u * u + v * v
            if 0 < s < 1:
                return u * math.sqrt(-2 * natural_logarithm(s) / s)


def to_decimals(x, decimals=2):
    """Rounded, halves to even (as Python rounds to whole numbers)."""
    if decimals is None:
        return x
    scale = 10.0**decimals
    return float(round(x * scale)) / scale + 0.0


def normal(g, count, mean=0, std=1, decimals=2):
    return [to_decimals(mean + std * g.standard_normal(), decimals) for _ in range(count)]


def uniform(g, count, low=0, high=1, decimals=2):
    return [to_decimals(low + (high - low) * g.unit(), decimals) for _ in range(count)]


def integers(g, count, low, high):
    return [float(low + g.below(high - low)) for _ in range(count)]


def simplex(g, n, decimals=2):
    if decimals is None:
        parts = [-natural_logarithm(1 - g.unit()) for _ in range(n)]
        total = 0.0
        for part in parts:
            total += part
        return [part / total for part in parts]
    units = 10**decimals
    cuts = set()
    while len(cuts) < n - 1:
        cuts.add(1 + g.below(units - 1))
    places = [0, *sorted(cuts), units]
    return [(b - a) / units for a, b in zip(places, places[1:])]


def spd(g, n, decimals=2):
    """M·Mᵀ/n plus the identity, for a square M of standard normal numbers."""
    m = [[g.standard_normal() for _ in range(n)] for _ in range(n)]
    rows = []
    for i in range(n):
        for j in range(n):
            product = 0.0
            for a, b in zip(m[min(i, j)], m[max(i, j)]):
                product += a * b
            rows.append(to_decimals(product / n + (1 if i == j else 0), decimals))
    return rows


def orthogonal(g, n):
    """Gram and Schmidt on rows of standard normal numbers, each row twice."""
    rows = []
    for _ in range(n):
        row = [g.standard_normal() for _ in range(n)]
        for _ in range(2):
            for other in rows:
                share = 0.0
                for a, b in zip(row, other):
                    share += a * b
                row = [a - share * b for a, b in zip(row, other)]
        square = 0.0
        for a in row:
            square += a * a
        rows.append([a / math.sqrt(square) for a in row])
    return [a for row in rows for a in row]


def permutation(g, n):
    """Fisher and Yates, from the end."""
    order = list(range(n))
    for last in range(n - 1, 0, -1):
        other = g.below(last + 1)
        order[last], order[other] = order[other], order[last]
    return [float(a) for a in order]


# The problem of VariantTests: a name, and how its value is drawn.
GIVEN = {
    "a": lambda g: normal(g, 6),
    "b": lambda g: normal(g, 3, mean=10, std=0.5, decimals=4),
    "c": lambda g: normal(g, 2, decimals=None),
    "u": lambda g: uniform(g, 4),
    "v": lambda g: uniform(g, 2, low=-5, high=5, decimals=0),
    "w": lambda g: uniform(g, 2, decimals=None),
    "k": lambda g: integers(g, 5, -3, 3),
    "p": lambda g: simplex(g, 4),
    "q": lambda g: simplex(g, 3, decimals=None),
    "S": lambda g: spd(g, 2),
    "T": lambda g: spd(g, 2, decimals=None),
    "Q": lambda g: orthogonal(g, 3),
    "o": lambda g: permutation(g, 6),
    "m": lambda g: [[2.5, 5.0, 7.5][g.below(3)]],
    # Two draws of one name come from one generator, the one after the other.
    "two": lambda g: [x + y for x, y in zip(normal(g, 2), uniform(g, 2))],
    "σ": lambda g: normal(g, 2),
}


def print_draws(problem, student):
    print(f"// course/{problem}, {student or 'shared'}: seed {seed('course', problem, student):#x}")
    for name, draw in GIVEN.items():
        values = draw(Generator("course", problem, student, name))
        print(f'"{name}": {values},')
    for name, low, high in [("d", 2, 6), ("n", 5, 1_000_000), ("one", 3, 3)]:
        generator = Generator("course", problem, student, name)
        print(f'"{name}": {low + generator.below(high - low + 1)}')


print_draws("golden", "")
print_draws("golden", "alice")
