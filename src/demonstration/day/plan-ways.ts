import { endActivity, listActivities } from '../../features/activities/index.ts'
import { startClock } from '../../features/law-clock/index.ts'
import type { Ways } from './stage.ts'

export const planWays: Ways<'start-law-clock' | 'end-activity'> = {
  'start-law-clock': ({ trx, actor, requestId }, { because }) =>
    startClock(trx, actor, requestId, { rule: 'law-clock', because }),
  async 'end-activity'({ trx, actor, requestId, overtaken, young, day }, { whom, until, reason }) {
    const personId = young(whom).id
    const open = (await listActivities(trx, personId)).find((one) => one.until === null)
    if (!open) throw new Error(`${whom} is in nothing that could end`)
    await endActivity(trx, actor, requestId, {
      personId,
      row: open.row,
      because: reason,
      overtaken,
      until: day(until),
      outcome: 'interrupted',
      endReason: { local: null, central: null, words: reason },
    })
  },
}
