import { z } from 'zod'
import { confirmRoles, listLapsing } from '../../features/access-review/index.ts'
import type { FormErrors, PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { confirming, id, noParams, reviewing } from './access.ts'
import { inWords } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { reviewView } from './views-review.tsx'

const show = async (context: PageContext, errors: FormErrors = { fields: {} }): Promise<View> =>
  reviewView({ context, rights: await listLapsing(context.db), errors })

export const reviewPage = page({
  ...reviewing,
  id: 'admin.review',
  path: paths.review,
  params: noParams,
  read: (context) => show(context),
})

/** Checkboxes come as lines, all that are shown as one list with commas. */
const confirmForm = (language: Language) =>
  z.object({
    rights: z
      .string({ error: text(language)('chooseRights') })
      .transform((words) => words.split(/[\n,]/))
      .pipe(z.array(id, { error: text(language)('chooseRights') }).min(1)),
  })

export const confirmAction = action({
  ...confirming,
  id: 'admin.review-confirm',
  path: paths.review,
  params: noParams,
  input: confirmForm,
  act: inWords(async ({ db, actor, requestId, language }, _, { rights }) => {
    await confirmRoles(db, actor, requestId, rights)
    return after(href(paths.review, language), 'confirmed')
  }),
  again: (context, _, __, errors) => show(context, errors),
})
