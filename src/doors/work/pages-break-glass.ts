import { z } from 'zod'
import { openPerson, whyMay } from '../../features/access/index.ts'
import {
  breakGlassForm,
  endBreakGlass,
  findMeant,
  getBreakGlass,
  listOwnBreakGlass,
  listReviewed,
  listToReview,
  nobodyFound,
  openBreakGlass,
  reviewBreakGlass,
  reviewForm,
  reviewOvertaken,
} from '../../features/break-glass/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { id, noParams, reviewing } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { breakGlassView, endView } from './views-break-glass.tsx'
import { reviewsView, reviewView } from './views-reviews.tsx'

const glassParams = z.object({ glass: id })
const actorIdOf = ({ actor }: PageContext): string => (actor.kind === 'person' ? actor.id : '0')

/**
 * Opens one young person for an hour. Nobody, two of one name, and somebody who cannot be opened get the same answer,
 * and the log the same row: it names nobody (trust requirement T-03).
 */
export const openPages = (keys: KeyRing): readonly Registered[] =>
  formPages({
    id: 'work.break-glass',
    limit: 'search',
    path: paths.breakGlass,
    params: noParams,
    input: breakGlassForm,
    async act(context, _, { meant, because }) {
      const { db, actor, trail, language, requestId } = context
      trail.action = 'break_glass'
      trail.purpose = because
      const personId = await findMeant(db, actor, keys, meant)
      if (!personId) throw new Invalid({ number: nobodyFound(language) })
      const address = href(paths.person, language, { person: personId })
      const before = await whyMay(db, personId)
      // Who looks after access may know everybody by name; that opens no page here.
      if (before?.may('contact')) {
        await openPerson(db, trail, personId)
        return after(address, 'alreadyYours')
      }
      await openBreakGlass(db, actor, requestId, { personId, because })
      const standing = await whyMay(db, personId)
      if (!standing?.all.some(({ reason }) => reason === 'break_glass'))
        throw new Invalid({ number: nobodyFound(language) })
      trail.shows([personId], { reason: 'break_glass', legalBasis: 'emergency' })
      return after(address, 'glassOpened')
    },
    async show(context, _, filled) {
      const own = await listOwnBreakGlass(context.db, actorIdOf(context))
      context.trail.shows(own.flatMap(({ personId, name }) => (name ? [personId] : [])))
      return breakGlassView({ context, own, filled })
    },
  })

async function getOwnOpen(context: PageContext, glassId: string) {
  const glass = await getBreakGlass(context.db, glassId)
  if (glass.actorId !== actorIdOf(context) || !glass.open) throw new NotFound()
  context.trail.shows([glass.personId], { reason: 'break_glass', legalBasis: 'emergency' })
  return glass
}

export const endGlassPages = formPages({
  id: 'work.break-glass-end',
  path: paths.endBreakGlass,
  params: glassParams,
  input: () => z.object({}),
  async act(context, { glass }) {
    await getOwnOpen(context, glass)
    await endBreakGlass(context.db, context.actor, context.requestId, glass)
    return after(href(paths.breakGlass, context.language), 'glassEnded')
  },
  show: async (context, { glass }, filled) =>
    endView({ context, glass: await getOwnOpen(context, glass), filled }),
})

export const reviewsPage = page({
  ...reviewing,
  id: 'work.break-glass-reviews',
  path: paths.reviews,
  params: noParams,
  async read(context) {
    const { db, trail } = context
    const waiting = await listToReview(db, actorIdOf(context))
    const reviewed = await listReviewed(db, actorIdOf(context))
    trail.action = 'list'
    trail.shows(
      [...waiting, ...reviewed].map(({ personId }) => personId),
      { reason: 'break_glass', legalBasis: 'accountability' },
    )
    return reviewsView({ context, waiting, reviewed })
  },
})

/** Of somebody else, and not reviewed yet. */
async function getToReview(context: PageContext, glassId: string) {
  const glass = await getBreakGlass(context.db, glassId)
  if (glass.actorId === actorIdOf(context)) throw new NotFound()
  context.trail.shows([glass.personId], { reason: 'break_glass', legalBasis: 'accountability' })
  return glass
}

export const reviewPages = formPages({
  ...reviewing,
  id: 'work.break-glass-review',
  path: paths.review,
  params: glassParams,
  input: reviewForm,
  async act(context, { glass }, { review }) {
    const { db, actor, language } = context
    await getToReview(context, glass)
    await reviewBreakGlass(db, actor, { id: glass, words: review, overtaken: reviewOvertaken(language) })
    return after(href(paths.reviews, language), 'reviewed')
  },
  show: async (context, { glass }, filled) =>
    reviewView({ context, glass: await getToReview(context, glass), filled }),
})
