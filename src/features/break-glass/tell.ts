import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { tell } from '../messages/index.ts'
import { reviewsPath } from './rules.ts'

interface Told {
  readonly actorId: string
  readonly as: 'contact_person' | 'team_leader' | 'young_person'
}

const inBoth = (path: string): Bilingual => ({ da: path, en: `/en${path}` })

/** Where each of them reads more, by a rule of its own: the young person theirs, leaders the review, others the page. */
const linkFor = ({ as }: Told, personId: string): Bilingual => {
  if (as === 'young_person') return inBoth('/me')
  return inBoth(as === 'team_leader' ? reviewsPath : `/work/people/${personId}`)
}

/**
 * Tells at once whoever has to hear of it, in the transaction that opens it: contact person and substitute, the leaders of
 * theirs and of whoever opened it, and the young person. Answers with them, so that the history keeps who was told.
 */
export async function tellAboutBreakGlass(
  trx: ActorTransaction,
  actor: PersonActor,
  glass: { readonly id: string; readonly personId: string },
): Promise<readonly Told[]> {
  const { rows } = await sql<{ actor_id: string; as_whom: Told['as'] }>`
    select * from told_of_break_glass(${glass.id}) order by actor_id`.execute(trx)
  const told = rows.map(({ actor_id, as_whom }): Told => ({ actorId: actor_id, as: as_whom }))
  for (const one of told)
    await tell(trx, actor, {
      key: `break-glass ${glass.id}`,
      to: one.actorId,
      kind: 'emergency-access',
      about: glass.personId,
      link: linkFor(one, glass.personId),
    })
  return told
}
