import { z } from 'zod'
import {
  type Access,
  logged,
  type PageContext,
  type Registered,
  type View,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { openPerson, whyNotice } from '../access/index.ts'
import { answerWhoLooked } from './actions.ts'
import { weighingForm } from './forms.ts'
import { getWaitingRequest, listAskedLooks, listRequestsToWeigh } from './queries.ts'
import { text } from './text.ts'
import { weighListView, weighView } from './views-weigh.tsx'

/** Where a door has these pages: `/work/log-requests` for team leaders, `/admin/log-requests` for the data protection officer. */
export interface WeighPlace {
  /** Names the pages in the log: `work.log-requests`. */
  readonly id: string
  readonly path: `/${string}`
  readonly access: Access
}

const params = z.object({ person: z.uuid(), question: z.string().regex(/^[1-9]\d{0,17}$/) })
type Params = z.infer<typeof params>

/** The list of questions and the page that weighs one, for the door of those who answer. */
export function logRequestPages({ id, path, access }: WeighPlace): readonly Registered[] {
  const list = { da: path, en: path }
  const one = { da: `${path}/:person/:question`, en: `${path}/:person/:question` } as const
  const open = { access, audit: logged }
  const show = async (
    context: PageContext,
    { person, question }: Params,
    filled: Pick<Parameters<typeof weighView>[0], 'typed' | 'errors'>,
  ): Promise<View> => {
    const standing = await openPerson(context.db, context.trail, person)
    const request = await getWaitingRequest(context.db, person, question)
    return weighView({
      context,
      request,
      looks: await listAskedLooks(context.db, request),
      why: whyNotice(standing, request.personName, context.language),
      listHref: href(list, context.language),
      ...filled,
    })
  }
  return [
    page({
      ...open,
      id,
      path: list,
      params: z.object({}),
      async read(context) {
        const requests = await listRequestsToWeigh(context.db)
        context.trail.action = 'list'
        context.trail.shows(
          requests.map(({ personId }) => personId),
          { reason: isProtector(context) ? 'municipality' : 'team' },
        )
        return weighListView({
          context,
          requests,
          done: context.query.get('done') === 'sent',
          ofTeam: !isProtector(context),
          hrefOf: ({ personId, id: question }) => href(one, context.language, { person: personId, question }),
        })
      },
    }),
    page({
      ...open,
      id: `${id}.answer`,
      path: one,
      params,
      read: (context, values) => show(context, values, { typed: undefined, errors: { fields: {} } }),
    }),
    action({
      ...open,
      id: `${id}.answer.send`,
      path: one,
      params,
      input: weighingForm,
      async act({ db, actor, language, requestId, trail }, { person, question }, weighed) {
        await openPerson(db, trail, person)
        await answerWhoLooked(db, actor, requestId, {
          personId: person,
          questionId: question,
          overtaken: text(language)('overtaken'),
          ...weighed,
        })
        return `${href(list, language)}?done=sent`
      },
      again: (context, values, typed, errors) => show(context, values, { typed, errors }),
    }),
  ]
}

const isProtector = ({ actor }: PageContext): boolean =>
  actor.kind === 'person' && actor.roles.includes('data-protection-officer')
