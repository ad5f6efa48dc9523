import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'

/** Where a sealed value lies. It opens nowhere else, so values swapped between rows are refused (T-50). */
export interface Place {
  readonly table: string
  readonly row: string
  /** The id of the key that seals it. */
  readonly key: string
}

/** A sealed value was altered, cut or moved, or the key is another one. It says nothing of the content. */
export class CannotOpen extends Error {
  constructor({ table, row }: Place, reason: string) {
    super(`the sealed value of ${table} ${row} cannot be opened: ${reason}`)
    this.name = 'CannotOpen'
  }
}

/**
 * The first byte of what is stored says how it was sealed, so that another cipher can take over row by row.
 * 1: AES-256-GCM, then 12 bytes nonce, the sealed bytes, 16 bytes tag.
 */
const aes256Gcm = 1
const nonceBytes = 12
const tagBytes = 16
export const keyBytes = 32

/** Kept as an object that no log and no JSON writes out; read once, sealing with it takes a quarter of the time. */
export const newSecretKey = (): KeyObject => createSecretKey(randomBytes(keyBytes))

/** A few hundred are drawn at once: asking the system for one takes longer than sealing a number with it. */
const drawn = Buffer.alloc(nonceBytes * 512)
let used = drawn.length

/** One that was never used, to be copied at once. */
function newNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += nonceBytes
  return drawn.subarray(used - nonceBytes, used)
}

/** @throws where it cannot encrypt, as for a key of another length: nothing is ever stored plain instead */
export function seal(key: KeyObject, plain: Buffer, place: Place): Buffer {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(boundTo(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(aes256Gcm), nonce, sealed, cipher.getAuthTag()])
}

/** @throws CannotOpen for anything but what `seal` made with this key for this place */
export function open(key: KeyObject, stored: Buffer, place: Place): Buffer {
  if (stored[0] !== aes256Gcm) throw new CannotOpen(place, `version ${stored[0] ?? 'none'} is unknown`)
  if (stored.length <= 1 + nonceBytes + tagBytes) throw new CannotOpen(place, 'it is too short')
  const nonce = stored.subarray(1, 1 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(boundTo(place))
  decipher.setAuthTag(stored.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(stored.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    throw new CannotOpen(place, 'it was altered or moved, or the key is another one')
  }
}

/** As JSON, so that no two places can be written the same way. */
const boundTo = ({ table, row, key }: Place): Buffer =>
  Buffer.from(JSON.stringify([aes256Gcm, table, row, key]))
