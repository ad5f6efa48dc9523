import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { ActorTransaction } from '../db/with-actor.ts'
import { countIn, idsIn } from './id-ranges.ts'
import { hashOfRow, readRows, type SealedLog, sealedLogs } from './log-rows.ts'
import { pathOf, rootFrom } from './merkle.ts'
import { isSigned, readSeal } from './seal.ts'

/** All that is needed to show one row to somebody who may not see the others. */
const proof = z.strictObject({
  format: z.literal('fodfaeste proof 1'),
  log: z.enum(sealedLogs),
  row: z.record(z.string(), z.string().nullable()),
  path: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  seal: z.string(),
})
export type Proof = z.infer<typeof proof>

/** One row with the hashes that lead from it to a signed root; nothing where the row is missing or not sealed yet. */
export async function makeProof(
  trx: ActorTransaction,
  log: SealedLog,
  id: number,
): Promise<Proof | undefined> {
  const [row] = await readRows(trx, log, [[id, id]])
  const { rows } = await sql<{ line: string; leaves: Buffer }>`
    select line, leaves from audit_seal where log = ${log} and kind = 'rows' and ids @> ${id}::bigint`.execute(
    trx,
  )
  const [found] = rows
  const seal = found && readSeal(found.line)
  if (!row || !seal) return undefined
  const leaves = splitLeaves(found.leaves)
  const place = [...idsIn(seal.ids)].indexOf(id)
  const path = pathOf(leaves, place).map((hash) => hash.toString('hex'))
  return { format: 'fodfaeste proof 1', log, row, path, seal: found.line }
}

/** The hashes of a seal's rows, as the database keeps them. */
export const splitLeaves = (leaves: Buffer): Buffer[] =>
  Array.from({ length: Math.floor(leaves.length / 32) }, (_, index) =>
    leaves.subarray(index * 32, index * 32 + 32),
  )

/** What is wrong with a proof, in a sentence; nothing when it holds. It asks no database and no file. */
export function faultOfProof(text: string, publicKeys: readonly KeyObject[]): string | undefined {
  const given = readProof(text)
  const seal = given && readSeal(given.seal)
  if (!given || !seal) return 'This is not a proof.'
  if (!isSigned(given.seal, publicKeys)) return `Seal ${seal.number} is not signed with this key.`
  const place = [...idsIn(seal.ids)].indexOf(Number(given.row.id))
  if (seal.kind !== 'rows' || seal.log !== given.log || place === -1)
    return `Seal ${seal.number} is not over row ${given.row.id} of ${given.log}.`
  const path = given.path.map((hash) => Buffer.from(hash, 'hex'))
  const root = rootFrom(hashOfRow(given.log, given.row), place, countIn(seal.ids), path)
  return root?.toString('hex') === seal.root
    ? undefined
    : `Row ${given.row.id} of ${given.log} is not as it was when seal ${seal.number} was made.`
}

function readProof(text: string): Proof | undefined {
  try {
    return proof.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
