import type { KeyObject } from 'node:crypto'
import type { Municipality } from '../access/actor.ts'
import type { Database } from '../db/connect.ts'
import { type ActorTransaction, withActor } from '../db/with-actor.ts'
import { AuditFault } from './audit-fault.ts'
import { type IdRange, mergeRanges } from './id-ranges.ts'
import { type SealedLog, sealedLogs } from './log-rows.ts'
import { splitLeaves } from './proof.ts'
import { hashOfLine, isSigned, nothingBefore, readSeal, type Seal } from './seal.ts'
import { holdSeals } from './seal-chain.ts'
import { linesOf, sizeOf } from './seal-file.ts'
import { auditIn } from './services.ts'
import { checkRows, checkUnsealed, type Waiting } from './verify-rows.ts'

export interface VerifyOptions {
  readonly database: Database
  readonly municipality: Municipality
  readonly sealsFile: string
  readonly publicKeys: readonly KeyObject[]
  /** The file is a copy from earlier: that the database has more seals is no fault. */
  readonly olderCopy?: boolean
}

export interface Verified {
  readonly seals: number
  readonly rows: number
  readonly removed: number
  readonly newestSeal: string | undefined
  readonly waiting: Waiting
}

/**
 * Holds every row against the signed seals, and the seals in the database against those outside it. Rows are hashed
 * here, from their fields: nothing that the database says about itself is believed.
 *
 * @throws AuditFault that names the first bad seal or row
 */
export async function verifyLogs(options: VerifyOptions): Promise<Verified> {
  const { database, municipality, sealsFile } = options
  const asAudit = <Result>(work: (trx: ActorTransaction) => Promise<Result>) =>
    withActor(database.kysely, auditIn(municipality), 'read only', work)
  // Both ends are read while no seal is being made; what is sealed later is not looked at.
  const end = await asAudit(async (trx) => {
    await holdSeals(trx, municipality)
    const last = await trx
      .selectFrom('audit_seal')
      .select('number')
      .orderBy('number', 'desc')
      .limit(1)
      .execute()
    return { number: Number(last[0]?.number ?? 0), length: await sizeOf(sealsFile) }
  })
  const removed = await readRemovals(sealsFile, end.length)
  return asAudit(async (trx) => {
    const walk = await checkSeals(trx, options, end, removed)
    if (walk.number < end.number && !options.olderCopy)
      throw new AuditFault(
        `The seals file ends at seal ${walk.number}, and the database goes on to seal ${end.number}: the end of the file was cut off, or it is an older copy (then say --older-copy).`,
      )
    const waiting = await checkUnsealed(trx, walk.sealed, walk.completeAt)
    return {
      seals: walk.number,
      rows: walk.rows,
      removed: walk.removed,
      newestSeal: walk.newestSeal,
      waiting,
    }
  })
}

type RangesByLog = Readonly<Record<SealedLog, IdRange[]>>
const noRanges = (): RangesByLog => ({ access_log: [], person_event: [], admin_event: [] })

/** What was removed by age, whichever seal says so: its signature is checked with all others afterwards. */
async function readRemovals(file: string, length: number): Promise<RangesByLog> {
  const removed = noRanges()
  for await (const line of linesOf(file, length)) {
    const seal = readSeal(line)
    if (seal?.kind === 'removal') removed[seal.log].push(...seal.ids)
  }
  return {
    access_log: mergeRanges(removed.access_log),
    person_event: mergeRanges(removed.person_event),
    admin_event: mergeRanges(removed.admin_event),
  }
}

async function checkSeals(
  trx: ActorTransaction,
  options: VerifyOptions,
  end: { readonly number: number; readonly length: number },
  removed: RangesByLog,
) {
  const sealed = noRanges()
  const completeAt: Partial<Record<SealedLog, string>> = {}
  let [number, rows, gone, previous] = [0, 0, 0, nothingBefore]
  let newestSeal: string | undefined
  for await (const line of linesOf(options.sealsFile, end.length)) {
    const seal = checkLine(line, { number: number + 1, previous, ...options })
    const leaves = await checkStored(trx, seal, line, end.number)
    if (seal.kind === 'rows') {
      const { missing, checked } = await checkRows(trx, seal, leaves, removed[seal.log], completeAt[seal.log])
      rows += checked + missing
      gone += missing
      sealed[seal.log].push(...seal.ids)
      if (!seal.more) completeAt[seal.log] = seal.at
    }
    ;[number, previous, newestSeal] = [seal.number, hashOfLine(line), seal.at]
  }
  const ranges = Object.fromEntries(sealedLogs.map((log) => [log, mergeRanges(sealed[log])])) as RangesByLog
  return { number, rows, removed: gone, newestSeal, sealed: ranges, completeAt }
}

function checkLine(
  line: string,
  expected: { readonly number: number; readonly previous: string } & VerifyOptions,
): Seal {
  const seal = readSeal(line)
  if (!seal) throw new AuditFault(`Line ${expected.number} of the seals file is not a seal.`)
  const where = `Seal ${seal.number} of ${seal.at}`
  if (!isSigned(line, expected.publicKeys))
    throw new AuditFault(
      `${where} is not signed with this key: it was changed, or signed again with another key.`,
    )
  if (seal.municipality !== expected.municipality.code)
    throw new AuditFault(`${where} belongs to municipality ${seal.municipality}.`)
  if (seal.number !== expected.number || seal.previous !== expected.previous)
    throw new AuditFault(
      `${where} does not follow seal ${expected.number - 1}: seals were taken out, put in or put in another order.`,
    )
  return seal
}

/** The seal as the database has it. Returns the hashes of its rows, which only the database keeps. */
async function checkStored(
  trx: ActorTransaction,
  seal: Seal,
  line: string,
  newest: number,
): Promise<Buffer[]> {
  const where = `Seal ${seal.number} of ${seal.at}`
  const stored = await trx
    .selectFrom('audit_seal')
    .select(['line', 'leaves'])
    .where('number', '=', String(seal.number))
    .executeTakeFirst()
  if (!stored && seal.number > newest)
    throw new AuditFault(
      `${where} stands in the seals file, and the database ends at seal ${newest}: the database is an older one than it was (rolled back), or its end was cut off.`,
    )
  if (!stored) throw new AuditFault(`${where} was deleted from the database.`)
  if (stored.line !== line)
    throw new AuditFault(`${where} is another one in the database than in the seals file.`)
  return splitLeaves(stored.leaves ?? Buffer.alloc(0))
}
