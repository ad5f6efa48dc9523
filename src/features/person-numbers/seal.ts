import { open, type Place, seal } from '../../platform/keys/cipher.ts'
import type { DataKey } from '../../platform/keys/data-keys.ts'
import { normalise, type PersonNumber } from './rules.ts'

const placeOf = (row: string, key: string): Place => ({ table: 'person_number', row, key })

export const sealNumber = (key: DataKey, row: string, number: PersonNumber): Buffer =>
  seal(key.secret, Buffer.from(number.normalised), placeOf(row, key.id))

/** @throws CannotOpen */
export function openNumber(key: DataKey, row: string, ciphertext: Buffer): PersonNumber {
  const number = normalise(open(key.secret, ciphertext, placeOf(row, key.id)).toString('utf8'))
  if (!number) throw new Error(`the sealed value of person_number ${row} is no person number`)
  return number
}
