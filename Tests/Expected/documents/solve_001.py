"""Answers to the assignment document-001, computed with NumPy alone.

Two submissions are written: `submissions/documents/001.json` holds what the document states, slips included;
`submissions/solutions/001.json` holds right answers, derived by hand and computed here, not taken from the grader.
Each answer stands once below: `q(problem, question, right, stated)`. Where the document states what is right,
`stated` is left out; `NOTHING` means that it states nothing that could be handed in.
"""

import json
import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).resolve().parents[3]
NOTHING = object()
SAME = object()
right, stated = {}, {}


def plain(value):
    """NumPy's numbers as JSON's, with twelve significant digits, which is far more than the grader asks."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(part) for part in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.12g}")
    return value


def q(problem, question, correct, document=SAME):
    right.setdefault(problem, {})[question] = plain(correct)
    if document is SAME:
        document = correct
    if document is not NOTHING:
        stated.setdefault(problem, {})[question] = plain(document)


def sigmoid(v):
    return 1 / (1 + np.exp(-np.asarray(v, float)))


def softplus(v):
    return np.log1p(np.exp(v))


def softmax(v):
    powers = np.exp(np.asarray(v, float) - np.max(v))
    return powers / powers.sum()


def numerical_gradient(f, v, h=1e-6):
    """Central differences: they check the gradients that were derived by hand."""
    v = np.asarray(v, float)
    result = np.zeros_like(v)
    for place in np.ndindex(v.shape):
        up, down = v.copy(), v.copy()
        up[place] += h
        down[place] -= h
        result[place] = (f(up) - f(down)) / (2 * h)
    return result


def agree(a, b):
    assert np.allclose(a, b, rtol=1e-5, atol=1e-7), (a, b)


# ---------------------------------------------------------------- question 1

# 1a: the document writes sign(x) = 1_{x>0} - 1_{x<0}; the values follow from it.
x = np.array([-2, 0, 3])
q("q1a-sign", "sign-formula", "(x > 0) - (x < 0)", r"$\mathbb{1}_{x>0} - \mathbb{1}_{x<0}$")
q("q1a-sign", "sign-values", np.sign(x), (x > 0).astype(int) - (x < 0).astype(int))

# 1b: g' = 1 for x > 0 and 0 for x <= 0 (so the document says g'(0) = 0; in truth there is no derivative at 0).
q("q1b-relu-derivative", "slopes", [0, 1])
q("q1b-relu-derivative", "slope-formula", "where(x > 0, 1, 0)", r"$\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}$")
q("q1b-relu-derivative", "at-zero", "none", "zero")
q("q1b-relu-derivative", "heaviside", "H(x)")
q("q1b-relu-derivative", "heaviside-values", [0, 1])
q("q1b-relu-derivative", "h0", 0.5)

q("q1c-relu-by-heaviside", "first", "x * H(x)", "$x H(x)$")
q("q1c-relu-by-heaviside", "values", np.maximum(0, [-2, 0, 3]))
# On the left (x + 1)^0 - 1 = 0, on the right (x + 1)^1 - 1 = x, at 0 the root of 1 less 1.
q("q1c-relu-by-heaviside", "second", "(x + 1)**H(x) - 1", "$(x+1)^{H(x)} - 1$")

q("q1d-steep-sigmoid", "positive", 1)
q("q1d-steep-sigmoid", "zero", 0.5, "1/2")
q("q1d-steep-sigmoid", "negative", 0)
q("q1d-steep-sigmoid", "limit", "H(x)")
q("q1d-steep-sigmoid", "limit-values", [0, 0.5, 1])
q("q1d-steep-sigmoid", "steepness", {"k": math.log(999) / 0.1 + 1}, NOTHING)
q("q1d-steep-sigmoid", "equal", False, True)  # "at large k, a(x) = 1, 0.5, 0"

# 1e
x = np.array([0.0, 1, -2])
slope = np.exp(-x) / (1 + np.exp(-x)) ** 2
q("q1e-sigmoid-derivative", "dsigma", "s * (1 - s)")
q("q1e-sigmoid-derivative", "dsigma-value", math.exp(-1) / (1 + math.exp(-1)) ** 2, sigmoid(1) * (1 - sigmoid(1)))
q("q1e-sigmoid-derivative", "step-chain", "-E")
q("q1e-sigmoid-derivative", "step-factors", "E / (1 + E)", r"$\frac{E}{1+E}$")
q("q1e-sigmoid-derivative", "step-numerator", "1 + E")
q("q1e-sigmoid-derivative", "step-split", "1 / (1 + E)", r"$\frac{1}{1+E}$")
q("q1e-sigmoid-derivative", "map-domain", "n")
q("q1e-sigmoid-derivative", "map-codomain", "n", 1)  # "sigma: R^n -> R"
q("q1e-sigmoid-derivative", "jacobian-columns", "by-input")
q("q1e-sigmoid-derivative", "column-size", "n")  # the columns of the n x n matrix of line 62
q("q1e-sigmoid-derivative", "jacobian", np.diag(slope), np.diag(sigmoid(x) * (1 - sigmoid(x))))
q("q1e-sigmoid-derivative", "jacobian-formula", "diag(exp(-x) / (1 + exp(-x))**2)",
  "diag(sigmoid(x) * (1 - sigmoid(x)))")
q("q1e-sigmoid-derivative", "jacobian-shape", ["n", "n"])
q("q1e-sigmoid-derivative", "entry", "sigmoid(x[i]) * sigmoid(-x[i]) * (i == j)",
  r"$\sigma(x_i) (1 - \sigma(x_i)) \mathbb{1}_{i = j}$")

# 1f
q("q1f-log-sigmoid", "identity", "-softplus(-x)")
q("q1f-log-sigmoid", "value", -math.log1p(math.exp(-1)))
q("q1f-log-sigmoid", "first-step", "-log(1 + exp(-x))", r"$-\ln(1 + \exp(-x))$")
q("q1f-log-sigmoid", "last-step", "-softplus(-x)", r"$-\ln(\operatorname{softplus}(-x))$")  # a logarithm too many

# 1g
q("q1g-softplus-difference", "identity", "x")
q("q1g-softplus-difference", "value", 0.73)
q("q1g-softplus-difference", "step-reciprocal", "1 / E", r"$\frac{1}{E}$")
q("q1g-softplus-difference", "step-common", "1 + 1 / E", r"$\frac{1 + E}{E}$")
q("q1g-softplus-difference", "step-quotient", "E", r"$\frac{(1 + E) \times E}{1 + E}$")
q("q1g-softplus-difference", "step-log", "log(E)", r"$\ln(E)$")

# 1h
q("q1h-softmax-shift", "identity", "exp(x) / sum(exp(x))", r"$\operatorname{softmax}(x)$")
q("q1h-softmax-shift", "values", softmax([6, 7, 8]), np.exp([1, 2, 3]) / np.exp([1, 2, 3]).sum())
q("q1h-softmax-shift", "numerators", "E * C")
q("q1h-softmax-shift", "denominator", "C * sum(E)", r"$C \sum_j E_j$")

# 1i: the document writes S(x^c) for S(c x). Its last form, exp(x_i)^c / sum_j exp(x_j)^c, is right for S(c x);
# exp(x_i^c) = exp(x_i)^c is not. Its case c = 0 is an example of a scale that matters. It gives no limit.
x = np.array([1.0, 2, 4])
q("q1i-softmax-scale", "invariant", {"x": [0, 1, 2], "c": 2}, {"x": x, "c": 0})
q("q1i-softmax-scale", "by-powers", "E**c / sum(E**c)", r"$\frac{E^{\odot c}}{\sum_j E_j^c}$")
q("q1i-softmax-scale", "limit", [0, 0, 1], NOTHING)
q("q1i-softmax-scale", "power-step", False, True)
q("q1i-softmax-scale", "c-zero", "1 / K", r"$\frac{1}{K}$")
q("q1i-softmax-scale", "c-zero-value", [1 / 3] * 3)
q("q1i-softmax-scale", "c-one", "softmax(x)")
q("q1i-softmax-scale", "c-one-value", softmax(x))
q("q1i-softmax-scale", "skew", "skewed")

# 1j: s_{i=j} in line 94 is read as the indicator of i = j, as lines 98 and 99 have it.
s = softmax(x)
q("q1j-softmax-derivative", "entry", "(i == j) * s[i] - s[i] * s[j]", r"$s_i (\mathbb{1}_{i = j} - s_j)$")
q("q1j-softmax-derivative", "entry-diagonal", s[0] - s[0] ** 2, s[0] * (1 - s[0]))
q("q1j-softmax-derivative", "entry-beside", -s[0] * s[1], s[0] * (0 - s[1]))
q("q1j-softmax-derivative", "off-quotient", "-exp(x[i] + x[q]) / sum(exp(x))**2",
  "exp(x[i]) * (-1 / sum(exp(x))**2) * exp(x[q])")
q("q1j-softmax-derivative", "off-diagonal", "-s[i] * s[q]", "s[i] * -s[q]")
q("q1j-softmax-derivative", "diagonal", "s[i] - s[i]**2", "s[i] * (1 - s[i])")
agree(numerical_gradient(lambda v: softmax(v)[0], x), s[0] * (np.eye(3)[0] - s))

# 1k: the cases i = j and i != j are exchanged, and the matrix that is put together of them is wrong.
x = np.array([1.0, 2, 3])
s = softmax(x)
q("q1k-softmax-jacobian", "jacobian-formula", "diag(s) - outer(s, s)", r"$s (1 - s)^\top - \operatorname{diag}(s)$")
q("q1k-softmax-jacobian", "jacobian", np.diag(s) - np.outer(s, s), np.outer(s, 1 - s) - np.diag(s))
q("q1k-softmax-jacobian", "diagonal", "s[i] * (1 - s[i])", "s[i] * (-s[i])")
q("q1k-softmax-jacobian", "off-diagonal", "-s[i] * s[q]", "s[i] * (1 - s[q])")
q("q1k-softmax-jacobian", "product-size", "n**2", 1)  # it is equated with the number J_ii
q("q1k-softmax-jacobian", "row-size", "n", 1)  # it is equated with the number J_ij

# 1l: x(u) = tanh(A u), grad_u x_j = (1 - x_j^2) A_j
A = np.array([[0.5, -1, 0.2], [1, 0.3, -0.4], [-0.6, 0.8, 0.1], [0, -0.2, 0.9]])
u = np.array([0.5, -0.3, 1])
x = np.tanh(A @ u)
G = (1 - x**2)[:, None] * A
s = softmax(x)
agree(numerical_gradient(lambda v: np.log(softmax(np.tanh(A @ v))[1]), u), G[1] - s @ G)
q("q1l-log-softmax-gradient", "gradient-formula", "(one_hot(i, K) - s) @ G", "G[i] - s @ G")
q("q1l-log-softmax-gradient", "gradient", G[1] - s @ G)
q("q1l-log-softmax-gradient", "log-sum-exp", "softmax(x) @ G", "1 / sum(exp(x)) * (exp(x) @ G)")
# sum_i grad x_j s_j: the sum runs over i, the summand has j
q("q1l-log-softmax-gradient", "expectation", "s @ G", r"$\sum_{i=1}^K G_j s_j$")

# 1m: x(u) = u
u = np.array([1.0, 2, 4])
c = np.array([1.0, 0, 0])
y = softmax(u)
agree(numerical_gradient(lambda v: -c @ np.log(softmax(v)), u), y - c)
q("q1m-cross-entropy-gradient", "loss-formula", "-(c @ log(y))", r"$\sum_{i=1}^K -c_i \log y_i$")
q("q1m-cross-entropy-gradient", "loss", math.log(sum(math.exp(v) for v in u)) - 1, np.sum(-c * np.log(y)))
q("q1m-cross-entropy-gradient", "before-one-hot", "(sum(w) * y - w) @ G", "-(w @ G) + (y @ G) * sum(w)")
q("q1m-cross-entropy-gradient", "one-hot-sum", 1)
q("q1m-cross-entropy-gradient", "gradient-formula", "(y - c) @ G", "c @ G + y @ G")  # the minus was lost
q("q1m-cross-entropy-gradient", "gradient", y - c, c + y)

# ---------------------------------------------------------------- question 2: the network NET1

x = np.array([1.0, -1])
W1 = np.array([[0.5, -0.5], [1, 0], [-1, 0.5]])
b1 = np.array([0, 0.1, -0.2])
W2 = np.array([[1, 0, -1], [0, 1, 0.5], [-0.5, 1, 0], [0.5, -1, 1]])
b2 = np.array([0, 0.1, -0.1, 0.2])
d, dh, m = 2, 3, 4
t = 2 - 1  # y = 2, counted from 1
ha = np.array([sum(W1[j, k] * x[k] for k in range(d)) + b1[j] for j in range(dh)])
hs = np.array([math.log(1 + math.exp(a)) for a in ha])
oa = np.array([sum(W2[k, j] * hs[j] for j in range(dh)) + b2[k] for k in range(m)])
os = np.array([math.exp(a) for a in oa]) / sum(math.exp(a) for a in oa)
onehot = np.array([0, 1, 0, 0])


def loss_of_output(o):
    return math.log(np.exp(o).sum()) - o[t]


doa = os - onehot
dW2 = doa[:, None] * hs[None, :]
dhs = W2.T @ doa
dha = dhs / (1 + np.exp(-ha))
agree(numerical_gradient(loss_of_output, oa), doa)
agree(numerical_gradient(lambda w: loss_of_output(w @ hs + b2), W2), dW2)
agree(numerical_gradient(lambda b: loss_of_output(W2 @ hs + b), b2), doa)
agree(numerical_gradient(lambda h: loss_of_output(W2 @ h + b2), hs), dhs)
agree(numerical_gradient(lambda a: loss_of_output(W2 @ softplus(a) + b2), ha), dha)

q("q2a-hidden-layer", "W1-shape", ["dh", "d"])
q("q2a-hidden-layer", "b1-shape", ["dh", 1])
q("q2a-hidden-layer", "ha-formula", "b1 + x @ W1.T", "$W^{(1)} x + b^{(1)}$")
q("q2a-hidden-layer", "ha-value", ha)
q("q2a-hidden-layer", "haj-formula", "W1[j] @ x + b1[j]", r"$\sum_{k=1}^d W^{(1)}_{jk} x_k + b^{(1)}_j$")
q("q2a-hidden-layer", "hs-formula", "log1p(exp(ha))", r"$\ln(1 + \exp(h^a))$")
q("q2a-hidden-layer", "hs-value", hs)
q("q2a-hidden-layer", "hs-size", "dh")

q("q2b-output-layer", "W2-shape", ["m", "dh"])
q("q2b-output-layer", "b2-shape", ["m", 1])
q("q2b-output-layer", "oa-formula", "hs @ W2.T + b2", "$W^{(2)} h^s + b^{(2)}$")
q("q2b-output-layer", "oa-value", oa)
q("q2b-output-layer", "oa-size", "m")
q("q2b-output-layer", "oak-formula", "W2[k] @ hs + b2[k]", r"$\sum_{j=1}^{d_h} W^{(2)}_{kj} h^s_j + b^{(2)}_k$")
q("q2b-output-layer", "os-formula", "softmax(b2 + W2 @ hs)", r"$\operatorname{softmax}(W^{(2)} h^s + b^{(2)})$")
q("q2b-output-layer", "os-value", os)
q("q2b-output-layer", "osk-formula", "exp(oa[k]) / sum(exp(oa))", r"$\frac{e^{o^a_k}}{\sum_{l=1}^m e^{o^a_l}}$")

q("q2c-probabilities", "positive", True)
q("q2c-probabilities", "positive-why", ["numerator", "denominator"])
q("q2c-probabilities", "sum-numerator", "sum(exp(oa))", r"$\sum_{k=1}^m e^{o^a_k}$")
q("q2c-probabilities", "sum", 1)
q("q2c-probabilities", "why", "probabilities")

q("q2d-two-classes", "first-fraction", "exp(o1) / (exp(o1) + exp(o2))", r"$\frac{e^{o_1}}{e^{o_1} + e^{o_2}}$")
q("q2d-two-classes", "first", "1 / (1 + exp(delta))")
q("q2d-two-classes", "first-value", math.exp(0.4) / (math.exp(0.4) + math.exp(1.2)), 1 / (1 + math.exp(0.8)))
q("q2d-two-classes", "second-fraction", "exp(o2) / (exp(o1) + exp(o2))", r"$\frac{e^{o_2}}{e^{o_1} + e^{o_2}}$")
q("q2d-two-classes", "second", "1 / (1 + exp(o1 - o2))", r"$\frac{1}{1 + e^{(o_1 - o_2)}}$")
q("q2d-two-classes", "second-value", math.exp(1.2) / (math.exp(0.4) + math.exp(1.2)), 1 / (1 + math.exp(-0.8)))
q("q2d-two-classes", "form", "1 / (1 + exp(-z))", r"$\frac{1}{1 + e^{-z}}$")
q("q2d-two-classes", "form-z", "o1 - o2", NOTHING)  # z is not defined
q("q2d-two-classes", "complement", "1 - p0")
q("q2d-two-classes", "same", "sigmoid-form")
q("q2d-two-classes", "extension", "extension")

s = sigmoid(0.5)
q("q2e-squared-error", "loss-formula", "(y - s)**2", "$(s - y)^2$")
q("q2e-squared-error", "loss", (s - 1) ** 2)
q("q2e-squared-error", "dsigma", "s - s**2", "s * (1 - s)")
q("q2e-squared-error", "gradient-formula", "2 * (s - y) * (s - s**2)", "$2 (s - y) s (1 - s)$")
q("q2e-squared-error", "gradient", 2 * (s - 1) * s * (1 - s))
agree(numerical_gradient(lambda a: (sigmoid(a) - 1) ** 2, 0.5), 2 * (s - 1) * s * (1 - s))

q("q2f-cross-entropy", "loss-formula", "-log(s) if y == 1 else -log(1 - s)", r"$-y \log(s) - (1-y) \log(1-s)$")
q("q2f-cross-entropy", "loss", math.log1p(math.exp(-0.5)), -math.log(s))
q("q2f-cross-entropy", "chain", "-y * ds / s - (1 - y) * dr / (1 - s)", "-y / s * ds - (1 - y) / (1 - s) * dr")
q("q2f-cross-entropy", "substituted", "-y * (1 - s) + (1 - y) * s", "$-y (1 - s) + (1 - y) s$")
q("q2f-cross-entropy", "gradient-formula", "s - y")
q("q2f-cross-entropy", "gradient", s - 1)
agree(numerical_gradient(lambda a: -np.log(sigmoid(a)), 0.5), s - 1)

# 2g: the document's numbers are its own: -log(0.1) = 1 (base 10), 0.81, -0.8 and -0.162.
s = 0.1
q("q2g-why-cross-entropy", "ce-formula", "-log(s)")
q("q2g-why-cross-entropy", "ce", -math.log(s), 1)
q("q2g-why-cross-entropy", "mse", (s - 1) ** 2, 0.81)
q("q2g-why-cross-entropy", "dce-formula", "s - y")
q("q2g-why-cross-entropy", "dce", s - 1, -0.8)
q("q2g-why-cross-entropy", "dmse-formula", "2 * (s - y) * s * (1 - s)")
q("q2g-why-cross-entropy", "dmse", 2 * (s - 1) * s * (1 - s), -0.162)
q("q2g-why-cross-entropy", "larger", True)
q("q2g-why-cross-entropy", "larger-loss", False, True)
q("q2g-why-cross-entropy", "counterexample", {"high": -5, "low": 0}, NOTHING)
q("q2g-why-cross-entropy", "squashed", "mse-smaller")
q("q2g-why-cross-entropy", "ratio", "2 * s * (1 - s)", NOTHING)
q("q2g-why-cross-entropy", "second-derivative", "s * (1 - s)")
q("q2g-why-cross-entropy", "convex", True)
q("q2g-why-cross-entropy", "prefer", "convex")

q("q2h-loss", "label-domain", "classes", "real")
q("q2h-loss", "split", "log(sum(exp(oa)))", r"$\log\left(\sum_{k=1}^m e^{o^a_k}\right)$")
q("q2h-loss", "loss-formula", "logsumexp(oa) - oa[y]", r"$-o_y^a + \log \sum_{k=1}^m e^{o_k^a}$")
q("q2h-loss", "loss", loss_of_output(oa), -oa[t] + math.log(np.exp(oa).sum()))

q("q2i-risk", "risk", "mean(losses)", "1 / n * sum(losses)")
q("q2i-risk", "W1-shape", ["dh", "d"])
q("q2i-risk", "b1-shape", ["dh", 1])
q("q2i-risk", "W2-shape", ["m", "dh"])
q("q2i-risk", "b2-shape", ["m", 1])
q("q2i-risk", "count-formula", "dh*d + dh + m*dh + m", "$d_h(d+1) + m(d_h+1)$")
q("q2i-risk", "count", W1.size + b1.size + W2.size + b2.size, dh * (d + 1) + m * (dh + 1))
q("q2i-risk", "training", "argmin")

theta, g, alpha = 2, np.array([1, 3, -1]), 0.1
q("q2j-gradient-descent", "update-formula", "theta - alpha * mean(g)",
  r"$\theta - \frac{\alpha}{n} \sum_{i=1}^n g_i$")
q("q2j-gradient-descent", "update", theta - alpha * g.mean())
q("q2j-gradient-descent", "learning-rate", "positive")

# 2k: the document has the norm of theta, a number, where theta belongs.
theta, g = np.array([3.0, 4]), np.array([1.0, -1])
norm = np.sqrt(np.sum(theta**2))
q("q2k-penalty", "objective", "R + λ * (theta @ theta)", r"$R + \lambda \|\theta\|_2^2$")
q("q2k-penalty", "gradient-formula", "2 * λ * theta", r"$2 \lambda \|\theta\|_2$")
q("q2k-penalty", "gradient", 2 * 0.1 * theta, 2 * 0.1 * norm)
agree(numerical_gradient(lambda v: 0.1 * (v @ v), theta), 2 * 0.1 * theta)
q("q2k-update", "update-formula", "theta - alpha * (g + 2 * λ * theta)",
  r"$\theta - \alpha \left[g + 2 \lambda \|\theta\|_2 \right]$")
q("q2k-update", "update", theta - 0.1 * (g + 2 * 0.5 * theta), theta - 0.1 * (g + 2 * 0.5 * norm))

k, j = 2, 1  # the third class and the second hidden neuron, counted from 0
q("q2l-dL-doa", "component-size", 1, "m")
q("q2l-dL-doa", "true-class-step", "exp(oa[y]) / sum(exp(oa)) - 1", r"$\frac{e^{o_y^a}}{\sum_{j=1}^m e^{o_j^a}} - 1$")
q("q2l-dL-doa", "true-class", "os[y] - 1", "$o^s_y - 1$")
q("q2l-dL-doa", "true-class-value", doa[t], os[t] - 1)
q("q2l-dL-doa", "other-class-step", "exp(oa[k]) / sum(exp(oa))", r"$0 + \frac{1}{\sum_{j=1}^m e^{o_j^a}} \left(e^{o_k^a}\right)$")
q("q2l-dL-doa", "other-class", "os[k]", "$o^s_k$")
q("q2l-dL-doa", "other-class-value", doa[k], os[k])
q("q2l-dL-doa", "gradient-formula", "os - (arange(m) == y)", "os - one_hot(y, m)")
q("q2l-dL-doa", "gradient", doa, os - onehot)
q("q2l-dL-doa", "one-hot", onehot)

q("q2m-output-weights-by-entry", "doa-dW2", "hs[j]", "$h^s_j$")
q("q2m-output-weights-by-entry", "doa-db2", 1)
q("q2m-output-weights-by-entry", "dW2-true", "os[y] * hs[j] - hs[j]", "$(o^s_y - 1) h^s_j$")
q("q2m-output-weights-by-entry", "dW2-true-value", dW2[t, j], (os[t] - 1) * hs[j])
q("q2m-output-weights-by-entry", "dW2-other", "os[k] * hs[j]", "$o^s_k h^s_j$")
q("q2m-output-weights-by-entry", "dW2-other-value", dW2[k, j], os[k] * hs[j])
q("q2m-output-weights-by-entry", "db2-true", "os[y] - 1")
q("q2m-output-weights-by-entry", "db2-other", "os[k]")
q("q2m-output-weights-by-entry", "db2-true-value", doa[t], os[t] - 1)
q("q2m-output-weights-by-entry", "range-k", "m")
q("q2m-output-weights-by-entry", "range-j", "dh", "dn")  # "j in {1, ..., d_n}"

block = np.zeros((m, dh))
block[t] = hs
stated_block = np.zeros((m, m))
stated_block[t] = os  # the row of the document is o^sT
q("q2n-output-weights", "tensor-shape", ["m", "m", "dh"])
q("q2n-output-weights", "stack-shape", ["m", 1])
q("q2n-output-weights", "block-shape", ["m", "dh"])
q("q2n-output-weights", "slice-formula", "outer(one_hot(r, m), hs)", "outer(one_hot(r, m), os)")
q("q2n-output-weights", "slice", block, stated_block)
q("q2n-output-weights", "slice-shape", ["m", "dh"])
q("q2n-output-weights", "dW2-shape", ["m", "dh"])
q("q2n-output-weights", "dW2-formula", "(os - one_hot(y, m))[:, None] * hs", "outer(os - one_hot(y, m), hs)")
q("q2n-output-weights", "dW2", dW2, np.outer(os - onehot, hs))
q("q2n-output-weights", "row-shape", [1, "dh"], [1, "m"])
q("q2n-output-weights", "minus-one", "class", "other")  # o_g^s - 1
q("q2n-output-weights", "minus-one-value", 2, NOTHING)
q("q2n-output-weights", "doa-size", "m")
q("q2n-output-weights", "doa-row", [1, "m"])
q("q2n-output-weights", "doa-db2", "eye(m)", "$I_m$")
q("q2n-output-weights", "doa-db2-value", np.eye(m))
q("q2n-output-weights", "doa-db2-diagonal", [1, 1, 1, 1], [1, 1, 2, 1])  # a 2 is printed on the diagonal
q("q2n-output-weights", "db2-formula", "os - one_hot(y, m)", "(os - one_hot(y, m)) @ eye(m)")
q("q2n-output-weights", "db2", doa, (os - onehot) @ np.eye(m))

q("q2o-hidden-by-component", "chain", "g @ P[:, j]", r"$\sum_{k=1}^m \frac{g_k}{P_{kj}}$")  # a quotient
q("q2o-hidden-by-component", "doa-dhs", "W2[k, j]", "$W^{(2)}_{kj}$")
q("q2o-hidden-by-component", "dhs-formula", "os @ W2[:, j] - W2[y, j]",
  "sum(where(arange(m) != y, os, 0) * W2[:, j]) + (os[y] - 1) * W2[y, j]")
q("q2o-hidden-by-component", "dhs-value", dhs[1],
  sum(os[k] * W2[k, 1] for k in range(m) if k != t) + (os[t] - 1) * W2[t, 1])

q("q2p-hidden", "dhs-shape", [1, "dh"])
q("q2p-hidden", "doa-shape", [1, "m"])
q("q2p-hidden", "jacobian-shape", ["m", "dh"])
q("q2p-hidden", "which", "oa", "osa")  # "dL/do^s_a"
q("q2p-hidden", "jacobian-formula", "W2", "$W^{(2)}$")
q("q2p-hidden", "jacobian", W2)
q("q2p-hidden", "dhs-formula", "W2.T @ (os - one_hot(y, m))", "(os - one_hot(y, m)) @ W2")
q("q2p-hidden", "dhs", dhs, (os - onehot) @ W2)

# 2q: restated with j, the hidden neuron, in place of y, the class.
restated = sum(os[k] * W2[k, 0] for k in range(m) if k != 0) + (os[0] - 1) * W2[0, 0]
stated_form = "sum(where(arange(m) != j, os, 0) * W2[:, j]) + (os[j] - 1) * W2[j, j]"
q("q2q-hidden-preactivation-by-component", "chain", "u[j] * v[j]", r"$u_j \cdot v_j$")
q("q2q-hidden-preactivation-by-component", "softplus-same", "exp(ha[j]) / (1 + exp(ha[j]))",
  r"$\frac{1}{1 + \exp(h^a_j)} \cdot \exp(h^a_j)$")
q("q2q-hidden-preactivation-by-component", "softplus-jacobian", "(i == j) * sigmoid(ha[i])",
  r"$\begin{cases} \frac{1}{1 + \exp(-h^a_j)} & i = j \\ 0 & i \ne j \end{cases}$")
q("q2q-hidden-preactivation-by-component", "dhs-formula", "(os - one_hot(y, m)) @ W2[:, j]", stated_form)
q("q2q-hidden-preactivation-by-component", "dhs-value", dhs[0], restated)
q("q2q-hidden-preactivation-by-component", "dha-formula",
  "(os - one_hot(y, m)) @ W2[:, j] * sigmoid(ha[j])", f"({stated_form}) * 1 / (1 + exp(-ha[j]))")
q("q2q-hidden-preactivation-by-component", "dha-value", dha[0], restated / (1 + math.exp(-ha[0])))

# 2r: "0^S" stands where o^s belongs, in the restated factor alone.
H = 1 / (1 + np.exp(-ha))
q("q2r-hidden-preactivation", "dhs-formula", "(os - one_hot(y, m)) @ W2", "(0 - one_hot(y, m)) @ W2")
q("q2r-hidden-preactivation", "jacobian-formula", "diag(sigmoid(ha))", "diag(1 / (1 + exp(-ha)))")
q("q2r-hidden-preactivation", "jacobian", np.diag(np.exp(ha) / (1 + np.exp(ha))), np.diag(H))
q("q2r-hidden-preactivation", "jacobian-shape", ["dh", "dh"])
q("q2r-hidden-preactivation", "column-shape", ["dh", 1])
q("q2r-hidden-preactivation", "factor-shape", [1, "m"], [1, "dh"])
q("q2r-hidden-preactivation", "dha-formula", "(W2.T @ (os - one_hot(y, m))) * sigmoid(ha)",
  "(os - one_hot(y, m)) @ W2 @ diag(1 / (1 + exp(-ha)))")
q("q2r-hidden-preactivation", "dha", dha, (os - onehot) @ W2 @ np.diag(H))
q("q2r-hidden-preactivation", "dha-shape", [1, "dh"])

# ---------------------------------------------------------------- question 3


def places(size, padding, kernel, stride):
    """In how many places a kernel fits, counted one by one."""
    return len(range(0, size + 2 * padding - kernel + 1, stride))


q("q3a-layer-sizes", "height-formula", "(i + 2*p - k)//s + 1", r"$\lfloor \frac{i + 2p - k}{s} \rfloor + 1$")
q("q3a-layer-sizes", "height1", places(128, 3, 8, 2), (128 + 2 * 3 - 8) // 2 + 1)
q("q3a-layer-sizes", "layer1", [32, 64, 64])
q("q3a-layer-sizes", "height2", places(64, 0, 2, 2), 64 // 2)
q("q3a-layer-sizes", "layer2", [32, 32, 32])
q("q3a-layer-sizes", "height3", places(32, 1, 3, 1), (32 + 2 * 1 - 3) // 1 + 1)
q("q3a-layer-sizes", "layer3", [64, 32, 32])
q("q3b-parameters", "count-formula", "c * o * k**2", "o * k * k * c")
q("q3b-parameters", "count", 64 * 32 * 9, 64 * 3 * 3 * 32)

x = np.array([1, 1, 4, 4, 4, 1, 1.0])
k = np.array([1, 1, 1]) / 4
full = np.convolve(x, k)
q("q3c-convolution", "layer-formula", "k @ x[i + arange(r)]", r"$\sum_{p=0}^{r-1} x_{i+p} k_p$")
q("q3c-convolution", "convolution-formula", "k @ x[i - arange(r)]", r"$\sum_{p=0}^{r-1} x_{i+p} k_p$")
q("q3c-convolution", "padded-full", np.pad(x, 2), [0, 0, 1, 1, 4, 4, 4, 1, 1, 0, 0])
q("q3c-convolution", "full", full, [0.25, 0.5, 1.5, 2.25, 3, 2.25, 1.5, 0.5, 0.25])
q("q3c-convolution", "valid", full[2:-2], [1.5, 2.25, 3, 2.25, 1.5])
q("q3c-convolution", "padded-same", np.pad(x, 1), [0, 1, 1, 4, 4, 4, 1, 1, 0])
q("q3c-convolution", "same", full[1:-1], [0.5, 1.5, 2.25, 3, 2.25, 1.5, 0.5])

means = np.array([x[i : i + 3].mean() for i in range(5)])
q("q3d-what-it-computes", "computes", "share", "mean")
q("q3d-what-it-computes", "factor", full[2] / means[0], 1)  # "computes the average": the quotient would be 1
q("q3d-what-it-computes", "window", 3)
q("q3d-what-it-computes", "weights", True)
q("q3d-what-it-computes", "pooling", np.allclose(full[2:-2], means), True)

# ---------------------------------------------------------------- the two files


def write(path, student, answers):
    lines = ["{", f'  "student": "{student}",', '  "assignment": "document-001",', '  "answers": {']
    problems = []
    for problem, questions in answers.items():
        body = ",\n".join(
            f"      {json.dumps(name)}: {json.dumps(answer, ensure_ascii=False)}" for name, answer in questions.items()
        )
        problems.append(f"    {json.dumps(problem)}: {{\n{body}\n    }}")
    lines.append(",\n".join(problems))
    lines += ["  }", "}"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


write(HERE / "submissions/documents/001.json", "document-001", stated)
write(HERE / "submissions/solutions/001.json", "solution-001", right)
