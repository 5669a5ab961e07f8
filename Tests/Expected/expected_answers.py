"""Work out the expected answer of every question of the two example assignments, without `grade`.

Run from anywhere, with NumPy and PyYAML installed:

    python3 Tests/Expected/expected_answers.py

It reads the given numbers of the problem files, and nothing else of them: no `let` and no `ask`.
Every derivative is written out in closed form and must agree with central differences of the
forward pass; counts, convolutions and other values are worked out in two ways. The answers go to
`ift6390-hw3.json` and `csc413-hw1.json` beside this script. In them counts and shapes are made of
JSON integers, and real numbers always have a decimal point or an exponent.
"""

import json
import math
import platform
from pathlib import Path

import numpy as np
import yaml

HERE = Path(__file__).resolve().parent
PROBLEMS = HERE.parent.parent / "problems"


# Reading and checking


def given(assignment, problem):
    """The given values of a problem, its lists as float64 arrays and its numbers as they stand."""
    text = (PROBLEMS / assignment / f"{problem}.yaml").read_text(encoding="utf-8")
    values = yaml.safe_load(text)["given"]
    return {
        name: np.array(value, dtype=np.float64) if isinstance(value, list) else value
        for name, value in values.items()
    }


def central_differences(function, point, step=1e-5):
    """The derivative of `function` at `point`: the shape of its value, then that of the point."""
    point = np.asarray(point, dtype=np.float64)
    columns = []
    for index in np.ndindex(point.shape):
        shift = np.zeros(point.shape)
        shift[index] = step
        above = np.asarray(function(point + shift), dtype=np.float64)
        below = np.asarray(function(point - shift), dtype=np.float64)
        columns.append((above - below) / (2 * step))
    value_shape = columns[0].shape
    return np.stack(columns, axis=-1).reshape(value_shape + point.shape)


def agreed(closed_form, other, tolerance=1e-8):
    """The closed form, once another way of working it out has been seen to agree, shape and all."""
    closed_form, other = np.asarray(closed_form), np.asarray(other)
    assert closed_form.shape == other.shape, (closed_form.shape, other.shape)
    assert np.all(np.abs(closed_form - other) <= tolerance * (1 + np.abs(other))), (
        closed_form,
        other,
    )
    return closed_form


def count(closed_form, other):
    """A count, once another way of counting has been seen to agree."""
    assert closed_form == other, (closed_form, other)
    return int(closed_form)


def sigmoid(u):
    return 1 / (1 + np.exp(-u))


def softplus(u):
    return np.log(1 + np.exp(u))


def softmax(u):
    return np.exp(u) / np.sum(np.exp(u))


# IFT6390 homework 3


def classifier():
    g = given("ift6390-hw3", "classifier")
    x, W1, b1, W2, b2, y = (g[name] for name in ("x", "W1", "b1", "W2", "b2", "y"))
    d, dh, m = len(x), len(b1), len(b2)
    ha = agreed([sum(W1[j, k] * x[k] for k in range(d)) + b1[j] for j in range(dh)], W1 @ x + b1)
    hs = agreed(np.logaddexp(0, ha), softplus(ha))
    oa = agreed([sum(W2[k, j] * hs[j] for j in range(dh)) + b2[k] for k in range(m)], W2 @ hs + b2)
    os = agreed(softmax(oa), [1 / np.sum(np.exp(oa - oa[k])) for k in range(m)])
    log_sum_exp = agreed(
        np.log(np.sum(np.exp(oa))), np.max(oa) + np.log(np.sum(np.exp(oa - np.max(oa))))
    )
    return {
        "shape-W1": [dh, d],
        "shape-b1": [dh],
        "shape-W2": [m, dh],
        "shape-b2": [m],
        "dimensions": [float(n) for n in (dh * d, dh, m * dh, m)],
        "parameters": count(dh * (d + 1) + m * (dh + 1), sum(v.size for v in (W1, b1, W2, b2))),
        "ha": ha,
        "ha-element": ha[2],
        "hs": hs,
        "oa": oa,
        "oa-element": oa[y],
        "os": os,
        "os-element": os[y],
        "os-positive": all(probability > 0 for probability in os),
        "os-sum": agreed(1.0, np.sum(os)),
        "log-sum-exp": log_sum_exp,
        "loss": agreed(log_sum_exp - oa[y], -np.log(os[y])),
    }


def binary_classifier():
    g = given("ift6390-hw3", "binary-classifier")
    oa, a, y, p = g["oa"], g["a"], g["y"], g["p"]

    def mse(u):
        return (sigmoid(u) - y) ** 2

    def cross_entropy(u):
        return -y * np.log(sigmoid(u)) - (1 - y) * np.log(1 - sigmoid(u))

    def mse_derivative(u):
        return 2 * (sigmoid(u) - y) * sigmoid(u) * (1 - sigmoid(u))

    def cross_entropy_derivative(u):
        return sigmoid(u) - y

    first, second = 1 / (1 + np.exp(oa[1] - oa[0])), 1 / (1 + np.exp(oa[0] - oa[1]))
    agreed([first, second], softmax(oa))
    missed = math.log(p / (1 - p))
    slope = sigmoid(a) * (1 - sigmoid(a))
    return {
        "probability-0": first,
        "probability-1": second,
        "sigmoid-argument": agreed(oa[1] - oa[0], np.log(second / first)),
        "probability-sum": agreed(1.0, first + second),
        "mse": mse(a),
        "sigmoid-derivative": agreed(slope, central_differences(sigmoid, a)),
        "mse-derivative": agreed(mse_derivative(a), central_differences(mse, a)),
        "ce": agreed(softplus(a) - y * a, cross_entropy(a)),
        "ce-derivative": agreed(cross_entropy_derivative(a), central_differences(cross_entropy, a)),
        "ce-second-derivative": agreed(slope, central_differences(cross_entropy_derivative, a)),
        "missed-ce": agreed(-math.log(p), cross_entropy(missed)),
        "missed-mse": agreed((p - 1) ** 2, mse(missed)),
        "missed-ce-derivative": agreed(p - 1, central_differences(cross_entropy, missed)),
        "missed-mse-derivative": agreed(
            2 * (p - 1) * p * (1 - p), central_differences(mse, missed)
        ),
    }


def gradient_descent():
    g = given("ift6390-hw3", "gradient-descent")
    alpha, decay, Theta = g["alpha"], g["decay"], g["Theta"]

    def penalty(theta):
        return decay * np.dot(theta, theta)

    penalty_gradient = agreed(2 * decay * Theta, central_differences(penalty, Theta))
    strong = g["strong_decay"]
    shrunk = (1 - 2 * alpha * strong) * Theta - alpha * g["risk_gradient"]
    strong_gradient = central_differences(lambda theta: strong * np.dot(theta, theta), Theta)
    return {
        "empirical-risk": np.mean(g["losses"]),
        "step": g["theta"] - alpha * np.mean(g["slopes"]),
        "regularised-risk": g["risk"] + penalty(Theta),
        "penalty-gradient": penalty_gradient,
        "regularised-step": agreed(shrunk, Theta - alpha * (g["risk_gradient"] + strong_gradient)),
    }


def classifier_gradients():
    g = given("ift6390-hw3", "classifier-gradients")
    x, W1, b1, W2, b2, y = (g[name] for name in ("x", "W1", "b1", "W2", "b2", "y"))
    dh, m = len(b1), len(b2)

    def loss_of_oa(oa):
        return np.log(np.sum(np.exp(oa))) - oa[y]

    def loss_of_hs(hs):
        return loss_of_oa(W2 @ hs + b2)

    def loss_of_ha(ha):
        return loss_of_hs(softplus(ha))

    ha = W1 @ x + b1
    hs = softplus(ha)
    oa = W2 @ hs + b2
    onehot = np.array([1.0 if k == y else 0.0 for k in range(m)])
    doa = agreed(softmax(oa) - onehot, central_differences(loss_of_oa, oa))
    dW2 = agreed(np.outer(doa, hs), central_differences(lambda W: loss_of_oa(W @ hs + b2), W2))
    db2 = agreed(doa, central_differences(lambda b: loss_of_oa(W2 @ hs + b), b2))
    dhs = agreed(W2.T @ doa, central_differences(loss_of_hs, hs))
    dha = agreed(dhs * sigmoid(ha), central_differences(loss_of_ha, ha))
    dW1 = agreed(np.outer(dha, x), central_differences(lambda W: loss_of_ha(W @ x + b1), W1))
    db1 = agreed(dha, central_differences(lambda b: loss_of_ha(W1 @ x + b), b1))
    dx = agreed(W1.T @ dha, central_differences(lambda v: loss_of_ha(W1 @ v + b1), x))

    doa_dW2 = np.zeros((m, m, dh))
    for k in range(m):
        doa_dW2[k, k] = hs
    agreed(doa_dW2, central_differences(lambda W: W @ hs + b2, W2))
    doa_db2 = agreed(np.identity(m), central_differences(lambda b: W2 @ hs + b, b2))
    doa_dhs = agreed(W2, central_differences(lambda h: W2 @ h + b2, hs))
    dhs_dha = agreed(np.diag(sigmoid(ha)), central_differences(softplus, ha))
    terms = agreed([doa[k] * W2[k, 0] for k in range(m)], doa * doa_dhs[:, 0])
    agreed(np.sum(terms), dhs[0])
    return {
        "doa-element-shape": [],
        "doa-at-y": doa[y],
        "doa-off-y": doa[0],
        "onehot": onehot,
        "doa": doa,
        "doa-shape": [m],
        "doa-dW2-element": np.append(doa_dW2[y, y], doa_db2[y, y]),
        "dW2-rows": np.stack([dW2[y], dW2[0]]),
        "db2-elements": np.stack([db2[y], db2[0]]),
        "doa-dW2-shape": [m, m, dh],
        "doa-dW2-blocks": m,
        "doa-dW2-block": doa_dW2[2],
        "dW2-shape": [m, dh],
        "dW2": dW2,
        "hs-row-shape": [1, dh],
        "doa-db2": doa_db2,
        "doa-db2-diagonal": np.ones(m),
        "db2": db2,
        "dhs-terms": terms,
        "doa-dhs-element": doa_dhs[2, 0],
        "dhs-element": dhs[1],
        "dhs-shape": [dh],
        "doa-dhs": doa_dhs,
        "dhs": dhs,
        "dhs-dha-row": dhs_dha[1],
        "dhs-element-again": dhs[0],
        "dha-element": dha[0],
        "dhs-row": dhs.reshape(1, dh),
        "doa-row-shape": [1, m],
        "dhs-dha": dhs_dha,
        "dha": dha,
        "dW1": dW1,
        "db1": db1,
        "dx": dx,
    }


def layers():
    def height(extent, kernel, stride, padding):
        first_rows = range(-padding, extent + padding - kernel + 1, stride)
        return count((extent + 2 * padding - kernel) // stride + 1, len(first_rows))

    channels, kernels1, kernels3 = 3, 32, 64
    height1 = height(128, kernel=8, stride=2, padding=3)
    height2 = height(height1, kernel=2, stride=2, padding=0)
    height3 = height(height2, kernel=3, stride=1, padding=1)
    weights1 = count(kernels1 * channels * 8 * 8, np.zeros((kernels1, channels, 8, 8)).size)
    weights3 = count(kernels3 * kernels1 * 3 * 3, np.zeros((kernels3, kernels1, 3, 3)).size)
    return {
        "height1": height1,
        "shape1": [kernels1, height1, height1],
        "height2": height2,
        "shape2": [kernels1, height2, height2],
        "height3": height3,
        "shape3": [kernels3, height3, height3],
        "weights3": weights3,
        "parameters3": weights3 + kernels3,
        "weights1": weights1,
        "parameters1": weights1 + kernels1,
    }


def convolutions():
    g = given("ift6390-hw3", "convolutions")
    x, k, w = g["x"], g["k"], g["w"]

    def convolution(signal, kernel, indices):
        """The sum over p of signal[i - p] kernel[p] for each i; beyond its ends the signal is 0."""
        terms = ([(i - p, kernel[p]) for p in range(len(kernel))] for i in indices)
        inside = range(len(signal))
        return [sum(signal[at] * weight for at, weight in row if at in inside) for row in terms]

    n, reach = len(x), len(k) - 1
    valid_indices = range(reach, n)
    derivative = np.array(
        [k[2 + reach - i] if 0 <= 2 + reach - i <= reach else 0.0 for i in range(n)]
    )
    valid = central_differences(lambda signal: convolution(signal, k, valid_indices), x)
    return {
        "padded-full": np.concatenate([np.zeros(reach), x, np.zeros(reach)]),
        "full": agreed(convolution(x, k, range(n + reach)), np.convolve(x, k, mode="full")),
        "valid": agreed(convolution(x, k, valid_indices), np.convolve(x, k, mode="valid")),
        "padded-same": np.concatenate([np.zeros(reach // 2), x, np.zeros(reach // 2)]),
        "same": agreed(
            convolution(x, k, range(reach // 2, n + reach // 2)), np.convolve(x, k, mode="same")
        ),
        "asymmetric": agreed(convolution(x, w, valid_indices), np.convolve(x, w, mode="valid")),
        "constant": agreed(np.sum(k), np.convolve(np.ones(n), k, mode="valid")[0]),
        "window": agreed(derivative, valid[2]),
    }


# CSC413 homework 1


def residual_block():
    g = given("csc413-hw1", "residual-block")
    W1, W2, x, t = g["W1"], g["W2"], g["x"], g["t"]
    d = len(x)

    def loss_of_z2(z2, V=W2):
        return 0.5 * ((V @ z2)[0] - t) ** 2

    def loss_of_x(v, W=W1):
        return loss_of_z2(sigmoid(W @ v) + v)

    z1 = agreed([sum(W1[i, j] * x[j] for j in range(d)) for i in range(d)], W1 @ x)
    h = agreed(sigmoid(z1), (1 + np.tanh(z1 / 2)) / 2)
    z2 = h + x
    y = agreed(sum(W2[0, j] * z2[j] for j in range(d)), (W2 @ z2)[0])
    dy = agreed(y - t, central_differences(lambda v: 0.5 * (v - t) ** 2, y))
    dW2 = agreed((dy * z2).reshape(1, d), central_differences(lambda V: loss_of_z2(z2, V), W2))
    dz2 = agreed(dy * W2[0], central_differences(loss_of_z2, z2))
    dh = agreed(dz2, central_differences(lambda v: loss_of_z2(v + x), h))
    dz1 = agreed(dh * h * (1 - h), central_differences(lambda v: loss_of_z2(sigmoid(v) + x), z1))
    dW1 = agreed(np.outer(dz1, x), central_differences(lambda W: loss_of_x(x, W), W1))
    dx = agreed(W1.T @ dz1 + dz2, central_differences(loss_of_x, x))
    return {
        "activation-keeps-size": len(h) == len(z1),
        "shape-h": [d],
        "shape-z1": [d],
        "shape-W1": [d, d],
        "shape-x": [d],
        "shape-z2": [d],
        "shape-W2": [1, d],
        "shape-y": [],
        "shape-t": [],
        "shape-loss": [],
        "z1": z1,
        "h": h,
        "z2": z2,
        "y": y,
        "loss": agreed(0.5 * dy**2, loss_of_x(x)),
        "parameters": count(d**2 + d, W1.size + W2.size),
        "dy": dy,
        "dW2": dW2,
        "shape-dW2": [1, d],
        "dz2": dz2,
        "shape-dz2": [d],
        "dz2-dh": agreed(np.identity(d), central_differences(lambda v: v + x, h)),
        "dh": dh,
        "shape-dh": [d],
        "dz1": dz1,
        "shape-dz1": [d],
        "dW1": dW1,
        "shape-dW1": [d, d],
        "dx": dx,
        "shape-dx": [d],
    }


def softmax_regression():
    g = given("csc413-hw1", "softmax-regression")
    x, W, t = g["x"], g["W"], g["t"]
    N, d = W.shape

    def loss_of_z(z):
        return -sum(t[j] * (z[j] - np.log(np.sum(np.exp(z)))) for j in range(N))

    z = agreed([sum(W[k, i] * x[i] for i in range(d)) for k in range(N)], W @ x)
    e, s, y = np.exp(z), np.sum(np.exp(z)), softmax(z)
    pairs = np.array([[-y[j] * y[k] if j != k else 0.0 for k in range(N)] for j in range(N)])
    same = y * (1 - y)
    jacobian = agreed(pairs + np.diag(same), central_differences(softmax, z))
    numerators = jacobian * s**2
    others = [[-e[j] * e[k] if j != k else 0.0 for k in range(N)] for j in range(N)]
    log_derivatives = agreed(
        np.identity(N) - np.tile(y, (N, 1)), central_differences(lambda v: np.log(softmax(v)), z)
    )
    log_normaliser = agreed(np.log(s), np.logaddexp.reduce(z))
    normaliser_gradient = central_differences(lambda v: np.log(np.sum(np.exp(v))), z)
    dW = np.outer(y - t, x)
    loss = agreed(log_normaliser - z @ t, loss_of_z(z))
    return {
        "y": y,
        "classes": count(N, len(y)),
        "g-derivative": agreed(np.diag(e), central_differences(np.exp, z)),
        "s-derivative": agreed(e, central_differences(lambda v: np.sum(np.exp(v)), z)),
        "denominator": s**2,
        "same-class-numerator": agreed(e * s - e * e, np.diagonal(numerators)),
        "same-class-factor": agreed(s - e, [np.sum(np.delete(e, k)) for k in range(N)]),
        "same-class-fraction": agreed((s - e) / s, 1 - y),
        "same-class": same,
        "other-class-numerator": agreed(others, numerators - np.diag(np.diagonal(numerators))),
        "other-class": pairs,
        "jacobian": jacobian,
        "loss": loss,
        "separated-terms": agreed(np.where(t == 1, loss, 0.0), -t * np.log(y)),
        "log-normaliser": log_normaliser,
        "log-derivatives": log_derivatives,
        "fraction": agreed(y[2], normaliser_gradient[2]),
        "other-terms": agreed(
            [sum(t[j] for j in range(N) if j != k) * y[k] for k in range(N)],
            np.where(t == 1, 0.0, y),
        ),
        "target-sum": agreed(1.0, np.sum(t)),
        "dz": agreed(y - t, central_differences(loss_of_z, z)),
        "dz-dw": agreed(x, central_differences(lambda w: w @ x, W[2])),
        "dW": agreed(dW, central_differences(lambda V: loss_of_z(V @ x), W)),
    }


# Writing

ASSIGNMENTS = {
    "ift6390-hw3": {
        "classifier": classifier,
        "binary-classifier": binary_classifier,
        "gradient-descent": gradient_descent,
        "classifier-gradients": classifier_gradients,
        "layers": layers,
        "convolutions": convolutions,
    },
    "csc413-hw1": {
        "residual-block": residual_block,
        "softmax-regression": softmax_regression,
    },
}


def plain(value):
    """The value as JSON has it: NumPy's reals as floats, everything else as it is."""
    if isinstance(value, np.ndarray):
        return value.astype(np.float64).tolist()
    return float(value) if isinstance(value, np.floating) else value


def rendered(answers):
    """The answers as JSON text, one question a line."""
    origin = {
        "script": "Tests/Expected/expected_answers.py",
        "numpy": np.__version__,
        "python": platform.python_version(),
    }
    blocks = [f'  "origin": {json.dumps(origin)}']
    for problem, questions in answers.items():
        lines = [
            f"    {json.dumps(name)}: {json.dumps(plain(value))}"
            for name, value in questions.items()
        ]
        blocks.append(f"  {json.dumps(problem)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def main():
    for assignment, problems in ASSIGNMENTS.items():
        answers = {problem: answer() for problem, answer in problems.items()}
        (HERE / f"{assignment}.json").write_text(rendered(answers), encoding="utf-8")
        print(f"{assignment}.json: {sum(len(questions) for questions in answers.values())} answers")


if __name__ == "__main__":
    main()
