import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { sealedLogs } from './log-rows.ts'

const id = z.number().int().positive()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const common = {
  format: z.literal('fodfaeste seal 1'),
  number: id,
  municipality: z.string(),
  log: z.enum(sealedLogs),
  at: z.iso.datetime(),
  ids: z
    .array(z.tuple([id, id]).readonly())
    .min(1)
    .readonly(),
}
const trailer = { previous: hash, key: z.string() }

/** Over rows: the root of their tree. `more`: rows were left for the next seal, which was made at once. */
const sealOfRows = z.strictObject({
  ...common,
  kind: z.literal('rows'),
  root: hash,
  more: z.boolean(),
  ...trailer,
})
/** Over rows that went because they were older than the setting says (trust requirement T-26). */
const sealOfRemoval = z.strictObject({
  ...common,
  kind: z.literal('removal'),
  before: z.iso.datetime(),
  ...trailer,
})

export type Seal = z.infer<typeof sealOfRows> | z.infer<typeof sealOfRemoval>
type Unsigned<Kind> = Kind extends Seal ? Omit<Kind, 'format' | 'previous' | 'key' | 'municipality'> : never
/** What a seal says before it is chained and signed. */
export type SealContent = Unsigned<Seal>

/** What the first seal has where others have the hash of the one before. */
export const nothingBefore = '0'.repeat(64)

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')

/** How a later seal names an earlier one: the hash of its whole line. */
export const hashOfLine = (line: string | undefined): string =>
  line === undefined ? nothingBefore : sha256(line)

/**
 * The same for a line of the program's log. In pieces: among 64 digits and letters there are now and then ten digits
 * that look like a person number, which the log would black out.
 */
export const fingerprintOf = (line: string): string => hashOfLine(line).match(/.{8}/g)?.join(':') ?? ''

/** Names a key in its seals, so that the right public key can be found. */
export const nameOfKey = (publicKey: KeyObject): string =>
  sha256(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16)

/** A signed seal as the one line that stands in the database and in the seals file. */
export function signSeal(
  content: SealContent,
  chain: { readonly municipality: string; readonly previous: string | undefined },
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): string {
  const { number, log, kind, at, ids, ...rest } = content
  const seal = {
    format: 'fodfaeste seal 1',
    number,
    municipality: chain.municipality,
    log,
    kind,
    at,
    ids,
    ...rest,
    previous: hashOfLine(chain.previous),
    key: nameOfKey(keys.publicKey),
  }
  const statement = JSON.stringify(seal)
  const signature = sign(null, Buffer.from(statement), keys.privateKey).toString('base64')
  return JSON.stringify({ ...seal, signature })
}

/** A line's seal, whoever signed it; nothing where the line is no seal. */
export const readSeal = (line: string): Seal | undefined => readSigned(line)?.seal

const signed = z.looseObject({ signature: z.string() })
const anySeal = z.discriminatedUnion('kind', [sealOfRows, sealOfRemoval])

function readSigned(
  line: string,
): { readonly seal: Seal; readonly statement: string; readonly signature: string } | undefined {
  try {
    const { signature, ...rest } = signed.parse(JSON.parse(line))
    const statement = JSON.stringify(rest)
    // One statement has one line: what can be written in two ways can be changed without its signature breaking.
    if (JSON.stringify({ ...rest, signature }) !== line) return undefined
    return { seal: anySeal.parse(rest), statement, signature }
  } catch {
    return undefined
  }
}

/** Whether one of the keys signed exactly this line. */
export function isSigned(line: string, publicKeys: readonly KeyObject[]): boolean {
  const read = readSigned(line)
  if (!read) return false
  const [statement, signature] = [Buffer.from(read.statement), Buffer.from(read.signature, 'base64')]
  return publicKeys.some((key) => verify(null, statement, key, signature))
}
