import { z } from 'zod'
import { isPupil, openPerson, showList } from '../../features/access/index.ts'
import {
  arranging,
  type Filled,
  getTalk,
  listInvitable,
  listMinutes,
  listOwnTalks,
  listParticipants,
  listStepsOfTalk,
  listTimes,
  participantPages,
  proposeTalk,
  readNewTalk,
  type Talk,
} from '../../features/talks/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { FormErrors, PageContext, Registered, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { atSchool } from './pages.ts'
import { paths } from './paths.ts'
import { newTalkView, talksView, talkView } from './views-talks.tsx'

const id = z.string().regex(/^[1-9]\d{0,17}$/)
const params = z.object({ talk: id })
type Params = z.infer<typeof params>
const nothingTyped = { typed: undefined, errors: { fields: {} } }

/** One of those that the actor is on the list of or has booked; the others of their pupils are not theirs to know. */
async function load({ db, trail }: PageContext, { talk: wanted }: Params): Promise<Talk> {
  const talk = await getTalk(db, wanted)
  await openPerson(db, trail, talk.personId)
  return talk
}

async function show(context: PageContext, values: Params, filled: Filled): Promise<View> {
  const { db } = context
  const talk = await load(context, values)
  return talkView({
    context,
    talk,
    filled,
    people: await listParticipants(db, talk.id),
    times: await listTimes(db, talk.id),
    minutes: await listMinutes(db, talk.id),
    steps: await listStepsOfTalk(db, talk.id),
  })
}

const pupilParams = z.object({ person: z.string().max(60) })

/** A pupil of the roll: whoever teaches or advises them may ask for a talk (domain §5). */
async function openPupil({ db, trail }: PageContext, wanted: string) {
  const standing = await openPerson(db, trail, wanted)
  if (!isPupil(standing)) throw new NotFound()
  const person = await getPerson(db, standing.personId)
  const invitable = await listInvitable(db, person.id)
  return { standing, person, invitable }
}

async function showNew(context: PageContext, wanted: string, filled: { typed: Typed; errors: FormErrors }) {
  return newTalkView({ context, ...(await openPupil(context, wanted)), filled })
}

/** Talks that a school's person takes part in, or asks for: of each the time, the place, who is there, and shared minutes. */
export const talkPages: readonly Registered[] = [
  page({
    ...atSchool,
    id: 'school.talks',
    path: paths.talks,
    params: z.object({}),
    async read(context) {
      const { db, trail } = context
      const talks = await listOwnTalks(db)
      await showList(db, trail, [...new Set(talks.map(({ personId }) => personId))])
      return talksView(context, talks)
    },
  }),
  page({
    ...atSchool,
    id: 'school.talk',
    path: paths.talk,
    params,
    read: (context, values) => show(context, values, nothingTyped),
  }),
  page({
    ...atSchool,
    id: 'school.talk-new',
    path: paths.newTalk,
    params: pupilParams,
    read: (context, { person }) => showNew(context, person, { ...nothingTyped, typed: {} }),
  }),
  action({
    ...atSchool,
    id: 'school.talk-new.send',
    path: paths.newTalk,
    params: pupilParams,
    input: () => z.record(z.string(), z.string()),
    async act(context, { person: wanted }, sent) {
      const { person, invitable } = await openPupil(context, wanted)
      const said = readNewTalk(context, sent, { from: 'school', isMinor: person.age < 18, invitable })
      const draft = { ...said, personId: person.id, concernId: null, from: 'school' } as const
      const talk = await proposeTalk(arranging(context), draft)
      return `${href(paths.talk, context.language, { talk })}?done=sent`
    },
    again: (context, { person }, typed, errors) => showNew(context, person, { typed, errors }),
  }),
  ...participantPages({
    id: 'school.talk',
    paths: {
      answer: paths.answerTalk,
      reply: paths.replyTalk,
      calendar: paths.talkCalendar,
      step: paths.talkStep,
    },
    access: atSchool.access,
    params,
    stepParams: params.extend({ step: id }),
    open: load,
    show,
    back: ({ language }, { talk }) => `${href(paths.talk, language, { talk })}?done=answered`,
  }),
]
