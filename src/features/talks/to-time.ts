import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import { ownedBy, type Whose } from '../promises/index.ts'
import { fullName } from '../young-people/index.ts'
import type { TalkKind } from './rules.ts'

/** A talk for which its owner finds a time: the young person has said when they can, or cannot come at the one that was set. */
export interface TalkToTime {
  readonly id: string
  readonly kind: TalkKind
  readonly person: { readonly id: string; readonly name: string; readonly protected: boolean }
  readonly owner: { readonly id: string; readonly name: string }
  readonly standIn: string | null
  /** A time was set, and the young person gave it back. */
  readonly isGivenBack: boolean
  readonly since: Date
}

interface Row {
  talk_id: string
  kind: TalkKind
  person_id: string
  given_name: string
  family_name: string
  protected: boolean
  owner_id: string
  owner: string
  stand_in: string | null
  given_back: boolean
  since_at: Date
}

/** Who has waited longest on top. */
export const talksToTime = ({
  of,
  ownerId,
}: {
  readonly of: Whose
  readonly ownerId?: string | undefined
}): Question<TalkToTime[]> =>
  question(
    sql<Row>`select open.talk_id, open.kind, open.person_id, given_name, family_name, protected, open.owner_id, owner.name as owner,
        (select other.name from actor other where other.id = acting_owner(open.owner_id, today()) and other.id <> open.owner_id) as stand_in,
        given_back, since_at
      from talks_to_find_a_time() open join actor owner on owner.id = open.owner_id
      where ${ownedBy('open.owner_id', of)} and (${ownerId ?? null}::bigint is null or open.owner_id = ${ownerId ?? null}::bigint)
      order by since_at, open.talk_id`,
    (rows) =>
      rows.map((row) => ({
        id: row.talk_id,
        kind: row.kind,
        person: {
          id: row.person_id,
          name: fullName(row.given_name, row.family_name),
          protected: row.protected,
        },
        owner: { id: row.owner_id, name: row.owner },
        standIn: row.stand_in,
        isGivenBack: row.given_back,
        since: row.since_at,
      })),
  )
