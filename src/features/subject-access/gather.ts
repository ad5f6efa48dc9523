import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type DisclosedCategory, disclose, type Standing } from '../access/index.ts'
import { type Column, inventory, type Table } from '../inventory/index.ts'
import { categoriesOf, fromMultirange, masked } from './rules.ts'

/** A table's rows in a copy, by the inventory: what was told at once, and words that were looked through. */
export interface CopiedTable {
  readonly table: Table
  readonly columns: readonly (readonly [string, Column])[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Stands in the copy where words are that nobody has looked through yet. */
export const notYet = Symbol('words that follow later')

/**
 * Everything that is kept of somebody and that they may have, table by table (GDPR art. 15). It is read with the eyes of the
 * one who asks, so that nothing can be in it that the rule does not give them; and only the categories that they
 * have as this person or as a holder of custody.
 */
export async function gatherCopy(trx: ActorTransaction, standing: Standing): Promise<CopiedTable[]> {
  const categories = categoriesOf(standing)
  const copied: CopiedTable[] = []
  for (const table of inventory) {
    const columns = Object.entries(table.columns).filter(
      ([, { category, copy }]) => copy.how !== 'never' && categories.has(category),
    )
    if (columns.length === 0 || !table.person) continue
    await openFor(trx, standing, table.opens, categories)
    const rows = await readRows(trx, table, columns, standing.personId)
    copied.push({ table, columns, rows })
  }
  return copied
}

async function openFor(
  trx: ActorTransaction,
  standing: Standing,
  category: DisclosedCategory | undefined,
  categories: ReadonlySet<string>,
): Promise<void> {
  if (category && categories.has(category)) await disclose(trx, standing, category)
  else await sql`select set_config('fodfaeste.disclosed', '', true)`.execute(trx)
}

type Row = Record<string, unknown>

async function readRows(
  trx: ActorTransaction,
  table: Table,
  columns: CopiedTable['columns'],
  personId: string,
): Promise<Row[]> {
  const [column = ''] = table.person?.columns ?? []
  const words = columns.filter(([, { copy }]) => copy.how === 'after-a-look').map(([name]) => name)
  const wanted = [
    ...columns.map(([name, one]) => selected(name, one)),
    ...(words.length > 0 ? [sql`entry.id as "row id"`] : []),
    ...words.map(
      (name) => sql`sha256(convert_to(${sql.ref(`entry.${name}`)}, 'UTF8')) as ${sql.ref(`hash of ${name}`)}`,
    ),
  ]
  const from = table.copiedBy
    ? sql`${sql.ref(table.copiedBy)}(${personId}::uuid) entry`
    : sql`${sql.table(table.table)} entry where ${sql.ref(`entry.${column}`)} = ${personId}::uuid order by ${sql.ref(`entry.${firstKey(table)}`)}`
  const { rows } = await sql<Row>`select ${sql.join(wanted)} from ${from}`.execute(trx)
  return words.length === 0 ? rows : withReleased(trx, table.table, words, rows, personId)
}

const firstKey = ({ columns, person }: Table): string =>
  'id' in columns ? 'id' : (person?.columns[0] ?? 'id')

/** A number of a row says nothing to a reader: the name that it stands for does. */
function selected(name: string, { copy }: Column) {
  const at = sql.ref(`entry.${name}`)
  const names = copy.how === 'never' ? undefined : copy.names
  if (names === 'organisation')
    return sql`(select organisation.name from organisation where organisation.id = ${at}) as ${sql.ref(name)}`
  if (names === 'unit')
    return sql`(select organisation.name || ', ' || unit.name from unit join organisation on organisation.id = unit.organisation_id
      where unit.id = ${at}) as ${sql.ref(name)}`
  if (names === 'legal_basis')
    return sql`(select law || ' ' || section from legal_basis where code = ${at}) as ${sql.ref(name)}`
  if (names === 'activity_type')
    return sql`(select label_da from activity_type where code = ${at} order by version desc limit 1) as ${sql.ref(name)}`
  if (names === 'days') return sql`concat(lower(${at}), ' – ', upper(${at}) - 1) as ${sql.ref(name)}`
  if (names === 'moments') return sql`concat(lower(${at}), ' – ', upper(${at})) as ${sql.ref(name)}`
  return sql`${at} as ${sql.ref(name)}`
}

/** Words of exactly which somebody has said what may be read. All others follow later. */
async function withReleased(
  trx: ActorTransaction,
  table: string,
  words: readonly string[],
  rows: readonly Row[],
  personId: string,
): Promise<Row[]> {
  const released = await trx
    .selectFrom('copy_release')
    .innerJoin('copy_request', 'copy_request.id', 'copy_release.request_id')
    .select(['row_id', 'column_name', 'words_hash', sql<string>`struck::text`.as('struck')])
    .where('copy_release.person_id', '=', personId)
    .where('table_name', '=', table)
    .where('copy_request.ready_at', 'is not', null)
    .where(sql<boolean>`copy_request.asked_by = current_actor()`)
    .execute()
  return rows.map(({ 'row id': id, ...row }) => {
    for (const name of words) {
      const hash = row[`hash of ${name}`]
      delete row[`hash of ${name}`]
      const text = row[name]
      if (typeof text !== 'string') continue
      const one = released.find(
        (release) =>
          release.row_id === id &&
          release.column_name === name &&
          Buffer.isBuffer(hash) &&
          release.words_hash.equals(hash),
      )
      row[name] = one ? masked(text, fromMultirange(one.struck)) : notYet
    }
    return row
  })
}
