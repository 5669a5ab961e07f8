/// A function whose gradient is measured.
struct Model {
  let name: String
  let inputs: KeyValuePairs<String, [Int]>
  let definitions: KeyValuePairs<String, String>
  /// The names by which the loss is differentiated.
  let variables: [String]

  /// The classifier of the first assignment, the convolutional network of document 000, and a
  /// network of the size of handwritten digits.
  static let all = [classifier, convolutional, perceptron]

  private static let classifier = Model(
    name: "classifier 2-3-4",
    inputs: ["x": [2], "W1": [3, 2], "b1": [3], "W2": [4, 3], "b2": [4]],
    definitions: [
      "ha": "W1 @ x + b1", "hs": "softplus(ha)", "oa": "W2 @ hs + b2", "os": "softmax(oa)",
      "loss": "-log(os[2])",
    ], variables: ["W1", "b1", "W2", "b2"])

  private static let convolutional = Model(
    name: "CNN of document 000",
    inputs: [
      "x": [1, 7, 7], "Wc1": [2, 1, 2, 2], "bc1": [2], "Wc2": [3, 2, 2, 2], "bc2": [3],
      "Wd": [10, 3], "bd": [10],
    ],
    definitions: [
      "n1": "max_pool2d(sigmoid(conv2d(x, Wc1, bc1)), 2)",
      "n2": "max_pool2d(sigmoid(conv2d(n1, Wc2, bc2)), 2)",
      "z": "Wd @ flatten(n2) + bd", "loss": "-log_softmax(z)[3]",
    ], variables: ["Wc1", "bc1", "Wc2", "bc2", "Wd", "bd"])

  private static let perceptron = Model(
    name: "MLP 784-512-10, batch 64",
    inputs: ["x": [64, 784], "W1": [512, 784], "b1": [512], "W2": [10, 512], "b2": [10]],
    definitions: [
      "h": "relu(linear(x, W1, b1))", "z": "linear(h, W2, b2)",
      "loss": "mean(logsumexp(z, axis=1) - z[:, 3])",
    ], variables: ["W1", "b1", "W2", "b2"])
}
