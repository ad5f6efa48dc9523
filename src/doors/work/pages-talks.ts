import { showList } from '../../features/access/index.ts'
import {
  arranging,
  listBases,
  listInvitable,
  listOwnTalks,
  listStepsToFollow,
  meetingBases,
  participantPages,
  proposeTalk,
  readNewTalk,
} from '../../features/talks/index.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { id, noParams, personParams, working } from './access.ts'
import { formPages, nothingTyped } from './form-pages.ts'
import { asSent, concernFor } from './new-talk.ts'
import { backToTalk, openTalk, showTalk, talkParams } from './open-talk.ts'
import { openToWrite } from './open-to-write.ts'
import { arrangedTalkPages } from './pages-talk-arranged.ts'
import { talkOutcomePages } from './pages-talk-outcomes.ts'
import { paths } from './paths.ts'
import { backName, backTo } from './today-back.ts'
import { newTalkView, talksView } from './views-talks.tsx'

/** A talk of somebody: whoever writes about them for the municipality books it. */
async function openForTalk(context: PageContext, personId: string) {
  const opened = await openToWrite(context, personId, 'guidance')
  return { ...opened, invitable: await listInvitable(context.db, opened.person.id) }
}

const bookPages = formPages({
  id: 'work.talk-new',
  path: paths.newTalk,
  params: personParams,
  input: asSent,
  async act(context, { person: wanted }, sent) {
    const { person, invitable } = await openForTalk(context, wanted)
    const said = readNewTalk(context, sent, { from: 'work', isMinor: person.age < 18, invitable })
    const talk = await proposeTalk(arranging(context), {
      ...said,
      personId: person.id,
      concernId: await concernFor(context, person.id, sent.concern ?? ''),
      from: 'work',
    })
    return backTo(context, sent.back, 'talkProposed', backToTalk(context, { talk }, 'talkProposed'))
  },
  async show(context, { person: wanted }, filled) {
    const opened = await openForTalk(context, wanted)
    const named = filled.typed?.concern ?? context.query.get('concern') ?? ''
    const list = filled.typed?.[backName] ?? context.query.get(backName) ?? undefined
    return newTalkView({
      context,
      ...opened,
      bases: await listBases(context.db, meetingBases),
      concern: await concernFor(context, opened.person.id, named),
      list,
      filled,
    })
  },
})

export const talkPages: readonly Registered[] = [
  page({
    ...working,
    id: 'work.talks',
    path: paths.talks,
    params: noParams,
    async read(context) {
      const { db, trail } = context
      const talks = await listOwnTalks(db)
      const steps = await listStepsToFollow(db)
      await showList(db, trail, [...new Set([...talks, ...steps].map(({ personId }) => personId))])
      return talksView({ context, talks, steps })
    },
  }),
  page({
    ...working,
    id: 'work.talk',
    path: paths.talk,
    params: talkParams,
    read: (context, values) => showTalk(context, values, nothingTyped),
  }),
  ...bookPages,
  ...participantPages({
    id: 'work.talk',
    paths: { answer: paths.answerTalk, reply: paths.replyTalk, calendar: paths.talkCalendar },
    access: working.access,
    params: talkParams,
    stepParams: talkParams.extend({ step: id }),
    open: async (context, values) => (await openTalk(context, values)).talk,
    show: showTalk,
    back: (context, values) => backToTalk(context, values, 'talkAnswered'),
  }),
  ...arrangedTalkPages,
  ...talkOutcomePages,
]
