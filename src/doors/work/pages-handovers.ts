import { z } from 'zod'
import { openPerson, showList } from '../../features/access/index.ts'
import { type ContactNow, findContact } from '../../features/contact-person/index.ts'
import {
  acceptHandover,
  allMay,
  becauseForm,
  cancelHandover,
  decideHandover,
  declineHandover,
  findOpenHandover,
  getHandover,
  type Handover,
  handoverFault,
  listHandovers,
  listPeopleOfContact,
  listReceivers,
  manyForm,
  mayHandOver,
  previewHandovers,
  proposeForm,
  proposeHandover,
} from '../../features/handover/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import { Conflict, Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext, Registered, Typed } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { id, noParams, personParams, working } from './access.ts'
import { type Filled, formPages, nothingTyped, questionPages } from './form-pages.ts'
import { handing } from './handing.ts'
import { openToWrite } from './open-to-write.ts'
import { after, afterOn } from './parts.ts'
import { paths } from './paths.ts'
import {
  becauseHandoverView,
  handOverView,
  handoversView,
  handoverView,
  manyView,
  previewView,
} from './views-handovers.tsx'

const handoversOnAPage = 200
const params = z.object({ handover: id })
type Params = z.infer<typeof params>

export const handoversPage = page({
  ...working,
  id: 'work.handovers',
  path: paths.handovers,
  params: noParams,
  async read(context) {
    const { db, query, trail } = context
    const of = query.get('of') === 'team' ? 'team' : 'me'
    const handovers = await listHandovers(db, { of, most: handoversOnAPage })
    await showList(
      db,
      trail,
      handovers.flatMap(({ personId, name }) => (name ? [personId] : [])),
    )
    return handoversView({ context, of, handovers })
  },
})

async function load({ db, trail }: PageContext, { handover }: Params): Promise<Handover> {
  const found = await getHandover(db, handover)
  if (found.name !== undefined) await openPerson(db, trail, found.personId)
  return found
}

/** One that is open, and of which the actor has the part that the page is for. */
async function loadOpen(
  context: PageContext,
  values: Params,
  may: (handover: Handover) => boolean,
): Promise<Handover> {
  const found = await load(context, values)
  if (found.ended !== null || !may(found)) throw new NotFound()
  return found
}

const show = async (context: PageContext, values: Params, filled: Filled) =>
  handoverView({ context, handover: await load(context, values), filled })

export const handoverPage = page({
  ...working,
  id: 'work.handover',
  path: paths.handover,
  params,
  read: (context, values) => show(context, values, nothingTyped),
})

const isAnswerable = ({ isReceiver, receiverAt }: Handover): boolean => isReceiver && receiverAt === null

export const acceptAction = action({
  ...working,
  id: 'work.handover-accept',
  path: paths.acceptHandover,
  params,
  input: () => z.object({}),
  async act(context, values) {
    await acceptHandover(handing(context), await loadOpen(context, values, isAnswerable))
    return after(href(paths.handover, context.language, values), 'handoverAccepted')
  },
  again: (context, values, typed, errors) => show(context, values, { typed, errors }),
})

/** A page on which somebody ends or decides a handover, and says why. */
const because = (
  key: 'decline' | 'cancel' | 'decide',
  may: (handover: Handover) => boolean,
  act: typeof declineHandover,
  deed: Parameters<typeof after>[1],
): readonly Registered[] =>
  formPages({
    id: `work.handover-${key}`,
    path: paths[`${key}Handover`],
    params,
    input: becauseForm,
    async act(context, values, input) {
      const found = await loadOpen(context, values, may)
      await act(handing(context), { ...found, version: input.version }, input.because)
      return after(href(paths.handovers, context.language), deed)
    },
    show: async (context, values, filled) =>
      becauseHandoverView({ context, handover: await loadOpen(context, values, may), key, filled }),
  })

export const declinePages = because('decline', isAnswerable, declineHandover, 'handoverDeclined')
export const cancelPages = because(
  'cancel',
  ({ isGiver, isLeader }) => isGiver || isLeader,
  cancelHandover,
  'handoverCancelled',
)
export const decidePages = because(
  'decide',
  ({ isLeader, isSilent }) => isLeader && isSilent,
  decideHandover,
  'handoverDecided',
)

/** Of one's own contact person, or of somebody whom one leads; and not while another handover is open. */
async function openToHandOver(context: PageContext, personId: string) {
  const opened = await openToWrite(context, personId, 'contact')
  const contact: ContactNow | undefined = await findContact(context.db, opened.person.id)
  if (!contact || !(await mayHandOver(context.db, contact.actorId))) throw new NotFound()
  if (await findOpenHandover(context.db, opened.person.id)) throw new NotFound()
  return { ...opened, contact }
}

export const handOverPages = formPages({
  id: 'work.hand-over',
  path: paths.handOver,
  params: personParams,
  input: proposeForm,
  async act(context, values, { to, as, note }) {
    const { db, language } = context
    const { person, contact } = await openToHandOver(context, values.person)
    if (to === contact.actorId || !(await listReceivers(db)).some((one) => one.id === to))
      throw new Invalid({ to: handoverFault('chooseTo', language) })
    await proposeHandover(handing(context), { person, toId: to, as, note })
    return afterOn(person, language, 'handoverProposed')
  },
  async show(context, values, filled) {
    const opened = await openToHandOver(context, values.person)
    return handOverView({ context, ...opened, receivers: await listReceivers(context.db), filled })
  },
})

/** Whose young people are handed over: one's own, or with `?from=` those of somebody whom one leads. */
async function openMany(context: PageContext, from: string) {
  const { db, trail } = context
  if (!id.safeParse(from).success || !(await mayHandOver(db, from))) throw new NotFound()
  const people = await listPeopleOfContact(db, from)
  await showList(
    db,
    trail,
    people.map((one) => one.id),
  )
  return { from, people, receivers: (await listReceivers(db)).filter((one) => one.id !== from) }
}

const fromOf = ({ query, actor }: PageContext, typed: Typed | undefined): string =>
  typed?.from ?? query.get('from') ?? (actor.kind === 'person' ? actor.id : '')

type Many = z.infer<ReturnType<typeof manyForm>>

/** What would happen, row by row, before anything does. */
async function preview(context: PageContext, many: Many, conflict?: string) {
  const opened = await openMany(context, many.from)
  const receiver = opened.receivers.find((one) => one.id === many.to)
  if (!receiver) throw new Invalid({ to: handoverFault('chooseTo', context.language) })
  return previewView({
    context,
    many,
    receiver,
    conflict,
    rows: await previewHandovers(context.db, many.people, many.to),
  })
}

export const manyPages = questionPages({
  id: 'work.hand-over-many',
  path: paths.handOverMany,
  params: noParams,
  input: manyForm,
  answer: (context, _, many) => preview(context, many),
  async show(context, _, filled) {
    return manyView({ context, ...(await openMany(context, fromOf(context, filled.typed))), filled })
  },
})

/** All of them in one transaction, or none. */
export const sendManyAction = action({
  ...working,
  id: 'work.hand-over-many-send',
  path: paths.sendHandovers,
  params: noParams,
  input: manyForm,
  async act(context, _, many) {
    const { db, language, trail } = context
    if (!(await mayHandOver(db, many.from))) throw new NotFound()
    if (!(await listReceivers(db)).some((one) => one.id === many.to))
      throw new Invalid({ to: handoverFault('chooseTo', language) })
    const rows = await previewHandovers(db, many.people, many.to)
    await showList(
      db,
      trail,
      rows.flatMap(({ personId, name }) => (name ? [personId] : [])),
    )
    trail.action = 'change'
    if (!allMay(rows)) throw new Conflict(handoverFault('notAll', language))
    for (const personId of many.people) {
      const person = await getPerson(db, personId)
      await proposeHandover(handing(context), { person, toId: many.to, as: many.as, note: many.note })
    }
    return after(href(paths.handovers, language), 'handoversProposed')
  },
  async again(context, _, typed, errors) {
    const many = manyForm(context.language).safeParse(typed)
    if (many.success && errors.conflict) return preview(context, many.data, errors.conflict)
    return manyView({
      context,
      ...(await openMany(context, fromOf(context, typed))),
      filled: { typed, errors },
    })
  },
})
