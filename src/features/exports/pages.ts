import { z } from 'zod'
import { anyOf, logged } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { answerExport, askToExport } from './actions.ts'
import { paths } from './paths.ts'
import { listExportRequests } from './queries.ts'
import { mostAlone } from './rules.ts'
import { text } from './text.ts'
import { askView, listView } from './views.tsx'

const asking = {
  access: anyOf('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader', 'administrator'),
  audit: logged,
} as const
const answering = { access: anyOf('team-leader', 'administrator'), audit: logged } as const
const noParams = z.object({})

export const exportsPage = page({
  ...asking,
  id: 'work.exports',
  path: paths.list,
  params: noParams,
  read: async (context) => listView(context, await listExportRequests(context.db)),
})

const unfilled = { typed: {}, errors: { fields: {} } }

export const askPage = page({
  ...asking,
  id: 'work.export-ask',
  path: paths.ask,
  params: noParams,
  read: async (context) => {
    const given = Object.fromEntries(context.query)
    return askView(context, { ...unfilled, typed: { what: given.what ?? '', people: given.people ?? '' } })
  },
})

export const askAction = action({
  ...asking,
  id: 'work.export-ask.send',
  path: paths.ask,
  params: noParams,
  input: (language) => {
    const t = text(language)
    return z.object({
      what: z.string().regex(/^[a-z0-9.-]{2,60}$/, t('whatNeeded')),
      people: z.coerce
        .number(t('peopleNeeded'))
        .int(t('peopleNeeded'))
        .min(mostAlone + 1, t('fewEnough'))
        .max(1_000_000, t('peopleNeeded')),
      purpose: z.string().trim().min(10, t('purposeNeeded')).max(500, t('purposeNeeded')),
    })
  },
  async act({ db, actor, requestId, language }, _, ask) {
    await askToExport(db, actor, requestId, ask)
    return `${href(paths.list, language)}?done=asked`
  },
  again: async (context, _, typed, errors) => askView(context, { typed, errors }),
})

export const answerAction = action({
  ...answering,
  id: 'work.export-answer.send',
  path: paths.answer,
  recentSignIn: paths.list,
  params: z.object({ request: z.string().regex(/^[1-9]\d{0,17}$/) }),
  input: (language) => z.object({ answer: z.enum(['yes', 'no'], { error: text(language)('answerNeeded') }) }),
  async act({ db, actor, requestId, language }, { request }, { answer }) {
    const overtaken = text(language)('overtaken')
    await answerExport(db, actor, requestId, { id: request, yes: answer === 'yes', overtaken })
    return `${href(paths.list, language)}?done=${answer}`
  },
  again: async (context, _, __, errors) => listView(context, await listExportRequests(context.db), errors),
})
