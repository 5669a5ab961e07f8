#!/usr/bin/env python3
"""Answers to document 002, twice: as the document states them, and as they are right.

Writes submissions/documents/002.json and submissions/solutions/002.json. All numbers are computed here with NumPy
from formulas worked out by hand (and checked below against finite differences, quadrature and sampling-free sums);
nothing is taken from the grader.
"""

import json
import math
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parents[3]


# ---------------------------------------------------------------- problem 2: variance at the initialisation

FAN_IN, WIDTHS = 12, [4, 3, 5, 2]


def uniform_variance(bound, points=200_001):
    """The variance of U(-bound, bound), by the midpoint rule: the formula bound²/3 is checked, not used."""
    w = (np.arange(points) + 0.5) / points * 2 * bound - bound
    return float(np.mean(w**2) - np.mean(w) ** 2)


def variances():
    """v_1, v_2, …: each product of a weight and an input has variance 1/(3n)·v, and there are n of them."""
    v, found = 1.0, []
    for n in WIDTHS[:-1]:
        v = n * (1 / (3 * n)) * v + 1 / (3 * n)
        found.append(v)
    return found


def closed_form(v0):
    depth = len(WIDTHS) - 1
    return v0 / 3**depth + sum(3.0 ** -(depth - k) / WIDTHS[k] for k in range(depth))


assert math.isclose(uniform_variance(1 / math.sqrt(FAN_IN)), 1 / (3 * FAN_IN), rel_tol=1e-6)
assert math.isclose(variances()[-1], closed_form(1.0))

weight_bound = 1 / math.sqrt(FAN_IN)
weight_variance = 1 / (3 * FAN_IN)

# ---------------------------------------------------------------- problem 3: a one-dimensional convolutional network

W1, W2, W3 = np.array([0.5, -0.5, 1]), np.array([1, -0.5]), np.array([0.5, 1, -1])
B = [0.1, -0.2, 0.3]
X6 = np.array([1, -1, 2, 0.5, 1, -2])
X7 = np.append(X6, 0.7)


def band(w, width):
    """The matrix of the layer: row i holds the kernel from column i on."""
    rows = width - len(w) + 1
    a = np.zeros((rows, width))
    for i in range(rows):
        a[i, i : i + len(w)] = w
    return a


def windows(y, f):
    """The Jacobian of the layer by its kernel: row i holds y_i … y_(i+f-1)."""
    return np.array([y[i : i + f] for i in range(len(y) - f + 1)])


def forward(x, w, b):
    """p1, y1, p2, y2, y3; an entry of b is a number or a vector."""
    p1 = band(w[0], len(x)) @ x + b[0]
    y1 = np.tanh(p1)
    p2 = band(w[1], len(y1)) @ y1 + b[1]
    y2 = np.tanh(p2)
    return p1, y1, p2, y2, band(w[2], len(y2)) @ y2 + b[2]


class Network:
    """All that the derivatives are made of, for one input."""

    def __init__(self, x):
        self.x = x
        self.p1, self.y1, self.p2, self.y2, self.y3 = forward(x, [W1, W2, W3], B)
        self.A1, self.A2, self.A3 = band(W1, len(x)), band(W2, len(self.y1)), band(W3, len(self.y2))
        self.H1, self.H2 = windows(x, len(W1)), windows(self.y1, len(W2))
        self.D1, self.D2 = np.diag(1 / np.cosh(self.p1) ** 2), np.diag(1 / np.cosh(self.p2) ** 2)
        self.to_p2 = self.A3 @ self.D2  # ∂y3/∂p2
        self.to_p1 = self.to_p2 @ self.A2 @ self.D1  # ∂y3/∂p1


def differences(function, at, step=1e-6):
    """The Jacobian of a function of a vector by central differences."""
    at = np.asarray(at, float)
    columns = [(function(at + step * e) - function(at - step * e)) / (2 * step) for e in np.eye(len(at))]
    return np.stack(columns, axis=-1)


one, two = Network(X6), Network(X7)  # one and two outputs

assert np.allclose(one.to_p1 @ one.H1, differences(lambda w: forward(X6, [w, W2, W3], B)[-1], W1))
assert np.allclose(one.to_p2 @ one.H2, differences(lambda w: forward(X6, [W1, w, W3], B)[-1], W2))
assert np.allclose(one.y2[None, :], differences(lambda w: forward(X6, [W1, W2, w], B)[-1], W3))
for place, jacobian in [(0, two.to_p1), (1, two.to_p2), (2, np.eye(2))]:

    def shifted(v, place=place):
        return forward(X7, [W1, W2, W3], [v if k == place else B[k] for k in range(3)])[-1]

    assert np.allclose(jacobian, differences(shifted, np.full(jacobian.shape[1], B[place])))
    assert np.allclose(jacobian.sum(axis=1), differences(lambda c: shifted(c[0]), [B[place]])[:, 0])

n, f = [6, 4, 3, 1], [None, 3, 2, 3]
rows_by_h = sum(n[k] * f[k] for k in (1, 2, 3))
to_layer_2 = n[3] * f[3] + n[2]
to_layer_1 = n[2] * f[2] + n[1]
sweep = rows_by_h + to_layer_2 + to_layer_1
anew = rows_by_h + to_layer_2 + (to_layer_2 + to_layer_1)
dense = rows_by_h + n[3] * n[2] + n[2] + n[2] * n[1] + n[1]

v_up = one.to_p2[0]
spread = np.zeros(len(one.y1))  # A2ᵀ v by hand: each entry of v puts the kernel where its window was
for row, value in enumerate(v_up):
    spread[row : row + len(W2)] += value * W2

# ---------------------------------------------------------------- problem 4: density of an affine map

A, A_NEG = np.array([[2.0, 1], [0, 3]]), np.array([[0.0, 1], [2, 1]])
SHIFT, POINT = np.array([1.0, -1]), np.array([3.0, 2])


def det2(m):
    return m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]


inverse_map = np.array([[A[1, 1], -A[0, 1]], [-A[1, 0], A[0, 0]]]) / det2(A) @ (POINT - SHIFT)
exponent = -0.5 * float(inverse_map @ inverse_map)
density = math.exp(exponent) / (2 * math.pi) / abs(det2(A))
sigma = A @ A.T
residual = POINT - SHIFT
stated_density = math.exp(-0.5 * residual @ np.linalg.inv(sigma) @ residual) / math.sqrt(
    (2 * math.pi) ** 2 * det2(sigma)
)
assert math.isclose(density, stated_density)

# ---------------------------------------------------------------- problem 5: divergences

P, Q = np.array([0.5, 0.3, 0.2]), np.array([0.2, 0.2, 0.6])
P2, Q2 = np.array([0.7, 0.3]), np.array([0.4, 0.6])


def divergence(p, q):
    return float(sum(a * (math.log(a) - math.log(b)) for a, b in zip(np.ravel(p), np.ravel(q))))


def log_normal(t, mean, variance):
    return -((t - mean) ** 2) / (2 * variance) - 0.5 * math.log(2 * math.pi * variance)


grid = np.linspace(-14, 14, 280_001)  # ∫ f log(f/g), as the document defines it, by the trapezoidal rule
log_f, log_g = log_normal(grid, 0, 1), log_normal(grid, 1, 4)
normal_by_integral = float(np.sum(np.exp(log_f) * (log_f - log_g)) * (grid[1] - grid[0]))
normal_by_moments = math.log(2) + (1 + 1) / (2 * 4) - 0.5  # E x² = 1, E (x − 1)² = 2
assert math.isclose(normal_by_integral, normal_by_moments, rel_tol=1e-9)

both = divergence(np.outer(P, P2), np.outer(Q, Q2))
assert math.isclose(both, divergence(P, Q) + divergence(P2, Q2))

# ---------------------------------------------------------------- problem 6: Gaussians

MU0, MU1 = np.array([1.0, 0]), np.array([0.0, 2])
S0, S1 = np.array([[2.0, 1], [1, 2]]), np.array([[1.0, 0], [0, 4]])


def mean_of_form(mean, covariance, centre, matrix):
    """E (x − c)ᵀ M (x − c) = Σ_ij M_ij (Cov_ij + (m − c)_i (m − c)_j), entry by entry."""
    shift = mean - centre
    return float(sum(matrix[i, j] * (covariance[i, j] + shift[i] * shift[j]) for i in range(2) for j in range(2)))


inverse0, inverse1 = np.array([[2.0, -1], [-1, 2]]) / 3, np.diag([1.0, 0.25])
own_form = -0.5 * mean_of_form(MU0, S0, MU0, inverse0)
other_form = 0.5 * mean_of_form(MU0, S0, MU1, inverse1)
gaussians = own_form + other_form + 0.5 * math.log(4 / 3)
gap = MU1 - MU0
stated_gaussians = 0.5 * (
    np.trace(np.linalg.inv(S1) @ S0)
    + gap @ np.linalg.inv(S1) @ gap
    - 2
    + math.log(np.linalg.det(S1) / np.linalg.det(S0))
)
assert math.isclose(gaussians, stated_gaussians)


# ---------------------------------------------------------------- what the document states
# Its slips are kept. What it does not state is left out.

document = {
    "q2-initial-variance": {
        "weight-dist": "uniform-fan-in",
        "weight-bound-formula": r"$\frac{1}{\sqrt{f}}$",
        "weight-bound": weight_bound,
        "bias-dist": "uniform-fan-in",
        "independent": "independent",
        "fan-in": "n_prev",
        "weight-mean": 0.5 * (-weight_bound + weight_bound),
        "weight-var-formula": r"$\frac{1}{12} \left(\sqrt{\frac{1}{f}} + \sqrt{\frac{1}{f}} \right)^2$",
        "weight-var": (2 * weight_bound) ** 2 / 12,
        "weight-var-layer": r"$\frac{1}{3} \cdot \frac{1}{n_{prev}}$",
        "bias-mean": 0.5 * (-weight_bound + weight_bound),
        "bias-var-formula": r"$\frac{1}{12} \left(\frac{1}{\sqrt{f}} + \frac{1}{\sqrt{f}} \right)^2$",
        "bias-var": (2 * weight_bound) ** 2 / 12,
        "bias-var-layer": r"$\frac{1}{3} \cdot \frac{1}{n_{prev}}$",
        "vector-var-shape": [],  # slip: Var(y_L) is set equal to the variance of one coordinate, a number
        "vector-var-meaning": "equal",  # slip
        "expand": "n_prev * vA * vy + vb",
        "ii-index": "ii",  # slip: Var(A_L)_ii
        "recursion": r"$\frac{1}{3} v_{prev} + \frac{1}{3} \cdot \frac{1}{n_{prev}}$",
        "v1": variances()[0],
        "v2": variances()[1],
        "v3": variances()[2],
        "recursion-range": "coordinates-to-depth",  # slip: i = 1, 2, 3, …, L−1
        "y0": "x",
        "closed-form": r"$\frac{1}{3^L} v_0 + \sum_{k=0}^{L-1} \frac{1}{3^{L-k}} \cdot \frac{1}{n_k}$",
        "answer-formula": r"$\frac{1}{3^L} + \sum_{k=0}^{L-1} \frac{1}{3^{L-k}} \cdot \frac{1}{n_k}$",
        "answer": closed_form(1.0),
    },
    "q3-conv-weights": {
        "conv-matrix-kind": "correlation",  # implied by the rows of the matrix in lines 35 and 37
        "preact-formula": r"$A_1 x + b_1$",
        "preact-formula-2": r"$A_2 y_1 + b_2$",
        "preact-1": one.p1,
        "preact-2": one.p2,
        "last-kernel-formula": "y2",
        "last-kernel": one.y2,
        "which-kernel": "every",  # slip: l for L
        "small-jacobian": [[1, 2, 0, 0], [0, 2, 3, 0], [0, 0, 3, 4]],  # slip: line 29 shifts the rows
        "hankel-formula": "x[arange(n1)[:, None] + arange(f1)]",
        "hankel-1": one.H1,
        "hankel-2": one.H2,
        "last-index-formula": "f1 + n1 - 1",
        "last-index": f[1] + n[1] - 1,
        "jacobian-size": ["n1", "n0"],  # slip: the subscript n_(l−1) of the matrix, read as its columns
        "chain-first": "G1 @ H1",
        "chain-second": "via-last",  # slip
        "chain-factor": "G1 @ diag(s1) @ H1",  # slip: the activation twice
        "activation-jacobian-formula": "diag(1 - tanh(p1)**2)",
        "activation-jacobian": one.D1,
        "dw1-formula": r"$A_3 \left[\operatorname{diag}(s_2) A_2\right] \operatorname{diag}(s_1) H_1$",
        "dw1": one.to_p1 @ one.H1,
        "brackets": "L - 1 - l",
        "brackets-last": 0,
        "dw2-formula": r"$A_3 \operatorname{diag}(s_2) H_2$",
        "dw2": one.to_p2 @ one.H2,
    },
    "q3-conv-biases": {
        "which-bias": "every",  # slip: l for L
        "last-bias-vector-formula": "eye(n3)",
        "last-bias-vector": np.eye(2),
        "last-bias-number-formula": "eye(n3)",  # slip for one number a layer
        "last-bias-number": np.eye(2),  # slip
        "layer-jacobian-last-formula": "A3",
        "layer-jacobian-last": two.A3,
        "layer-jacobian-formula": "diag(s2) @ A2",
        "layer-jacobian": two.D2 @ two.A2,
        "bias-chain-first": "G1 @ E1",
        "bias-chain-long": "below",  # slip: l−1 for l+1 and l
        "self-factor": "eye(n1)",
        "db1-formula": r"$A_3 \left[\operatorname{diag}(s_2) A_2\right] \operatorname{diag}(s_1) I_{n_1}$",
        "db1": two.to_p1 @ np.eye(5),
        "db2-formula": r"$A_3 \operatorname{diag}(s_2) I_{n_2}$",
        "db2": two.to_p2 @ np.eye(4),
        "db1-number-formula": "A3 @ diag(s2) @ A2 @ diag(s1) @ eye(n1)",  # slip for one number a layer
        "db1-number": two.to_p1 @ np.eye(5),  # slip
        "db2-number-formula": "A3 @ diag(s2) @ eye(n2)",  # slip
        "db2-number": two.to_p2 @ np.eye(4),  # slip
    },
    "q3-backpropagation": {
        "transpose-identity": True,
        "transpose-formula": "A2.T @ diag(s2)",
        "adjoint-kind": "transposed",
        "adjoint-formula": "conv_transpose1d(v[None, None], w2[None, None])[0, 0]",
        "adjoint": one.A2.T @ v_up,
        "store": "outputs",
        "sweep-compared": True,
    },
    "q4-affine-gaussian": {
        "inverse-map-formula": r"$A^{-1}(x - b)$",
        "inverse-map": np.linalg.inv(A) @ (POINT - SHIFT),
        "point": "at-x",  # slip: alpha on the left, x on the right
        "change-of-variables": "py * abs(det(J))",
        "jacobian-det-formula": r"$\left| \det A^{-1} \right|$",
        "jacobian-det": abs(np.linalg.det(np.linalg.inv(A))),
        "constant-formula": r"$\frac{1}{(2\pi)^n}$",  # slip: the root is missing
        "constant": 1 / (2 * math.pi) ** 2,  # slip
        "determinant-factor-formula": r"$|A|^{-1}$",  # slip: the bars are a determinant, as in |Sigma|
        "determinant-factor": 1 / det2(A),
        "determinant-factor-negative": 1 / det2(A_NEG),  # slip
        "exponent-formula": r"$-\frac{1}{2} (x-b)^T (A^{-1})^T A^{-1} (x-b)$",
        "exponent": -0.5 * residual @ np.linalg.inv(A).T @ np.linalg.inv(A) @ residual,
        "det-sigma-formula": "detA**2",
        "det-sigma": det2(A) ** 2,
        "density-formula": r"$\frac{1}{\sqrt{(2\pi)^n |\Sigma|}} e^{-\frac{1}{2} (x-b)^T \Sigma^{-1} (x-b)}$",
        "density": stated_density,
    },
    "q5a-kl-jensen": {
        "definition-formula": r"$\sum_{i=1}^{m} p_i \log\left(\frac{p_i}{q_i}\right)$",
        "definition": float(np.sum(P * np.log(P / Q))),
        "definition-normal": normal_by_integral,
        "expectation": "sum(p * -log(r))",
        "jensen-direction": "at-least",
        "jensen-left": "sum(p * -log(z))",
        "jensen-right": "-log(sum(p * z))",
        "convex": "convex",
        "integral": r"$\sum_{i=1}^{m} z_i p_i$",
        "log-of-integral": "-log(1)",
        "sign": "nonnegative",
    },
    "q5b-kl-independent": {
        "f-joint": "outer(p, p2)",
        "g-point": "at-y",  # slip: g(alpha) at y_1, …, y_d
        "substitute-formula": "sum(outer(p, p2) * log(outer(p, p2) / outer(q, q2)))",
        "substitute": both,
        "log-split": "a1[:, None] + a2[None, :]",
        "log-split-sum": "sum(F * a1[:, None]) + sum(F * a2[None, :])",
        "marginalise-first": "sum(p * a1)",
        "marginalise-second": "sum(p2 * a2)",
        "by-coordinates-formula": "D1 + D2",
        "by-coordinates": divergence(P, Q) + divergence(P2, Q2),
    },
    "q6-kl-gaussians": {
        "setup": "x-first",
        "expectation": "under-x",
        "expectation-formula": "-(lY - lX)",
        "substitute": (
            "-log((1 / sqrt((2*pi)**d * det(S1)) * exp(-(t - mu1) @ inv(S1) @ (t - mu1) / 2))"
            " / (1 / sqrt((2*pi)**d * det(S0)) * exp(-(t - mu0) @ inv(S0) @ (t - mu0) / 2)))"
        ),
        "split": "-q0/2 + q1/2 - log(det0 / det1)/2",
        "log-term": "-log(det0 / det1)/2",
        "log-term-other": "log(det1 / det0)/2",
        "log-term-coefficient": "-1/2",
        "log-term-coefficient-other": "1/2",
        "quadratic-form": r"$\operatorname{tr}(M y) + \mu^T M \mu$",  # slip: y for Sigma under the trace
        "centred-law": "own",
        "shifted-law": "difference",
        "own-form-formula": r"$-\frac{1}{2} \operatorname{tr}(S_0^{-1} S_0)$",
        "own-form": -0.5 * np.trace(np.linalg.inv(S0) @ S0),
        "other-form-formula": (
            r"$\frac{1}{2} \operatorname{tr}(S_1^{-1} S_0)"
            r" + \frac{1}{2} (\mu_0 - \mu_1)^T S_1^{-1} (\mu_0 - \mu_1)$"
        ),
        "other-form": other_form,
        "assembled-formula": (
            r"$-\frac{1}{2} \operatorname{tr}(S_0^{-1} S_0) + \frac{1}{2} \operatorname{tr}(S_1^{-1} S_0)"
            r" + \frac{1}{2} (\mu_0 - \mu_1)^T S_1^{-1} (\mu_0 - \mu_1) + \frac{1}{2} \log \frac{|S_1|}{|S_0|}$"
        ),
        "assembled": gaussians,
        "divergence-formula": (
            r"$\frac{1}{2} \left(\operatorname{tr}(S_1^{-1} S_0)"
            r" + (\mu_1 - \mu_0)^T S_1^{-1} (\mu_1 - \mu_0) - d + \log \frac{|S_1|}{|S_0|} \right)$"
        ),
        "divergence": stated_gaussians,
    },
}

# ---------------------------------------------------------------- what is right

solution = {
    "q2-initial-variance": {
        "weight-dist": "uniform-fan-in",
        "weight-bound-formula": "f**-0.5",
        "weight-bound": weight_bound,
        "bias-dist": "uniform-fan-in",
        "independent": "independent",
        "fan-in": "n_prev",
        "weight-mean": 0,
        "weight-var-formula": "1/(3*f)",
        "weight-var": uniform_variance(weight_bound),
        "weight-var-layer": "1/(3*n_prev)",
        "bias-mean": 0,
        "bias-var-formula": "1/(3*f)",
        "bias-var": weight_variance,
        "bias-var-layer": "1/(3*n_prev)",
        "vector-var-shape": ["n_last", "n_last"],
        "vector-var-meaning": "diagonal",
        "expand": "vb + n_prev*vA*vy",
        "ii-index": "ij",
        "recursion": "(v_prev + 1/n_prev)/3",
        "v1": variances()[0],
        "v2": variances()[1],
        "v3": variances()[2],
        "recursion-range": "all",
        "y0": "x",
        "closed-form": "v0*3**-L + sum(3**(arange(L) - L)/n[:L])",
        "answer-formula": "(1 + sum(3**arange(L)/n[:-1]))/3**L",
        "answer": variances()[-1],
    },
    "q3-conv-weights": {
        "conv-matrix-kind": "correlation",
        "conv-matrix-size": ["n0 - f1 + 1", "n0"],
        "conv-matrix-entry": "sum(w1 * (arange(f1) == j - i))",
        "conv-matrix": one.A2,
        "preact-formula": "A1 @ x + b1",
        "preact-formula-2": "A2 @ y1 + b[1]",
        "preact-1": one.p1,
        "preact-2": one.p2,
        "output": one.y3,
        "last-kernel-formula": "tanh(p2)",
        "last-kernel": one.y2,
        "which-kernel": "last",
        "small-jacobian": windows(np.array([1, 2, 3, 4]), 2),
        "hankel-formula": "x[arange(n1)[:, None] + arange(f1)[None, :]]",
        "hankel-1": one.H1,
        "hankel-2": one.H2,
        "last-index-formula": "n1 + f1 - 1",
        "last-index": len(X6),
        "jacobian-size": ["n1", "f1"],
        "chain-first": "G1 @ H1",
        "chain-second": "activation",
        "chain-factor": "Y1 @ diag(s1) @ H1",
        "activation-jacobian-formula": "diag(1 - y1**2)",
        "activation-jacobian": np.diag(1 - one.y1**2),
        "dw1-formula": "A3 @ diag(1 - y2**2) @ A2 @ diag(1 - y1**2) @ H1",
        "dw1": one.to_p1 @ one.H1,
        "brackets": "L - l - 1",
        "brackets-last": 0,
        "dw2-formula": "(A3 * s2) @ H2",
        "dw2": one.to_p2 @ one.H2,
    },
    "q3-conv-biases": {
        "which-bias": "last",
        "last-bias-vector-formula": "eye(n3)",
        "last-bias-vector": np.eye(2),
        "last-bias-number-formula": "ones(n3)",
        "last-bias-number": np.ones(2),
        "layer-jacobian-last-formula": "A3",
        "layer-jacobian-last": two.A3,
        "layer-jacobian-formula": "s2[:, None] * A2",
        "layer-jacobian": two.D2 @ two.A2,
        "bias-chain-first": "G1 @ E1",
        "bias-chain-long": "through-layers",
        "self-factor": "eye(n1)",
        "db1-formula": "A3 @ diag(s2) @ A2 @ diag(s1)",
        "db1": two.to_p1,
        "db2-formula": "A3 @ diag(1 - y2*y2)",
        "db2": two.to_p2,
        "db1-number-formula": "A3 @ (s2 * (A2 @ s1))",
        "db1-number": two.to_p1.sum(axis=1),
        "db2-number-formula": "A3 @ s2",
        "db2-number": two.to_p2.sum(axis=1),
    },
    "q3-backpropagation": {
        "transpose-identity": True,
        "transpose-formula": "A2.T @ diag(s2)",
        "adjoint-kind": "transposed",
        "adjoint-formula": "convolve(v, w2)",
        "adjoint": spread,
        "store": "outputs",
        "store-derivative": "1 - y1**2",
        "sweep-compared": sweep < anew,
        "sweep-count-formula": "n1*f1 + 2*n2*f2 + 2*n3*f3 + n1 + n2",
        "sweep-count": sweep,
        "anew-count-formula": "n1*f1 + 2*n2*f2 + 3*n3*f3 + n1 + 2*n2",
        "anew-count": anew,
        "dense-count-formula": "n1*f1 + n2*f2 + n3*f3 + n1*n2 + n1 + n2*n3 + n2",
        "dense-count": dense,
    },
    "q4-affine-gaussian": {
        "inverse-map-formula": "inv(A) @ (x - b)",
        "inverse-map": inverse_map,
        "point": "at-alpha",
        "change-of-variables": "py * abs(det(J))",
        "jacobian-det-formula": "1/abs(det(A))",
        "jacobian-det": 1 / abs(det2(A)),
        "constant-formula": "(2*pi)**(-n/2)",
        "constant": 1 / (2 * math.pi),
        "determinant-factor-formula": "1/abs(det(A))",
        "determinant-factor": 1 / abs(det2(A)),
        "determinant-factor-negative": 1 / abs(det2(A_NEG)),
        "exponent-formula": "-sum((inv(A) @ (x - b))**2)/2",
        "exponent": exponent,
        "det-sigma-formula": "detA**2",
        "det-sigma": det2(sigma),
        "density-formula": "exp(-(x - b) @ inv(Sigma) @ (x - b)/2)/sqrt((2*pi)**n * det(Sigma))",
        "density": density,
    },
    "q5a-kl-jensen": {
        "definition-formula": "sum(p * log(p/q))",
        "definition": divergence(P, Q),
        "definition-normal": normal_by_moments,
        "expectation": "-sum(p * log(r))",
        "jensen-direction": "at-least",
        "jensen-left": "-sum(p * log(z))",
        "jensen-right": "-log(p @ z)",
        "convex": "convex",
        "integral": "p @ z",
        "log-of-integral": 0,
        "sign": "nonnegative",
    },
    "q5b-kl-independent": {
        "f-joint": "p[:, None] * p2",
        "g-point": "at-x",
        "substitute-formula": "sum(outer(p, p2) * (log(outer(p, p2)) - log(outer(q, q2))))",
        "substitute": both,
        "log-split": "a1[:, None] + a2",
        "log-split-sum": "sum(F * (a1[:, None] + a2))",
        "marginalise-first": "p @ a1",
        "marginalise-second": "p2 @ a2",
        "by-coordinates-formula": "D1 + D2",
        "by-coordinates": divergence(P, Q) + divergence(P2, Q2),
    },
    "q6-kl-gaussians": {
        "setup": "x-first",
        "expectation": "under-x",
        "expectation-formula": "lX - lY",
        "substitute": (
            "((t - mu1) @ inv(S1) @ (t - mu1) - (t - mu0) @ inv(S0) @ (t - mu0) + log(det(S1)) - log(det(S0)))/2"
        ),
        "split": "(q1 - q0 + log(det1/det0))/2",
        "log-term": "log(det1/det0)/2",
        "log-term-other": "-log(det0/det1)/2",
        "log-term-coefficient": -0.5,
        "log-term-coefficient-other": 0.5,
        "quadratic-form": "trace(M @ Sigma) + mu @ M @ mu",
        "centred-law": "own",
        "shifted-law": "difference",
        "own-form-formula": "-d/2",
        "own-form": own_form,
        "other-form-formula": "(trace(inv(S1) @ S0) + (mu0 - mu1) @ inv(S1) @ (mu0 - mu1))/2",
        "other-form": other_form,
        "assembled-formula": (
            "-d/2 + trace(inv(S1) @ S0)/2 + (mu0 - mu1) @ inv(S1) @ (mu0 - mu1)/2 + logdet(S1)/2 - logdet(S0)/2"
        ),
        "assembled": gaussians,
        "divergence-formula": "(trace(solve(S1, S0)) + (mu1 - mu0) @ solve(S1, mu1 - mu0) - d + log(det1/det0))/2",
        "divergence": gaussians,
    },
}


def plain(value):
    """JSON's own types; -0.0 is 0."""
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        return float(value) + 0.0
    return value


def write(path, student, answers):
    """One answer a line."""
    lines = ["{", f' "student": {json.dumps(student)}, "assignment": "document-002",', ' "answers": {']
    for at, (problem, questions) in enumerate(answers.items()):
        lines.append(f"  {json.dumps(problem)}: {{")
        body = [f"   {json.dumps(q)}: {json.dumps(plain(a), ensure_ascii=False)}" for q, a in questions.items()]
        lines.append(",\n".join(body))
        lines.append("  }" + ("," if at + 1 < len(answers) else ""))
    lines += [" }", "}"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(HERE / "submissions" / "documents" / "002.json", "document-002", document)
    write(HERE / "submissions" / "solutions" / "002.json", "solution-002", solution)
