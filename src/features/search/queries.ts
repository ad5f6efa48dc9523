import { type RawBuilder, sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { mostFound, queryFor, searchTerms } from './rules.ts'

export interface Found {
  /** A kind of passage, or `indicator`, `seat` or `place`. */
  readonly kind: string
  readonly code: string
  readonly theme: number | null
  readonly title: string
  readonly excerpt: string
  /** The excerpt's language: what was adopted is Danish on every page. */
  readonly language: Language
  /** Beginnings of words that were found, folded: what to mark in title and excerpt. */
  readonly stems: readonly string[]
}

/** The edition that is searched, and whether its adopted wording is approved. */
export interface Searched {
  readonly id: string
  readonly wordingApprovedOn: string | null
}

export interface Findings {
  /** The nearest first; at most `mostFound`. */
  readonly found: readonly Found[]
  /** There are more than are shown. */
  readonly more: boolean
  /** False where no place has all the words, and these have some of them. */
  readonly everyWord: boolean
}

/**
 * Finds all words, each as the beginning of a word, in the working edition, its figures, its seats and the places to
 * turn to; where nothing has them all, what has any of them. A whole word counts for more than a beginning, and a title
 * for more than a text. Danish words are taken back to their stem; æ, ø and å may be written ae, oe and aa on either side.
 */
export async function searchStrategy(
  trx: ActorTransaction,
  edition: Searched,
  words: string,
  language: Language,
): Promise<Findings> {
  const terms = searchTerms(words)
  if (terms.length === 0) return { found: [], more: false, everyWord: true }
  const all = await search(trx, edition, terms, language, '&')
  if (all.length > 0 || terms.length === 1) return findings(all, true)
  return findings(await search(trx, edition, terms, language, '|'), false)
}

const findings = (found: readonly Found[], everyWord: boolean): Findings => ({
  found: found.slice(0, mostFound),
  more: found.length > mostFound,
  everyWord,
})

async function search(
  trx: ActorTransaction,
  { id: editionId, wordingApprovedOn }: Searched,
  terms: readonly string[],
  language: Language,
  operator: '&' | '|',
): Promise<Found[]> {
  const own = language === 'da' ? sql.lit('danish') : sql.lit('english')
  const vector = sql.ref(language === 'da' ? 'search_da' : 'search_en')
  const column = (name: string) => sql.ref(`${name}_${language}`)
  // As on the pages: the adopted wording once it is approved, else our own words (strategy: wordingOf).
  const adopted = wordingApprovedOn === null ? sql`null::text` : sql.ref('official_da')
  const near = queryFor(terms, operator, language)
  const exact = terms.join(` ${operator} `)
  const rank = (searched: RawBuilder<unknown>, words: string) =>
    sql`10 * ts_rank(${searched}, ${sql.ref(`asked.exact_${words}`)}) + ts_rank(${searched}, ${sql.ref(`asked.near_${words}`)})`
  const place = sql`(setweight(to_tsvector(${own}, folded(${column('name')})), 'A')
    || to_tsvector(${own}, folded(concat_ws(' ', ${column('text')}, phone, address))))`
  const { rows } = await sql<Found>`
    with asked as (select
      to_tsquery(${own}, folded(${near})) as near_own, to_tsquery(${own}, folded(${exact})) as exact_own,
      to_tsquery('danish', folded(${near})) as near_danish, to_tsquery('danish', folded(${exact})) as exact_danish,
      tsvector_to_array(to_tsvector(${own}, folded(${terms.join(' ')}))) as stems)
    select kind, code, theme, title, excerpt, language, asked.stems from asked, lateral (
      select passage.kind, passage.code, passage.theme, coalesce(${column('title')}, '') as title,
        coalesce(${adopted}, ${column('short')}, official_da) as excerpt,
        case when coalesce(${adopted}, '') <> '' or ${column('short')} is null then 'da' else ${language} end as language,
        case when passage.code = ${terms.join(' ')} then 100 else ${rank(vector, 'own')} end as nearness,
        passage.position
      from passage where edition_id = ${editionId} and not withdrawn
        and (${vector} @@ asked.near_own or passage.code = ${terms.join(' ')})
      union all
      select 'indicator', code, theme, ${column('name')}, ${column('definition')}, ${language},
        ${rank(vector, 'own')}, position
      from indicator where ${vector} @@ asked.near_own
      union all
      select 'seat', position::text, null, name, '', 'da', ${rank(sql.ref('search_da'), 'danish')}, position
      from seat where edition_id = ${editionId} and search_da @@ asked.near_danish
      union all
      select 'place', position::text, null, ${column('name')}, ${column('text')}, ${language},
        ${rank(place, 'own')}, position
      from place_to_turn where ${place} @@ asked.near_own
    ) found order by nearness desc, position limit ${mostFound + 1}`.execute(trx)
  return rows
}
