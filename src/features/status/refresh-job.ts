import { sql } from 'kysely'
import { systemIn } from '../../platform/access/actor.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { refreshJobName } from '../status-rules/index.ts'
import { refreshStatus } from './refresh.ts'

/** So many in one transaction that nobody who changes one of them waits long. */
const atATime = 1000

/**
 * After new rules: brings everybody's spells up to date, a part at a time. The rules begin on a day to come, so the spells of
 * today are right while it runs.
 */
export const refreshStatusJob: Job<unknown> = {
  name: refreshJobName,
  runsAs: 'status',
  expireInSeconds: 7200,
  async handle({ municipality, inTransaction, signal }) {
    const actor = systemIn(municipality, 'status')
    for (let after = ''; !signal.aborted; ) {
      const people = await inTransaction('read write', async (trx) => {
        const { rows } = await sql<{ id: string }>`select id from young_person
          where ${after} = '' or id > nullif(${after}, '')::uuid order by id limit ${atATime}`.execute(trx)
        const ids = rows.map(({ id }) => id)
        if (ids.length > 0) await refreshStatus(trx, actor, ids)
        return ids
      })
      const last = people.at(-1)
      if (last === undefined || people.length < atATime) return
      after = last
    }
  },
}
