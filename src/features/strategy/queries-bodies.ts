import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { DecisionDraft } from './draft.ts'

/** A place in the leadership group. */
export interface Seat {
  readonly id: string
  readonly name: string
  readonly vacant: boolean
  readonly version: number
}

const seatColumns = ['id', 'name', 'vacant', 'version'] as const

export const listSeats = (trx: ActorTransaction, editionId: string): Promise<Seat[]> =>
  trx.selectFrom('seat').select(seatColumns).where('edition_id', '=', editionId).orderBy('position').execute()

export async function getSeat(trx: ActorTransaction, editionId: string, id: string): Promise<Seat> {
  const seat = await trx
    .selectFrom('seat')
    .select(seatColumns)
    .where('edition_id', '=', editionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seat) throw new NotFound()
  return seat
}

/** What a body did with an edition, as it was last recorded. */
export interface Decision {
  readonly id: string
  readonly kind: DecisionDraft['kind']
  readonly body: Bilingual
  readonly on: string | null
  readonly caseNumber: string | null
  /** What the body said, and what was answered to it. */
  readonly statement: string | null
  readonly response: string | null
}

/** A record that was corrected is left out; the history tells of it. */
export async function listDecisions(trx: ActorTransaction, editionId: string): Promise<Decision[]> {
  const rows = await trx
    .selectFrom('edition_decision')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute()
  const corrected = new Set(rows.map((row) => row.corrects_id))
  return rows
    .filter((row) => !corrected.has(row.id))
    .map((row) => ({
      id: row.id,
      kind: row.kind as Decision['kind'],
      body: { da: row.body_da, en: row.body_en },
      on: row.decided_on,
      caseNumber: row.case_number,
      statement: row.statement,
      response: row.response,
    }))
}

export async function getDecision(trx: ActorTransaction, editionId: string, id: string): Promise<Decision> {
  const decision = (await listDecisions(trx, editionId)).find((one) => one.id === id)
  if (!decision) throw new NotFound()
  return decision
}

/** A table of the source, cell by cell as it stands there. */
export interface EditionTable {
  readonly id: string
  readonly caption: string
  readonly section: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export async function listTables(trx: ActorTransaction, editionId: string): Promise<EditionTable[]> {
  const rows = await trx
    .selectFrom('edition_table')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, caption, section, header, body }) => ({
    id,
    caption,
    section,
    header,
    // Written cell by cell from a TableDraft, and never changed.
    rows: body as unknown as EditionTable['rows'],
  }))
}
