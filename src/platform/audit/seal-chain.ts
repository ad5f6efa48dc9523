import { sql } from 'kysely'
import type { Municipality } from '../access/actor.ts'
import { type ActorTransaction, withActor } from '../db/with-actor.ts'
import { Refusal } from '../refusal.ts'
import { countIn, type IdRange, toMultirange } from './id-ranges.ts'
import type { SealedLog } from './log-rows.ts'
import { rootOf } from './merkle.ts'
import {
  fingerprintOf,
  hashOfLine,
  isSigned,
  readSeal,
  type Seal,
  type SealContent,
  signSeal,
} from './seal.ts'
import { appendLines, lastLine, linesOf, sealFile } from './seal-file.ts'
import { type AuditServices, auditIn } from './services.ts'

// Any constant will do: it only has to be ours and the same in every copy of the program.
const sealLock = 851_202_007

/** The end of a municipality's chain of seals, in the transaction that holds it: only one program adds to it. */
export interface Chain {
  readonly trx: ActorTransaction
  readonly file: string
  readonly services: AuditServices
  readonly municipality: Municipality
  number: number
  line: string | undefined
}

/** A row on its way into a seal. */
export interface Leaf {
  readonly id: number
  readonly tx: bigint
  readonly hash: Buffer
}

export interface NewSeal {
  readonly content: SealContent
  /** Of a seal over rows. */
  readonly rows?: { readonly leaves: readonly Leaf[]; readonly horizon: string | null }
}

/**
 * Holds the chain, repaired where a program was killed between file and database, and does the work; or does nothing
 * and says `busy` while another copy of the program, or somebody who verifies, has it.
 *
 * @throws Refusal when file and database do not belong together
 */
export function withChain<Result>(
  services: AuditServices,
  municipality: Municipality,
  work: (chain: Chain) => Promise<Result>,
): Promise<Result | 'busy'> {
  return withActor(services.database.kysely, auditIn(municipality), 'read write', async (trx) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_xact_lock(${sealLock}, ${Number(municipality.code)}) as held`.execute(trx)
    if (!rows[0]?.held) return 'busy'
    const last = await trx
      .selectFrom('audit_seal')
      .select(['number', 'line'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    const chain: Chain = {
      trx,
      file: sealFile(services.folder, municipality),
      services,
      municipality,
      number: Number(last?.number ?? 0),
      line: last?.line,
    }
    await bringTogether(chain)
    return work(chain)
  })
}

/** Waits while a seal is being made, and keeps others from beginning until the transaction ends. */
export const holdSeals = async (trx: ActorTransaction, municipality: Municipality): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(${sealLock}, ${Number(municipality.code)})`.execute(trx)
}

/**
 * Signs seals, writes them to the file, waits for the disk, and only then tells the database. Killed in between, the
 * file has seals that the database has not: `bringTogether` finds them.
 */
export async function addSeals(chain: Chain, seals: readonly NewSeal[]): Promise<void> {
  const { municipality, services } = chain
  const lines: string[] = []
  let previous = chain.line
  for (const { content } of seals) {
    previous = signSeal(content, { municipality: municipality.code, previous }, services.keys)
    lines.push(previous)
  }
  await appendLines(chain.file, lines)
  for (const [index, { content, rows }] of seals.entries()) {
    const line = lines[index] ?? ''
    await store(chain, content, line, rows)
    services.log.info(said(chain, content, line), 'the logs were sealed')
  }
}

/**
 * What the program's log says of a seal: with it, whoever collects that log elsewhere can tell that the newest seals
 * were cut off the database and every copy of the file (OWASP ASVS 16.4.3). No row and nobody's data.
 */
const said = ({ municipality }: Chain, { number, log, kind, ids }: SealContent, line: string) => ({
  event: 'sealed',
  municipality: municipality.code,
  seal: number,
  log,
  kind,
  rows: countIn(ids),
  fingerprint: fingerprintOf(line),
})

async function store(chain: Chain, seal: SealContent, line: string, rows: NewSeal['rows']): Promise<void> {
  let newest = 0n
  for (const { tx } of rows?.leaves ?? []) if (tx > newest) newest = tx
  await sql`insert into audit_seal (number, log, kind, ids, leaves, line, cluster, horizon, newest)
    values (${seal.number}, ${seal.log}, ${seal.kind}, ${toMultirange(seal.ids)}::int8multirange,
      ${rows ? Buffer.concat(rows.leaves.map(({ hash }) => hash)) : null}, ${line}, audit_cluster(),
      ${rows?.horizon ?? null}::text::xid8, ${rows ? String(newest) : null}::text::xid8)`.execute(chain.trx)
  // Rows of a history go with the person, by whoever removes the person: sealRemoval.
  if (seal.kind === 'removal' && seal.log !== 'person_event')
    await sql`select audit_remove(${seal.log}, ${toMultirange(seal.ids)}::int8multirange,
      ${seal.before}::timestamptz)`.execute(chain.trx)
  chain.number = seal.number
  chain.line = line
}

async function bringTogether(chain: Chain): Promise<void> {
  const inFile = await lastLine(chain.file)
  const number = inFile === undefined ? 0 : (readSeal(inFile)?.number ?? Number.NaN)
  if (Number.isNaN(number)) throw disagree(chain, 'its last line is not a seal')
  if (number < chain.number) return completeFile(chain, number, inFile)
  if (number > chain.number) return takeOver(chain)
  if (inFile !== chain.line) throw disagree(chain, `seal ${number} is another one there`)
}

/** Another copy of the program has sealed into a file of its own, or this file is new: it gets what it lacks. */
async function completeFile(chain: Chain, from: number, inFile: string | undefined): Promise<void> {
  let before = { number: from, line: inFile }
  while (before.number < chain.number) {
    const rows = await chain.trx
      .selectFrom('audit_seal')
      .select(['number', 'line'])
      .where('number', '>', String(before.number))
      .orderBy('number')
      .limit(1000)
      .execute()
    for (const { number, line } of rows) {
      if (readSeal(line)?.previous !== hashOfLine(before.line))
        throw disagree(chain, `seal ${number} in the database does not follow the seals there`)
      before = { number: Number(number), line }
    }
    await appendLines(
      chain.file,
      rows.map(({ line }) => line),
    )
  }
}

/** A program was killed after it wrote seals to the file: they are sealed again, from the same rows. */
async function takeOver(chain: Chain): Promise<void> {
  for await (const line of linesOf(chain.file)) {
    const seal = readSeal(line)
    if (!seal) throw disagree(chain, 'a line is not a seal')
    if (seal.number <= chain.number) continue
    const follows = seal.number === chain.number + 1 && seal.previous === hashOfLine(chain.line)
    if (!follows || !isSigned(line, [chain.services.keys.publicKey]))
      throw disagree(chain, `its seal ${seal.number} does not follow seal ${chain.number} of the database`)
    await store(chain, seal, line, seal.kind === 'rows' ? await sameRows(chain, seal) : undefined)
    chain.services.log.warn(said(chain, seal, line), 'a seal that a killed program had begun was finished')
  }
}

async function sameRows(chain: Chain, seal: Seal & { kind: 'rows' }): Promise<NewSeal['rows']> {
  const leaves = await leavesOf(chain.trx, seal.log, seal.ids)
  const root = leaves.length > 0 ? rootOf(leaves.map(({ hash }) => hash)).toString('hex') : ''
  if (root !== seal.root) throw disagree(chain, `the rows of its seal ${seal.number} are not in the database`)
  const { rows } = await sql<{ since: string | null }>`
    select audit_since(${seal.log})::text as since`.execute(chain.trx)
  // What else was in sight then is not known any more: the next seal looks from where this one looked.
  return { leaves, horizon: rows[0]?.since ?? null }
}

async function leavesOf(trx: ActorTransaction, log: SealedLog, ids: readonly IdRange[]): Promise<Leaf[]> {
  const { rows } = await sql<{ id: string; tx: string; hash: Buffer }>`
    select id::text as id, tx::text as tx, row_hash as hash from ${sql.table(log)} entry
    where entry.id between ${ids[0]?.[0]} and ${ids.at(-1)?.[1]} and entry.id <@ ${toMultirange(ids)}::int8multirange
    order by entry.id`.execute(trx)
  return rows.map(({ id, tx, hash }) => ({ id: Number(id), tx: BigInt(tx), hash }))
}

const disagree = ({ file }: Chain, how: string): Refusal =>
  new Refusal(
    `The seals file ${file} and the database do not belong together: ${how}. Nothing more is sealed. Find out with npx fodfaeste audit verify; after a restore see docs/operations.md.`,
  )
