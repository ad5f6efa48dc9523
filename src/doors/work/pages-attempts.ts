import { openPerson, showList } from '../../features/access/index.ts'
import {
  attemptFault,
  attemptForm,
  findEffort,
  listAttempts,
  listStopped,
  momentOf,
  mostDaysBack,
  recordAttempt,
  stopAttempts,
  stopForm,
  type Trying,
} from '../../features/attempts/index.ts'
import { findServiceRulesOn, nextOnLadder } from '../../features/service-levels/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addDays } from '../../platform/days.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { leading, noParams, personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { after, afterOn, type Deed } from './parts.ts'
import { paths } from './paths.ts'
import { backTo } from './today-back.ts'
import { type AttemptBack, attemptBacks, attemptsView, stoppedView, stopView } from './views-attempts.tsx'

const stoppedOnAPage = 200

const trying = (context: PageContext & { readonly actor: PersonActor }): Trying => ({
  trx: context.db,
  actor: context.actor,
  requestId: context.requestId,
  today: localDate(context.now),
  overtaken: attemptFault('overtaken', context.language),
  leaderOnly: attemptFault('leaderOnly', context.language),
})

/**
 * When it was tried: now where no day is said.
 *
 * @throws Invalid for a moment ahead, or too long ago
 */
function triedAt(
  { now, language }: PageContext,
  { on, time }: { readonly on: string; readonly time: string },
) {
  const today = localDate(now)
  if (on === '' && time === '') return now
  const at = momentOf(on === '' ? today : on, time)
  // Today without a time is now: noon may lie ahead.
  if (on === today && time === '') return now
  if (at > now) throw new Invalid({ on: attemptFault('badDay', language) })
  if (localDate(at) < addDays(today, -mostDaysBack))
    throw new Invalid({ on: attemptFault('tooOld', language) })
  return at
}

/** Back to the list from which the small form was sent; to that of today as it was filtered. */
function backToList(
  context: PageContext,
  person: { readonly id: string },
  { list, filter }: { readonly list: AttemptBack | undefined; readonly filter: string },
  deed: Deed,
): string {
  const { language } = context
  if (list === 'today') return backTo(context, filter, deed, '')
  if (list === 'person') return afterOn(person, language, deed)
  if (list === 'promises' || list === 'concerns') return after(href(paths[list], language), deed)
  return after(href(paths.attempts, language, { person: person.id }), deed)
}

/** All attempts, and one more: from this page, or from any list that shows the small form. */
export const attemptsPages = formPages({
  id: 'work.attempts',
  path: paths.attempts,
  params: personParams,
  input: attemptForm,
  async act(context, params, { channel, outcome, list, back, ...when }) {
    const { person } = await openToWrite(context, params.person, 'guidance')
    const at = triedAt(context, when)
    await recordAttempt(trying(context), { person, channel, outcome, at })
    const deed = outcome === 'reached' || outcome === 'met' ? 'contactMade' : 'attemptMade'
    const from = { list: attemptBacks.find((one) => one === list), filter: back }
    return backToList(context, person, from, deed)
  },
  async show(context, params, filled) {
    const { db, trail, now } = context
    const standing = await openPerson(db, trail, params.person)
    if (!standing.may('guidance')) throw new NotFound()
    const { personId } = standing
    const effort = await findEffort(db, personId)
    const rules = await findServiceRulesOn(db, localDate(now))
    return attemptsView({
      context,
      standing,
      person: await getPerson(db, personId),
      attempts: await listAttempts(db, personId),
      effort,
      next: nextOnLadder(rules, effort?.made ?? 0),
      filled,
    })
  },
})

/** @throws NotFound where nobody is being tried for */
async function openToStop(context: PageContext, personId: string) {
  const opened = await openToWrite(context, personId, 'guidance')
  const effort = await findEffort(context.db, opened.person.id)
  if (!effort) throw new NotFound()
  return { ...opened, effort }
}

export const stopAttemptsPages = formPages({
  id: 'work.attempts-stop',
  path: paths.stopAttempts,
  params: personParams,
  input: stopForm,
  async act(context, params, { why, because }) {
    const { person } = await openToStop(context, params.person)
    await stopAttempts(trying(context), { personId: person.id, why, because })
    return afterOn(person, context.language, 'attemptsStopped')
  },
  show: async (context, params, filled) =>
    stopView({ context, ...(await openToStop(context, params.person)), filled }),
})

/** Who of the team has stopped trying, and why: a leader sees it (domain §7). */
export const stoppedAttemptsPage = page({
  ...leading,
  id: 'work.attempts-stopped',
  path: paths.stoppedAttempts,
  params: noParams,
  async read(context) {
    const { db, trail } = context
    const stopped = await listStopped(db, stoppedOnAPage)
    await showList(
      db,
      trail,
      stopped.flatMap(({ personId, name }) => (name ? [personId] : [])),
    )
    return stoppedView({ context, stopped })
  },
})
