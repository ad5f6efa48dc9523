import { adminSentence, listAdminEvents } from '../../features/administration/index.ts'
import { canaryIsLate, readLogState, sealsAreLate } from '../../features/log-control/index.ts'
import { ask } from '../../platform/db/question.ts'
import { page } from '../../platform/http/register.ts'
import { openWays } from '../ways.ts'
import { controlling, entering, id, noParams } from './access.ts'
import { paths } from './paths.ts'
import { frontView, historyPageLength, historyView } from './views-front.ts'
import { ways } from './ways.ts'

export const frontPage = page({
  ...entering,
  id: 'admin.front',
  path: paths.front,
  params: noParams,
  async read(context) {
    const state = await readLogState(context.db)
    return frontView({
      context,
      open: await ask(context.db, openWays(context, ways)),
      logsLate: canaryIsLate(state, context.now) || sealsAreLate(state, context.now),
    })
  },
})

export const historyPage = page({
  ...controlling,
  id: 'admin.history',
  path: paths.history,
  params: noParams,
  async read(context) {
    const before = id.safeParse(context.query.get('before')).data
    const events = await listAdminEvents(context.db, { before, limit: historyPageLength + 1 })
    return historyView({
      context,
      events: events.map((event) => ({ id: event.id, sentence: adminSentence(event, context.language) })),
    })
  },
})
