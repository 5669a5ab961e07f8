"""Document 004 (three-layer perceptron, logistic regression) in NumPy, without the grader.

Writes two submissions:

- submissions/solutions/004.json: the right answers, by formulas derived by hand; every gradient and Hessian
  is checked against finite differences of the loss;
- submissions/documents/004.json: what the document states, slips and all. Numbers are those that its formulas
  give on the given values; where a formula cannot be evaluated (its shapes do not fit) there is no number.

Run it from anywhere: python solve_004.py
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parents[3]


# ---- tools ----------------------------------------------------------------------------------------------------


def slope(f, at, step=1e-5):
    """Central differences of f by every element of `at`; the axes of f come first, then those of `at`."""
    at = np.asarray(at, float)
    columns = []
    for k in range(at.size):
        move = np.zeros(at.size)
        move[k] = step
        move = move.reshape(at.shape)
        columns.append((np.asarray(f(at + move)) - np.asarray(f(at - move))) / (2 * step))
    return np.moveaxis(np.array(columns), 0, -1).reshape(np.shape(columns[0]) + at.shape)


def agrees(derived, f, at):
    """The derived formula, after comparison with finite differences."""
    np.testing.assert_allclose(derived, slope(f, at), rtol=1e-6, atol=1e-8)
    return derived


def plain(value):
    """Nested lists of numbers with ten significant digits, or what is no number as it is."""
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    if isinstance(value, (int, np.integer)):
        return int(value)
    rounded = float(f"{float(value):.10g}")
    return int(rounded) if rounded == int(rounded) else rounded


def write(path, student, answers):
    """A submission with one question a line."""
    problems = []
    for problem, questions in answers.items():
        lines = [f"      {json.dumps(q)}: {json.dumps(plain(a))}" for q, a in questions.items()]
        problems.append(f'    "{problem}": {{\n' + ",\n".join(lines) + "\n    }")
    text = (
        f'{{\n  "student": "{student}",\n  "assignment": "document-004",\n  "answers": {{\n'
        + ",\n".join(problems)
        + "\n  }\n}\n"
    )
    json.loads(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# ---- question 1: the perceptron -------------------------------------------------------------------------------

X = np.array([[0.5, -1.0, 0.3, 0.8], [-0.4, 0.6, 1.2, -0.7], [1.1, 0.2, -0.5, 0.4]])
Y = np.array([0.7, -0.3, 1.5])
W1 = np.array([[0.3, -0.5, 0.2], [0.6, 0.1, -0.4], [-0.2, 0.7, 0.5], [0.4, -0.3, 0.8]])
b1 = np.array([0.1, -0.2, 0.05])
W2 = np.array([[0.5, -0.6], [-0.3, 0.9], [0.7, 0.2]])
b2 = np.array([0.15, -0.1])
W3 = np.array([1.1, -0.8])
b3 = 0.2
N, m = X.shape
d1, d2 = W2.shape


def forward(W1=W1, b1=b1, W2=W2, b2=b2, W3=W3, b3=b3):
    """Pre-activations, activations and predictions of all samples, a row a sample."""
    Z1 = X @ W1 + b1
    H1 = np.tanh(Z1)
    Z2 = H1 @ W2 + b2
    H2 = np.tanh(Z2)
    return Z1, H1, Z2, H2, H2 @ W3 + b3


def batch_loss(**parameters):
    return np.mean((Y - forward(**parameters)[-1]) ** 2)


Z1, H1, Z2, H2, Yhat = forward()
x, y, z1, h1, z2, h2, yhat = X[0], Y[0], Z1[0], H1[0], Z2[0], H2[0], Yhat[0]

# Backwards. tanh' is 1 − tanh², and each sample counts with 1/N.
dYhat = 2 * (Yhat - Y) / N
dZ2 = np.outer(dYhat, W3) * (1 - H2**2)
dZ1 = (dZ2 @ W2.T) * (1 - H1**2)
gradients = {
    "W3": H2.T @ dYhat,
    "b3": dYhat.sum(),
    "W2": H1.T @ dZ2,
    "b2": dZ2.sum(axis=0),
    "W1": X.T @ dZ1,
    "b1": dZ1.sum(axis=0),
}
for name, gradient in gradients.items():
    agrees(gradient, lambda value: batch_loss(**{name: value}), globals()[name])
agrees(dYhat, lambda p: np.mean((Y - p) ** 2), Yhat)

# Jacobians of the first sample: z2[i] depends on column i of W2 alone, by h1.
dz2_dW2 = np.zeros((d2, d1, d2))
for i in range(d2):
    dz2_dW2[i, :, i] = h1
dz1_dW1 = np.zeros((d1, m, d1))
for i in range(d1):
    dz1_dW1[i, :, i] = x
agrees(dz2_dW2, lambda W: W.T @ h1 + b2, W2)
agrees(dz1_dW1, lambda W: W.T @ x + b1, W1)
dh2_dz2 = agrees(np.diag(1 - h2**2), np.tanh, z2)
dh1_dz1 = agrees(np.diag(1 - h1**2), np.tanh, z1)

# ---- question 1: the scratch calculation ----------------------------------------------------------------------

a = 1.5
points = np.array([-1.0, 0.5, 2.0])
square_slope = 2 * (points - a)
agrees(np.diag(square_slope), lambda t: (a - t) ** 2, points)

# ---- question 3: logistic regression --------------------------------------------------------------------------

XL = np.array([[-0.2, -0.6, 0.3], [-1.1, 1.5, 0.6], [1.0, -0.3, 2.4], [-0.4, -0.6, 0.8]])
w = np.array([-1.6, -0.9, 0.7])
t = np.array([1.0, 0.0, 1.0, 0.0])


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def likelihood_loss(w):
    p = sigmoid(XL @ w)
    return -np.sum(np.where(t == 1, np.log(p), np.log(1 - p)))


z = XL @ w
p = sigmoid(z)
dz = p - t
dw = agrees(dz @ XL, likelihood_loss, w)
weights = p * (1 - p)
H = agrees((XL.T * weights) @ XL, lambda v: (sigmoid(XL @ v) - t) @ XL, w)

# ---- the right answers ----------------------------------------------------------------------------------------

solution = {
    "q1-mlp-gradients": {
        "shape-x": "[m, 1]",
        "depth": 3,
        "lipschitz": "bounded",
        "lipschitz-sharp": 0,
        "h1": h1,
        "h1-formula": "tanh(x @ W1 + b1)",
        "h2": h2,
        "h2-formula": "tanh(W2.T @ tanh(W1.T @ x + b1) + b2)",
        "yhat": yhat,
        "yhat-formula": "sum(W3*h2) + b3",
        "yhat-of-x": "b3 + g(g(x @ W1 + b1) @ W2 + b2) @ W3",
        "loss": np.mean((Y - Yhat) ** 2),
        "loss-formula": "mse_loss(Yhat, Y)",
        "pre-activations": np.concatenate([z1, z2, [yhat]]),
        "pre-activations-formula": "concatenate([x @ W1 + b1, h1 @ W2 + b2, [h2 @ W3 + b3]])",
        "output-all": Yhat,
        "output-formula": "tanh(z2) @ W3 + b3",
        "h2-restated": "tanh(h1 @ W2 + b2)",
        "h1-restated": "tanh(b1 + W1.T @ x)",
        "h1-all": H1,
        "loss-restated": "norm(Yhat - Y)**2/N",
        "loss-name": "mse",
        "dyhat": dYhat,
        "dyhat-formula": "-2/N*(Y - Yhat)",
        "dy-dw3": h2,
        "dy-dw3-formula": "tanh(h1 @ W2 + b2)",
        "dw3": gradients["W3"],
        "dw3-formula": "$\\frac{2}{N} H_2^\\top (\\hat{Y} - Y)$",
        "dw3-one-sample": "(yhat - y)*h2*2",
        "dy-db3": 1,
        "db3": gradients["b3"],
        "db3-formula": "$\\frac{2}{N} \\sum_{n=1}^{N} (\\hat{Y}_n - Y_n)$",
        "db3-one-sample": "2*(W3 @ h2 + b3 - y)",
        "chain-dz2": "2*(yhat - y)*W3*(1 - h2**2)",
        "chain-dw2": "outer(h1, dl_dy*dh2_dz2.T @ dy_dh2)",
        "dz2-dw2": dz2_dW2,
        "dz2-dw2-formula": 'einsum("ik,j->ijk", eye(d2), h1)',
        "dz2-dw2-column": "tanh(W1.T @ x + b1)",
        "dh2-dz2": dh2_dz2,
        "dh2-dz2-formula": "diag(1 - h2**2)",
        "dy-dh2": W3,
        "dy-dh2-formula": "W3",
        "dl-dy": 2 * (yhat - y),
        "dl-dy-formula": "-2*(y - yhat)",
        "dw2": gradients["W2"],
        "dw2-formula": "2/N*H1.T @ (outer(Yhat - Y, W3)*(1 - H2**2))",
        "dw2-one-sample": "2*(yhat - y)*outer(h1, W3*(1 - h2**2))",
        "loss-one-sample": (yhat - y) ** 2,
        "loss-one-sample-formula": "y**2 - 2*y*yhat + yhat**2",
        "final-y": "$W_3^\\top h_2 + b_3$",
        "final-h2": "tanh(z2)",
        "final-z2": "h1 @ W2 + b2",
        "final-h1": "tanh(z1)",
        "final-z1": "x @ W1 + b1",
        "chain-db2": "dl_dy*dz2_db2.T @ dh2_dz2.T @ dy_dh2",
        "dz2-db2": np.eye(d2),
        "dz2-db2-formula": "$I_{d_2}$",
        "dz2-db2-element": 1,
        "db2": gradients["b2"],
        "db2-formula": "sum(2/N*(Yhat - Y)[:, None]*W3*gprime(Z2), axis=0)",
        "db2-one-sample": "2*(yhat - y)*W3/cosh(z2)**2",
        "chain-dw1": 'dl_dy*einsum("i,ij,jk,kl,lab->ab", dy_dh2, dh2_dz2, dz2_dh1, dh1_dz1, dz1_dW1)',
        "chain-dw1-link": "direct",
        "chain-db1": "dl_dy*dy_dh2 @ dh2_dz2 @ dz2_dh1 @ dh1_dz1 @ dz1_db1",
        "chain-db1-link": "direct",
        "dh1-dz1": dh1_dz1,
        "dh1-dz1-formula": "diag(gprime(W1.T @ x + b1))",
        "dz1-dw1": dz1_dW1,
        "dz1-dw1-formula": "swapaxes(eye(d1)[:, :, None]*x, 1, 2)",
        "dz1-dw1-column": "x",
        "dz1-db1": np.eye(d1),
        "dz1-db1-formula": "diag(ones(d1))",
        "dz1-db1-element": 1,
        "dw1": gradients["W1"],
        "dw1-formula": "X.T @ (((2*outer(Yhat - Y, W3)*(1 - H2**2)) @ W2.T)*(1 - H1**2))/N",
        "dw1-one-sample": "2*(yhat - y)*outer(x, (1 - h1**2)*(W2 @ (W3*(1 - h2**2))))",
        "db1": gradients["b1"],
        "db1-formula": "mean(((2*outer(Yhat - Y, W3)*(1 - H2**2)) @ W2.T)*(1 - H1**2), axis=0)",
        "db1-one-sample": "gprime(z1)*(W2 @ (2*(yhat - y)*W3*gprime(z2)))",
    },
    "q1-scratch-square": {
        "dsq": square_slope,
        "dsq-formula": "-2*(a - x)",
        "expand": "a**2 - 2*a*x + x**2",
        "expand-coefficients": ["a**2", "-2*a", 1],
        "expansion-derivative": "-2*a + 2*x",
        "expansion-derivative-factor": "x - a",
    },
    "q3-logistic-regression": {
        "z": z,
        "z-formula": "sum(X*w, axis=1)",
        "yhat": p,
        "yhat-formula": "1/(1 + exp(-X @ w))",
        "loss": likelihood_loss(w),
        "loss-formula": "sum(log(1 + exp(z)) - y*z)",
        "chain": "sum",
        "dz-dw": XL,
        "dz-dw-formula": "X",
        "dl-dyhat": "(yhat - y)/(yhat*(1 - yhat))",
        "dyhat-dz": "exp(-z)/(1 + exp(-z))**2",
        "dl-dz-product": "(-y/yhat + (1 - y)/(1 - yhat))*yhat*(1 - yhat)",
        "dl-dz": dz,
        "dl-dz-formula": "yhat - y",
        "grad-chain": "dz_dw.T @ dL_dz",
        "grad": dw,
        "grad-formula": "$X^\\top (\\hat{y} - y)$",
        "hessian": H,
        "hessian-shape": "[d, d]",
        "hessian-definition": "second",
        "hessian-sum": "samples",
        "hessian-sum-formula": "sum(Hn, axis=0)",
        "hessian-entry": "X[:, 0] @ (yhat*(1 - yhat)*X[:, 1])",
        "hessian-entries": 'einsum("n,ni,nj->ij", yhat*(1 - yhat), X, X)',
        "hessian-matrix": "X.T @ R @ X",
        "r-diagonal": weights,
        "r-diagonal-formula": "yhat - yhat**2",
        "hessian-diagonal": np.diag(H),
        "hessian-diagonal-formula": "sum((yhat - yhat**2)[:, None]*X**2, axis=0)",
        "diagonal-approximation": np.diag(np.diag(H)),
        "diagonal-approximation-formula": "diag(diagonal(X.T @ diag(yhat*(1 - yhat)) @ X))",
    },
}

# ---- what the document states ---------------------------------------------------------------------------------

# Its gradients are of one sample, without the mean of its own loss.
stated_dyhat = 2 * (Yhat - Y)
stated_dw3 = 2 * (yhat - y) * h2
stated_db3 = 2 * (yhat - y)
stated_db2 = (1 - np.tanh(z2) ** 2) * W3 * 2 * (yhat - y)
stated_dw2 = np.outer(h1, stated_db2)
# Its loss has the logit itself in the first logarithm; here all logits are positive.
stated_loss = np.sum(-t * np.log(z) - (1 - t) * np.log(1 - sigmoid(z)))
# The last member of line 97 is without the sum: (ŷ_n − y_n) x_n, for each n.
stated_dw = (p - t)[:, None] * XL
# The Hessian by its definition, as second differences of the loss.
stated_H = slope(lambda v: slope(likelihood_loss, v, 1e-4), w, 1e-4)

STATED_LOSS = "$\\frac{1}{N} \\sum_{n=1}^{N} (Y_n - \\hat{Y}_n)^2$"
# ∂L/∂w1 and ∂L/∂b1 with the factors in the order of lines 81 and 83, w2 after g'(z2)
STATED_BACK = "(2*(yhat - y)*W3*gprime(z2)) @ W2*gprime(z1)"

document = {
    "q1-mlp-gradients": {
        "shape-x": "[m, 1]",
        "depth": 3,
        # lipschitz, lipschitz-sharp: that g is 1-Lipschitz is noted and never used
        "h1": np.tanh(W1.T @ x + b1),
        "h1-formula": "$g(W_1^\\top x + b_1)$",
        # h2: no number, W2ᵀ x does not fit
        "h2-formula": "$g(W_2^\\top x + b_2)$",
        "yhat": W3 @ h2 + b3,
        "yhat-formula": "$W_3^\\top h_2 + b_3$",
        "yhat-of-x": "$W_3^\\top x + b_3$",
        "loss": np.sum((Y - Yhat) ** 2) / N,
        "loss-formula": STATED_LOSS,
        "pre-activations": np.concatenate([W1.T @ x + b1, W2.T @ h1 + b2, [W3 @ h2 + b3]]),
        "pre-activations-formula": "concatenate([W1.T @ x + b1, W2.T @ h1 + b2, [W3 @ h2 + b3]])",
        "output-all": np.array([W3 @ row + b3 for row in H2]),
        "output-formula": "$w_3^\\top h_2 + b_3$",
        "h2-restated": "$g(w_1^\\top h_1 + b_2)$",
        "h1-restated": "$g(w_1^\\top x + b_1)$",
        "h1-all": np.array([np.tanh(W1.T @ row + b1) for row in X]),
        "loss-restated": "$\\frac{1}{N} \\sum_{i=1}^{N} (Y_i - \\hat{Y}_i)^2$",
        "loss-name": "mse",
        "dyhat": stated_dyhat,
        "dyhat-formula": "$2(\\hat{Y} - Y)$",
        "dy-dw3": h2,
        "dy-dw3-formula": "$h_2$",
        "dw3": stated_dw3,
        "dw3-formula": "$2(\\hat{y} - y) h_2$",
        "dw3-one-sample": "$2(\\hat{y} - y) h_2$",
        "dy-db3": 1,
        "db3": stated_db3,
        "db3-formula": "$2(\\hat{y} - y)$",
        "db3-one-sample": "$2(\\hat{y} - y)$",
        "chain-dz2": "dl_dy*dy_dh2 @ dh2_dz2",
        "chain-dw2": 'dl_dy*einsum("i,ij,jkl->kl", dy_dh2, dh2_dz2, dz2_dW2)',
        "dz2-dw2": h1,
        "dz2-dw2-formula": "$h_1$",
        "dz2-dw2-column": "$h_1$",
        # ∂g(z2)/∂z2 as what it is for an elementwise g
        "dh2-dz2": np.diag(1 - np.tanh(z2) ** 2),
        "dh2-dz2-formula": "diag(gprime(z2))",
        "dy-dh2": W3,
        "dy-dh2-formula": "$w_3$",
        "dl-dy": 2 * (yhat - y),
        "dl-dy-formula": "$2(\\hat{y} - y)$",
        "dw2": stated_dw2,
        "dw2-formula": "outer(h1, gprime(z2)*W3*2*(yhat - y))",
        "dw2-one-sample": "outer(h1, gprime(z2)*W3*2*(yhat - y))",
        "loss-one-sample": (yhat - y) ** 2,
        "loss-one-sample-formula": "$(\\hat{y} - y)^2$",
        "final-y": "$\\mathbf{w}_3^\\top h_2 + b_3$",
        "final-h2": "$g(z_2)$",
        "final-z2": "$\\mathbf{w}_2^\\top h_1 + b_2$",
        "final-h1": "$g(z_1)$",
        "final-z1": "$\\mathbf{w}_1^\\top \\mathbf{x} + b_1$",
        "chain-db2": "dl_dy*dy_dh2 @ dh2_dz2 @ dz2_db2",
        "dz2-db2": 1,
        "dz2-db2-formula": "1",
        "dz2-db2-element": 1,
        "db2": stated_db2,
        "db2-formula": "$g'(z_2) \\odot \\mathbf{w}_3 \\odot 2(\\hat{y} - y)$",
        "db2-one-sample": "$g'(z_2) \\odot \\mathbf{w}_3 \\odot 2(\\hat{y} - y)$",
        "chain-dw1": 'dl_dy*einsum("i,ij,jk,kl,lm,mab->ab", '
        "dy_dh2, dh2_dz2, dz2_db2, db2_dh1, dh1_dz1, dz1_dW1)",
        "chain-dw1-link": "bias",
        "chain-db1": "dl_dy*dy_dh2 @ dh2_dz2 @ dz2_db2 @ db2_dh1 @ dh1_dz1 @ dz1_db1",
        "chain-db1-link": "bias",
        "dh1-dz1": np.diag(1 - np.tanh(z1) ** 2),
        "dh1-dz1-formula": "diag(gprime(z1))",
        "dz1-dw1": x,
        "dz1-dw1-formula": "$\\mathbf{x}$",
        "dz1-dw1-column": "$\\mathbf{x}$",
        "dz1-db1": 1,
        "dz1-db1-formula": "1",
        "dz1-db1-element": 1,
        # dw1, db1: no numbers, the product in the stated order does not fit
        "dw1-formula": f"outer(x, {STATED_BACK})",
        "dw1-one-sample": f"outer(x, {STATED_BACK})",
        "db1-formula": STATED_BACK,
        "db1-one-sample": STATED_BACK,
    },
    "q1-scratch-square": {
        "dsq": 2 * (points - a),
        "dsq-formula": "$2(x - a)$",
        "expand": "x**2 + x**2 - 2*a*x",
        "expand-coefficients": [0, "-2*a", 2],
        "expansion-derivative": "2*x - 2*a",
        "expansion-derivative-factor": "x - a",
    },
    "q3-logistic-regression": {
        "z": np.array([w @ row for row in XL]),
        "z-formula": "X @ w",
        "yhat": sigmoid(z),
        "yhat-formula": "$\\sigma(z)$",
        "loss": stated_loss,
        "loss-formula": "$\\sum_{n=1}^{N} (-y_n \\log(w^\\top X_n) - (1 - y_n) \\log(1 - \\sigma(w^\\top X_n)))$",
        "chain": "one",
        "dz-dw": XL,
        "dz-dw-formula": "X",
        "dl-dyhat": "-y/yhat + (1 - y)/(1 - yhat)",
        "dyhat-dz": "$\\hat{y} \\odot (1 - \\hat{y})$",
        "dl-dz-product": "(-y/yhat + (1 - y)/(1 - yhat))*yhat*(1 - yhat)",
        "dl-dz": p - t,
        "dl-dz-formula": "$\\hat{y} - y$",
        "grad-chain": "sum(dL_dz[:, None]*dz_dw, axis=0)",
        "grad": stated_dw,
        "grad-formula": "(yhat - y)[:, None]*X",
        "hessian": stated_H,
        "hessian-shape": "[d, d]",
        "hessian-definition": "second",
        # line 103 sums the second derivatives of L itself, which is the sum of all losses
        "hessian-sum": "whole",
        "hessian-sum-formula": "N*sum(Hn, axis=0)",
        "hessian-entry": "$\\sum_{n=1}^{N} \\hat{y}_n (1 - \\hat{y}_n) X_{n1} X_{n2}$",
        "hessian-entries": 'einsum("n,ni,nj->ij", yhat*(1 - yhat), X, X)',
        "hessian-matrix": "$X^\\top R X$",
        "r-diagonal": p * (1 - p),
        "r-diagonal-formula": "$\\hat{y} \\odot (1 - \\hat{y})$",
        "hessian-diagonal": (p * (1 - p)) @ XL**2,
        "hessian-diagonal-formula": "(yhat*(1 - yhat)) @ X**2",
        # read as: zeros off the diagonal
        "diagonal-approximation": np.diag((p * (1 - p)) @ XL**2),
        "diagonal-approximation-formula": "diag((yhat*(1 - yhat)) @ X**2)",
    },
}

write(HERE / "submissions/solutions/004.json", "solution-004", solution)
write(HERE / "submissions/documents/004.json", "document-004", document)
