import { z } from 'zod'
import { openPerson, type Standing, showList } from '../../features/access/index.ts'
import {
  agreeStep,
  arranging,
  chooseForm,
  endForm,
  endStep,
  endStepForm,
  endTalk,
  faultOfTime,
  getTalk,
  invite,
  inviteForm,
  listBases,
  listInvitable,
  listMinutes,
  listOwnTalks,
  listParticipants,
  listStepsOfTalk,
  listStepsToFollow,
  listTalkHappenings,
  listTimes,
  meetingBases,
  minutesForm,
  moveForm,
  participantPages,
  proposeTalk,
  readNewTalk,
  setTime,
  shareMinutes,
  stepForm,
  type Talk,
  takeOff,
  talkFault,
  writeMinutes,
} from '../../features/talks/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import { rowVersion } from '../../platform/http/form-fields.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { id, noParams, personParams, working } from './access.ts'
import { type Filled, formPages, nothingTyped } from './form-pages.ts'
import { asSent, concernFor } from './new-talk.ts'
import { openToWrite } from './open-to-write.ts'
import { after, type Deed } from './parts.ts'
import { paths } from './paths.ts'
import { backName, backTo, withBack } from './today-back.ts'
import {
  endStepView,
  endTalkView,
  inviteView,
  minutesView,
  moveTalkView,
  newStepView,
} from './views-talk-forms.tsx'
import { newTalkView, talksView, talkView } from './views-talks.tsx'

const params = z.object({ talk: id })
type Params = z.infer<typeof params>
interface Loaded {
  readonly talk: Talk
  readonly standing: Standing
}

/** A talk, and the young person whom it is with or about: one row in the log. */
async function load({ db, trail }: PageContext, { talk: wanted }: Params): Promise<Loaded> {
  const talk = await getTalk(db, wanted)
  return { talk, standing: await openPerson(db, trail, talk.personId) }
}

/** One that the actor arranges. */
async function loadKept(context: PageContext, values: Params): Promise<Loaded> {
  const loaded = await load(context, values)
  if (!loaded.talk.isKept) throw new NotFound()
  return loaded
}

/** One that they arrange and that is not over. */
async function loadToCome(context: PageContext, values: Params): Promise<Loaded> {
  const loaded = await loadKept(context, values)
  if (!['proposed', 'booked'].includes(loaded.talk.state)) throw new NotFound()
  return loaded
}

const back = ({ language }: PageContext, { talk }: Params, deed: Deed): string =>
  after(href(paths.talk, language, { talk }), deed)

async function showTalk(context: PageContext, values: Params, filled: Filled) {
  const { db } = context
  const loaded = await load(context, values)
  const { id: talkId } = loaded.talk
  return talkView({
    context,
    ...loaded,
    filled,
    people: await listParticipants(db, talkId),
    times: await listTimes(db, talkId),
    minutes: await listMinutes(db, talkId),
    steps: await listStepsOfTalk(db, talkId),
    happenings: await listTalkHappenings(db, talkId),
  })
}

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
    return backTo(context, sent.back, 'talkProposed', back(context, { talk }, 'talkProposed'))
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

const keptPages: readonly Registered[] = [
  action({
    ...working,
    id: 'work.talk-choose',
    path: paths.chooseTalk,
    params,
    input: chooseForm,
    async act(context, values, { time, version }) {
      const { talk } = await loadToCome(context, values)
      const chosen = (await listTimes(context.db, talk.id)).find((one) => one.id === time)
      if (!chosen) throw new Invalid({ time: talkFault('chooseTime', context.language) })
      const fault = faultOfTime(context, chosen.startsAt)
      if (fault) throw new Invalid({ time: fault })
      await setTime(arranging(context), { ...talk, version }, chosen.startsAt)
      return back(context, values, 'talkBooked')
    },
    again: (context, values, typed, errors) => showTalk(context, values, { typed, errors }),
  }),
  ...formPages({
    id: 'work.talk-move',
    path: paths.moveTalk,
    params,
    input: moveForm,
    async act(context, values, { startsAt, version }) {
      const { talk } = await loadToCome(context, values)
      const fault = faultOfTime(context, startsAt)
      if (fault) throw new Invalid({ day: fault })
      await setTime(arranging(context), { ...talk, version }, startsAt)
      return back(context, values, 'talkBooked')
    },
    show: async (context, values, filled) =>
      moveTalkView({ context, ...(await loadToCome(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.talk-end',
    path: paths.endTalk,
    params,
    input: endForm,
    async act(context, values, { outcome, version }) {
      const { talk } = await loadToCome(context, values)
      if (outcome !== 'cancelled' && (talk.startsAt === null || talk.startsAt > context.now))
        throw new Invalid({ outcome: talkFault('notBegun', context.language) })
      await endTalk(arranging(context), { ...talk, version }, outcome)
      return back(context, values, 'talkEnded')
    },
    show: async (context, values, filled) =>
      endTalkView({ context, ...(await loadToCome(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.talk-invite',
    path: paths.inviteTalk,
    params,
    input: inviteForm,
    async act(context, values, { who }) {
      const { talk, left } = await loadToInvite(context, values)
      if (!left.some(({ actorId, part }) => actorId === who.actorId && part === who.part))
        throw new Invalid({ who: talkFault('unknownPeople', context.language) })
      await invite(arranging(context), talk, who.actorId, who.part)
      return back(context, values, 'talkInvited')
    },
    show: async (context, values, filled) =>
      inviteView({ context, ...(await loadToInvite(context, values)), filled }),
  }),
  action({
    ...working,
    id: 'work.talk-off',
    path: paths.offTalk,
    params: params.extend({ participant: id }),
    input: () => z.object({}),
    async act(context, values) {
      const { talk } = await loadToCome(context, values)
      const one = (await listParticipants(context.db, talk.id)).find((each) => each.id === values.participant)
      if (!one) throw new NotFound()
      await takeOff(arranging(context), talk, one)
      return back(context, values, 'talkTakenOff')
    },
    again: (context, values, typed, errors) => showTalk(context, values, { typed, errors }),
  }),
]

/** Who could be invited and is not. */
async function loadToInvite(context: PageContext, values: Params) {
  const loaded = await loadToCome(context, values)
  // Whoever lets somebody in answers for it: the same right as for a referral.
  if (!loaded.standing.mayWrite('contact')) throw new NotFound()
  const people = await listParticipants(context.db, loaded.talk.id)
  const invitable = await listInvitable(context.db, loaded.talk.personId)
  const left = invitable.filter(({ actorId }) => !people.some((one) => one.live && one.actorId === actorId))
  return { ...loaded, left }
}

const outcomePages: readonly Registered[] = [
  ...formPages({
    id: 'work.talk-minutes',
    path: paths.talkMinutes,
    params,
    input: minutesForm,
    async act(context, values, { words }) {
      const { talk } = await loadKept(context, values)
      await writeMinutes(arranging(context), talk, words)
      return back(context, values, 'minutesWritten')
    },
    async show(context, values, filled) {
      const loaded = await loadKept(context, values)
      return minutesView({
        context,
        ...loaded,
        minutes: await listMinutes(context.db, loaded.talk.id),
        filled,
      })
    },
  }),
  action({
    ...working,
    id: 'work.talk-share',
    path: paths.shareMinutes,
    params,
    input: (language) => z.object({ version: rowVersion(talkFault('overtaken', language)) }),
    async act(context, values, { version }) {
      const { talk } = await loadKept(context, values)
      await shareMinutes(arranging(context), talk, version)
      return back(context, values, 'minutesShared')
    },
    again: (context, values, typed, errors) => showTalk(context, values, { typed, errors }),
  }),
  ...formPages({
    id: 'work.talk-step-new',
    path: paths.newStep,
    params,
    input: stepForm,
    async act(context, values, { what, who, due_on: dueOn }) {
      const { talk } = await loadKept(context, values)
      const people = await listParticipants(context.db, talk.id)
      if (!people.some((one) => one.live && one.id === who))
        throw new Invalid({ who: talkFault('chooseWho', context.language) })
      if (dueOn < localDate(context.now))
        throw new Invalid({ due_on: talkFault('duePast', context.language) })
      await agreeStep(arranging(context), talk, { what, participantId: who, dueOn })
      return back(context, values, 'stepAgreed')
    },
    async show(context, values, filled) {
      const loaded = await loadKept(context, values)
      return newStepView({
        context,
        ...loaded,
        people: await listParticipants(context.db, loaded.talk.id),
        filled,
      })
    },
  }),
  ...formPages({
    id: 'work.talk-step-end',
    path: paths.endStep,
    params: params.extend({ step: id }),
    input: (language) => withBack(endStepForm(language)),
    async act(context, values, { back: list, ...ended }) {
      const { talk, step } = await loadStep(context, values)
      // What another tab has said already is said.
      if (step.state === 'open') await endStep(arranging(context), talk, step.id, ended)
      else if (step.state !== ended.state) throw new NotFound()
      const deed = ended.state === 'done' ? 'stepDone' : 'stepEnded'
      return backTo(context, list, deed, back(context, values, deed))
    },
    async show(context, values, filled) {
      const loaded = await loadStep(context, values)
      if (loaded.step.state !== 'open') {
        if (!filled.errors.conflict) throw new NotFound()
        return showTalk(context, { talk: values.talk }, filled)
      }
      return endStepView({ context, ...loaded, filled })
    },
  }),
]

/** A step of the actor's own, or of a talk that they arrange. */
async function loadStep(context: PageContext, values: Params & { readonly step: string }) {
  const loaded = await load(context, values)
  const step = (await listStepsOfTalk(context.db, loaded.talk.id)).find((one) => one.id === values.step)
  if (!step || !(step.isMine || loaded.talk.isKept)) throw new NotFound()
  return { ...loaded, step }
}

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
    params,
    read: (context, values) => showTalk(context, values, nothingTyped),
  }),
  ...bookPages,
  ...participantPages({
    id: 'work.talk',
    paths: { answer: paths.answerTalk, reply: paths.replyTalk, calendar: paths.talkCalendar },
    access: working.access,
    params,
    stepParams: params.extend({ step: id }),
    open: async (context, values) => (await load(context, values)).talk,
    show: (context, values, errors) => showTalk(context, values, { typed: undefined, errors }),
    back: (context, values) => back(context, values, 'talkAnswered'),
  }),
  ...keptPages,
  ...outcomePages,
]
