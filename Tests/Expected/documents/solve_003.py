"""Writes the two submissions for document 003 (a residual block; softmax and cross-entropy).

solution-003: right answers. The numbers come from formulas derived by hand and computed with NumPy; every derivative is
    compared here with central differences of the forward pass, which know nothing of these formulas.
document-003: what the document states, its slips included. Numbers are what its formulas give on the same values.

    python solve_003.py        writes submissions/solutions/003.json and submissions/documents/003.json
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parents[3]


def tidy(value):
    """Plain Python numbers, rounded to 12 decimals (the grader asks for three figures)."""
    if isinstance(value, np.ndarray):
        return [tidy(part) for part in value]
    if isinstance(value, (float, np.floating)):
        return round(float(value), 12) + 0.0
    if isinstance(value, np.integer):
        return int(value)
    return value


def differences(f, v, step=1e-6):
    """df/dv by central differences: the shape of f followed by that of v."""
    v = np.asarray(v, dtype=float)
    result = np.zeros(np.shape(f(v)) + v.shape)
    for at in np.ndindex(*v.shape):
        e = np.zeros(v.shape)
        e[at] = step
        result[(..., *at)] = (f(v + e) - f(v - e)) / (2 * step)
    return result


def agree(by_hand, numeric):
    assert np.shape(by_hand) == np.shape(numeric), (np.shape(by_hand), np.shape(numeric))
    assert np.allclose(by_hand, numeric, rtol=1e-6, atol=1e-8), (by_hand, numeric)


# ---------------------------------------------------------------- the residual block

W1 = np.array([[0.5, -0.3, 0.8], [0.1, 0.9, -0.4], [-0.7, 0.2, 0.6]])
W2 = np.array([[1.2, -0.5, 0.7]])
x = np.array([1.0, -2.0, 0.5])
t = 0.25
d = 3


def activation(v):
    return 1 / (1 + np.exp(-v))


def activation_slope(v):
    return np.exp(-v) / (1 + np.exp(-v)) ** 2


def second_half(z2, W2=W2):
    return 0.5 * ((W2 @ z2).item() - t) ** 2


def residual_loss(W1=W1, W2=W2, x=x):
    return second_half(activation(W1 @ x) + x, W2)


z1 = W1 @ x
h = activation(z1)
z2 = h + x
y = (W2 @ z2).item()
loss = (y - t) ** 2 / 2

# Backwards. x acts on z2 twice: by z1 and h, and by the skip connection.
y_bar = y - t
W2_bar = y_bar * z2.reshape(1, d)
z2_bar = y_bar * W2[0]
h_bar = z2_bar
z1_bar = h_bar * activation_slope(z1)
W1_bar = z1_bar.reshape(d, 1) * x.reshape(1, d)
x_bar_by_z1 = W1.T @ z1_bar
x_bar = x_bar_by_z1 + z2_bar

agree(y_bar, differences(lambda v: 0.5 * (v - t) ** 2, y))
agree(W2_bar, differences(lambda v: residual_loss(W2=v), W2))
agree(z2_bar, differences(second_half, z2))
agree(h_bar, differences(lambda v: second_half(v + x), h))
agree(z1_bar, differences(lambda v: second_half(activation(v) + x), z1))
agree(W1_bar, differences(lambda v: residual_loss(W1=v), W1))
agree(x_bar, differences(lambda v: residual_loss(x=v), x))
agree(np.identity(d), differences(lambda v: v + x, h))
assert not np.allclose(x_bar, x_bar_by_z1, rtol=0.1)  # what the document leaves out is not small


# ---------------------------------------------------------------- softmax and cross-entropy

sx = np.array([1.0, -0.5, 2.0])
W = np.array([[0.2, -0.4, 0.1], [0.5, 0.3, -0.6], [-0.3, 0.8, 0.4], [0.7, -0.1, 0.25]])
target = np.array([0.0, 0.0, 1.0, 0.0])
N = 4


def softmax(v):
    return np.exp(v) / np.exp(v).sum()


def cross_entropy(v):
    return -(target * np.log(softmax(v))).sum()


z = W @ sx
p = softmax(z)
exponentials = np.exp(z)
total = exponentials.sum()
identity = np.identity(N)
others = 1 - identity
slope_diagonal = p * (1 - p)
slope_off = -np.outer(p, p) * others
slope = np.diag(p) - np.outer(p, p)
ce = np.log(total) - z[2]  # the true class is the third
terms = -target * np.log(p)  # the loss by classes
rest = others @ terms
dz = p - target
dW = np.outer(dz, sx)

agree(slope, differences(softmax, z))
agree(np.diag(slope_diagonal) + slope_off, slope)
agree(np.diag(exponentials), differences(np.exp, z))
agree(exponentials, differences(lambda v: np.exp(v).sum(), z))
assert np.isclose(ce, cross_entropy(z)) and np.allclose(rest + terms, ce)
agree(dz, differences(cross_entropy, z))
agree(dW, differences(lambda v: cross_entropy(v @ sx), W))
agree(sx, differences(lambda v: v @ sx, W[0]))

# As the document prints it: e^{z_1 + ... + z_N} where e^{z_1} + ... + e^{z_N} is meant.
printed = np.exp(z.sum())
printed_fraction = exponentials / printed
printed_split = -sum(target[j] * (z[j] - np.log(printed)) for j in range(N))
printed_derivative = -(others @ target) * (0 - printed_fraction) - target * (1 - printed_fraction)
assert not np.isclose(printed_split, ce) and not np.allclose(printed_derivative, dz)
assert not np.allclose(printed_fraction, p)
# Not even a derivative of the printed line: that would be 1 - t.
agree(1 - target, differences(lambda v: -(target * (v - v.sum())).sum(), z))


# ---------------------------------------------------------------- answers

solution = {
    "q1a-residual-dimensions": {
        "activation-shape": "[d, 1]",
        "activation-keeps-dimension": True,
        "shape-h": "[d, 1]",
        "shape-z1": "[d, 1]",
        "shape-w1": "[d, d]",
        "shape-x": "[d, 1]",
        "shape-z2": "[d, 1]",
        "shape-w2": "[1, d]",
        "shape-y": "[1, 1]",
        "shape-t": "[1, 1]",
        "shape-loss": "[1, 1]",
        "z1-formula": "W1 @ x",
        "z1": z1,
        "h-formula": "1 / (1 + exp(-z1))",
        "h": h,
        "z2-formula": "x + h",
        "z2": z2,
        "y-formula": "W2 @ z2",
        "y": y,
        "loss-formula": "(t - y)**2 / 2",
        "loss": loss,
    },
    "q1b-parameter-count": {
        "parameters-formula": "d*(d + 1)",
        "parameters": W1.size + W2.size,
    },
    "q1c-residual-backprop": {
        "ybar-formula": "y - t",
        "ybar": y_bar,
        "w2bar-formula": "outer(ybar, z2)",
        "w2bar": W2_bar,
        "shape-w2bar": "[1, d]",
        "z2bar-formula": "(y - t) * W2[0]",
        "z2bar": z2_bar,
        "shape-z2bar": "[d, 1]",
        "hbar-formula": "z2bar",
        "hbar": h_bar,
        "shape-hbar": "[d, 1]",
        "dz2-dh-formula": "eye(d)",
        "dz2-dh": np.identity(d),
        "z1bar-formula": "hbar * exp(-z1) / (1 + exp(-z1))**2",
        "z1bar": z1_bar,
        "shape-z1bar": "[d, 1]",
        "w1bar-formula": "outer(z1bar, x)",
        "w1bar": W1_bar,
        "shape-w1bar": "[d, d]",
        "xbar-formula": "z1bar @ W1 + z2bar",
        "xbar": x_bar,
        "shape-xbar": "[d, 1]",
    },
    "q2a-softmax-derivative": {
        "softmax-formula": r"$\frac{\exp(z)}{\sum_j e^{z_j}}$",
        "softmax": p,
        "classes": "N",
        "classes-number": N,
        "quotient": "dg/h - outer(g, dh)/h**2",
        "dg-formula": "eye(N) * g",
        "dg": np.diag(exponentials),
        "dh-formula": "exp(z)",
        "dh": exponentials,
        "case1-line1": "(g*h - g*g) / h**2",
        "case1-line2": "g * (h - g) / h**2",
        "case1-line3": "g/h * ((h - g)/h)",
        "case1-line4": "g/h * (1 - g/h)",
        "case1-line5": "y * (1 - y)",
        "case1-formula": "y - y**2",
        "case1": slope_diagonal,
        "case2-line1": "(diag(g*g) - outer(g, g)) / h**2",
        "case2-line2": "-outer(g/h, g/h) * (1 - eye(N))",
        "case2-formula": "diag(y**2) - outer(y, y)",
        "case2": slope_off,
        "jacobian-formula": "diag(y) - outer(y, y)",
        "jacobian": slope,
    },
    "q2b-cross-entropy-gradient": {
        "loss-formula": "log(sum(exp(z))) - t @ z",
        "loss": ce,
        "separated-rest-formula": "t * log(y) - sum(t * log(y))",
        "separated-own-formula": "t * (log(sum(exp(z))) - z)",
        "separated": np.array([rest, terms]),
        "log-split-formula": r"$-\sum_j t_j (z_j - \log(\sum_i e^{z_i}))$",
        "log-split": ce,
        "derivative-formula": "(others @ t) * exp(z)/sum(exp(z)) - t * (1 - exp(z)/sum(exp(z)))",
        "derivative": dz,
        "fraction-true": False,
        "fraction": "exp(z) / sum(exp(z))",
        "collected": "(others @ t) * y - t + t * y",
        "factored": "y * sum(t) - t",
        "one-hot-sum": 1,
        "dz-formula": "y - t",
        "dz": dz,
        "dz-dw-formula": "x",
        "dz-dw": sx,
        "dw-formula": "outer(y - t, x)",
        "dw": dW,
    },
}

# The document's own notation where it can be read as it stands; G is its activation, written as phi in one place.
document = {
    "q1a-residual-dimensions": {
        "activation-shape": "[d, 1]",
        "activation-keeps-dimension": True,
        "shape-h": "[d, 1]",
        "shape-z1": "[d, 1]",
        "shape-w1": "[d, d]",
        "shape-x": "[d, 1]",
        "shape-z2": "[d, 1]",
        "shape-w2": "[1, d]",
        "shape-y": "[1, 1]",
        "shape-t": "[1, 1]",
        "shape-loss": "[1, 1]",
        "z1-formula": "$W^{(1)} x$",
        "z1": W1 @ x,
        "h-formula": "$G(z_1)$",
        "h": activation(z1),
        "z2-formula": "$h + x$",
        "z2": h + x,
        "y-formula": "$W^{(2)} z_2$",
        "y": (W2 @ z2).item(),
        "loss-formula": r"$\frac{1}{2} (y - t)^2$",
        "loss": 0.5 * (y - t) ** 2,
    },
    "q1b-parameter-count": {
        "parameters-formula": "$d^2 + d$",
        "parameters": d**2 + d,
    },
    "q1c-residual-backprop": {
        "ybar-formula": "$(y - t)$",
        "ybar": y - t,
        "w2bar-formula": "$(y - t) z_2^T$",
        "w2bar": (y - t) * z2[None, :],
        "shape-w2bar": "[1, d]",
        "z2bar-formula": "$W^{(2)T} (y - t)$",
        "z2bar": W2.T @ np.array([y - t]),
        "shape-z2bar": "[d, 1]",
        "hbar-formula": "$W^{(2)T} (y - t)$",
        "hbar": W2.T @ np.array([y - t]),
        "shape-hbar": "[d, 1]",
        "dz2-dh-formula": "$I_d$",
        "dz2-dh": np.identity(d),
        "z1bar-formula": r"$\bar{h} \circ G'(z_1)$",
        "z1bar": h_bar * activation_slope(z1),
        "shape-z1bar": "[d, 1]",
        "w1bar-formula": r"$\bar{z}_1 x^T$",
        "w1bar": np.outer(z1_bar, x),
        "shape-w1bar": "[d, d]",
        "xbar-formula": r"$W^{(1)T} \bar{z}_1$",  # a slip: the skip connection is left out
        "xbar": x_bar_by_z1,
        "shape-xbar": "[d, 1]",
    },
    "q2a-softmax-derivative": {
        "softmax-formula": "exp(z) / sum(exp(z))",
        "softmax": exponentials / total,
        "classes": "N",
        "classes-number": N,
        "quotient": "(dg*h - outer(g, dh)) / h**2",
        "dg-formula": "where(eye(N) == 1, outer(exp(z), ones(N)), 0)",
        "dg": np.where(identity == 1, np.outer(exponentials, np.ones(N)), 0.0),
        "dh-formula": "exp(z)",
        "dh": exponentials,
        "case1-line1": "(exp(z) * sum(exp(z)) - exp(z) * exp(z)) / sum(exp(z))**2",
        "case1-line2": "exp(z) * (sum(exp(z)) - exp(z)) / sum(exp(z))**2",
        "case1-line3": "exp(z)/sum(exp(z)) * ((sum(exp(z)) - exp(z)) / sum(exp(z)))",
        "case1-line4": "exp(z)/sum(exp(z)) * (1 - exp(z)/sum(exp(z)))",
        "case1-line5": "y * (1 - y)",
        "case1-formula": "y * (1 - y)",
        "case1": p * (1 - p),
        "case2-line1": "where(eye(N) == 1, 0, (0 - outer(exp(z), exp(z))) / sum(exp(z))**2)",
        "case2-line2": "where(eye(N) == 1, 0, -outer(exp(z)/sum(exp(z)), exp(z)/sum(exp(z))))",
        "case2-formula": "where(eye(N) == 1, 0, -outer(y, y))",
        "case2": np.where(identity == 1, 0.0, -np.outer(p, p)),
        "jacobian-formula": "where(eye(N) == 1, diag(y * (1 - y)), -outer(y, y))",
        "jacobian": np.where(identity == 1, np.diag(p * (1 - p)), -np.outer(p, p)),
    },
    "q2b-cross-entropy-gradient": {
        "loss-formula": r"$-\sum_{j=1}^N t_j \log \left(\frac{e^{z_j}}{\sum_{i=1}^N e^{z_i}}\right)$",
        "loss": -(target * np.log(exponentials / total)).sum(),
        "separated-rest-formula": "-others @ (t * log(exp(z)/sum(exp(z))))",
        "separated-own-formula": "-t * log(exp(z)/sum(exp(z)))",
        "separated": np.array([-others @ (target * np.log(p)), -target * np.log(p)]),
        # From here to the margin note: e^{z_1 + ... + z_N}, a slip.
        "log-split-formula": "-sum(t * (log(exp(z)) - log(exp(sum(z)))))",
        "log-split": printed_split,
        "derivative-formula": "-(others @ t) * (0 - exp(z)/exp(sum(z))) - t * (1 - exp(z)/exp(sum(z)))",
        "derivative": printed_derivative,
        "fraction-true": True,
        "fraction": "exp(z) / exp(sum(z))",
        "collected": "(others @ t) * y - t + t * y",
        "factored": "y * (others @ t + t) - t",
        "one-hot-sum": 1,
        "dz-formula": "y - t",
        "dz": p - target,
        "dz-dw-formula": "x",
        "dz-dw": sx,
        "dw-formula": "$(y - t) x^T$",
        "dw": np.outer(p - target, sx),
    },
}


def write(path, student, answers):
    """Readable JSON: a question a line."""
    problems = []
    for problem, questions in answers.items():
        lines = [f"      {json.dumps(name)}: {json.dumps(tidy(value))}" for name, value in questions.items()]
        problems.append(f"    {json.dumps(problem)}: {{\n" + ",\n".join(lines) + "\n    }")
    head = f'{{\n  "student": {json.dumps(student)},\n  "assignment": "document-003",\n  "answers": {{\n'
    text = head + ",\n".join(problems) + "\n  }\n}\n"
    json.loads(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


write(HERE / "submissions/solutions/003.json", "solution-003", solution)
write(HERE / "submissions/documents/003.json", "document-003", document)
