import { z } from 'zod'
import { openPerson } from '../../features/access/index.ts'
import { endSignal, getOpenSignal, saidForm } from '../../features/signals/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { id } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { backTo, withBack } from './today-back.ts'
import { endSignalView } from './views-signals.tsx'

const signalParams = z.object({ signal: id })

/**
 * A signal that waits for the actor, or about somebody around whom they are. Of whom nobody is the contact person, the leader who
 * finds one may know no more than the name.
 *
 * @throws NotFound
 */
async function load(
  { db, trail, language, now }: PageContext,
  { signal: wanted }: z.infer<typeof signalParams>,
) {
  const signal = await getOpenSignal(db, wanted, language)
  if (signal.findsContact) trail.shows([signal.personId], { reason: 'team', legalBasis: 'kui-guidance' })
  else await openPerson(db, trail, signal.personId)
  if (signal.tellFrom > localDate(now)) trail.tellFrom = signal.tellFrom
  return signal
}

/** What a signal led to, or that it is groundless. */
export const endSignalPages = formPages({
  id: 'work.signal-end',
  path: paths.endSignal,
  params: signalParams,
  input: (language) => withBack(saidForm(language)),
  async act(context, params, { said, back }) {
    const { db, actor, requestId, language } = context
    const signal = await load(context, params)
    const overtaken = text(language)('signalOvertaken')
    await endSignal({ trx: db, actor, requestId, overtaken }, signal, said)
    return backTo(context, back, 'signalEnded', after(href(paths.today, language), 'signalEnded'))
  },
  show: async (context, params, filled) =>
    endSignalView({ context, signal: await load(context, params), filled }),
})
