"""Prints the numbers that RandomGeneratorTests and PairwiseSumTests expect.

    python3 -m venv venv
    venv/bin/pip install mpmath
    venv/bin/python random_numbers.py

SplitMix64 is written here from its paper (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable
pseudorandom number generators", 2014), FNV-1a from its authors' page
(http://www.isthe.com/chongo/tech/comp/fnv/), with Python's integers, which do not overflow; the
logarithms are mpmath's to 60 digits, the sums math.fsum's, which rounds once.
"""

import math

import mpmath

BELOW = 2**64


class SplitMix64:
    """The generator of the paper's figure 13, and numbers made of it."""

    def __init__(self, seed):
        self.seed = seed

    def next(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) % BELOW
        z = self.seed
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % BELOW
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % BELOW
        return z ^ (z >> 31)

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def integer(self, bound):
        usable = BELOW - 1 - (BELOW - 1) % bound
        while True:
            drawn = self.next()
            if drawn < usable:
                return drawn % bound

    def normal(self):
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = u * u + v * v
            if 0 < s < 1:
                return u * math.sqrt(-2 * math.log(s) / s)

    def permutation(self, count):
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.integer(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


def fnv1a(data):
    digest = 0xCBF29CE484222325
    for byte in data:
        digest = (digest ^ byte) * 0x100000001B3 % BELOW
    return digest


def several(seed, draw):
    generator = SplitMix64(seed)
    return [draw(generator) for _ in range(5)]


def main():
    mpmath.mp.dps = 60
    for seed in (0, 1, BELOW - 1):
        print(f"next, seed {seed}:", [hex(x) for x in several(seed, SplitMix64.next)])
    print("uniform, seed 1:", several(1, SplitMix64.uniform))
    print("normal, seed 1:", several(1, SplitMix64.normal))
    for bound in (1, 2, 6, 1000, 3 * 2**61):
        print(f"below {bound}:", several(1, lambda g: g.integer(bound) if bound > 1 else 0))
    print("permutation of 10, seed 1:", SplitMix64(1).permutation(10))
    for parts in ([], [""], ["a"], ["ab", "c"], ["a", "bc"], ["é"]):
        print("fnv1a", parts, hex(fnv1a(b"".join(part.encode() + b"\0" for part in parts))))
    print("fnv1a of the bytes of foobar", hex(fnv1a(b"foobar")))
    points = 2.0**-1022, 1e-300, 0.1, 0.5, 0.7, 0.75, 0.999, 1.0, 1.001, 1.4, 1.5, 2.0, 10.0, 1e300
    for x in points:
        print(f"({x!r}, {float(mpmath.log(mpmath.mpf(x)))!r}),")
    print("sum of 1/i to 10^6:", repr(math.fsum(1 / i for i in range(1, 10**6 + 1))))
    print("sum of 10^6 times 0.1:", repr(math.fsum([0.1] * 10**6)))
    generator = SplitMix64(1)
    print("of uniform numbers:", repr(math.fsum(generator.uniform() for _ in range(10**6))))
    generator = SplitMix64(2)
    print("less 1/2:", repr(math.fsum(generator.uniform() - 0.5 for _ in range(10**6))))


if __name__ == "__main__":
    main()
