import { z } from 'zod'
import { openPerson, showList } from '../../features/access/index.ts'
import {
  awayForm,
  excuseForm,
  excusePromise,
  findOpenPromise,
  listAway,
  listColleagues,
  listOpenPromises,
  promiseFault,
  putAway,
} from '../../features/promises/index.ts'
import { daysOffOf, findServiceRulesOn } from '../../features/service-levels/index.ts'
import { Conflict, Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { id, noParams, working } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { backTo, withBack } from './today-back.ts'
import { awayView, excuseView, promisesView } from './views-promises.tsx'

const promisesOnAPage = 200

/** What one has promised, or with `?of=team` what one's team has. What is due first stands on top. */
export const promisesPage = page({
  ...working,
  id: 'work.promises',
  path: paths.promises,
  params: noParams,
  async read(context) {
    const { db, query, trail, now } = context
    const of = query.get('of') === 'team' ? 'team' : 'me'
    const promises = await listOpenPromises(db, { of, most: promisesOnAPage })
    const today = localDate(now)
    const daysOff = daysOffOf(await findServiceRulesOn(db, today))
    await showList(
      db,
      trail,
      promises.flatMap(({ person }) => (person ? [person.id] : [])),
    )
    // What may not be told yet is on the list too: until then the look is told without its reason (domain §5).
    const latest = promises
      .map(({ tellFrom }) => tellFrom ?? '')
      .sort()
      .at(-1)
    if (latest && latest > today) trail.tellFrom = latest
    return promisesView({ context, of, promises, today, daysOff })
  },
})

const promiseParams = z.object({ promise: id })

async function load({ db, trail }: PageContext, { promise }: z.infer<typeof promiseParams>) {
  const found = await findOpenPromise(db, promise)
  if (!found) throw new NotFound()
  if (found.person) await openPerson(db, trail, found.person.id)
  if (found.tellFrom) trail.tellFrom = found.tellFrom
  return found
}

export const excusePages = formPages({
  id: 'work.promise-excuse',
  path: paths.excusePromise,
  params: promiseParams,
  input: (language) => withBack(excuseForm(language)),
  async act(context, params, { because, back }) {
    const { db, actor, requestId, language } = context
    const promise = await load(context, params)
    // The database refuses it too.
    if (promise.isLate && promise.owner.id === actor.id)
      throw new Conflict(promiseFault('leaderOnly', language))
    await excusePromise(db, actor, requestId, {
      promiseId: promise.id,
      because,
      overtaken: promiseFault('overtaken', language),
    })
    return backTo(context, back, 'promiseExcused', after(href(paths.promises, language), 'promiseExcused'))
  },
  show: async (context, params, filled) =>
    excuseView({ context, promise: await load(context, params), filled }),
})

/** Being away, and who stands in. */
export const awayPages = formPages({
  id: 'work.away',
  path: paths.away,
  params: noParams,
  input: awayForm,
  async act(context, _, { substitute, from, until }) {
    const { db, actor, requestId, language, now } = context
    if (from < localDate(now)) throw new Invalid({ from: promiseFault('past', language) })
    const colleagues = await listColleagues(db)
    if (!colleagues.some((one) => one.id === substitute))
      throw new Invalid({ substitute: promiseFault('chooseSubstitute', language) })
    const draft = { actorId: actor.id, substituteId: substitute, from, until }
    await putAway(db, actor, requestId, draft, promiseFault('overlap', language))
    return after(href(paths.away, language), 'awayPut')
  },
  async show(context, _, filled) {
    const { db, actor } = context
    const me = actor.kind === 'person' ? actor.id : ''
    const colleagues = await listColleagues(db)
    return awayView({ context, colleagues, away: await listAway(db, me), filled })
  },
})
