import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { recordAdminEvent } from '../administration/index.ts'
import { addRelation, endRelation } from '../young-people/index.ts'
import {
  type Known,
  type Present,
  pupilKey,
  type RollChanges,
  type RollRow,
  rollChanges,
  staffKey,
} from './roll.ts'

/** The rows of a pasted table: semicolons as Danish spreadsheets write them, tabs as they copy them, or commas. */
export function pastedTable(words: string): string[][] | undefined {
  const [line = ''] = words.trimStart().split('\n', 1)
  const delimiter = [';', '\t'].find((mark) => line.includes(mark)) ?? ','
  try {
    return parse(words, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
  } catch {
    return undefined
  }
}

const live = sql<boolean>`(valid_from <= today() and (valid_until is null or today() < valid_until))`

/** What a roll would change in a unit today. Reads only; the preview and the change ask the same question. */
export async function planRoll(
  trx: ActorTransaction,
  unitId: string,
  rows: readonly RollRow[],
): Promise<RollChanges> {
  const present = [...(await presentPupils(trx, unitId)), ...(await presentStaff(trx, unitId, rows))]
  const known = [...(await knownPupils(trx, rows)), ...(await knownStaff(trx, rows))]
  return rollChanges(rows, present, known)
}

async function presentPupils(trx: ActorTransaction, unitId: string): Promise<Present[]> {
  const enrolled = await trx
    .selectFrom('relation')
    .innerJoin('young_person as person', 'person.id', 'relation.person_id')
    .select([
      'relation.id as row',
      'person.id',
      'person.given_name',
      'person.family_name',
      'person.birth_date',
      'person.protected',
    ])
    .where('relation.unit_id', '=', unitId)
    .where('relation.kind', '=', 'enrolled')
    .where(
      sql<boolean>`relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)`,
    )
    .execute()
  return enrolled.map((one) => ({ ...pupilOf(one), row: one.row }))
}

interface NamedRow {
  readonly id: string
  readonly given_name: string
  readonly family_name: string
  readonly birth_date: string
  readonly protected: boolean
}

/** The name of somebody protected is compared and never shown (trust requirement L-30). */
function pupilOf(row: NamedRow): Known {
  const name = `${row.given_name} ${row.family_name}`.trim()
  return { id: row.id, name: row.protected ? null : name, key: pupilKey(name, row.birth_date) }
}

async function knownPupils(trx: ActorTransaction, rows: readonly RollRow[]): Promise<Known[]> {
  const days = [...new Set(rows.flatMap((row) => (row.kind === 'pupil' ? [row.birthDate] : [])))]
  if (days.length === 0) return []
  const found = await trx
    .selectFrom('young_person')
    .select(['id', 'given_name', 'family_name', 'birth_date', 'protected'])
    .where('birth_date', 'in', days)
    .execute()
  return found.map(pupilOf)
}

/** A roll without user names says nothing about staff, and ends nobody's membership. */
async function presentStaff(
  trx: ActorTransaction,
  unitId: string,
  rows: readonly RollRow[],
): Promise<Present[]> {
  if (rows.every(({ kind }) => kind === 'pupil')) return []
  const members = await trx
    .selectFrom('unit_membership as membership')
    .innerJoin('actor', 'actor.id', 'membership.actor_id')
    .select(['membership.id as row', 'actor.id', 'actor.name', 'actor.subject', 'membership.kind'])
    .where('membership.unit_id', '=', unitId)
    .where('membership.source', '=', 'roll')
    .where(
      sql<boolean>`membership.valid_from <= today() and (membership.valid_until is null or today() < membership.valid_until)`,
    )
    .execute()
  return members.map(({ subject, kind, ...one }) => ({ ...one, key: staffKey(kind, subject ?? '') }))
}

async function knownStaff(trx: ActorTransaction, rows: readonly RollRow[]): Promise<Known[]> {
  const wanted = rows.flatMap((row) => (row.kind === 'pupil' ? [] : [row]))
  if (wanted.length === 0) return []
  const found = await trx
    .selectFrom('actor')
    .select(['id', 'name', 'subject'])
    .where('dialect', '<>', 'citizen')
    .where('subject', 'in', [...new Set(wanted.map(({ subject }) => subject))])
    .execute()
  return found.flatMap(({ id, name, subject }) =>
    wanted
      .filter((row) => row.subject === subject)
      .map(({ kind }) => ({ id, name, key: staffKey(kind, subject ?? '') })),
  )
}

/** Makes a unit what its roll says, from today on. Whom nobody knows is left alone. */
export async function takeRoll(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  unitId: string,
  rows: readonly RollRow[],
): Promise<RollChanges> {
  const changes = await planRoll(trx, unitId, rows)
  for (const { id, kind } of changes.added) {
    if (kind === 'pupil')
      await addRelation(trx, actor, requestId, {
        personId: id,
        with: { unitId },
        kind: 'enrolled',
        basis: 'enrolment',
      })
    else if (id !== actor.id)
      await trx
        .insertInto('unit_membership')
        .values({ unit_id: unitId, actor_id: id, kind, source: 'roll' })
        .execute()
  }
  for (const { id, key, row } of changes.ended) {
    if (key.startsWith('pupil ')) await endRelation(trx, actor, requestId, id, row)
    else
      await trx
        .updateTable('unit_membership')
        .set({ valid_until: sql<string>`today()` })
        .where('id', '=', row)
        .where(live)
        .execute()
  }
  await recordAdminEvent(trx, actor, requestId, {
    type: 'roll_taken',
    data: { unit: unitId, added: changes.added.length, ended: changes.ended.length },
  })
  return changes
}
