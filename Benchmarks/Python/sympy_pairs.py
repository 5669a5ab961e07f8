"""How long SymPy takes to decide pairs of formulas: simplify(reference - answer) == 0.

    sympy_pairs.py PAIRS SECONDS

PAIRS is Tests/GradingTests/Formulas/pairs.txt. Only pairs of numbers are taken, those whose given
values are normal numbers and whose functions SymPy has. Prints one JSON object: SymPy's version, the
lines of the pairs, and the seconds of each; a pair that takes longer than SECONDS counts as that.
"""

import json
import re
import signal
import sys
import time

import sympy
from sympy.parsing.sympy_parser import parse_expr

FUNCTIONS = {
    "abs": sympy.Abs, "maximum": sympy.Max, "minimum": sympy.Min, "log": sympy.log,
    "exp": sympy.exp, "sqrt": sympy.sqrt, "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh, "asinh": sympy.asinh,
    "atan": sympy.atan, "asin": sympy.asin, "erf": sympy.erf, "erfc": sympy.erfc,
    "sign": sympy.sign, "floor": sympy.floor, "ceil": sympy.ceiling, "pi": sympy.pi, "e": sympy.E,
    "log1p": lambda x: sympy.log(1 + x), "expm1": lambda x: sympy.exp(x) - 1,
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "relu": lambda x: sympy.Max(x, 0),
}


def rows(path):
    """The pairs of numbers: line, names, reference, answer."""
    names = None
    for line, text in enumerate(open(path, encoding="utf-8"), 1):
        if text.startswith("@"):
            sizes, given = [part.strip() for part in text[1:].split("|")]
            scalars = re.fullmatch(r"(\w+: normal\(\)(, )?)+", given)
            names = re.findall(r"(\w+):", given) if scalars and not sizes else None
        elif text[:2] in ("= ", "! ") and names:
            reference, answer, _ = [part.strip() for part in text[2:].split("|")]
            yield line, names, reference, answer


def parse(text, names):
    """An expression of the language as SymPy's; None where SymPy does not have it."""
    if re.search(r"[\[\]%@]|//|\bif\b|[<>=]|\bnan\b|\binf\b", text):
        return None
    known = dict(FUNCTIONS, **{name: sympy.Symbol(name, real=True) for name in names})
    if set(re.findall(r"[A-Za-z_]\w*", re.sub(r"\d[\d.]*e-?\d+", "1", text))) - set(known):
        return None
    return parse_expr(text.replace("^", "**"), local_dict=known)


def expired(*_):
    raise TimeoutError


def main():
    path, limit = sys.argv[1], float(sys.argv[2])
    signal.signal(signal.SIGALRM, expired)
    lines, seconds = [], []
    for line, names, reference, answer in rows(path):
        pair = parse(reference, names), parse(answer, names)
        if None in pair:
            continue
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            reference, answer = parse(reference, names), parse(answer, names)
            _ = sympy.simplify(reference - answer) == 0
        except (TimeoutError, RecursionError, AttributeError, TypeError, ValueError):
            pass
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        lines.append(line)
        seconds.append(min(time.perf_counter() - start, limit))
    print(json.dumps({"sympy": sympy.__version__, "lines": lines, "seconds": seconds}))


if __name__ == "__main__":
    main()
