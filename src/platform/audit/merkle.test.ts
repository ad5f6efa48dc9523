import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathOf, rootFrom, rootOf } from './merkle.ts'

const leafOf = (data: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(0)).update(data).digest()
const bytes = (hex: string) => Buffer.from(hex, 'hex')

// The test vectors of the reference implementation of RFC 6962.
const vectors = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const

describe('the tree', () => {
  it.each(vectors.map(([, root], index) => [index + 1, root] as const))(
    'over %i leaves has the root that RFC 6962 gives it',
    (size, root) => {
      const leaves = vectors.slice(0, size).map(([data]) => leafOf(bytes(data)))
      expect(rootOf(leaves).toString('hex')).toBe(root)
    },
  )

  it('of nothing is refused', () => {
    expect(() => rootOf([])).toThrow(RangeError)
  })

  it('is reached from each leaf by its path, and from no other leaf, place or path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, pick) => {
        const leaves = Array.from({ length: size }, (_, index) => leafOf(Uint8Array.of(index)))
        const place = pick % size
        const [leaf = Buffer.alloc(0), path, root] = [leaves[place], pathOf(leaves, place), rootOf(leaves)]
        expect(rootFrom(leaf, place, size, path)).toEqual(root)
        expect(rootFrom(leafOf(Uint8Array.of(99)), place, size, path)).not.toEqual(root)
        expect(rootFrom(leaf, place, size, [...path, root])).toBeUndefined()
        if (path.length > 0) expect(rootFrom(leaf, place, size, path.slice(1))).toBeUndefined()
        if (size > 1) expect(rootFrom(leaf, place ^ 1, size, path)).not.toEqual(root)
      }),
    )
  })
})
