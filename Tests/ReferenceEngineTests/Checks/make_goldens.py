"""Writes goldens.json: what NumPy, SciPy and PyTorch give for each row of operations.json.

    python3 -m venv venv
    venv/bin/pip install numpy scipy torch
    venv/bin/python make_goldens.py

No number comes from the engine under test. Every row's inputs are drawn from NumPy's PCG64, seeded
with the 64-bit FNV-1a hash of the row as it is written, and rounded to three decimals; so the
goldens change only with the table, and running the script again writes the same bytes.

A row of operations.json is one line:

expression  in the language of the problems
let         definitions that the expression uses, name -> expression, in their order
inputs      name -> {"shape", "low", "high"}: uniform numbers, from -2 to 2 by default;
            {"shape", "integers": [low, high]}: whole numbers, high excluded;
            {"values": ..., "integers": true}: numbers as they are written, "nan", "inf" and
            "-inf" as strings; whole numbers where it says so
numpy       the same in NumPy or SciPy; the value comes from here where it is given
torch       the same in PyTorch; the gradients come from here, and the value too if there is
            no numpy; where there is, both values must agree
kind        what the elements are: "real" by default, "integer" or "boolean"
by          the inputs to differentiate by; by default all real ones; [] where only the value is
            compared, because it is not real, not finite, or differentiated in a row beside
order       derivatives to compare with differences: 2 by default, 1 where a second makes no
            sense, 0 at a kink, where only PyTorch's subgradient decides
within      how many units of 2^-52 of itself an element may be off; 16 by default, more where
            the sum that it is cancels
near        how many units of 2^-52 of the greatest element, or of 1, an element of the value or
            of a gradient may be off besides: where sums inside the operation cancel

The gradients are those of the sum of value * weights, with weights drawn like the inputs.
"""

import itertools
import json
import math
import pathlib
import warnings

import numpy as np
import scipy
import scipy.signal
import scipy.special
import scipy.stats
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
warnings.filterwarnings("ignore", category=RuntimeWarning)


def fnv1a(text):
    """The 64-bit FNV-1a hash of a text's UTF-8 bytes."""
    digest = 0xCBF29CE484222325
    for byte in text.encode():
        digest = (digest ^ byte) * 0x100000001B3 % 2**64
    return digest


def rows():
    """The rows of the table, each with the text that it was read from."""
    for line in (HERE / "operations.json").read_text(encoding="utf-8").splitlines():
        text = line.strip().rstrip(",")
        if text.startswith('{"expression"'):
            yield text, json.loads(text)


def draw(domain, generator):
    """The array that an input's domain asks for."""
    if "values" in domain:
        values = np.array(domain["values"])
        if values.dtype == bool:
            return values
        return values.astype(np.int64 if domain.get("integers") else np.float64)
    if "integers" in domain:
        return generator.integers(*domain["integers"], size=domain["shape"])
    drawn = generator.uniform(domain.get("low", -2), domain.get("high", 2), domain["shape"])
    return np.round(drawn, 3)


def grad(y, x, seed=None):
    """The derivative of a sum of y by x, which can be differentiated again."""
    if not y.requires_grad:
        return torch.zeros_like(x)
    (result,) = torch.autograd.grad(y, x, seed, create_graph=True, allow_unused=True)
    return torch.zeros_like(x) if result is None else result


def jacobian(y, x):
    """All derivatives of y by x, one row after the other."""
    if y.numel() == 0:
        return torch.zeros(y.shape + x.shape)
    return torch.stack([grad(part, x) for part in y.reshape(-1)]).reshape(y.shape + x.shape)


def hessian(y, x):
    """All second derivatives of a number."""
    return jacobian(grad(y, x), x)


def vjp(y, x, v):
    """A vector times the Jacobian, from the Jacobian."""
    return torch.tensordot(v, jacobian(y, x), dims=y.dim())


def jvp(y, x, v):
    """The Jacobian times a vector, from the Jacobian."""
    return torch.tensordot(jacobian(y, x), v, dims=x.dim())


def determinant(x):
    """The determinant by Leibniz's formula, which is a polynomial also where x is singular."""
    n, total = len(x), 0
    for order in itertools.permutations(range(n)):
        turns = sum(order[i] > order[j] for i in range(n) for j in range(i + 1, n))
        total = total + (-1) ** turns * math.prod(x[i, order[i]] for i in range(n))
    return total


NAMESPACE = dict(
    np=np, scipy=scipy, torch=torch, F=F, math=math, pi=math.pi, e=math.e, grad=grad,
    jacobian=jacobian, hessian=hessian, vjp=vjp, jvp=jvp, determinant=determinant)


def names_of_real(row, inputs):
    """The inputs to differentiate by."""
    real = [name for name, array in inputs.items() if array.dtype == np.float64]
    return row.get("by", real)


def as_torch(inputs):
    """The inputs as PyTorch's, the real ones ready to be differentiated by."""
    tensors = {name: torch.tensor(array) for name, array in inputs.items()}
    return {name: x.requires_grad_(x.is_floating_point()) for name, x in tensors.items()}


def evaluate(source, inputs):
    """The value of a reference's expression."""
    return eval(source, NAMESPACE | inputs)  # the table is part of the project


def check_agreement(row, left, right):
    """Two references must not differ."""
    if left.shape != right.shape or not np.allclose(left, right, 1e-12, 1e-13, equal_nan=True):
        raise SystemExit(f"NumPy and PyTorch differ on {row['expression']}: {left} and {right}")


def golden(text, row):
    """The golden of one row."""
    generator = np.random.Generator(np.random.PCG64(fnv1a(text)))
    inputs = {name: draw(domain, generator) for name, domain in row.get("inputs", {}).items()}
    by = names_of_real(row, inputs)
    result, value = None, None
    if "torch" in row:
        tensors = as_torch(inputs)
        result = torch.as_tensor(evaluate(row["torch"], tensors))
        value = result.detach().numpy()
    if "numpy" in row:
        array = np.asarray(evaluate(row["numpy"], inputs))
        if value is not None:
            check_agreement(row, array, value)
        value = array
    record = {"expression": row["expression"], "digest": f"{fnv1a(text):016x}"}
    record["inputs"] = {name: tensor(array) for name, array in inputs.items()}
    record["value"] = tensor(value)
    if by:
        weights = np.round(generator.uniform(-2, 2, value.shape), 3)
        record["weights"] = tensor(weights)
        if result is not None:
            record["gradients"] = {
                name: tensor(grad(result, tensors[name], torch.tensor(weights)).detach().numpy())
                for name in by}
    return record


def tensor(array):
    """An array as its shape and its elements in row-major order."""
    return {"shape": list(array.shape), "elements": [number(x) for x in array.ravel().tolist()]}


def number(x):
    """A number that reads back as itself; JSON has no infinities and no NaN."""
    if isinstance(x, float):
        if not math.isfinite(x):
            return str(x)
        if x.is_integer() and abs(x) < 1e15:
            return int(x)
    return int(x) if isinstance(x, bool) else x


def main():
    """Writes the goldens, one row a line."""
    origin = {
        "script": "make_goldens.py", "torch": torch.__version__, "numpy": np.__version__,
        "scipy": scipy.__version__}
    lines = [
        json.dumps(golden(text, row), ensure_ascii=False, separators=(",", ":"))
        for text, row in rows()]
    text = f'{{"origin": {json.dumps(origin)},\n"rows": [\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / "goldens.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
