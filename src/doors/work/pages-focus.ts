import { openPerson } from '../../features/access/index.ts'
import {
  findFocus,
  focusFault,
  liftFocus,
  liftForm,
  markFocus,
  markForm,
} from '../../features/special-focus/index.ts'
import { addDays } from '../../features/status-rules/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { liftView, markView } from './views-focus.tsx'

async function loadToMark(context: PageContext, personId: string) {
  const { db, trail } = context
  const standing = await openPerson(db, trail, personId)
  if (!standing.mayWrite('status')) throw new NotFound()
  return {
    context,
    standing,
    person: await getPerson(db, standing.personId),
    focus: await findFocus(db, standing.personId),
  }
}

export const markFocusPages = formPages({
  id: 'work.focus-mark',
  path: paths.markFocus,
  params: personParams,
  input: markForm,
  async act(context, params, { because, review_on }) {
    const { db, actor, requestId, language, now } = context
    const { person } = await loadToMark(context, params.person)
    const today = localDate(now)
    // Whom nobody looks at again for a year is not in anybody's focus.
    if (review_on <= today || review_on > addDays(today, 366))
      throw new Invalid({ review_on: focusFault('reviewAhead', language) })
    await markFocus(db, actor, requestId, {
      personId: person.id,
      because,
      reviewOn: review_on,
      already: focusFault('already', language),
    })
    return after(href(paths.person, language, { person: person.id }), 'focusMarked')
  },
  show: async (context, params, filled) =>
    markView({ ...(await loadToMark(context, params.person)), filled }),
})

export const liftFocusPages = formPages({
  id: 'work.focus-lift',
  path: paths.liftFocus,
  params: personParams,
  input: liftForm,
  async act(context, params, { because }) {
    const { db, actor, requestId, language } = context
    const { person } = await loadToMark(context, params.person)
    const overtaken = focusFault('overtaken', language)
    await liftFocus(db, actor, requestId, { personId: person.id, because, overtaken })
    return after(href(paths.person, language, { person: person.id }), 'focusLifted')
  },
  async show(context, params, filled) {
    const loaded = await loadToMark(context, params.person)
    // After a conflict there is none any more: what was typed is shown still.
    if (!loaded.focus && !filled.errors.conflict) throw new NotFound()
    return liftView({ ...loaded, filled })
  },
})
