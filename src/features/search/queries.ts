import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'

export interface Found {
  /** A kind of passage, or `indicator` or `seat`. */
  readonly kind: string
  readonly code: string
  readonly theme: number | null
  readonly title: string
  readonly excerpt: string
  /** The excerpt's language: what was adopted is Danish on every page. */
  readonly language: Language
}

export const longestSearch = 100
const mostFound = 50

/**
 * Finds all words, each as the beginning of a word, in the working edition, its figures and its seats. Danish words
 * are taken back to their stem; æ, ø and å may be written ae, oe and aa on either side.
 */
export async function searchStrategy(
  trx: ActorTransaction,
  editionId: string,
  words: string,
  language: Language,
): Promise<Found[]> {
  const terms = searchTerms(words)
  if (terms.length === 0) return []
  const query = terms.map((term) => `${term}:*`).join(' & ')
  const dictionary = language === 'da' ? sql.lit('danish') : sql.lit('english')
  const vector = sql.ref(language === 'da' ? 'search_da' : 'search_en')
  const column = (name: string) => sql.ref(`${name}_${language}`)
  const { rows } = await sql<Found>`
    with asked as (select to_tsquery(${dictionary}, folded(${query})) as words,
      to_tsquery('danish', folded(${query})) as danish)
    select kind, code, theme, title, excerpt, language from (
      select passage.kind, passage.code, passage.theme, coalesce(${column('title')}, '') as title,
        coalesce(${column('short')}, official_da) as excerpt,
        case when ${column('short')} is null then 'da' else ${language} end as language,
        ts_rank(${vector}, asked.words) as nearness, passage.position
      from passage, asked where edition_id = ${editionId} and not withdrawn and ${vector} @@ asked.words
      union all
      select 'indicator', code, theme, ${column('name')}, ${column('definition')}, ${language},
        ts_rank(${vector}, asked.words), position
      from indicator, asked where ${vector} @@ asked.words
      union all
      select 'seat', position::text, null, name, '', 'da', ts_rank(search_da, asked.danish), position
      from seat, asked where edition_id = ${editionId} and search_da @@ asked.danish
    ) found order by nearness desc, position limit ${mostFound}`.execute(trx)
  return rows
}

/** Letters and digits only: what is left cannot mean anything to the query language. */
export const searchTerms = (words: string): string[] =>
  words
    .slice(0, longestSearch)
    .match(/[\p{L}\p{N}]+/gu)
    ?.slice(0, 8) ?? []
