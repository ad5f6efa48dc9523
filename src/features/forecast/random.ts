/** Numbers in (0, 1) that look like chance and are the same for the same seed: a figure must be the same tomorrow. */
export type Random = () => number

/** A 32-bit mixer with good avalanche spreads the seed over the state. */
function mixed(seed: number): number {
  let value = (seed + 0x9e3779b9) | 0
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97)
  return value ^ (value >>> 15)
}

/** Marsaglia's xorshift with 128 bits of state (2003, “Xorshift RNGs”, period 2^128 − 1). Not for secrets. */
export function seeded(seed: number): Random {
  let a = mixed(seed)
  let b = mixed(a)
  let c = mixed(b)
  // Four zeros would stay zeros for ever.
  let d = mixed(c) | 1
  return () => {
    const shifted = a ^ (a << 11)
    a = b
    b = c
    c = d
    d = d ^ (d >>> 19) ^ shifted ^ (shifted >>> 8)
    return ((d >>> 0) + 0.5) / 4_294_967_296
  }
}

/** A standard normal number, by the polar method (Marsaglia and Bray 1964). */
function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const square = u * u + v * v
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/**
 * A gamma-distributed number of this shape (above 0) and scale 1, by Marsaglia and Tsang (2000). Gamma numbers divided by
 * their sum are a draw from the Dirichlet distribution.
 */
export function gamma(random: Random, shape: number): number {
  // Below 1 the method does not hold: one draws for one more and shrinks it.
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const root = 1 + c * x
    if (root <= 0) continue
    const cube = root * root * root
    if (Math.log(random()) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) return d * cube
  }
}
