/// How a size came about, in the problem's own names: a sum of products of names and quotients,
/// such as `dh*d + dh` or `(w - k)//s + 1`.
///
/// It is for people to read; what a size is for the engine is its number (see ``Extent``).
public struct SymbolicSize: Hashable, Sendable, CustomStringConvertible {
  indirect enum Factor: Hashable, Sendable {
    case name(String)
    case quotient(SymbolicSize, SymbolicSize)
    case sum(SymbolicSize)
  }

  struct Product: Hashable, Sendable {
    var coefficient: Int
    var factors: [Factor]
  }

  /// More products or names than this say less than the number: the size then is its number.
  private static let (readableProducts, readableNames) = (6, 24)

  var products: [Product]

  /// A number.
  public init(_ value: Int) {
    products = value == 0 ? [] : [Product(coefficient: value, factors: [])]
  }

  /// A name.
  public init(name: String) {
    products = [Product(coefficient: 1, factors: [.name(name)])]
  }

  private init(products: [Product]) { self.products = products }

  /// The number that this size is, where no name takes part.
  var constant: Int? {
    if products.isEmpty { return 0 }
    return products.count == 1 && products[0].factors.isEmpty ? products[0].coefficient : nil
  }

  /// Whether the size is written with names and short enough to be read.
  var isReadable: Bool {
    constant == nil && products.count <= Self.readableProducts && nameCount <= Self.readableNames
  }

  /// The names and numbers that the size is written with.
  private var nameCount: Int {
    products.reduce(0) { sum, product in
      product.factors.reduce(sum + 1) { sum, factor in
        switch factor {
        case .name: sum + 1
        case .quotient(let left, let right): sum + left.nameCount + right.nameCount
        case .sum(let size): sum + size.nameCount
        }
      }
    }
  }

  /// Whether two sizes are written alike; most are plain numbers.
  public static func == (left: Self, right: Self) -> Bool {
    if let number = left.constant { return number == right.constant }
    return left.products == right.products
  }

  static func + (left: Self, right: Self) -> Self {
    var products = left.products
    for product in right.products {
      if let same = products.firstIndex(where: { $0.factors == product.factors }) {
        products[same].coefficient &+= product.coefficient
      } else {
        products.append(product)
      }
    }
    products.removeAll { $0.coefficient == 0 }
    if let number = products.firstIndex(where: { $0.factors.isEmpty }) {
      products.append(products.remove(at: number))
    }
    return Self(products: products)
  }

  static func * (left: Self, right: Self) -> Self {
    if left.products.count > 1 && right.products.count > 1
      && left.products.count * right.products.count > readableProducts
    {
      return Self(products: [Product(coefficient: 1, factors: [.sum(left), .sum(right)])])
    }
    return left.products.reduce(Self(0)) { sum, a in
      sum
        + Self(
          products: right.products.map { b in
            Product(
              coefficient: a.coefficient &* b.coefficient,
              factors: (a.factors + b.factors).sorted { "\($0)" < "\($1)" })
          })
    }
  }

  static prefix func - (size: Self) -> Self { Self(-1) * size }

  /// The quotient rounded down; exact where the divisor is one product that divides each.
  static func quotient(_ left: Self, _ right: Self) -> Self {
    if right.products.count == 1, right.products[0].coefficient > 0 {
      let parts = left.products.compactMap { $0.divided(by: right.products[0]) }
      if parts.count == left.products.count { return Self(products: parts) }
    }
    return Self(products: [Product(coefficient: 1, factors: [.quotient(left, right)])])
  }

  /// The size as it is written: `dh*d + dh`.
  public var description: String {
    guard let first = products.first else { return "0" }
    return products.dropFirst().reduce(first.description) { text, product in
      product.coefficient < 0
        ? "\(text) - \(product.magnitudeDescription)"
        : "\(text) + \(product.magnitudeDescription)"
    }
  }
}

extension SymbolicSize.Product: CustomStringConvertible {
  /// The quotient where the divisor divides coefficient and factors.
  fileprivate func divided(by divisor: Self) -> Self? {
    if coefficient % divisor.coefficient != 0 { return nil }
    var rest = factors
    for factor in divisor.factors {
      guard let index = rest.firstIndex(of: factor) else { return nil }
      rest.remove(at: index)
    }
    return Self(coefficient: coefficient / divisor.coefficient, factors: rest)
  }

  var description: String { (coefficient < 0 ? "-" : "") + magnitudeDescription }

  var magnitudeDescription: String {
    let magnitude = coefficient.magnitude
    if factors.isEmpty { return "\(magnitude)" }
    if factors.count == 1 && magnitude == 1 { return factors[0].description }
    let text = factors.map(\.grouped).joined(separator: "*")
    return magnitude == 1 ? text : "\(magnitude)*\(text)"
  }
}

extension SymbolicSize.Factor: CustomStringConvertible {
  var description: String {
    switch self {
    case .name(let name): name
    case .quotient(let left, let right): "\(Self.grouped(left))//\(Self.grouped(right))"
    case .sum(let size): "(\(size))"
    }
  }

  /// The factor as it stands among others.
  var grouped: String {
    if case .quotient = self { return "(\(description))" }
    return description
  }

  private static func grouped(_ size: SymbolicSize) -> String {
    if let constant = size.constant { return constant < 0 ? "(\(size))" : size.description }
    guard size.products.count == 1, size.products[0].coefficient == 1,
      size.products[0].factors.count == 1
    else { return "(\(size))" }
    return size.products[0].factors[0].grouped
  }
}
