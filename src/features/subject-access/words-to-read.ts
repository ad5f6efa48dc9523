import { type RawBuilder, sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { disclose, type Standing } from '../access/index.ts'
import { inventory } from '../inventory/index.ts'
import type { CopyRequest } from './queries.ts'
import { fromMultirange, type Strike } from './rules.ts'

/** Words of one column of one row that somebody looks through before they are in a copy. */
export interface WordsToRead {
  readonly table: string
  readonly column: string
  readonly rowId: string
  readonly label: Bilingual
  readonly words: string
  readonly hash: Buffer
  /** What is struck out of them; nothing while nobody has looked. */
  readonly released: readonly Strike[] | undefined
}

/**
 * All words that the asker may have once they were looked through: not those of a note or a concern whose day to tell has not come, and for
 * a holder of custody not those of notes that are not for them.
 */
export async function listWordsToRead(
  trx: ActorTransaction,
  standing: Standing,
  request: CopyRequest,
): Promise<WordsToRead[]> {
  if (standing.may('sensitive')) await disclose(trx, standing, 'sensitive')
  const open = await categoriesOfAsker(trx, request)
  const found: WordsToRead[] = []
  for (const { table, columns } of inventory)
    for (const [column, { category, copy }] of Object.entries(columns))
      if (copy.how === 'after-a-look' && open.has(category))
        for (const row of await readColumn(trx, table, column, request))
          found.push({ ...row, table, column, label: copy.label })
  return found
}

/** A holder of custody has fewer categories; those the asker has now, and not those of whoever looks. */
async function categoriesOfAsker(trx: ActorTransaction, { id }: CopyRequest): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    category: string
  }>`select * from categories_of_asker(${id}::bigint) as category`.execute(trx)
  return new Set(rows.map(({ category }) => category))
}

async function readColumn(
  trx: ActorTransaction,
  table: string,
  column: string,
  { id, personId, through }: CopyRequest,
): Promise<Omit<WordsToRead, 'table' | 'column' | 'label'>[]> {
  const words = sql.ref(`entry.${column}`)
  const hash = sql`sha256(convert_to(${words}, 'UTF8'))`
  const tellable = tellableIn(table, through === 'custody')
  const { rows } = await sql<{ id: string; words: string; hash: Buffer; struck: string | null }>`
    select entry.id, ${words} as words, ${hash} as hash, release.struck::text as struck
    from ${sql.table(table)} entry
    left join copy_release release on release.request_id = ${id} and release.table_name = ${table}
      and release.row_id = entry.id and release.column_name = ${column} and release.words_hash = ${hash}
    where entry.person_id = ${personId} and ${words} is not null and ${tellable}
    order by entry.id`.execute(trx)
  return rows.map(({ id: rowId, struck, ...row }) => ({
    ...row,
    rowId,
    released: struck === null ? undefined : fromMultirange(struck),
  }))
}

/** Whoever looks sees more of notes and concerns than the asker may be told. */
function tellableIn(table: string, forGuardian: boolean): RawBuilder<boolean> {
  if (table === 'concern') return sql<boolean>`entry.tell_from <= today()`
  if (table === 'talk_minutes') return sql<boolean>`entry.shared_at is not null`
  // Of a talk that the asker was not told of, their copy says nothing either.
  if (table === 'talk')
    return sql<boolean>`exists (select from talk_participant where talk_id = entry.id and valid_until is null
      and part = ${forGuardian ? 'custody' : 'young-person'})`
  if (table !== 'note_version') return sql<boolean>`true`
  return sql<boolean>`entry.note_id in (select note.id from note where (note.tell_from is null or note.tell_from <= today())
    and not (note.not_for_guardians and ${forGuardian}))`
}
