"""Writes submissions/documents/000.json (what the document states) and submissions/solutions/000.json (what is right).

All numbers are computed here, with NumPy alone: forward passes by loops over positions, gradients by formulas that were
derived by hand, and each of these is compared with central differences of the loss before anything is written.

Formulas are texts in the grader's language. In what the document states, its slips are kept; where it can be read
in two ways, the reading is the one that its exercise names. A statement that cannot be computed (factors that do not fit)
has no number.
"""

import json
import math
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parents[3]
SOLUTION, DOCUMENT = {}, {}


def put(problem, question, right=None, stated=None):
    """Files the right answer of a question, and what the document states (None: nothing)."""
    for answers, value in ((SOLUTION, right), (DOCUMENT, stated)):
        if value is not None:
            answers.setdefault(problem, {})[question] = plain(value)


def plain(value):
    """Python's own numbers and lists in place of NumPy's."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, (np.ndarray, np.generic)):
        return (value + 0.0).tolist() if np.asarray(value).dtype.kind == "f" else value.tolist()
    return value


def slope(f, at, step=1e-6):
    """The gradient of f by central differences."""
    at = np.array(at, dtype=float)
    gradient = np.zeros_like(at)
    for place in np.ndindex(*at.shape):
        up, down = at.copy(), at.copy()
        up[place] += step
        down[place] -= step
        gradient[place] = (f(up) - f(down)) / (2 * step)
    return gradient


def same(a, b, tolerance=2e-7):
    assert np.shape(a) == np.shape(b), (np.shape(a), np.shape(b))
    assert np.allclose(a, b, rtol=1e-6, atol=tolerance), (a, b)


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


# --- convolution and pooling, forwards and backwards ---------------------------------------------------------------


def conv(x, w, b):
    """Cross-correlation of x [C, H, W] with w [O, C, kH, kW], stride 1, no padding, plus b [O]."""
    o, _, kh, kw = w.shape
    h, v = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    y = np.empty((o, h, v))
    for i in range(o):
        for r in range(h):
            for s in range(v):
                y[i, r, s] = b[i] + np.sum(w[i] * x[:, r : r + kh, s : s + kw])
    return y


def conv_back(dy, x, w):
    """Gradients by x, w and b, from dy at the output."""
    dx, dw = np.zeros_like(x), np.zeros_like(w)
    kh, kw = w.shape[2:]
    for i, r, s in np.ndindex(*dy.shape):
        dx[:, r : r + kh, s : s + kw] += dy[i, r, s] * w[i]
        dw[i] += dy[i, r, s] * x[:, r : r + kh, s : s + kw]
    return dx, dw, dy.sum(axis=(1, 2))


def pool(s):
    """2 x 2 windows, stride 2: the greatest entries, and a mask of the places where they stand."""
    n, mask = np.zeros((s.shape[0], s.shape[1] // 2, s.shape[2] // 2)), np.zeros_like(s)
    for i, r, v in np.ndindex(*n.shape):
        window = s[i, 2 * r : 2 * r + 2, 2 * v : 2 * v + 2]
        a, b = np.unravel_index(np.argmax(window), (2, 2))
        n[i, r, v] = window[a, b]
        mask[i, 2 * r + a, 2 * v + b] = 1
    return n, mask


def spread(t):
    """Each entry four times, over the window that it belongs to."""
    return t.repeat(2, axis=1).repeat(2, axis=2)


# --- question 1: the network ---------------------------------------------------------------------------------------


def q1_cnn():
    p = "q1-cnn-backward"
    x = np.array([[[0.5, 0.5, 0.2, 0.4, 0.9, 0.3, 0.1], [1.0, 0.1, 0.2, 0.4, 0.9, 0.5, 0.3], [0.4, 0.2, 0.3, 0.5, 0.6, 0.8, 0.6], [0.3, 0.6, 0.8, 0.0, 0.2, 0.8, 0.3],
                   [0.0, 0.8, 0.3, 0.4, 0.0, 0.1, 0.6], [0.0, 0.9, 0.1, 0.6, 0.8, 0.1, 0.5], [0.4, 0.7, 1.0, 0.8, 0.3, 0.4, 0.3]]])
    Wc1 = np.array([[[[-2.2, 0.1], [0.6, -1.2]]], [[[0.7, -0.1], [-0.3, -0.5]]]])
    bc1 = np.array([0.3, 0.2])
    Wc2 = np.array([[[[0.2, -0.5], [-0.4, -0.8]], [[0.5, -0.5], [0.1, -0.6]]], [[[0.5, -0.4], [1.0, -0.9]], [[-0.1, -0.2], [0.1, -1.1]]],
                    [[[0.8, -0.5], [-1.2, -0.3]], [[3.2, 0.3], [-0.1, -1.6]]]])
    bc2 = np.array([-0.1, -0.2, -0.1])
    Wd = np.array([[0.6, 1.4, -0.5], [1.2, 2.0, -2.1], [0.9, -1.9, 0.8], [-1.6, -1.0, -2.7], [0.7, -0.2, -0.9], [-1.6, 0.3, -0.6], [-1.3, -2.1, -1.4],
                   [0.4, 1.3, 1.0], [0.6, -0.7, 1.2], [0.0, -1.6, -0.8]])
    bd = np.array([0.2, 0.4, -0.1, -0.5, -0.1, 0.7, 0.0, -0.3, 0.2, -0.2])
    y = np.eye(10)[3]

    def forward(Wc1=Wc1, bc1=bc1, Wd=Wd, bd=bd, y1=None, s2=None, z=None):
        f = {}
        f["y1"] = conv(x, Wc1, bc1) if y1 is None else y1
        f["s1"] = sigmoid(f["y1"])
        f["n1"], f["mask1"] = pool(f["s1"])
        f["y2"] = conv(f["n1"], Wc2, bc2)
        f["s2"] = sigmoid(f["y2"]) if s2 is None else s2
        f["n2"], f["mask2"] = pool(f["s2"])
        f["xd"] = f["n2"].reshape(-1)
        f["z"] = Wd @ f["xd"] + bd if z is None else z
        e = np.exp(f["z"] - f["z"].max())
        f["yhat"] = e / e.sum()
        f["L"] = -np.sum(y * np.log(f["yhat"]))
        return f

    f = forward()
    # backwards, by hand
    dyhat = -y / f["yhat"]
    dz = f["yhat"] - y
    dWd, dbd, dxd = np.outer(dz, f["xd"]), dz, Wd.T @ dz
    dn2 = dxd.reshape(3, 1, 1)
    ds2 = spread(dn2) * f["mask2"]
    dy2 = ds2 * f["s2"] * (1 - f["s2"])
    dn1, _, _ = conv_back(dy2, f["n1"], Wc2)
    ds1 = spread(dn1) * f["mask1"]
    dy1 = ds1 * f["s1"] * (1 - f["s1"])
    _, dWc1, dbc1 = conv_back(dy1, x, Wc1)
    # by central differences
    same(dyhat, slope(lambda v: -np.sum(y * np.log(v)), f["yhat"], 1e-7), 1e-4)
    same(dz, slope(lambda v: forward(z=v)["L"], f["z"]))
    same(dWd, slope(lambda v: forward(Wd=v)["L"], Wd))
    same(dbd, slope(lambda v: forward(bd=v)["L"], bd))
    same(f["mask2"], slope(lambda v: pool(v)[0].sum(), f["s2"]))
    same(ds2, slope(lambda v: forward(s2=v)["L"], f["s2"]))
    same(dy1, slope(lambda v: forward(y1=v)["L"], f["y1"]))
    same(dbc1, slope(lambda v: forward(bc1=v)["L"], bc1))
    same(dWc1, slope(lambda v: forward(Wc1=v)["L"], Wc1))
    # the chain of line 52: the Jacobian of the softmax's output by the weights, contracted with dyhat
    Jz = np.diag(f["yhat"]) - np.outer(f["yhat"], f["yhat"])  # d yhat_i / d z_j
    same(np.einsum("i,ij,k->jk", dyhat, Jz, f["xd"]), dWd)

    # line 3 has no minus before the sum
    put(p, "loss-formula", "-sum(y*log(yhat))", "sum(y*log(yhat))")
    put(p, "loss", f["L"], np.sum(y * np.log(f["yhat"])))
    put(p, "classes", [10, 10, 10], [10, 10, 10])
    put(p, "dyhat-formula", "-y/yhat", "-y/yhat")
    put(p, "dyhat", dyhat, -y / f["yhat"])
    put(p, "dz-formula", "yhat - y", "yhat - y")
    put(p, "dz", dz, f["yhat"] - y)
    put(p, "dense-input", f["xd"], f["xd"])
    put(p, "dWd-formula", "dz[:, None]*xd[None, :]", "outer(dz, xd)")
    put(p, "dWd", dWd, dz[:, None] * f["xd"])
    put(p, "dbd-formula", "dz", "dz")
    put(p, "dbd", dbd, dz)
    put(p, "pool2-routing-formula", "where(s2 == n2, 1, 0)", "where(s2 == n2, 1, 0)")
    put(p, "pool2-routing", f["mask2"], f["mask2"])
    # line 21 takes z_j for the output of the pooling; steps 2 and 3 call the output of the dense layer so
    put(p, "ds2-formula", "where(s2 == n2, dn2, 0)", "where(s2 == n2, dz[:F2, None, None], 0)")
    put(p, "ds2", ds2, f["mask2"] * dz[:3, None, None])
    # line 48: the kernels as intended, no mask of maxpool 1
    put(p, "dy1-formula", "where(s1 == repeat(repeat(n1, 2, axis=1), 2, axis=2), repeat(repeat(dn1, 2, axis=1), 2, axis=2), 0) * s1*(1 - s1)",
        "repeat(repeat(conv_transpose2d(dy2, Wc2), 2, axis=1), 2, axis=2) * sigmoid(y1)*(1 - sigmoid(y1))")
    put(p, "dy1", dy1, spread(dn1) * f["s1"] * (1 - f["s1"]))
    put(p, "chain-formula", 'einsum("i,ijk->jk", dyhat, Jyhat)', 'einsum("i,ijk->jk", dyhat, Jyhat)')
    put(p, "dWd-matrix-formula", r"$(\hat y - y) x_d^\top$", r"$(\hat{y} - y) x_d^T$")
    put(p, "dWd-matrix", dWd, np.outer(f["yhat"] - y, f["xd"]))
    put(p, "dbd-matrix-formula", "yhat - y", "yhat - y")
    put(p, "dbd-matrix", dbd, f["yhat"] - y)
    # lines 54 and 56: the chain rule through all of y2, its Jacobians by central differences
    Jb = np.stack([(forward(bc1=bc1 + 1e-6 * e)["y2"] - forward(bc1=bc1 - 1e-6 * e)["y2"]) / 2e-6 for e in np.eye(2)], axis=-1)
    put(p, "dbc1-formula", "sum(dy1, axis=[1, 2])", 'einsum("jrs,jrsp->p", dy2, Jb)')
    put(p, "dbc1", dbc1, np.round(np.einsum("jrs,jrsp->p", dy2, Jb), 9))
    Jw = np.stack([(forward(Wc1=Wc1 + 1e-6 * e.reshape(Wc1.shape))["y2"] - forward(Wc1=Wc1 - 1e-6 * e.reshape(Wc1.shape))["y2"]) / 2e-6 for e in np.eye(8)], axis=-1)
    put(p, "dWc1-formula", "conv2d(x[:, None], dy1[:, None])[0][:, None]", 'einsum("jrs,jrsocpq->ocpq", dy2, Jw)')
    put(p, "dWc1", dWc1, np.round(np.einsum("jrs,jrsk->k", dy2, Jw), 9).reshape(Wc1.shape))


def q1_sigmoid():
    p = "q1-sigmoid"
    a = np.array([-2.0, -0.5, 0.3, 1.0, 3.0])
    s = sigmoid(a)
    right = np.exp(-a) / (1 + np.exp(-a)) ** 2
    same(right, slope(lambda v: sigmoid(v).sum(), a))
    put(p, "derivative-formula", "exp(-a)/(1 + exp(-a))**2", "sigmoid(a)*(1 - sigmoid(a))")
    put(p, "derivative", right, s * (1 - s))
    # line 35 evaluates sigma' at the output of the sigmoid
    put(p, "evaluated-at", "pre-activation", "sigmoid-output")
    put(p, "factor", right, sigmoid(s) * (1 - sigmoid(s)))


def q1_conv2_block():
    p = "q1-conv2-block"
    n1 = np.array([[0.7, 0.6, 0.3, 0.1, 0.9], [0.7, 0.4, 0.2, 0.8, 0.1], [0.8, 0.4, 0.5, 0.5, 0.1], [0.5, 0.2, 0.3, 0.9, 0.3], [0.7, 0.1, 0.7, 0.3, 0.4]])
    w2 = np.array([[[0.3, -0.3], [-2.6, 2.0]], [[-1.7, -0.1], [-0.8, 2.7]]])
    b2 = np.array([-0.2, 0.4])
    dn2 = np.array([[[0.6, -0.6], [0.9, -2.2]], [[0.3, 0.6], [-0.6, 0.4]]])
    y2 = conv(n1[None], w2[:, None], b2)
    s2 = sigmoid(y2)
    n2, mask = pool(s2)
    dy2 = spread(dn2) * mask * s2 * (1 - s2)
    _, dw2, db2 = conv_back(dy2, n1[None], w2[:, None])
    dw2 = dw2[:, 0]
    loss = lambda y: np.sum(dn2 * pool(sigmoid(y))[0])
    same(dy2, slope(loss, y2))
    same(db2, slope(lambda v: loss(conv(n1[None], w2[:, None], v)), b2))
    same(dw2, slope(lambda v: loss(conv(n1[None], v[:, None], b2)), w2))

    # line 31: one sum over i, p, q of gradient times kernel, times sigma' at every position
    put(p, "dy2-formula", "where(s2 == repeat(repeat(n2, 2, axis=1), 2, axis=2), repeat(repeat(dn2, 2, axis=1), 2, axis=2), 0) * s2*(1 - s2)",
        "sum(dn2*w2) * sigmoid(y2)*(1 - sigmoid(y2))")
    put(p, "dy2", dy2, np.sum(dn2 * w2) * s2 * (1 - s2))
    put(p, "nhat2-is", "maxpool2", "maxpool1")  # line 33
    put(p, "db2-formula", "sum(dy2, axis=[1, 2])", "sum(sum(dy2, axis=2), axis=1)")
    put(p, "db2", db2, dy2.sum(axis=(1, 2)))
    # line 41, in the reading in which p and q are rows and columns of the kernel and k runs over all positions
    stated = np.array([[[np.sum(dy2[i] * n1[a : a + 4, b : b + 4]) for b in range(2)] for a in range(2)] for i in range(2)])
    put(p, "dw2-formula", "conv2d(n1[None], dy2[:, None])",
        "stack([stack([sum(dy2*n1[0:4, 0:4], axis=[1, 2]), sum(dy2*n1[0:4, 1:5], axis=[1, 2])], axis=1), "
        "stack([sum(dy2*n1[1:5, 0:4], axis=[1, 2]), sum(dy2*n1[1:5, 1:5], axis=[1, 2])], axis=1)], axis=1)")
    put(p, "dw2", dw2, stated)
    # line 43: the entry whose window holds the position
    put(p, "nhat1-is", "entry", "window")
    put(p, "nhat1-value", n1[1 + 1, 2 + 1], n1[(1 + 1) // 2, (2 + 1) // 2])


# --- question 3: the KL divergence ---------------------------------------------------------------------------------


def quadratic(u, S):
    return u @ np.linalg.solve(S, u)


def kl(mu0, S0, mu1, S1):
    """By the eigenvalues of S1^-1 S0: sum of (v - 1 - log v)/2, and the distance of the means."""
    v = np.linalg.eigvals(np.linalg.solve(S1, S0)).real
    return np.sum(v - 1 - np.log(v)) / 2 + quadratic(mu1 - mu0, S1) / 2


def expectation(f, mu, S, points=24):
    """E f(n) for n ~ N(mu, S) in the plane, by Gauss-Hermite quadrature."""
    t, weights = np.polynomial.hermite_e.hermegauss(points)
    root = np.linalg.cholesky(S)
    return sum(a * b * f(mu + root @ np.array([u, v])) for u, a in zip(t, weights) for v, b in zip(t, weights)) / (2 * math.pi)


def q3a_gaussian():
    p = "q3a-gaussian-kl"
    mu0, S0 = np.array([1.0, -1.0]), np.array([[2.0, 0.5], [0.5, 1.0]])
    mu1, S1 = np.array([0.5, 2.0]), np.array([[1.0, 0.2], [0.2, 1.5]])
    n, K = np.array([0.5, -0.5]), 2
    inv, det, trace = np.linalg.inv, np.linalg.det, np.trace
    right = kl(mu0, S0, mu1, S1)
    density = lambda v, mu, S: math.exp(-quadratic(v - mu, S) / 2) / math.sqrt((2 * math.pi) ** 2 * det(S))
    same(right, expectation(lambda v: math.log(density(v, mu0, S0) / density(v, mu1, S1)), mu0, S0))
    logs, square = math.log(det(S1) / det(S0)), quadratic(mu1 - mu0, S1)

    # lines 58-64: K and the logarithm stand outside the bracket that has the factor 1/2
    put(p, "claim-formula", "(trace(solve(S1, S0)) + (mu1 - mu0) @ solve(S1, mu1 - mu0) - K + log(det(S1)/det(S0)))/2",
        r"$\frac{1}{2} \left(\operatorname{tr}(S_1^{-1} S_0) + (\mu_1 - \mu_0)^T S_1^{-1} (\mu_1 - \mu_0) \right) - K + \log \left(\frac{\det(S_1)}{\det(S_0)} \right)$")
    put(p, "claim", right, (trace(inv(S1) @ S0) + square) / 2 - K + logs)
    # line 76 calls the dimension N
    put(p, "pdf-formula", "exp(-(n - mu0) @ solve(S0, n - mu0)/2) / sqrt((2*pi)**K * det(S0))",
        "1/((2*pi)**(K/2) * det(S0)**(1/2)) * exp(-1/2 * (n - mu0) @ inv(S0) @ (n - mu0))")
    put(p, "pdf", density(n, mu0, S0), 1 / (2 * math.pi * det(S0) ** 0.5) * math.exp(-0.5 * (n - mu0) @ inv(S0) @ (n - mu0)))
    put(p, "normaliser-formula", "sqrt((2*pi)**K * det(S0))", "(2*pi)**(K/2) * det(S0)**(1/2)")
    put(p, "normaliser", 1 / density(mu0, mu0, S0), (2 * math.pi) ** (K / 2) * det(S0) ** 0.5)
    put(p, "log-difference", "E(logN0) - E(logN1)", "E(logN0 - logN1)")
    # line 80: the sign of the second quadratic form
    put(p, "line1", "E(log(det(S1)) - log(det(S0)) + q1 - q0)/2", "E(-log(det(S0)) - q0 + log(det(S1)) - q1)/2")
    put(p, "line2", "(log(det(S1)/det(S0)) + E(q1) - E(q0))/2", "log(det(S1)/det(S0))/2 + E(-q0 + q1)/2")
    put(p, "line3", "(logdet(S1) - logdet(S0) + E(trace(solve(S1, D1), axis1=1, axis2=2) - trace(solve(S0, D0), axis1=1, axis2=2)))/2",
        "log(det(S1)/det(S0))/2 + E(-trace(inv(S0) @ D0, axis1=1, axis2=2) + trace(inv(S1) @ D1, axis1=1, axis2=2))/2")
    put(p, "trace-form", "trace(solve(S0, D))", "trace(inv(S0) @ D)")
    put(p, "trace-value", quadratic(n - mu0, S0), trace(inv(S0) @ np.outer(n - mu0, n - mu0)))
    put(p, "mahalanobis-formula", "K", "K")
    put(p, "mahalanobis", expectation(lambda v: quadratic(v - mu0, S0), mu0, S0), K)
    # line 86 has -2 mu1 mu0^T, which is right within the trace only
    moment = S0 + np.outer(mu0 - mu1, mu0 - mu1)
    same(moment, expectation(lambda v: np.outer(v - mu1, v - mu1), mu0, S0))
    put(p, "second-moment-formula", "S0 + outer(mu0 - mu1, mu0 - mu1)", "S0 + outer(mu0, mu0) - 2*outer(mu1, mu0) + outer(mu1, mu1)")
    put(p, "second-moment", moment, S0 + np.outer(mu0, mu0) - 2 * np.outer(mu1, mu0) + np.outer(mu1, mu1))
    put(p, "second-moment-trace", "trace(solve(S1, S0)) + (mu0 - mu1) @ solve(S1, mu0 - mu1)",
        "trace(inv(S1) @ (S0 + outer(mu0, mu0) - 2*outer(mu1, mu0) + outer(mu1, mu1)))")
    put(p, "line4", "(log(det(S1)/det(S0)) - K + trace(inv(S1) @ (S0 + outer(mu0, mu0) - outer(mu1, mu0) - outer(mu0, mu1) + outer(mu1, mu1))))/2",
        "1/2*log(det(S1)/det(S0)) - 1/2*K + 1/2*trace(inv(S1) @ (S0 + outer(mu0, mu0) - 2*outer(mu1, mu0) + outer(mu1, mu1)))")
    # line 90: no S1^-1 in the mixed term
    put(p, "line5-cross-formula", "mu0 @ solve(S1, mu0) - 2*mu0 @ solve(S1, mu1) + mu1 @ solve(S1, mu1)", "mu0 @ inv(S1) @ mu0 - 2*mu0 @ mu1 + mu1 @ inv(S1) @ mu1")
    cross = quadratic(mu0, S1) - 2 * mu0 @ inv(S1) @ mu1 + quadratic(mu1, S1)
    same(cross, trace(inv(S1) @ (np.outer(mu0, mu0) - 2 * np.outer(mu1, mu0) + np.outer(mu1, mu1))))
    put(p, "line5-cross", cross, quadratic(mu0, S1) - 2 * mu0 @ mu1 + quadratic(mu1, S1))
    put(p, "line5", "(log(det(S1)/det(S0)) - K + trace(inv(S1) @ S0) + mu0 @ inv(S1) @ mu0 - 2*mu0 @ inv(S1) @ mu1 + mu1 @ inv(S1) @ mu1)/2",
        "1/2*(log(det(S1)/det(S0)) - K + trace(inv(S1) @ S0) + (mu0 @ inv(S1) @ mu0 - 2*mu0 @ mu1 + mu1 @ inv(S1) @ mu1))")
    # line 91: a minus before the completed square
    put(p, "line6", "(logdet(S1) - logdet(S0) - K + trace(solve(S1, S0)) + (mu1 - mu0) @ solve(S1, mu1 - mu0))/2",
        "1/2*(log(det(S1)/det(S0)) - K + trace(inv(S1) @ S0) - (mu1 - mu0) @ inv(S1) @ (mu1 - mu0))")
    put(p, "closed-form", "(trace(inv(S1) @ S0) + (mu0 - mu1) @ inv(S1) @ (mu0 - mu1) - K + logdet(S1) - logdet(S0))/2",
        r"$\frac{1}{2} \left(\operatorname{tr}(S_1^{-1} S_0) + (\mu_1 - \mu_0)^T S_1^{-1} (\mu_1 - \mu_0) - K + \log \left(\frac{\det S_1}{\det S_0} \right) \right)$")
    put(p, "divergence", right, (trace(inv(S1) @ S0) + square - K + logs) / 2)

    p = "q3b-not-a-metric"
    back = kl(mu1, S1, mu0, S0)
    one, two = np.eye(2), 2 * np.eye(2)
    zero, shifted = np.zeros(2), np.array([1.0, 0.0])
    put(p, "metric", "no", "no")
    put(p, "counterexample", {"m0": zero, "C0": one, "m1": zero, "C1": two})
    put(p, "axiom", "symmetry", "symmetry")
    stated = lambda m0, C0, m1, C1: (trace(inv(C1) @ C0) + quadratic(m1 - m0, C1) - 2 + math.log(det(C1) / det(C0))) / 2  # line 92
    put(p, "both-ways", [right, back], [stated(mu0, S0, mu1, S1), stated(mu1, S1, mu0, S0)])
    # lines 98-102 conclude that they differ, for whatever Gaussians
    put(p, "always-different", "sometimes", "always")
    put(p, "equal-both-ways", {"m0": zero, "C0": one, "m1": shifted, "C1": one})
    assert abs(kl(zero, one, shifted, one) - kl(shifted, one, zero, one)) < 1e-12


def q3a_discrete():
    p = "q3a-discrete-kl"
    P1, P2 = np.array([0.5, 0.3, 0.2]), np.array([0.25, 0.25, 0.5])
    put(p, "definition", "sum(P1*(log(P1) - log(P2)))", r"$\sum_{n=1}^{k} P1_n \log\left(\frac{P1_n}{P2_n}\right)$")
    put(p, "value", P1 @ (np.log(P1) - np.log(P2)), np.sum(P1 * np.log(P1 / P2)))
    put(p, "inverted-ratio", "-P1 @ log(inverted)", "-sum(P1*log(inverted))")
    put(p, "expectation", "E1(log(P1) - log(P2))", "E1(log(P1/P2))")


# --- the autoencoder -----------------------------------------------------------------------------------------------


def ae_scalar():
    p = "ae-scalar"
    x, we, wd, w, b, c, N = np.array([1.5, -0.5]), 0.8, 0.6, 0.7, 0.1, -0.2, 2
    loss = lambda we, wd: np.sum((x - wd * (we * x + b) - c) ** 2) / (2 * N)
    h = we * x + b
    xhat = wd * h + c
    r = x - xhat
    dwd, dwe = -np.sum(r * h) / N, -np.sum(r * wd * x) / N
    same(dwd, slope(lambda v: loss(we, v), wd))
    same(dwe, slope(lambda v: loss(v, wd), we))
    xhatt = w * (w * x + b) + c
    rt = x - xhatt
    dwdt, dwet = -np.sum(rt * (w * x + b)) / N, -np.sum(rt * w * x) / N
    same(dwdt + dwet, slope(lambda v: loss(v, v), w))

    put(p, "h-formula", "b + x*we", "we*x + b")
    put(p, "h", h, we * x + b)
    put(p, "xhat-formula", "wd*(we*x + b) + c", "wd*h + c")
    put(p, "xhat", xhat, wd * h + c)
    # the sum over the samples is not printed in lines 112-136, but implied
    put(p, "loss-formula", "norm(x - xhat)**2/(2*N)", "sum((x - xhat)**2) * 1/(2*N)")
    put(p, "loss", loss(we, wd), np.sum((x - xhat) ** 2) / (2 * N))
    put(p, "loss-expanded-formula", "sum((x - wd*(we*x + b) - c)**2)/(2*N)", "sum((x - wd*we*x - wd*b - c)**2) * 1/(2*N)")
    put(p, "loss-expanded", loss(we, wd), np.sum((x - wd * we * x - wd * b - c) ** 2) / (2 * N))
    # line 116: c in the first factor
    put(p, "dwd-formula", "-sum((x - xhat)*h)/N", "sum((0 - we*x - b - c) * 1/N*(x - wd*we*x - wd*b - c))")
    put(p, "dwd", dwd, np.sum((0 - we * x - b - c) / N * (x - wd * we * x - wd * b - c)))
    put(p, "dwe-formula", "-wd*sum((x - xhat)*x)/N", "sum(1/N*(x - wd*we*x - wd*b - c) * (0 - wd*x - 0 - 0))")
    put(p, "dwe", dwe, np.sum((x - wd * we * x - wd * b - c) / N * (0 - wd * x)))
    # line 128: (x - w w (x - w b - c))
    put(p, "tied-dw-first-formula", "-sum((x - w*w*x - w*b - c)*(2*w*x + b))/N", "sum((0 - (x + x.T)*w - b) * (x - w*w*(x - w*b - c))) * 1/N")
    put(p, "tied-dw-first", dwdt + dwet, np.sum((0 - (x + x) * w - b) * (x - w * w * (x - w * b - c))) / N)
    # L' of lines 128 and 129 is (x - xhat)/N
    put(p, "lprime-formula", "(xhatt - x)/N", "(x - xhatt)/N")
    put(p, "lprime", -rt / N, rt / N)
    put(p, "tied-dw-formula", "-sum(rt*(ht + w*x))/N", "sum((-(x + x.T)*w - b) * (x - xhatt)/N)")
    put(p, "tied-dw", dwdt + dwet, np.sum((-(x + x) * w - b) * rt / N))
    put(p, "tied-dwd-formula", "-sum(rt*ht)/N", "sum((-w*x - b) * (x - xhatt)/N)")
    put(p, "tied-dwd", dwdt, np.sum((-w * x - b) * rt / N))
    put(p, "tied-dwe-formula", "-w*sum(rt*x)/N", "sum(-(w*x) * (x - xhatt)/N)")
    put(p, "tied-dwe", dwet, np.sum(-(w * x) * rt / N))
    put(p, "sum-rule-formula", "dwet + dwdt", "dwdt + dwet")
    put(p, "sum-rule", dwdt + dwet, np.sum((-w * x - b) * rt / N) + np.sum(-(w * x) * rt / N))


def loss_of(X, b, c):
    return lambda We, Wd: np.sum((X - (X @ We.T + b) @ Wd.T - c) ** 2) / (2 * len(X))


def ae_matrix():
    p = "ae-matrix"
    X = np.array([[1.0, -0.5, 2.0], [0.5, 1.5, -1.0]])
    We, Wd = np.array([[0.4, -0.2, 0.6], [0.1, 0.5, -0.3]]), np.array([[0.7, -0.1], [0.2, 0.9], [-0.5, 0.3]])
    W = np.array([[0.5, -0.4, 0.3], [0.2, 0.6, -0.7]])
    b, c, N = np.array([0.1, -0.2]), np.array([0.05, 0.3, -0.15]), 2
    loss = loss_of(X, b, c)
    H = X @ We.T + b
    Xhat = H @ Wd.T + c
    R = X - Xhat
    dWd = -sum(np.outer(r, h) for r, h in zip(R, H)) / N
    dWe = -sum(np.outer(Wd.T @ r, x) for r, x in zip(R, X)) / N
    same(dWd, slope(lambda v: loss(We, v), Wd))
    same(dWe, slope(lambda v: loss(v, Wd), We))
    Ht = X @ W.T + b
    Rt = X - Ht @ W - c
    dWdt = -sum(np.outer(r, h) for r, h in zip(Rt, Ht)) / N
    dWet = -sum(np.outer(W @ r, x) for r, x in zip(Rt, X)) / N
    dW = dWdt.T + dWet
    same(dW, slope(lambda v: loss(v, v.T), W))

    put(p, "composition-formula", "Wd @ (We @ x + b) + c", "Wd @ We @ x + Wd @ b + c")
    put(p, "composition", Xhat[0], Wd @ We @ X[0] + Wd @ b + c)
    # lines 116 and 118: the factors do not fit (m and d entries in one sum; W_d x), so that there are no numbers
    put(p, "dWd-formula", "-R.T @ H / N", "(0 - X @ We.T - b - c).T @ (1/N*(X - X @ We.T @ Wd.T - Wd @ b - c))")
    put(p, "dWd", dWd)
    put(p, "dWe-formula", "-Wd.T @ R.T @ X / N", "(1/N*(X - X @ We.T @ Wd.T - Wd @ b - c)).T @ (0 - X @ Wd.T)")
    put(p, "dWe", dWe)
    put(p, "tied-decoder", "W.T", "W.T")
    put(p, "tied-shape-formula", "[d, m]", "[d, m]")
    put(p, "tied-shape", [3, 2], list(W.T.shape))
    put(p, "tied-loss-formula", "norm(X - (X @ W.T + b) @ W - c)**2/(2*N)", "sum((X - X @ W.T @ W - W.T @ b - c)**2) * 1/(2*N)")
    put(p, "tied-loss", loss(W, W.T), np.sum((X - X @ W.T @ W - W.T @ b - c) ** 2) / (2 * N))
    # line 129: x + x^T, a column and a row
    put(p, "tied-dW-formula", "-(Ht.T @ Rt + W @ Rt.T @ X)/N", "(-(X + X.T) @ W - b).T @ (Rt/N)")
    put(p, "tied-dW", dW)
    # line 131: the code's factor first, then L'
    put(p, "tied-dWd-formula", "-Rt.T @ Ht / N", "(-X @ W.T - b).T @ (Rt/N)")
    put(p, "tied-dWd", dWdt, (-X @ W.T - b).T @ Rt / N)
    # line 136 adds a [d, m] and an [m, d] matrix: no numbers
    put(p, "sum-rule-formula", "dWdt.T + dWet", "dWdt + dWet")
    put(p, "sum-rule", dW)


def ae_square():
    p = "ae-square"
    X = np.array([[1.0, -0.5], [0.5, 1.5]])
    We, Wd, W = np.array([[0.4, -0.7], [0.3, 0.5]]), np.array([[0.7, -0.6], [1.2, 0.4]]), np.array([[0.5, -0.9], [0.2, 0.6]])
    b, c, N = np.array([0.1, -0.2]), np.array([0.5, -0.4]), 2
    loss = loss_of(X, b, c)
    R = X - (X @ We.T + b) @ Wd.T - c
    Rt = X - (X @ W.T + b) @ W - c
    dWe = -sum(np.outer(Wd.T @ r, x) for r, x in zip(R, X)) / N
    dWet = -sum(np.outer(W @ r, x) for r, x in zip(Rt, X)) / N
    same(dWe, slope(lambda v: loss(v, Wd), We))
    same(dWet, slope(lambda v: loss(v, W.T), W))

    # line 118: r (W_d x)^T in place of W_d^T r x^T
    put(p, "dWe-formula", "-(R @ Wd).T @ X / N", "(1/N*(X - X @ We.T @ Wd.T - Wd @ b - c)).T @ (0 - X @ Wd.T)")
    put(p, "dWe", dWe, sum(np.outer(r, -Wd @ x) for r, x in zip(R, X)) / N)
    # line 133, in the order of line 118: r (W^T x)^T in place of W r x^T
    put(p, "tied-dWe-formula", "-(Rt @ W.T).T @ X / N", "(Rt/N).T @ (-(X @ W))")
    put(p, "tied-dWe", dWet, sum(np.outer(r, -W.T @ x) for r, x in zip(Rt, X)) / N)
    # lines 133-134: (W^T x)^T = W x^T
    put(p, "transpose-rule", "xTW", "WxT")
    put(p, "transpose-value", X[0] @ W, W @ X[0])


def write(path, student, answers):
    """One question a line."""
    order = ["q1-cnn-backward", "q1-sigmoid", "q1-conv2-block", "q3a-gaussian-kl", "q3a-discrete-kl", "q3b-not-a-metric", "ae-scalar", "ae-matrix", "ae-square"]
    assert sorted(order) == sorted(answers)
    problems = []
    for problem in order:
        lines = [f"      {json.dumps(question)}: {json.dumps(value, ensure_ascii=False)}" for question, value in answers[problem].items()]
        problems.append(f"    {json.dumps(problem)}: {{\n" + ",\n".join(lines) + "\n    }")
    text = f'{{\n  "student": "{student}",\n  "assignment": "document-000",\n  "answers": {{\n' + ",\n".join(problems) + "\n  }\n}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


for part in (q1_cnn, q1_sigmoid, q1_conv2_block, q3a_gaussian, q3a_discrete, ae_scalar, ae_matrix, ae_square):
    part()
write(HERE / "submissions/documents/000.json", "document-000", DOCUMENT)
write(HERE / "submissions/solutions/000.json", "solution-000", SOLUTION)
