import { sql } from 'kysely'
import { systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { tell } from '../messages/index.ts'
import { daysOffOf, findServiceRulesOn } from '../service-levels/index.ts'
import { isDayBefore, type Part, talkPath } from './rules.ts'

interface ToRemind {
  readonly id: string
  readonly personId: string
  readonly sequence: number
  readonly actorId: string
  readonly part: Part
}

/**
 * Reminds everybody on the list on the working day before a talk, without a word of what it is. Each is told once of each time,
 * however often it runs: a copy of the program that dies in between leaves the rest to the next run.
 */
export const remindJob: Job<unknown> = {
  name: 'remind-of-talks',
  schedule: '5 8-15 * * *',
  runsAs: 'talks',
  handle: async ({ municipality, inTransaction }) => {
    const actor = systemIn(municipality, 'talks')
    const people = await inTransaction('read only', findToRemind)
    for (const { id, personId, sequence, actorId, part } of people)
      await inTransaction('read write', (trx) =>
        tell(trx, actor, {
          key: `talk ${id} time ${sequence} reminder`,
          to: actorId,
          kind: 'talk-reminder',
          about: personId,
          link: talkPath(part, { id, personId }),
        }),
      )
  },
}

async function findToRemind(trx: ActorTransaction): Promise<ToRemind[]> {
  const { rows } = await sql<{
    id: string
    person_id: string
    sequence: number
    starts_at: Date
    actor_id: string
    part: Part
    today: string
  }>`
    select talk.id, talk.person_id, talk.sequence, talk.starts_at, participant.actor_id, participant.part, today()::text as today
    from talk join talk_participant participant on participant.talk_id = talk.id
    where talk.state = 'booked' and talk.starts_at > present() and talk.starts_at < present() + interval '10 days'
      and participant.actor_id is not null
      and still_takes_part(participant.id)
    order by talk.starts_at, talk.id, participant.id`.execute(trx)
  const [first] = rows
  if (!first) return []
  const daysOff = daysOffOf(await findServiceRulesOn(trx, first.today))
  return rows
    .filter(({ today, starts_at }) => isDayBefore(today, starts_at, daysOff))
    .map((row) => ({
      id: row.id,
      personId: row.person_id,
      sequence: row.sequence,
      actorId: row.actor_id,
      part: row.part,
    }))
}
