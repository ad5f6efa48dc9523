import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CannotOpen, newSecretKey, open, seal } from './cipher.ts'

const key = newSecretKey()
const place = { table: 'letter', row: 'one', key: 'k1' }
const anything = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes))

describe('what is sealed', () => {
  it('opens again as it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(anything, (plain) => {
        const [first, second] = [seal(key, plain, place), seal(key, plain, place)]
        expect(open(key, first, place)).toEqual(plain)
        expect(open(key, second, place)).toEqual(plain)
        expect(first.equals(second)).toBe(false)
      }),
    )
  })

  it('has a nonce of its own, however many there are', () => {
    const nonces = Array.from({ length: 2000 }, () =>
      seal(key, Buffer.from('x'), place).subarray(1, 13).toString('hex'),
    )
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('does not open with one bit changed, wherever it is', () => {
    const sealed = seal(key, Buffer.from('one sentence'), place)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => open(key, altered, place), `bit ${bit}`).toThrow(CannotOpen)
    }
  })

  it('does not open when it was cut at either end, or is empty', () => {
    const sealed = seal(key, Buffer.from('one sentence'), place)
    for (let length = 0; length < sealed.length; length++) {
      expect(() => open(key, sealed.subarray(0, length), place)).toThrow(CannotOpen)
      expect(() => open(key, sealed.subarray(sealed.length - length), place)).toThrow(CannotOpen)
    }
  })

  it.each([
    ['another table', { ...place, table: 'letter_two' }],
    ['another row', { ...place, row: 'two' }],
    ['another key’s name', { ...place, key: 'k2' }],
    ['parts that only together read the same', { table: 'letter', row: 'on', key: 'ek1' }],
  ])('does not open in %s', (_name, elsewhere) => {
    expect(() => open(key, seal(key, Buffer.from('x'), place), elsewhere)).toThrow(CannotOpen)
  })

  it('does not open with another key', () => {
    expect(() => open(newSecretKey(), seal(key, Buffer.from('x'), place), place)).toThrow(CannotOpen)
  })

  it('begins with the number of its cipher, and an unknown one is refused by name', () => {
    const sealed = seal(key, Buffer.from('x'), place)
    expect(sealed[0]).toBe(1)
    const later = Buffer.concat([Buffer.of(2), sealed.subarray(1)])
    expect(() => open(key, later, place)).toThrow(/version 2 is unknown/)
  })
})

it.each([0, 16, 31, 33])('a key of %i bytes seals nothing: it throws instead of storing plain', (length) => {
  expect(() => seal(createSecretKey(randomBytes(length)), Buffer.from('x'), place)).toThrow(/key length/i)
})
