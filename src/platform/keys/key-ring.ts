import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { keyBytes } from './cipher.ts'

/** Keys of one purpose: new things use the current one, and what was made with another one is still readable. */
export interface KeySet {
  readonly current: string
  readonly keys: ReadonlyMap<string, KeyObject>
}

/** Every key that the database never sees. */
export interface KeyRing {
  /** They wrap the data keys, which lie in the database. */
  readonly wrapping: KeySet
  /** They make the indexes by which a sealed value is found (trust requirement T-51). */
  readonly index: KeySet
}

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
const keySet = z.object({ current: id, keys: z.record(id, z.string()) })
const document = keySet.extend({ index: keySet })

/**
 * Reads the keys from their JSON document.
 *
 * @throws Refusal in one sentence, which names ids and never a key
 */
export function parseKeyRing(text: string): KeyRing {
  const read = document.safeParse(jsonOf(text))
  if (!read.success)
    throw refusal('are not { current, keys: { id: base64 }, index: { current, keys: { id: base64 } } }')
  const ring = { wrapping: toSet(read.data, ''), index: toSet(read.data.index, 'index ') }
  const all = [...ring.wrapping.keys.values(), ...ring.index.keys.values()]
  if (new Set(all.map((key) => key.export().toString('base64'))).size < all.length)
    throw refusal('hold the same key twice; each needs one of its own')
  return ring
}

function toSet({ current, keys }: z.infer<typeof keySet>, purpose: string): KeySet {
  if (keys[current] === undefined)
    throw refusal(`name ${purpose}key “${current}” as current and do not hold it`)
  return {
    current,
    keys: new Map(Object.entries(keys).map(([name, text]) => [name, toKey(text, `${purpose}key “${name}”`)])),
  }
}

/** A key that somebody typed, or that is shorter than the cipher needs, looks like protection and is none. */
function toKey(text: string, name: string): KeyObject {
  const key = Buffer.from(text, 'base64')
  // Read leniently, half a key or two in a row would pass for one.
  if (key.length !== keyBytes || key.toString('base64') !== text.trim())
    throw refusal(`have a ${name} that is not ${keyBytes} bytes as base64`)
  if (new Set(key).size < 16) throw refusal(`have a ${name} that is too weak`)
  return createSecretKey(key)
}

const refusal = (fault: string): Refusal =>
  new Refusal(`The keys in FODFAESTE_KEYS ${fault}. Make new ones with: npx fodfaeste keys make`)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A document with one new key for each purpose, named after the day. */
export function newKeyDocument(day: string): string {
  const set = () => ({ current: day, keys: { [day]: randomBytes(keyBytes).toString('base64') } })
  return `${JSON.stringify({ ...set(), index: set() }, null, 2)}\n`
}

/** A keyed hash: without the key nobody can try all values out, as they could with a plain or salted one (T-51). */
export const indexWith = (key: KeyObject, value: string): Buffer =>
  createHmac('sha256', key).update(value, 'utf8').digest()
