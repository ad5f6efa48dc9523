import { z } from 'zod'
import { openPerson, type Standing, showList } from '../../features/access/index.ts'
import { findMeant } from '../../features/break-glass/index.ts'
import {
  answerConcern,
  answerForm,
  assignOwner,
  type Concern,
  closeConcern,
  closeForm,
  concernFault,
  concernSource,
  custodyForm,
  type Doing,
  getConcern,
  informCustody,
  isAsUrgent,
  listHappenings,
  listOpenConcerns,
  listOthers,
  matchConcern,
  matchForm,
  mergeConcern,
  mergeForm,
  ownerForm,
  redirectConcern,
  redirectForm,
  stepForm,
  takeStep,
  withoutContact,
} from '../../features/concerns/index.ts'
import { listNotes } from '../../features/notes/index.ts'
import { listObjections } from '../../features/objections/index.ts'
import { listColleagues, listPromisesOf } from '../../features/promises/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { Conflict, Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { dayStart, localDate } from '../../platform/time.ts'
import { id, noParams, working } from './access.ts'
import { type Filled, formPages, nothingTyped } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { backTo, withBack } from './today-back.ts'
import {
  closeConcernView,
  custodyConcernView,
  matchConcernView,
  mergeConcernView,
  ownConcernView,
  redirectConcernView,
} from './views-concern-forms.tsx'
import { concernsView, concernView } from './views-concerns.tsx'

const concernsOnAPage = 200
const params = z.object({ concern: id })
type Params = z.infer<typeof params>
interface Loaded {
  readonly concern: Concern
  /** Why the actor sees the young person; nothing while nobody is found, or the actor may not know them. */
  readonly standing: Standing | undefined
}

/** A concern, and the young person whom it is about: one row in the log, whose reason may be told later (domain §5). */
async function load({ db, trail, now }: PageContext, { concern: wanted }: Params): Promise<Loaded> {
  const concern = await getConcern(db, wanted)
  if (concern.tellFrom > localDate(now)) trail.tellFrom = concern.tellFrom
  if (concern.personId === null || concern.name === undefined) return { concern, standing: undefined }
  return { concern, standing: await openPerson(db, trail, concern.personId) }
}

/** One that is not closed: there is nothing to do with the others. */
async function loadOpen(context: PageContext, values: Params): Promise<Loaded> {
  const loaded = await load(context, values)
  if (loaded.concern.closedAt !== null) throw new NotFound()
  return loaded
}

const doing = (context: PageContext & { readonly actor: PersonActor }): Doing => ({
  trx: context.db,
  actor: context.actor,
  requestId: context.requestId,
  today: localDate(context.now),
  overtaken: concernFault('overtaken', context.language),
  leaderOnly: concernFault('leaderOnly', context.language),
})
const back = ({ language }: PageContext, { concern }: Params, deed: Parameters<typeof after>[1]): string =>
  after(href(paths.concern, language, { concern }), deed)

async function showConcern(context: PageContext, values: Params, filled: Filled) {
  const { db } = context
  const { concern, standing } = await load(context, values)
  const since = localDate(concern.receivedAt)
  const notes =
    standing?.may('guidance') && !concern.isAnswered && concern.closedAt === null
      ? (await listNotes(db, standing.personId)).filter(({ happenedOn }) => happenedOn >= since)
      : []
  return concernView({
    context,
    concern,
    standing,
    notes,
    filled,
    promises: await listPromisesOf(db, { source: concernSource, sourceId: concern.id }),
    happenings: await listHappenings(db, concern.id),
    objections: standing ? await listObjections(db, standing.personId) : [],
  })
}

/**
 * When a step was taken: now where no day is said; else in that day, and not before the concern was here.
 *
 * @throws Invalid for a day before it or ahead
 */
function momentOf({ now, language }: PageContext, { receivedAt }: Concern, on: string): Date {
  if (on === '' || on === localDate(now)) return now
  if (on < localDate(receivedAt) || on > localDate(now))
    throw new Invalid({ on: concernFault('dayAhead', language) })
  const began = dayStart(on)
  return began < receivedAt ? receivedAt : began
}

export const concernPages = (keys: KeyRing): readonly Registered[] => [
  page({
    ...working,
    id: 'work.concerns',
    path: paths.concerns,
    params: noParams,
    async read(context) {
      const { db, query, trail, now } = context
      const of = query.get('of') === 'team' ? 'team' : 'me'
      const concerns = await listOpenConcerns(db, { of, most: concernsOnAPage })
      await showList(
        db,
        trail,
        concerns.flatMap(({ personId, name }) => (personId && name ? [personId] : [])),
      )
      const latest = concerns
        .map(({ tellFrom }) => tellFrom)
        .sort()
        .at(-1)
      if (latest && latest > localDate(now)) trail.tellFrom = latest
      return concernsView({ context, of, concerns })
    },
  }),
  page({
    ...working,
    id: 'work.concern',
    path: paths.concern,
    params,
    read: (context, values) => showConcern(context, values, nothingTyped),
  }),
  action({
    ...working,
    id: 'work.concern-step',
    path: paths.stepConcern,
    params,
    input: (language) => withBack(stepForm(language)),
    async act(context, values, { step, on, version, back: list }) {
      const { concern } = await loadOpen(context, values)
      // What somebody did since this page was opened stands first: whoever sends it looks at that.
      await takeStep(doing(context), { ...concern, version }, step, momentOf(context, concern, on))
      return backTo(context, list, 'concernStep', back(context, values, 'concernStep'))
    },
    again: (context, values, typed, errors) => showConcern(context, values, { typed, errors }),
  }),
  action({
    ...working,
    id: 'work.concern-answer',
    path: paths.answerConcern,
    params,
    input: answerForm,
    async act(context, values, { note }) {
      const { concern, standing } = await loadOpen(context, values)
      const notes = standing?.may('guidance') ? await listNotes(context.db, standing.personId) : []
      if (!notes.some((one) => one.id === note))
        throw new Invalid({ note: concernFault('chooseNote', context.language) })
      await answerConcern(doing(context), concern, note)
      return back(context, values, 'concernAnswered')
    },
    again: (context, values, typed, errors) => showConcern(context, values, { typed, errors }),
  }),
  ...formPages({
    id: 'work.concern-close',
    path: paths.closeConcern,
    params,
    input: closeForm,
    async act(context, values, { outcome, return_on }) {
      const { language } = context
      const { concern } = await loadOpen(context, values)
      if (!concern.hasContact && !withoutContact.includes(outcome))
        throw new Invalid({ outcome: concernFault('needsContact', language) })
      const returnOn = outcome === 'paused' ? return_on : null
      await closeConcern(doing(context), concern, { outcome, returnOn })
      return back(context, values, 'concernClosed')
    },
    show: async (context, values, filled) =>
      closeConcernView({ context, ...(await loadOpen(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.concern-merge',
    path: paths.mergeConcern,
    params,
    input: mergeForm,
    async act(context, values, { into }) {
      const { db, language } = context
      const { concern } = await loadOpen(context, values)
      const other = (await listOthers(db, concern)).find((one) => one.id === into)
      if (!other) throw new Invalid({ into: concernFault('chooseOther', language) })
      if (!isAsUrgent(other.urgency, concern.urgency))
        throw new Conflict(concernFault('notAsUrgent', language))
      await mergeConcern(doing(context), concern, other.id)
      return back(context, values, 'concernMerged')
    },
    async show(context, values, filled) {
      const loaded = await loadOpen(context, values)
      return mergeConcernView({
        context,
        ...loaded,
        others: await listOthers(context.db, loaded.concern),
        filled,
      })
    },
  }),
  ...formPages({
    id: 'work.concern-redirect',
    path: paths.redirectConcern,
    params,
    input: redirectForm,
    async act(context, values, { to }) {
      const { concern } = await loadOpen(context, values)
      await redirectConcern(doing(context), concern, to)
      return back(context, values, 'concernRedirected')
    },
    show: async (context, values, filled) =>
      redirectConcernView({ context, ...(await loadOpen(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.concern-owner',
    path: paths.ownConcern,
    params,
    input: ownerForm,
    async act(context, values, { owner }) {
      const { db, language } = context
      const { concern } = await loadOpen(context, values)
      if (!(await listColleagues(db)).some((one) => one.id === owner))
        throw new Invalid({ owner: concernFault('chooseOwner', language) })
      await assignOwner(doing(context), concern, owner)
      return after(href(paths.concerns, language), 'concernGiven')
    },
    async show(context, values, filled) {
      const loaded = await loadOpen(context, values)
      return ownConcernView({ context, ...loaded, colleagues: await listColleagues(context.db), filled })
    },
  }),
  ...formPages({
    id: 'work.concern-custody',
    path: paths.custodyConcern,
    params,
    input: custodyForm,
    async act(context, values, { informed, because }) {
      const { concern } = await loadMinor(context, values)
      await informCustody(doing(context), concern, informed === 'yes' ? null : because)
      return back(context, values, 'concernCustody')
    },
    show: async (context, values, filled) =>
      custodyConcernView({ context, ...(await loadMinor(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.concern-match',
    limit: 'search',
    path: paths.matchConcern,
    params,
    input: matchForm,
    async act(context, values, { name, birth_date: birthDate }) {
      const { db, actor, language } = context
      const { concern } = await loadUnknown(context, values)
      const found = await findMeant(db, actor, keys, { name, birthDate })
      if (!found) throw new Conflict(concernFault('nobodyFound', language))
      await matchConcern(doing(context), concern, found)
      context.trail.shows([found], { reason: 'referral', legalBasis: 'kui-guidance' })
      return back(context, values, 'concernMatched')
    },
    show: async (context, values, filled) =>
      matchConcernView({ context, ...(await loadUnknown(context, values)), filled }),
  }),
]

/** Only of somebody under 18, and once. */
async function loadMinor(context: PageContext, values: Params): Promise<Loaded> {
  const loaded = await loadOpen(context, values)
  if (!loaded.concern.isMinor || loaded.concern.custody) throw new NotFound()
  return loaded
}

async function loadUnknown(context: PageContext, values: Params): Promise<Loaded> {
  const loaded = await loadOpen(context, values)
  if (loaded.concern.personId !== null) throw new NotFound()
  return loaded
}
