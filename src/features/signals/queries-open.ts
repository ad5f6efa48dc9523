import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Language } from '../../platform/text/language.ts'
import { ownedBy, type Whose } from '../promises/index.ts'
import { fullName } from '../young-people/index.ts'

/** A signal that nobody has answered, in words. */
export interface OpenSignal {
  readonly id: string
  readonly personId: string
  /** Nobody's name where the reader may not know the young person. */
  readonly name: string | undefined
  readonly isProtected: boolean
  readonly rule: string
  readonly reason: string
  /** Who wrote the rule; nobody where it came with the program. */
  readonly author: string | null
  readonly citation: string
  readonly isVerified: boolean
  readonly raisedAt: Date
  readonly expiresOn: string
  readonly tellFrom: string
  /** Whom it waits for; nobody where it waits for nobody that the reader knows of. */
  readonly owner: { readonly id: string; readonly name: string } | undefined
  readonly standIn: string | null
  /** The young person has no contact person, and it waits for the leader who finds one. */
  readonly findsContact: boolean
}

interface Row {
  id: string
  person_id: string
  given_name: string | null
  family_name: string | null
  protected: boolean | null
  rule: string
  reason: string
  author: string | null
  citation: string
  is_verified: boolean
  raised_at: string | Date
  expires_on: string
  tell_from: string
  owner_id: string | null
  owner: string | null
  stand_in: string | null
  finds: boolean | null
}

const listed = (language: Language) => sql`
  select signal.id::text, signal.person_id, coalesce(person.given_name, looked.given_name) as given_name,
    coalesce(person.family_name, looked.family_name) as family_name, coalesce(person.protected, looked.protected) as protected,
    ${sql.ref(`rule.name_${language}`)} as rule, ${sql.ref(`signal.reason_${language}`)} as reason, author.name as author,
    version.citation, version.is_verified, signal.raised_at, signal.expires_on::text, signal.tell_from::text,
    looked.owner_id::text, owner.name as owner, looked.finds,
    (select other.name from actor other where other.id = acting_owner(looked.owner_id, today()) and other.id <> looked.owner_id) as stand_in
  from signal join signal_rule rule on rule.key = signal.rule_key
  join signal_rule_version version on version.version = signal.version
  left join actor author on author.id = version.written_by
  left join young_person person on person.id = signal.person_id
  left join signals_to_look_at() looked on looked.signal_id = signal.id
  left join actor owner on owner.id = looked.owner_id`

const openOf = (row: Row): OpenSignal => ({
  id: row.id,
  personId: row.person_id,
  name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
  isProtected: row.protected ?? false,
  rule: row.rule,
  reason: row.reason,
  author: row.author,
  citation: row.citation,
  isVerified: row.is_verified,
  raisedAt: new Date(row.raised_at),
  expiresOn: row.expires_on,
  tellFrom: row.tell_from,
  owner: row.owner_id === null ? undefined : { id: row.owner_id, name: row.owner ?? '' },
  standIn: row.stand_in,
  findsContact: row.finds ?? false,
})

interface WhoseSignals {
  readonly of: Whose
  readonly ownerId?: string | undefined
}

const waitsFor = ({ of, ownerId }: WhoseSignals) =>
  sql<boolean>`${ownedBy('looked.owner_id', of)}
    and (${ownerId ?? null}::bigint is null or looked.owner_id = ${ownerId ?? null}::bigint)`

/** The open signals that wait for somebody, the oldest first. */
export const signalsToLookAt = (
  whose: WhoseSignals & { readonly most: number },
  language: Language,
): Question<OpenSignal[]> =>
  question(
    sql<Row>`${listed(language)} where signal.ended is null and looked.signal_id is not null and ${waitsFor(whose)}
      order by signal.raised_at, signal.id limit ${whose.most}`,
    (rows) => rows.map(openOf),
  )

/** How many wait for somebody. */
export const signalsCounted = (whose: WhoseSignals): Question<number> =>
  question(
    sql<{
      count: number
    }>`select count(*)::int as count from signals_to_look_at() looked where ${waitsFor(whose)}`,
    ([row]) => row?.count ?? 0,
  )

/** The open signals about one young person, the oldest first, as far as the actor may know them. */
export const openSignalsOf = (
  trx: ActorTransaction,
  personId: string,
  language: Language,
): Question<OpenSignal[]> =>
  question(
    trx
      .selectFrom('signal')
      .innerJoin('signal_rule as rule', 'rule.key', 'signal.rule_key')
      .innerJoin('signal_rule_version as version', 'version.version', 'signal.version')
      .leftJoin('actor as author', 'author.id', 'version.written_by')
      .select(['signal.id', 'signal.person_id', 'author.name as author', 'version.citation'])
      .select(['version.is_verified', 'signal.raised_at', 'signal.expires_on', 'signal.tell_from'])
      .select(`rule.name_${language} as rule`)
      .select(`signal.reason_${language} as reason`)
      .where('signal.person_id', '=', personId)
      .where('signal.ended', 'is', null)
      .orderBy('signal.raised_at')
      .orderBy('signal.id'),
    (rows) =>
      rows.map((row) =>
        openOf({
          ...row,
          given_name: null,
          family_name: null,
          protected: null,
          owner_id: null,
          owner: null,
          stand_in: null,
          finds: null,
        }),
      ),
  )

/** @throws NotFound for one that is not there, that has ended, or that is not the actor's to know */
export async function getOpenSignal(
  trx: ActorTransaction,
  id: string,
  language: Language,
): Promise<OpenSignal> {
  const { rows } = await sql<Row>`${listed(language)}
    where signal.id = ${id}::bigint and signal.ended is null`.execute(trx)
  const [row] = rows
  if (!row) throw new NotFound()
  return openOf(row)
}

/** What a rule has noted about the young person, for themselves: what is open, and what has ended lately. */
export interface ToldSignal {
  readonly words: string
  readonly raisedAt: Date
  readonly isOpen: boolean
}

export async function listToldSignals(
  trx: ActorTransaction,
  personId: string,
  language: Language,
): Promise<ToldSignal[]> {
  const rows = await trx
    .selectFrom('signal')
    .select([`told_${language} as words`, 'raised_at', 'ended'])
    .where('person_id', '=', personId)
    .where(sql<boolean>`(ended is null or ended_at > present() - interval '3 months')`)
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ words, raised_at, ended }) => ({
    words,
    raisedAt: raised_at,
    isOpen: ended === null,
  }))
}
