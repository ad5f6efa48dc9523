import { createHmac } from 'node:crypto'

/**
 * What somebody searched for, as the log keeps it: the same words give the same hash, so that one can ask who searched for
 * a name, and nobody reads names out of the log. The key is the program's own.
 */
export const criterionHash = (secret: Buffer, words: string): Buffer =>
  createHmac('sha256', secret)
    .update(`criterion\n${words.normalize('NFC').toLowerCase()}`)
    .digest()
