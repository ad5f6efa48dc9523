import { sql } from 'kysely'
import { systemIn } from '../../platform/access/actor.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { contactTask } from '../contact-person/index.ts'
import { tell } from '../messages/index.ts'
import { handoverLink } from './end.ts'
import { passWorkOn } from './leaving.ts'

/**
 * Every ten minutes: handovers that have waited for ten working days go to the leaders of both. That they were told and what
 * they are told stand in one transaction: whenever the program dies, both are there or neither is. And whoever has left
 * since: what they had promised goes where their young people went.
 */
export const handoverSilenceJob: Job<unknown> = {
  name: 'handover-silence',
  schedule: '*/10 * * * *',
  runsAs: contactTask,
  handle: ({ municipality, inTransaction }) =>
    inTransaction('read write', async (trx) => {
      const actor = systemIn(municipality, 'contact-persons')
      const { rows } = await sql<{ id: string; person_id: string; leaders: string[] }>`
        with silent as (update handover set leader_told_at = present()
          where ended is null and leader_told_at is null and silent_on <= today()
          returning id, person_id, from_id, to_id)
        select id, person_id, array(select leaders_of(from_id) union select leaders_of(to_id))::text[] as leaders
        from silent order by id`.execute(trx)
      for (const { id, person_id, leaders } of rows)
        for (const to of leaders)
          await tell(trx, actor, {
            key: `handover ${id} silent`,
            to,
            kind: 'handover-silent',
            about: person_id,
            link: handoverLink(id),
          })
      const { rows: gone } = await sql<{ id: string; left_on: string }>`
        select id, left_on::text from actor where left_on between today() - 7 and today() order by id`.execute(
        trx,
      )
      for (const { id, left_on: day } of gone) await passWorkOn({ trx, actor, leaverId: id, day })
    }),
}
