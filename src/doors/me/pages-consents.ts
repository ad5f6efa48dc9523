import { z } from 'zod'
import {
  answerConsent,
  listAskedConsents,
  listConsents,
  withdrawConsent,
} from '../../features/consents/index.ts'
import type { FieldErrors } from '../../platform/http/errors.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { noParams, openOwn, own, rowKey } from './access.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { consentsView } from './views-consents.tsx'

async function show(context: PageContext, faults: FieldErrors): Promise<View> {
  const opened = await openOwn(context)
  const { db } = context
  return consentsView({
    context,
    opened,
    faults,
    asked: await listAskedConsents(db, opened.personId),
    given: await listConsents(db, opened.personId),
  })
}

export const consentsPage = page({
  ...own,
  id: 'me.consents',
  path: paths.consents,
  params: noParams,
  read: (context) => show(context, {}),
})

export const answerConsentAction = action({
  ...own,
  id: 'me.consent-answer.send',
  path: paths.answerConsent,
  params: z.object({ question: rowKey }),
  input: (language) => z.object({ answer: z.enum(['yes', 'no'], { error: text(language)('answerNeeded') }) }),
  async act(context, { question: questionId }, { answer }) {
    const { personId } = await openOwn(context)
    const { db, actor, requestId, language } = context
    await answerConsent(db, actor, requestId, { personId, questionId, yes: answer === 'yes' })
    return after(href(paths.consents, language), answer)
  },
  again: (context, _, __, { fields }) => show(context, fields),
})

export const withdrawAction = action({
  ...own,
  id: 'me.consent-withdraw.send',
  path: paths.withdraw,
  params: z.object({ consent: rowKey }),
  input: () => z.object({}),
  async act(context, { consent: consentId }) {
    const { personId } = await openOwn(context)
    const { db, actor, requestId, language } = context
    await withdrawConsent(db, actor, requestId, { personId, consentId })
    return after(href(paths.consents, language), 'withdrawn')
  },
  again: (context, _, __, { fields }) => show(context, fields),
})
