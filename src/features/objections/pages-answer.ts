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
import { answerObjection } from './actions.ts'
import { objectionAnswerForm } from './forms.ts'
import { getObjection, listWaitingObjections } from './queries.ts'
import { text } from './text.ts'
import { objectionAnswerView, objectionListView } from './views-answer.tsx'

const params = z.object({ person: z.uuid(), objection: z.string().regex(/^[1-9]\d{0,17}$/) })
type Params = z.infer<typeof params>

/** What contact persons answer, for the door where they work: `/work/objections`. */
export function objectionPages(place: {
  /** Names the pages in the log: `work.objections`. */
  readonly id: string
  readonly path: `/${string}`
  readonly access: Access
}): readonly Registered[] {
  const { id, path, access } = place
  const list = { da: path, en: path }
  const one = { da: `${path}/:person/:objection`, en: `${path}/:person/:objection` } as const
  const open = { access, audit: logged }
  const show = async (
    context: PageContext,
    { person, objection }: Params,
    filled: Pick<Parameters<typeof objectionAnswerView>[0], 'typed' | 'errors'>,
  ): Promise<View> => {
    const { db, trail, language } = context
    const standing = await openPerson(db, trail, person)
    const { given_name: name } = await db
      .selectFrom('young_person')
      .select('given_name')
      .where('id', '=', standing.personId)
      .executeTakeFirstOrThrow()
    return objectionAnswerView({
      context,
      objection: await getObjection(db, standing.personId, objection),
      name,
      why: whyNotice(standing, name, language),
      listHref: href(list, language),
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
        const waiting = await listWaitingObjections(context.db)
        context.trail.action = 'list'
        context.trail.shows(
          waiting.map(({ personId }) => personId),
          { reason: 'contact_person' },
        )
        return objectionListView({
          context,
          waiting,
          hrefOf: ({ personId, id: objection }) =>
            href(one, context.language, { person: personId, objection }),
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
      input: objectionAnswerForm,
      async act({ db, actor, language, requestId, trail }, { person, objection }, answer) {
        const { personId } = await openPerson(db, trail, person)
        const { about } = await getObjection(db, personId, objection)
        await answerObjection(db, actor, requestId, {
          personId,
          objectionId: objection,
          about,
          overtaken: text(language)('overtaken'),
          ...answer,
        })
        return `${href(list, language)}?done=sent`
      },
      again: (context, values, typed, errors) => show(context, values, { typed, errors }),
    }),
  ]
}
