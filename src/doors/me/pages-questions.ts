import {
  askWhoLooked,
  getOwnRequest,
  listOwnRequests,
  questionForm,
} from '../../features/log-requests/index.ts'
import { type Look, listLooks, mayBeAskedAbout } from '../../features/own-log/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { type Opened, openMine, ownOrChild, personParams, rowKey } from './access.ts'
import { type Filled, unfilled } from './form-view.tsx'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { askView, questionsView, questionView } from './views-questions.tsx'

/** The looks that a question is about, found again in the reader's own log: nothing else can be asked about. */
async function findLooks(
  { db }: PageContext,
  opened: Opened,
  ids: readonly string[],
): Promise<readonly Look[]> {
  if (ids.length === 0) return []
  const { personId, ofChild, facts } = opened
  const hidePlaces = ofChild && facts.isProtected
  const { looks } = await listLooks(db, personId, { ids, forGuardian: ofChild, hidePlaces })
  return looks.filter(mayBeAskedAbout)
}

async function showAsk(
  context: PageContext,
  person: string,
  ids: readonly string[],
  filled: Filled,
): Promise<View> {
  const opened = await openMine(context, person)
  const known = ids.filter((id) => rowKey.safeParse(id).success)
  return askView({ context, opened, looks: await findLooks(context, opened, known), filled })
}

export const askPage = page({
  ...ownOrChild,
  id: 'me.ask',
  path: paths.ask,
  params: personParams,
  read: (context, { person }) =>
    showAsk(context, person, context.query.getAll('look').slice(0, 30), unfilled),
})

export const askAction = action({
  ...ownOrChild,
  id: 'me.ask.send',
  path: paths.ask,
  params: personParams,
  input: questionForm,
  async act(context, { person }, { looks: ids, words }) {
    const { db, actor, requestId, language } = context
    const opened = await openMine(context, person)
    const lookIds = (await findLooks(context, opened, ids)).map(({ id }) => id)
    if (lookIds.length !== new Set(ids).size) throw new NotFound()
    const { personId } = opened
    const question = await askWhoLooked(db, actor, requestId, { personId, lookIds, words })
    return after(href(paths.question, language, { person: personId, question }), 'asked')
  },
  again: (context, { person }, typed, errors) =>
    showAsk(context, person, (typed.looks ?? '').split(','), { typed, errors }),
})

export const questionsPage = page({
  ...ownOrChild,
  id: 'me.questions',
  path: paths.questions,
  params: personParams,
  async read(context, { person }) {
    const opened = await openMine(context, person)
    return questionsView({ context, opened, requests: await listOwnRequests(context.db, opened.personId) })
  },
})

export const questionPage = page({
  ...ownOrChild,
  id: 'me.question',
  path: paths.question,
  params: personParams.extend({ question: rowKey }),
  async read(context, { person, question }) {
    const opened = await openMine(context, person)
    const request = await getOwnRequest(context.db, opened.personId, question)
    const looks = await findLooks(context, opened, request.lookIds)
    return questionView({ context, opened, request, looks })
  },
})
