import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keyDocument, newKey } from '../../../test/support/keys.ts'
import { Refusal } from '../refusal.ts'
import { keepOwnKeyRing, readKeyRing } from './key-file.ts'
import { newKeyDocument } from './key-ring.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const good = { current: 'i1', keys: { i1: newKey() } }
const refused = (given: string | undefined): string => {
  try {
    readKeyRing(given)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return 'taken'
}

describe('the keys in the configuration', () => {
  it('are read as they are made, from the text and from a file', () => {
    const text = newKeyDocument('2026-11-25')
    const file = join(folder, 'made.json')
    writeFileSync(file, text)
    const [fromFile, fromText] = [file, text].map((given) =>
      readKeyRing(given).wrapping.keys.get('2026-11-25'),
    )
    expect(fromFile?.export()).toEqual(fromText?.export())
    expect(fromText?.symmetricKeySize).toBe(32)
  })

  const same = newKey()
  const typed = Buffer.from('password'.repeat(4)).toString('base64')
  it.each([
    ['are missing', undefined, /FODFAESTE_KEYS is missing/],
    ['are no JSON', '{', /are not \{ current/],
    ['have no index', JSON.stringify(good), /are not \{ current/],
    ['have a name that is none', keyDocument({ current: 'K 1', keys: { 'K 1': newKey() } }, good), /are not/],
    [
      'do not hold the current one',
      keyDocument({ current: 'k2', keys: { k1: newKey() } }, good),
      /“k2” as current/,
    ],
    [
      'have one that is too short',
      keyDocument({ current: 'k1', keys: { k1: 'c2hvcnQ=' } }, good),
      /“k1” that is not 32 bytes/,
    ],
    [
      'have one that is too long',
      keyDocument({ current: 'k1', keys: { k1: newKey() + newKey() } }, good),
      /not 32 bytes/,
    ],
    [
      'have one that somebody typed',
      keyDocument({ current: 'k1', keys: { k1: typed } }, good),
      /“k1” that is too weak/,
    ],
    ['use one twice', keyDocument({ current: 'k1', keys: { k1: same, k2: same } }, good), /same key twice/],
    [
      'use one for both purposes',
      keyDocument({ current: 'k1', keys: { k1: same } }, { current: 'i1', keys: { i1: same } }),
      /same key twice/,
    ],
    ['are in a file that is not there', '/nowhere/keys.json', /cannot be read \(ENOENT\)/],
  ])('are refused in one sentence, without a key in it, when they %s', (_name, given, words) => {
    const message = refused(given)
    expect(message).toMatch(words)
    expect(message).toMatch(/keys make/)
    expect(message).not.toMatch(/[A-Za-z0-9+/]{30}/)
    expect(message).not.toContain('\n')
  })
})

describe('the demonstration’s own keys', () => {
  it('are made once, for its own account only, and found again', () => {
    const made = keepOwnKeyRing(folder, '2026-11-25')
    expect(keepOwnKeyRing(folder, '2026-11-26')).toEqual(made)
    const file = join(folder, 'keys.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readKeyRing(readFileSync(file, 'utf8'))).toEqual(made)
  })

  it('are refused plainly where their folder cannot be written', () => {
    expect(() => keepOwnKeyRing(join(folder, 'keys.json', 'under-a-file'), '2026-11-25')).toThrow(Refusal)
  })
})
