import {
  getTalk,
  listMinutes,
  listParticipants,
  listStepsOfTalk,
  listTalksOf,
  listTimes,
  participantPages,
} from '../../features/talks/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext, Registered, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { openMine, ownOrChild, personParams, rowKey } from './access.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { nothingSent, type SentAnswer, type ToldTalk, talksView } from './views-talks.tsx'

const params = personParams.extend({ talk: rowKey })
const talksOnAPage = 20

/** The talks that the young person is invited to, or a holder of custody with them; what was shared and agreed. */
export async function showTalks(context: PageContext, person: string, sent: SentAnswer): Promise<View> {
  const { db } = context
  const opened = await openMine(context, person)
  const told: ToldTalk[] = []
  for (const talk of await listTalksOf(db, opened.personId, talksOnAPage))
    told.push({
      talk,
      people: await listParticipants(db, talk.id),
      times: talk.state === 'proposed' ? await listTimes(db, talk.id) : [],
      minutes: await listMinutes(db, talk.id),
      steps: await listStepsOfTalk(db, talk.id),
    })
  return talksView({ context, opened, told, sent })
}

export const talkPages: readonly Registered[] = [
  page({
    ...ownOrChild,
    id: 'me.talks',
    path: paths.talks,
    params: personParams,
    read: (context, { person }) => showTalks(context, person, nothingSent),
  }),
  ...participantPages({
    id: 'me.talk',
    paths: {
      answer: paths.answerTalk,
      reply: paths.replyTalk,
      calendar: paths.talkCalendar,
      step: paths.talkStep,
    },
    access: ownOrChild.access,
    params,
    stepParams: params.extend({ step: rowKey }),
    async open(context, { person, talk: wanted }) {
      const { personId } = await openMine(context, person)
      const talk = await getTalk(context.db, wanted)
      if (talk.personId !== personId) throw new NotFound()
      return talk
    },
    show: (context, { person, talk }, filled) => showTalks(context, person, { ...filled, talk }),
    back: ({ language }, { person }) => after(href(paths.talks, language, { person }), 'talk'),
  }),
]
