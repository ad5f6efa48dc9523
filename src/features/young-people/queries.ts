import { type RawBuilder, sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Reason } from '../access/index.ts'
import type { OwnWordsKind } from './draft.ts'

/** A young person in a list: nothing of where they can be found (trust requirement L-30). */
export interface Listed {
  readonly id: string
  readonly name: string
  readonly age: number
  readonly protected: boolean
  /** Why the one who looks knows them. */
  readonly reason: Reason
  readonly contactPerson: string | null
}

/** As the database gives it. */
export interface ListedRow {
  id: string
  given_name: string
  family_name: string
  age: number
  protected: boolean
  reason: Reason
  contact_person: string | null
}

export interface PeoplePage {
  readonly people: readonly Listed[]
  /** The last one shown, where more follow. */
  readonly next: string | undefined
}

interface PeopleWanted {
  /** Only those whom one is around for one of these reasons. */
  readonly reasons?: readonly Reason[] | undefined
  /** The last person of the page before. */
  readonly after?: string | undefined
  /** One person and nobody else. */
  readonly only?: string
  /** Only some of these. */
  readonly among?: readonly string[]
  readonly most: number
}

/**
 * The young people whom the actor is around, by name: a page at a time by its key. Row-level security decides who is in
 * it; `my_people` says why.
 */
export async function listPeople(trx: ActorTransaction, wanted: PeopleWanted): Promise<PeoplePage> {
  const { reasons = null, after = null, only = null, among = null, most } = wanted
  const shown = sql<ListedRow>`
    select person.id, person.given_name, person.family_name, person.protected, mine.reason,
      extract(year from age(today(), person.birth_date))::int as age
    from my_people(${reasons && [...reasons]}::text[]) mine join young_person person on person.id = mine.person_id
    where (${only}::uuid is null or person.id = ${only})
      and (${among && [...among]}::uuid[] is null or person.id = any (${among && [...among]}::uuid[]))
      and (${after}::uuid is null
        or (person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id)
          > (select family_name collate "da-x-icu", given_name collate "da-x-icu", id from young_person where id = ${after}))
    order by person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id
    limit ${most + 1}`
  const { rows } = await sql<ListedRow>`with ${withContactPerson(shown)}`.execute(trx)
  return pageOf(rows, most)
}

/** Those who are shown, in order, each with whoever is their contact person today. */
export const withContactPerson = (shown: RawBuilder<ListedRow>): RawBuilder<ListedRow> => sql`
  shown as (${shown})
  select shown.*, actor.name as contact_person
  from shown
  left join relation on relation.person_id = shown.id and relation.kind = 'contact_person'
    and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)
  left join actor on actor.id = relation.actor_id
  order by shown.family_name collate "da-x-icu", shown.given_name collate "da-x-icu", shown.id`

/** @param rows one more than a page has where more follow */
export function pageOf(rows: readonly ListedRow[], most: number): PeoplePage {
  const people = rows.slice(0, most).map(listedOf)
  return { people, next: rows.length > most ? people.at(-1)?.id : undefined }
}

/** How many there are on the list, on all its pages. */
export async function countPeople(
  trx: ActorTransaction,
  reasons: readonly Reason[] | undefined,
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from my_people(${reasons ? [...reasons] : null}::text[]) mine
    join young_person person on person.id = mine.person_id`.execute(trx)
  return Number(rows[0]?.count ?? 0)
}

const listedOf = ({ given_name, family_name, contact_person, ...row }: ListedRow): Listed => ({
  ...row,
  name: fullName(given_name, family_name),
  contactPerson: contact_person,
})

export const fullName = (given: string, family: string): string => `${given} ${family}`.trim()

export interface Person {
  readonly id: string
  readonly givenName: string
  readonly name: string
  readonly birthDate: string
  readonly age: number
  readonly language: string
  readonly needsInterpreter: boolean
  readonly protected: boolean
  readonly protectedUntil: string | null
}

/** The answer throws NotFound for somebody whom the actor may not know. */
export const personWith = (trx: ActorTransaction, id: string): Question<Person> =>
  question(
    trx
      .selectFrom('young_person')
      .select(['id', 'given_name', 'family_name', 'birth_date', 'language', 'needs_interpreter'])
      .select(['protected', 'protected_until'])
      .select(sql<number>`extract(year from age(today(), birth_date))::int`.as('age'))
      .where('id', '=', id),
    ([row]) => {
      if (!row) throw new NotFound()
      return {
        id: row.id,
        givenName: row.given_name,
        name: fullName(row.given_name, row.family_name),
        birthDate: row.birth_date,
        age: row.age,
        language: row.language,
        needsInterpreter: row.needs_interpreter,
        protected: row.protected,
        protectedUntil: row.protected_until,
      }
    },
  )

/** @throws NotFound for somebody whom the actor may not know */
export const getPerson = (trx: ActorTransaction, id: string): Promise<Person> => ask(trx, personWith(trx, id))

export interface OwnWords {
  readonly kind: OwnWordsKind
  readonly words: string
  readonly writtenAt: Date
}

/** The young person's own words, the newest first. */
export const ownWordsOf = (trx: ActorTransaction, personId: string): Question<OwnWords[]> =>
  question(
    trx
      .selectFrom('own_words')
      .select(['kind', 'words', 'written_at'])
      .where('person_id', '=', personId)
      .orderBy('written_at', 'desc')
      .orderBy('id', 'desc'),
    (rows) =>
      rows.map(({ kind, words, written_at }) => ({
        // The table's own check holds it to the three kinds.
        kind: kind as OwnWordsKind,
        words,
        writtenAt: written_at,
      })),
  )

export const listOwnWords = (trx: ActorTransaction, personId: string): Promise<OwnWords[]> =>
  ask(trx, ownWordsOf(trx, personId))
