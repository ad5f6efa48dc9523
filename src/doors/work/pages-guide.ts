import type { z } from 'zod'
import { openPerson } from '../../features/access/index.ts'
import { momentOf } from '../../features/attempts/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import {
  beginForm,
  beginGuiding,
  endGuideForm,
  endGuiding,
  findGuideEffort,
  type Guiding,
  guideFault,
  listGuides,
  recordReview,
  reviewForm,
} from '../../features/youth-guide/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { after, afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { beginGuideView, endGuideView, guideView } from './views-guide.tsx'

type Params = z.infer<typeof personParams>

const guiding = (context: PageContext & { readonly actor: PersonActor }): Guiding => ({
  trx: context.db,
  actor: context.actor,
  requestId: context.requestId,
  now: context.now,
  overtaken: guideFault('overtaken', context.language),
  leaderOnly: guideFault('leaderOnly', context.language),
})

/** Whoever may write who is around begins it, where none goes on. */
async function openToBegin(context: PageContext, { person: wanted }: Params) {
  const opened = await openToWrite(context, wanted, 'contact')
  if (!opened.standing.mayWrite('guidance') || (await findGuideEffort(context.db, opened.person.id)))
    throw new NotFound()
  return opened
}

export const beginGuidePages = formPages({
  id: 'work.guide-begin',
  path: paths.beginGuide,
  params: personParams,
  input: beginForm,
  async act(context, params, { guide, purpose }) {
    const { person } = await openToBegin(context, params)
    if (!(await listGuides(context.db)).some((one) => one.id === guide))
      throw new Invalid({ guide: guideFault('chooseGuide', context.language) })
    await beginGuiding(guiding(context), person, { guideId: guide, purpose })
    return afterOn(person, context.language, 'guideBegun')
  },
  show: async (context, params, filled) =>
    beginGuideView({
      context,
      ...(await openToBegin(context, params)),
      guides: await listGuides(context.db),
      filled,
    }),
})

async function openEffort({ db, trail }: PageContext, { person: wanted }: Params) {
  const standing = await openPerson(db, trail, wanted)
  const effort = await findGuideEffort(db, standing.personId)
  if (!effort) throw new NotFound()
  return { standing, effort, person: await getPerson(db, standing.personId) }
}

/** One that the actor may write of. */
async function openToGuide(context: PageContext, params: Params) {
  const opened = await openEffort(context, params)
  if (!opened.standing.mayWrite('guidance')) throw new NotFound()
  return opened
}

/** The effort with its reviews, and one more. */
export const guidePages = formPages({
  id: 'work.guide',
  path: paths.youthGuide,
  params: personParams,
  input: reviewForm,
  async act(context, params, { held_on: heldOn, words }) {
    const { now, language } = context
    const { person, effort } = await openToGuide(context, params)
    const today = localDate(now)
    if (heldOn > today || heldOn < localDate(effort.begunAt))
      throw new Invalid({ held_on: guideFault('badDay', language) })
    // Not before what it follows from began.
    const noon = momentOf(heldOn, '')
    const at = heldOn === today ? now : new Date(Math.max(noon.getTime(), effort.begunAt.getTime()))
    await recordReview(guiding(context), person, effort, { heldOn, at, words })
    return after(href(paths.youthGuide, language, { person: person.id }), 'guideReviewed')
  },
  show: async (context, params, filled) =>
    guideView({ context, ...(await openEffort(context, params)), filled }),
})

export const endGuidePages = formPages({
  id: 'work.guide-end',
  path: paths.endGuide,
  params: personParams,
  input: endGuideForm,
  async act(context, params, { because }) {
    const { person, effort } = await openToEnd(context, params)
    await endGuiding(guiding(context), person.id, effort, because)
    return afterOn(person, context.language, 'guideEnded')
  },
  show: async (context, params, filled) =>
    endGuideView({ context, ...(await openToEnd(context, params)), filled }),
})

/** Ending it ends that the guide is around the young person: that is written by whoever may write who is. */
async function openToEnd(context: PageContext, params: Params) {
  const opened = await openToGuide(context, params)
  if (!opened.standing.mayWrite('contact')) throw new NotFound()
  return opened
}
