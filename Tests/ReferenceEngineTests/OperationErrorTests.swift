import Expressions
import ReferenceEngine
import Testing

/// Every check that an operation makes of its arguments: the whole message, and the part of the
/// expression that it is laid to.
@Suite struct OperationErrorTests {
  static let faults: [Fault] = [
    // Binding arguments.
    Fault("‹sum()›", "'sum' requires an argument 'x': sum(x, axis=None, keepdims=False)"),
    Fault(
      "‹sum(v, 0, true, 4)›",
      "'sum' takes at most 3 arguments, got 4: sum(x, axis=None, keepdims=False)"),
    Fault("‹abs(v, v)›", "'abs' takes at most 1 argument, got 2: abs(x)"),
    Fault(
      "sum(v, ‹axes›=0)",
      "'sum' has no parameter 'axes': sum(x, axis=None, keepdims=False); did you mean 'axis'?"),
    Fault(
      "softmax(v, ‹axi›=0)",
      "'softmax' has no parameter 'axi': softmax(x, axis=-1); did you mean 'axis'?"),
    Fault("sum(v, 0, ‹axis›=0)", "'sum' takes 'axis' once, got it twice"),
    Fault("sum(v, 0, ‹dim›=0)", "'sum' takes 'axis' once, got it twice"),
    Fault("sum(x=v, ‹x›=v)", "'sum' takes 'x' once, got it twice"),
    Fault("zeros(2, ‹shape›=[3])", "'zeros' takes 'shape' once, got it twice"),
    // What has no derivative.
    Fault("‹grad(argmax(v), v)›", "'argmax' has no derivative"),
    Fault("‹grad(sum(v * argsort(v)), v)›", "'argsort' has no derivative"),
    Fault("‹grad(s * all(v > 0), v)›", "'all' has no derivative"),
    Fault("‹jvp(isclose(v, 1), v, v)›", "'isclose' has no derivative"),
    // Kinds of arguments.
    Fault("‹one_hot(i)›", "'one_hot' requires an argument 'n': one_hot(i, n)"),
    Fault(#"abs(‹"x"›)"#, #"'x' of 'abs' requires a tensor, got the string "x""#),
    Fault("abs(‹None›)", "'x' of 'abs' requires a tensor, got None"),
    Fault(#"X + ‹"a"›"#, #"'b' of '+' requires a tensor, got the string "a""#),
    Fault("exp(‹[[1, 2], [3]]›)", "a list as a tensor requires equal shapes, got [2] and [1]"),
    Fault(
      "concatenate(‹v›)",
      "'tensors' of 'concatenate' requires a list of tensors, got a tensor [n]"),
    Fault("stack(‹[]›)", "'stack' requires at least one tensor, got an empty list"),
    Fault("concatenate(‹[]›)", "'concatenate' requires at least one tensor, got an empty list"),
    Fault(#"concatenate(‹["a"]›)"#, #"this requires a tensor, got the string "a""#),
    Fault("eye(‹s›)", "'n' of 'eye' requires a whole number known before evaluation, got a number"),
    Fault(
      "eye(‹2.5›)",
      "'n' of 'eye' requires a whole number known before evaluation, got the number 2.5"),
    Fault(
      "eye(‹v›)",
      "'n' of 'eye' requires a whole number known before evaluation, got a tensor [n]"),
    Fault(
      "sum(v, ‹keepdims›=1)",
      "'keepdims' of 'sum' requires true or false, got the whole number 1"),
    Fault("sum(v, ‹keepdims›=None)", "'keepdims' of 'sum' requires true or false, got None"),
    Fault(
      #"convolve(v, v, ‹mode›="whole")"#,
      #"'mode' of 'convolve' requires "full" or "same" or "valid", got the string "whole""#),
    Fault(
      #"conv1d(zeros(1, 1, 4), ones(1, 1, 2), ‹padding›="full")"#,
      #"'padding' of 'conv1d' requires "same" or "valid", got the string "full""#),
    Fault(
      "conv2d(zeros(1, 1, 4, 4), ones(1, 1, 2, 2), ‹stride›=[1, 2, 3])",
      "'stride' of 'conv2d' requires a whole number or a list of 2, got a list of 3"),
    Fault(
      "conv2d(zeros(1, 1, 4, 4), ones(1, 1, 2, 2), ‹stride›=1.5)",
      "'stride' of 'conv2d' requires a whole number or a list of 2, got the number 1.5"),
    Fault(
      #"reshape(X, ‹"a"›)"#,
      """
      'shape' of 'reshape' requires a list of whole numbers known before evaluation, got the \
      string "a"
      """),
    Fault(
      "zeros(‹2›, -1)",
      "'shape' of 'zeros' requires extents that are not negative, got [2, -1]"),
    Fault(
      "broadcast_to(v, ‹[d, -3]›)",
      "'shape' of 'broadcast_to' requires extents that are not negative, got [d, -3]"),
    // Axes.
    Fault("sum(X, ‹axis›=2)", "'sum' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("sum(X, ‹axis›=-3)", "'sum' requires an axis in -2..1 for shape [d, n], got -3"),
    Fault("sum(s, ‹axis›=0)", "'sum' requires a tensor with axes, got a number"),
    Fault("sum(X, ‹axis›=[0, 0])", "'sum' requires different axes, got axis 0 twice"),
    Fault("sum(X, ‹axis›=[0, -2])", "'sum' requires different axes, got axis -2 twice"),
    Fault(
      #"sum(X, ‹axis›="a")"#,
      """
      'axis' of 'sum' requires a whole number or a list of such known before evaluation, got the \
      string "a"
      """),
    Fault(
      "sum(X, ‹axis›=s)",
      """
      'axis' of 'sum' requires a whole number or a list of such known before evaluation, got a \
      number
      """),
    Fault(
      "sum(X, ‹axis›=0.5)",
      """
      'axis' of 'sum' requires a whole number or a list of such known before evaluation, got the \
      number 0.5
      """),
    // Elementwise operations.
    Fault(
      "X + ‹v[:2]›",
      "'+' requires shapes that broadcast, got [d, n] and [2]: axis -1 is n = 3 and 2"),
    Fault(
      "X + ‹zeros(d, 2)›",
      "'+' requires shapes that broadcast, got [d, n] and [d, 2]: axis -1 is n = 3 and 2"),
    Fault(
      "X @ ‹X›",
      "'@' requires the last axis of [d, n] to equal axis 0 of [d, n], got n = 3 and d = 2"),
    Fault(
      "v @ ‹X›",
      "'@' requires the last axis of [n] to equal axis 0 of [d, n], got n = 3 and d = 2"),
    Fault("‹s› @ v", "'@' requires vectors or matrices, got a number; use * to scale"),
    Fault("v @ ‹s›", "'@' requires vectors or matrices, got a number; use * to scale"),
    Fault("X @ ‹3›", "'@' requires vectors or matrices, got a number; use * to scale"),
    Fault(
      "matmul(X, ‹zeros(n + 1)›)",
      "'@' requires the last axis of [d, n] to equal axis 0 of [n + 1], got n = 3 and n + 1 = 4"),
    Fault(
      "zeros(2, 3, 4) @ ‹zeros(3, 4, 2)›",
      "'@' requires shapes that broadcast, got [2] and [3]: axis -1 is 2 and 3"),
    Fault(
      "where(X, v, ‹[1, 2]›)",
      "'where' requires shapes that broadcast, got [d, n] and [2]: axis -1 is n = 3 and 2"),
    Fault(
      "atan2(v, ‹[1, 2]›)",
      "'atan2' requires shapes that broadcast, got [n] and [2]: axis -1 is n = 3 and 2"),
    Fault(
      "clip(v, ‹[1, 2]›, 3)",
      "'clip' requires shapes that broadcast, got [n] and [2]: axis -1 is n = 3 and 2"),
    Fault(#"clip(v, ‹"a"›)"#, #"'min' of 'clip' requires a tensor, got the string "a""#),
    Fault("round(v, ‹400›)", "'decimals' of 'round' requires a number from -300 to 300, got 400"),
    Fault(
      "round(v, ‹s›)",
      "'decimals' of 'round' requires a whole number known before evaluation, got a number"),
    Fault(
      "leaky_relu(v, ‹[1, 2]›)",
      "'leaky_relu' requires shapes that broadcast, got [n] and [2]: axis -1 is n = 3 and 2"),
    Fault(
      "elu(v, ‹[1, 2]›)",
      "'elu' requires shapes that broadcast, got [n] and [2]: axis -1 is n = 3 and 2"),
    Fault(
      "heaviside(v, ‹[1, 2]›)",
      "'heaviside' requires shapes that broadcast, got [n] and [2]: axis -1 is n = 3 and 2"),
    // Reductions.
    Fault("max(‹Z›)", "'max' requires at least one element, got [0, 3]"),
    Fault("min(‹Z›, axis=0)", "'min' requires at least one element, got [0, 3]"),
    Fault("max(‹X[:, 3:]›, axis=1)", "'max' requires at least one element, got [d, 0]"),
    Fault("argmax(‹Z›)", "'argmax' requires at least one element, got [0, 3]"),
    Fault("argmin(‹Z›, axis=0)", "'argmin' requires at least one element, got [0, 3]"),
    Fault(
      "argmax(X, ‹axis›=[0, 1])",
      "'axis' of 'argmax' requires a whole number known before evaluation, got a list"),
    Fault(
      "var(v, ‹correction›=v)",
      "'correction' of 'var' requires a number, got a tensor of shape [n]"),
    Fault("cumsum(X, ‹axis›=2)", "'cumsum' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("cumsum(s, ‹axis›=0)", "'cumsum' requires a tensor with axes, got a number"),
    // Arrays.
    Fault(
      "reshape(X, ‹[4, 2]›)",
      "'reshape' requires as many elements as before, got d*n = 6 in [d, n] and 8 in [4, 2]"),
    Fault(
      "reshape(X, ‹[d + 1, n]›)",
      """
      'reshape' requires as many elements as before, got d*n = 6 in [d, n] and d*n + n = 9 in \
      [d + 1, n]
      """),
    Fault(
      "reshape(X, ‹[4, -1]›)",
      """
      'reshape' requires one -1, in whose place a whole extent fits, got d*n = 6 elements for \
      [4, -1]
      """),
    Fault(
      "reshape(X, ‹[-1, -1]›)",
      """
      'reshape' requires one -1, in whose place a whole extent fits, got d*n = 6 elements for \
      [-1, -1]
      """),
    Fault(
      "reshape(Z, ‹[0, -1]›)",
      "'reshape' requires one -1, in whose place a whole extent fits, got 0 elements for [0, -1]"),
    Fault(
      "transpose(X, ‹[0, 0]›)",
      "'axes' of 'transpose' requires each axis of [d, n] once, got [0, 0]"),
    Fault(
      "transpose(X, ‹[0]›)",
      "'axes' of 'transpose' requires each axis of [d, n] once, got [0]"),
    Fault(
      "transpose(T, ‹[0, 1, 3]›)",
      "'axes' of 'transpose' requires each axis of [2, 3, 4] once, got [0, 1, 3]"),
    Fault("swapaxes(X, 0, ‹2›)", "'swapaxes' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("squeeze(X, ‹0›)", "'squeeze' requires an axis of extent 1, got d = 2"),
    Fault("squeeze(X, ‹3›)", "'squeeze' requires an axis in -2..1 for shape [d, n], got 3"),
    Fault(
      "expand_dims(X, ‹3›)",
      "'expand_dims' requires a new axis in -3..2 for shape [d, n], got 3"),
    Fault(
      "expand_dims(v, ‹-3›)",
      "'expand_dims' requires a new axis in -2..1 for shape [n], got -3"),
    Fault(
      "broadcast_to(X, ‹[3]›)",
      "'shape' of 'broadcast_to' requires a shape to which [d, n] broadcasts, got [3]"),
    Fault(
      "broadcast_to(v, ‹[n + 1]›)",
      "'shape' of 'broadcast_to' requires a shape to which [n] broadcasts, got [n + 1]"),
    Fault(
      "broadcast_to(X, ‹[n, d]›)",
      "'shape' of 'broadcast_to' requires a shape to which [d, n] broadcasts, got [n, d]"),
    Fault(
      "concatenate(‹[v, X]›)",
      "'concatenate' requires tensors of equal rank, got [n] and [d, n]"),
    Fault(
      "concatenate(‹[X, T[0]]›)",
      "'concatenate' requires axis 1 of [3, 4] to equal that of [d, n], got 4 and n = 3"),
    Fault(
      "concatenate([X, X], ‹axis›=2)",
      "'concatenate' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("‹concatenate([s, s])›", "'concatenate' requires a tensor with axes, got a number"),
    Fault(
      "concatenate(‹[X, zeros(n, n)]›, axis=1)",
      "'concatenate' requires axis 0 of [n, n] to equal that of [d, n], got n = 3 and d = 2"),
    Fault("stack(‹[v, [1, 2]]›)", "a list as a tensor requires equal shapes, got [n] and [2]"),
    Fault(
      "stack([X, X], ‹axis›=3)",
      "'stack' requires a new axis in -3..2 for shape [d, n], got 3"),
    Fault(
      "pad(X, ‹[1, 2, 3]›)",
      "'widths' of 'pad' requires a width, a pair, or a pair for each of 2 axes, got a list"),
    Fault("pad(X, ‹-1›)", "'widths' of 'pad' requires a number that is not negative, got -1"),
    Fault(
      "pad(X, ‹[[1, 1, 1]]›)",
      "'widths' of 'pad' requires a width, a pair, or a pair for each of 2 axes, got a list"),
    Fault(
      "pad(Z, 1, ‹\"edge\"›)",
      "'pad' requires elements to repeat with mode \"edge\", got [0, 3]"),
    Fault(
      "pad(X, 1, ‹\"mean\"›)",
      """
      'mode' of 'pad' requires "constant" or "edge" or "reflect" or "wrap", got the string "mean"
      """),
    Fault(
      "pad(X, ‹[[1, 1], [1, -1]]›)",
      "'widths' of 'pad' requires a width, a pair, or a pair for each of 2 axes, got a list"),
    Fault(
      "pad(X, ‹s›)",
      "'widths' of 'pad' requires a width, a pair, or a pair for each of 2 axes, got a number"),
    Fault("pad(X, 1, ‹value›=v)", "'value' of 'pad' requires a number, got a tensor of shape [n]"),
    Fault("flip(X, ‹2›)", "'flip' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("take(v, ‹[0.5]›)", "'indices' of 'take' requires whole numbers, got real numbers"),
    Fault("take(v, ‹v›)", "'indices' of 'take' requires whole numbers, got real numbers"),
    Fault("take(X, [0], ‹axis›=2)", "'take' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("full(2, ‹v›)", "'value' of 'full' requires a number, got a tensor of shape [n]"),
    Fault(
      "full(‹v›, 2)",
      """
      'shape' of 'full' requires a list of whole numbers known before evaluation, got a tensor \
      [n]
      """),
    Fault(
      #"zeros(‹"a"›)"#,
      "'shape' of 'zeros' requires a list of whole numbers known before evaluation, got a list"),
    Fault("eye(‹-1›)", "'n' of 'eye' requires a number that is not negative, got -1"),
    Fault("eye(2, ‹-1›)", "'m' of 'eye' requires a number that is not negative, got -1"),
    Fault("arange(0, 5, ‹0›)", "'step' of 'arange' requires a step other than 0, got 0"),
    Fault("arange(0, 1, ‹0.0›)", "'step' of 'arange' requires a step other than 0, got 0.0"),
    Fault(
      "arange(‹s›)",
      "'start' of 'arange' requires a number known before evaluation, got a number"),
    Fault("arange(‹inf›)", "'arange' requires a finite number of steps, got inf"),
    Fault(
      "linspace(0, 1, ‹-1›)",
      "'num' of 'linspace' requires a number that is not negative, got -1"),
    Fault(
      "linspace(‹v›, 1, 3)",
      "'start' of 'linspace' requires a number, got a tensor of shape [n]"),
    Fault(
      "linspace(0, ‹v›, 3)",
      "'stop' of 'linspace' requires a number, got a tensor of shape [n]"),
    Fault("one_hot(‹v›, 3)", "'i' of 'one_hot' requires whole numbers, got real numbers"),
    Fault("one_hot(i, ‹-1›)", "'n' of 'one_hot' requires a number that is not negative, got -1"),
    Fault(
      "one_hot(i, ‹s›)",
      "'n' of 'one_hot' requires a whole number known before evaluation, got a number"),
    Fault("diag(‹s›)", "'x' of 'diag' requires a vector or a matrix, got a number"),
    Fault(
      "diag(‹T›)", "'x' of 'diag' requires a vector or a matrix, got a tensor of shape [2, 3, 4]"),
    Fault(
      "diagonal(X, axis1=1, ‹axis2›=-1)", "'diagonal' requires different axes, got axis -1 twice"),
    Fault(
      "repeat(v, ‹[1, 2]›, axis=0)",
      "'repeats' of 'repeat' requires a number, or one for each of n = 3 parts, got 2"),
    Fault(
      "embedding(i, X, ‹padding_idx›=2)",
      "'padding_idx' of 'embedding' requires the index of one of d = 2 rows, got 2"),
    Fault(
      "mse_loss(X, X, ‹weight›=v)",
      "'weight' of 'mse_loss' requires the shape [d, n] of input, got a tensor of shape [n]"),
    Fault(
      "norm(v, ‹ord›=\"nuc\")", "'norm' requires two axes of a matrix for ord \"nuc\", got 1 of [n]"
    ),
    Fault(
      "scaled_dot_product_attention(T, ‹zeros(3, 3, 4)›, T, enable_gqa=true)",
      """
      'scaled_dot_product_attention' requires heads in axis -3 whose number divides that of \
      query, got [3, 3, 4] for [2, 3, 4]
      """),
    Fault("diagonal(‹v›)", "'x' of 'diagonal' requires a matrix, got a tensor of shape [n]"),
    Fault("tril(‹v›)", "'x' of 'tril' requires a matrix, got a tensor of shape [n]"),
    Fault("triu(‹s›)", "'x' of 'triu' requires a matrix, got a number"),
    Fault(
      "tril(X, ‹s›)",
      "'k' of 'tril' requires a whole number known before evaluation, got a number"),
    Fault(
      "tril(X, ‹0.5›)",
      "'k' of 'tril' requires a whole number known before evaluation, got the number 0.5"),
    Fault(#"outer(‹"a"›, v)"#, #"'a' of 'outer' requires a tensor, got the string "a""#),
    // Linear algebra.
    Fault(
      "dot(X, ‹X›)",
      "'dot' requires the last axis of [d, n] to equal axis 0 of [d, n], got n = 3 and d = 2"),
    Fault(
      "dot(v, ‹i›)",
      "'dot' requires the last axis of [n] to equal axis 0 of [4], got n = 3 and 4"),
    Fault("trace(‹v›)", "'x' of 'trace' requires a matrix, got a tensor of shape [n]"),
    Fault("trace(‹s›)", "'x' of 'trace' requires a matrix, got a number"),
    // Networks.
    Fault(
      "linear(v, ‹v›)",
      "'weight' of 'linear' requires a matrix [out, in], got a tensor of shape [n]"),
    Fault(
      "linear(v, ‹X.T›)",
      "'linear' requires the last axis of x to equal axis 1 of weight, got n = 3 and d = 2"),
    Fault(
      "linear(v, X, ‹bias›=[1, 2, 3])",
      "'bias' of 'linear' requires a vector of d = 2, got a tensor of shape [3]"),
    Fault("‹softmax(s)›", "'softmax' requires a tensor with axes, got a number"),
    Fault("softmax(X, ‹axis›=2)", "'softmax' requires an axis in -2..1 for shape [d, n], got 2"),
    Fault("softmax(‹X[:, 3:]›)", "'softmax' requires at least one element, got [d, 0]"),
    Fault("log_softmax(‹Z›, axis=0)", "'log_softmax' requires at least one element, got [0, 3]"),
    Fault(
      "conv1d(‹v›, ones(1, 1, 2))",
      "'x' of 'conv1d' requires 2 or 3 axes ([N,] C and 1 spatial), got a tensor of shape [n]"),
    Fault(
      "conv2d(‹X›, ones(1, 1, 2, 2))",
      "'x' of 'conv2d' requires 3 or 4 axes ([N,] C and 2 spatial), got a tensor of shape [d, n]"),
    Fault(
      "conv2d(zeros(1, 2, 4, 4), ‹X›)",
      "'w' of 'conv2d' requires 4 axes [O, C/groups, …], got a tensor of shape [d, n]"),
    Fault(
      "conv2d(zeros(1, 2, 4, 4), ‹ones(1, 3, 2, 2)›)",
      "'conv2d' requires the channels of x to equal axis 1 of w, got 2 and 3"),
    Fault(
      "conv2d(zeros(1, 4, 4, 4), ‹ones(2, 1, 2, 2)›, groups=2)",
      "'conv2d' requires the channels of x to equal axis 1 of w times groups, got 4 and 2"),
    Fault(
      "conv2d(zeros(1, 4, 4, 4), ones(3, 2, 2, 2), ‹groups›=2)",
      "'conv2d' requires a number of features that 'groups' divides, got 3 features and 2 groups"),
    Fault(
      "conv2d(zeros(1, 4, 4, 4), ones(4, 1, 2, 2), ‹groups›=0)",
      "'groups' of 'conv2d' requires positive numbers, got [0]"),
    Fault(
      "conv1d(zeros(1, 1, 4), ones(1, 1, 2), ‹[1, 2]›)",
      "'b' of 'conv1d' requires a vector of 1, got a tensor of shape [2]"),
    Fault(
      "conv1d(zeros(1, 1, 4), ones(2, 1, 2), ‹s›)",
      "'b' of 'conv1d' requires a vector of 2, got a number"),
    Fault(
      "conv1d(zeros(1, 1, 4), ones(1, 1, 2), ‹stride›=0)",
      "'stride' of 'conv1d' requires positive numbers, got [0]"),
    Fault(
      "conv1d(zeros(1, 1, 4), ones(1, 1, 2), ‹padding›=-1)",
      "'padding' of 'conv1d' requires widths from 0 to 10,000,000, got [-1]"),
    Fault(
      "conv1d(zeros(1, 1, 4), ones(1, 1, 2), ‹padding›=20000000)",
      "'padding' of 'conv1d' requires widths from 0 to 10,000,000, got [20000000]"),
    Fault(
      "conv_transpose1d(zeros(1, 3, 4), ones(3, 2, 3), stride=2, ‹output_padding›=2)",
      "'output_padding' of 'conv_transpose1d' requires less than the stride or the dilation, got 2"),
    Fault(
      "conv_transpose1d(zeros(1, 3, 4), ‹ones(2, 2, 3)›)",
      "'conv_transpose1d' requires the channels of x to equal axis 0 of w, got 3 and 2"),
    Fault(
      "fold(‹zeros(1, 3, 4)›, [2, 2], 2)",
      "'fold' requires an extent that 4 divides and 1 patches, got [1, 3, 4]"),
    Fault(
      "avg_pool2d(zeros(1, 3, 4), 2, ‹divisor_override›=0)",
      "'divisor_override' of 'avg_pool2d' requires a number other than 0, got 0"),
    Fault(
      "scaled_dot_product_attention(zeros(2, 2), zeros(2, 2), zeros(2, 2), ‹attn_mask›=ones(5, 7))",
      "'scaled_dot_product_attention' requires shapes that broadcast, got [2, 2] and [5, 7]: axis "
        + "-1 is 2 and 7"),
    Fault(
      "scaled_dot_product_attention(zeros(4, 4), zeros(4, 4), ‹ones(3, 4)›)",
      "'scaled_dot_product_attention' requires the last axis of [4, 4] to equal axis 0 of [3, 4], "
        + "got 4 and 3"),
    Fault(
      "conv1d(zeros(1, 1, 4), ones(1, 1, 2), ‹dilation›=-1)",
      "'dilation' of 'conv1d' requires positive numbers, got [-1]"),
    Fault(
      #"conv1d(zeros(1, 1, 4), ones(1, 1, 2), stride=2, ‹padding›="same")"#,
      #"'conv1d' requires stride 1 with padding "same", got [2]"#),
    Fault(
      "conv1d(‹zeros(1, 1, 4)›, ones(1, 1, 5))",
      """
      'conv1d' requires a kernel that fits into the padded input, got a kernel of 5 over 4 on \
      spatial axis 0
      """),
    Fault(
      "conv1d(‹zeros(1, 1, n)›, ones(1, 1, n + 1))",
      """
      'conv1d' requires a kernel that fits into the padded input, got a kernel of n + 1 = 4 \
      over n = 3 on spatial axis 0
      """),
    Fault(
      "conv2d(‹zeros(1, 1, 4, 4)›, ones(1, 1, 2, 3), dilation=[1, 2])",
      """
      'conv2d' requires a kernel that fits into the padded input, got a kernel of 3 with \
      dilation 2 over 4 on spatial axis 1
      """),
    Fault(
      "conv1d(‹zeros(1, 1, 4)›, ones(1, 1, 0))",
      """
      'conv1d' requires a kernel that fits into the padded input, got a kernel of 0 over 4 on \
      spatial axis 0
      """),
    Fault(
      "conv3d(‹X›, ones(1, 1, 1, 1, 1))",
      "'x' of 'conv3d' requires 4 or 5 axes ([N,] C and 3 spatial), got a tensor of shape [d, n]"),
    Fault(
      "max_pool1d(‹v›, 2)",
      "'x' of 'max_pool1d' requires 2 or 3 axes ([N,] C and 1 spatial), got a tensor of shape [n]"),
    Fault(
      "max_pool2d(‹X›, 2)",
      """
      'x' of 'max_pool2d' requires 3 or 4 axes ([N,] C and 2 spatial), got a tensor of shape \
      [d, n]
      """),
    Fault(
      "max_pool1d(zeros(1, 4), ‹0›)",
      "'kernel_size' of 'max_pool1d' requires positive numbers, got [0]"),
    Fault(
      "max_pool1d(‹zeros(1, 4)›, 5)",
      """
      'max_pool1d' requires a kernel that fits into the padded input, got a kernel of 5 over 4 \
      on spatial axis 0
      """),
    Fault(
      "max_pool1d(zeros(1, 4), 2, ‹padding›=2)",
      "'max_pool1d' requires padding of at most half the kernel, got [2] for [2]"),
    Fault(
      "max_pool2d(zeros(1, 4, 4), [2, 3], ‹padding›=[1, 2])",
      "'max_pool2d' requires padding of at most half the kernel, got [1, 2] for [2, 3]"),
    Fault(
      "max_pool2d(zeros(1, 4, 4), ‹[2, 3, 4]›)",
      "'kernel_size' of 'max_pool2d' requires a whole number or a list of 2, got a list of 3"),
    Fault(
      "max_pool1d(zeros(1, 4), 2, ‹stride›=-1)",
      "'stride' of 'max_pool1d' requires positive numbers, got [-1]"),
    Fault(
      "max_pool1d(zeros(1, 4), 2, ‹ceil_mode›=1)",
      "'ceil_mode' of 'max_pool1d' requires true or false, got the whole number 1"),
    Fault(
      "max_pool1d(zeros(1, 1), 2, 1, ‹1›, 2)",
      """
      'max_pool1d' requires windows that hold an element of x, got one over padding alone on \
      spatial axis 0
      """),
    Fault(
      "max_pool3d(‹X›, 2)",
      """
      'x' of 'max_pool3d' requires 4 or 5 axes ([N,] C and 3 spatial), got a tensor of shape \
      [d, n]
      """),
    Fault(
      "convolve(v, ‹X›)",
      "'convolve' requires two vectors or two matrices, got [n] and [d, n]"),
    Fault("convolve(s, ‹s›)", "'convolve' requires two vectors or two matrices, got [] and []"),
    Fault(
      "convolve(T, ‹T›)",
      "'convolve' requires two vectors or two matrices, got [2, 3, 4] and [2, 3, 4]"),
    Fault("‹convolve(v, [])›", "'convolve' requires operands with elements, got [n] and [0]"),
    Fault(
      #"correlate(‹X›, ones(3, 2), mode="valid")"#,
      """
      'correlate' requires a kernel that fits into the padded input, got a kernel of 3 over d = \
      2 on spatial axis 0
      """),
    // Differentiation.
    Fault(
      "grad(‹v›, s)",
      "'y' of 'grad' requires a number (else use jacobian or vjp), got a tensor of shape [n]"),
    Fault(
      "grad(s, ‹2›)",
      """
      'grad' differentiates by a name or a list of names, got an expression; give the \
      expression a name in 'let', or take a part of the derivative
      """),
    Fault("grad(s, ‹d›)", "'x' of 'grad' requires the name of a tensor, got the whole number d"),
    Fault("grad(s, ‹[s, d]›)", "'x' of 'grad' requires names of tensors, got the whole number d"),
    Fault(
      "grad(s, ‹X @ v›)",
      """
      'grad' differentiates by a name or a list of names, got an expression; give the \
      expression a name in 'let', or take a part of the derivative
      """),
    Fault(
      "jacobian(v, ‹None›)",
      """
      'jacobian' differentiates by a name or a list of names, got an expression; give the \
      expression a name in 'let', or take a part of the derivative
      """),
    Fault(
      "vjp(v, s, ‹[1, 2]›)",
      "'v' of 'vjp' requires the shape [n] of y, got a tensor of shape [2]"),
    Fault("vjp(v, s, ‹1›)", "'v' of 'vjp' requires the shape [n] of y, got a number"),
    Fault("jvp(v, [v, s], ‹v›)", "'v' of 'jvp' requires a list of tensors, got a tensor [n]"),
    Fault(
      "jvp(v, [v, s], ‹[v]›)", "'v' of 'jvp' requires a tensor for each of 2 names, got 1"),
    Fault(
      "jvp(v, [v, s], ‹[v, v]›)",
      "'v' of 'jvp' requires the shape [] of x, got a tensor of shape [n]"),
    Fault("grad(s, ‹[]›)", "'x' of 'grad' requires at least one name, got an empty list"),
    Fault("jvp(v, v, ‹s›)", "'v' of 'jvp' requires the shape [n] of x, got a number"),
    Fault(
      "hessian(‹v›, v)",
      "'y' of 'hessian' requires a number (else use jacobian or vjp), got a tensor of shape [n]"),
    // Indexing.
    Fault("‹X[0, 0, 0]›", "an index of [d, n] takes at most 2 items, got 3"),
    Fault("‹s[0]›", "a number cannot be indexed"),
    Fault("‹X[..., ...]›", "an index takes one '...', got several"),
    Fault("X[‹2›]", "an axis of extent d = 2 requires an index in -2..1, got 2"),
    Fault("X[0, ‹-4›]", "an axis of extent n = 3 requires an index in -3..2, got -4"),
    Fault("v[‹n›]", "an axis of extent n = 3 requires an index in -3..2, got n = 3"),
    Fault("Z[‹0›]", "an axis without elements cannot be indexed"),
    Fault("v[::‹0›]", "a slice requires a step other than 0"),
    Fault("v[‹0.5›]", "an index requires whole numbers, got real numbers"),
    Fault("v[‹v›]", "an index requires whole numbers, got real numbers"),
    Fault(
      "v[‹v > 0›]",
      """
      an index by truth values has a shape that only evaluation tells; write where(mask, x, 0), \
      or sum(where(mask, x, 0)) for a sum
      """),
    Fault("v[‹[true, false]›]", "an axis of extent n = 3 requires as many truth values, got 2"),
    Fault(
      "‹X[[0, 1], [0, 1, 2]]›",
      "'index' requires shapes that broadcast, got [2] and [3]: axis -1 is 2 and 3"),
    Fault("v[‹s›:]", "a slice requires a whole number known before evaluation, got a number"),
    // Linear algebra, networks, losses and probability.
    Fault("det(‹X›)", "'x' of 'det' requires square matrices, got a tensor of shape [d, n]"),
    Fault("inv(‹v›)", "'x' of 'inv' requires a matrix, got a tensor of shape [n]"),
    Fault(
      "is_spd(‹zeros(2, 2, 2)›)",
      "'x' of 'is_spd' requires one square matrix, got a tensor of shape [2, 2, 2]"),
    Fault(
      "solve(eye(2), ‹v›)",
      "'solve' requires the last axis of [2, 2] to equal axis 0 of [n], got 2 and n = 3"),
    Fault("solve(eye(2), ‹s›)", "'b' of 'solve' requires a vector or matrices, got a number"),
    Fault(#"einsum(‹"ij,jk"›, X)"#, "'einsum' requires 2 operands for 'ij,jk', got 1"),
    Fault(
      #"einsum(‹"i->j"›, v)"#,
      "'einsum' requires each index after '->' once, and before it too, got i->j"),
    Fault(#"einsum(‹"i->i->i"›, v)"#, "'einsum' requires one '->', got i->i->i"),
    Fault(#"einsum(‹"ij"›, v)"#, "'einsum' requires 2 axes for 'ij', got 1"),
    Fault(
      #"einsum(‹"i1"›, X)"#,
      "'einsum' requires letters and at most one '...' in each part, got i1"),
    Fault(
      #"einsum(‹"ij,j"›, X, i)"#,
      "'einsum' requires one extent for index 'j' of 'ij,j', got n = 3 and 4"),
    Fault(
      #"einsum(‹"ii->i"›, X)"#,
      "'einsum' requires one extent for index 'i' of 'ii->i', got d = 2 and n = 3"),
    Fault(
      #"einsum(‹"ii->i"›, ones(1, n))"#,
      "'einsum' requires one extent for index 'i' of 'ii->i', got 1 and n = 3"),
    Fault(
      #"einsum(‹"ii->i"›, ones(n, 1))"#,
      "'einsum' requires one extent for index 'i' of 'ii->i', got n = 3 and 1"),
    Fault(
      #"einsum(‹"...,...->..."›, v, i)"#,
      "'einsum' requires one extent for an axis of '...' in '...,...->...', got n = 3 and 4"),
    Fault(
      "scaled_dot_product_attention(X, ‹ones(2, 4)›, X)",
      """
      'scaled_dot_product_attention' requires the last axis of query to equal that of key, got \
      n = 3 and 4
      """),
    Fault(
      "layer_norm(X, ‹4›)",
      "'normalized_shape' of 'layer_norm' requires the last extents of [d, n], got [4]"),
    Fault(
      "group_norm(T, ‹2›)",
      "'group_norm' requires a number of groups that divides the channels, got 2 for 3"),
    Fault(
      "adaptive_max_pool2d(T, ‹[0, 1]›)",
      """
      'output_size' of 'adaptive_max_pool2d' requires positive whole \
      numbers or None, got the whole number 0
      """),
    Fault(
      "batch_norm(X, ‹s›, v)",
      "'mean' of 'batch_norm' requires a vector of n = 3, got a number"),
    Fault(
      "mse_loss(X, ‹i›)",
      "'mse_loss' requires shapes that broadcast, got [d, n] and [4]: axis -1 is n = 3 and 4"),
    Fault(
      "cross_entropy(X, ‹i›)",
      "'target' of 'cross_entropy' requires the shape [d], got a tensor of shape [4]"),
    Fault(
      #"nll_loss(X, [0, 1], ‹reduction›="all")"#,
      #"'reduction' of 'nll_loss' requires "mean" or "sum" or "none", got the string "all""#),
    Fault(
      "mvn_logpdf(v, v, ‹X›)",
      """
      'cov' of 'mvn_logpdf' requires a square matrix with as many rows as \
      'mean' has elements, [n], got a tensor of shape [d, n]
      """),
    Fault(
      "kl_divergence(v, ‹X›)",
      "'q' of 'kl_divergence' requires the shape of p, got a tensor of shape [d, n]"),
    Fault("entropy(‹s›)", "'p' of 'entropy' requires a vector, got a number"),
    Fault("tile(v, ‹-1›)", "'reps' of 'tile' requires numbers that are not negative, got [-1]"),
    // Whole numbers.
    Fault("T[0, ‹3›, [0, 1]]", "an axis of extent 3 requires an index in -3..2, got 3"),
    Fault("‹d // 0›", "'//' requires a divisor other than zero"),
    Fault("‹d % (n - 3)›", "'%' requires a divisor other than zero"),
    Fault(
      "‹9223372036854775807 + 1›",
      "9223372036854775807 + 1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault("‹2 ** 63›", "2 ** 63 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹(-2) ** 63 // -1›",
      "-9223372036854775808 // -1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹9223372036854775807 * n›",
      "9223372036854775807 * 3 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹size(zeros(9223372036854775807, 2))›",
      "9223372036854775807 * 2 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹flatten(zeros(9223372036854775807, 2))›",
      "9223372036854775807 * 2 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹conv1d(zeros(1, 1, 4), ones(1, 1, 2), dilation=9223372036854775807)›",
      "9223372036854775807 + 1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹conv1d(zeros(1, 1, 4), ones(1, 1, 3), dilation=9223372036854775807)›",
      "2 * 9223372036854775807 exceeds the limit of a whole number, 2^63 - 1"),
    Fault(
      "‹max_pool1d(zeros(1, 1, 9223372036854775807), 2, padding=1)›",
      "9223372036854775807 + 1 exceeds the limit of a whole number, 2^63 - 1"),
    Fault("linear(‹s›, X)", "'x' of 'linear' requires a vector, or one a row, got a number"),
    Fault("linear(v, X, ‹s›)", "'bias' of 'linear' requires a vector of d = 2, got a number"),
    Fault("‹[X, 1]› + v", "a list as a tensor requires equal shapes, got [d, n] and []"),
    Fault(
      "expand_dims(X, ‹s›)",
      """
      'axis' of 'expand_dims' requires a whole number or a list of such known before evaluation, \
      got a number
      """),
    Fault(
      "expand_dims(X, ‹[0, 4]›)",
      "'expand_dims' requires a new axis in -4..3 for shape [d, n], got 4"),
    Fault("expand_dims(X, ‹[0, -4]›)", "'expand_dims' requires different axes, got axis -4 twice"),
    Fault("sum(‹[X, v]›)", "a list as a tensor requires equal shapes, got [d, n] and [n]"),
    Fault("one_hot(‹s›, 3)", "'i' of 'one_hot' requires whole numbers, got real numbers"),
  ]

  @Test("the message is whole, and laid to its place", arguments: faults)
  func message(_ fault: Fault) throws {
    let builder = Self.builder()
    let error = try #require(throws: ExpressionError.self) {
      try builder.term(of: try Parser.parse(fault.expression))
    }
    #expect(error.range == fault.range)
    #expect(error.message + (error.suggestion.map { "; \($0)" } ?? "") == fault.message)
  }

  /// X `[d, n]`, v `[n]`, s a number, i `[4]` whole numbers, T `[2, 3, 4]`, Z `[0, 3]`.
  private static func builder() -> GraphBuilder {
    let graph = Graph()
    let (d, n) = (Extent(2, name: "d"), Extent(3, name: "n"))
    func input(_ shape: Shape, _ kind: ElementKind = .real) -> Argument {
      .tensor(graph.input(shape, kind))
    }
    let names = NamedValues(values: [
      "d": .integer(d), "n": .integer(n), "X": input([d, n]), "v": input([n]), "s": input([]),
      "i": input([Extent(4)], .integer), "T": input([Extent(2), Extent(3), Extent(4)]),
      "Z": input([Extent(0), Extent(3)]),
    ])
    return GraphBuilder(graph: graph, scope: names)
  }

  /// A faulty expression with its faulty part between ‹ and ›, and the message.
  struct Fault: CustomTestStringConvertible {
    let expression: String
    let range: Range<Int>
    let message: String

    init(_ marked: String, _ message: String) {
      let parts = marked.split(omittingEmptySubsequences: false) { "‹›".contains($0) }
      let (start, length) = (parts[0].utf8.count, parts[1].utf8.count)
      expression = parts.joined()
      range = start..<start + length
      self.message = message
    }

    var testDescription: String { expression }
  }
}
