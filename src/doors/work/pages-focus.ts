import {
  findFocus,
  focusFault,
  liftFocus,
  liftForm,
  markFocus,
  markForm,
} from '../../features/special-focus/index.ts'
import { addDays } from '../../platform/days.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import { personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { liftView, markView } from './views-focus.tsx'

async function loadToMark(context: PageContext, personId: string) {
  const opened = await openToWrite(context, personId, 'status')
  return { context, ...opened, focus: await findFocus(context.db, opened.person.id) }
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
    return afterOn(person, language, 'focusMarked')
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
    return afterOn(person, language, 'focusLifted')
  },
  async show(context, params, filled) {
    const loaded = await loadToMark(context, params.person)
    // After a conflict there is none any more: what was typed is shown still.
    if (!loaded.focus && !filled.errors.conflict) throw new NotFound()
    return liftView({ ...loaded, filled })
  },
})
