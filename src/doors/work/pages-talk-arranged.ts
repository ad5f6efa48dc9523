import { z } from 'zod'
import {
  arranging,
  checkTime,
  checkTimes,
  chooseForm,
  endForm,
  endTalk,
  invite,
  inviteForm,
  listInvitable,
  listParticipants,
  listTimes,
  moreTimesForm,
  moveForm,
  proposeMore,
  setTime,
  type Talk,
  takeOff,
  talkFault,
} from '../../features/talks/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { action } from '../../platform/http/register.ts'
import { id, working } from './access.ts'
import { formPages } from './form-pages.ts'
import {
  backToTalk,
  openProposedTalk,
  openTalkToCome,
  showTalk,
  type TalkParams,
  talkParams,
} from './open-talk.ts'
import { paths } from './paths.ts'
import { endTalkView, inviteView, moreTimesView, moveTalkView } from './views-talk-forms.tsx'

/** Sets a time, the first one or another one; what is wrong with it is said at the field that named it. */
async function bookAt(
  context: PageContext & { readonly actor: PersonActor },
  talk: Talk,
  field: 'time' | 'day',
  startsAt: Date,
): Promise<string> {
  checkTime(context, field, startsAt)
  await setTime(arranging(context), talk, startsAt)
  return backToTalk(context, { talk: talk.id }, 'talkBooked')
}

/** Who could be invited and is not. */
async function loadToInvite(context: PageContext, values: TalkParams) {
  const loaded = await openTalkToCome(context, values)
  // Whoever lets somebody in answers for it: the same right as for a referral.
  if (!loaded.standing.mayWrite('contact')) throw new NotFound()
  const people = await listParticipants(context.db, loaded.talk.id)
  const invitable = await listInvitable(context.db, loaded.talk.personId)
  const left = invitable.filter(({ actorId }) => !people.some((one) => one.live && one.actorId === actorId))
  return { ...loaded, left }
}

export const arrangedTalkPages: readonly Registered[] = [
  action({
    ...working,
    id: 'work.talk-choose',
    path: paths.chooseTalk,
    params: talkParams,
    input: chooseForm,
    async act(context, values, { time, version }) {
      const { talk } = await openTalkToCome(context, values)
      const chosen = (await listTimes(context.db, talk.id)).find((one) => one.id === time)
      if (!chosen) throw new Invalid({ time: talkFault('chooseTime', context.language) })
      return bookAt(context, { ...talk, version }, 'time', chosen.startsAt)
    },
    again: (context, values, typed, errors) => showTalk(context, values, { typed, errors }),
  }),
  ...formPages({
    id: 'work.talk-times',
    path: paths.moreTimes,
    params: talkParams,
    input: moreTimesForm,
    async act(context, values, { times, version }) {
      const { talk } = await openProposedTalk(context, values)
      checkTimes(context, times)
      const more = times.map(({ startsAt }) => startsAt)
      await proposeMore(arranging(context), { ...talk, version }, more)
      return backToTalk(context, values, 'talkMoreTimes')
    },
    show: async (context, values, filled) =>
      moreTimesView({ context, ...(await openProposedTalk(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.talk-move',
    path: paths.moveTalk,
    params: talkParams,
    input: moveForm,
    async act(context, values, { startsAt, version }) {
      const { talk } = await openTalkToCome(context, values)
      return bookAt(context, { ...talk, version }, 'day', startsAt)
    },
    show: async (context, values, filled) =>
      moveTalkView({ context, ...(await openTalkToCome(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.talk-end',
    path: paths.endTalk,
    params: talkParams,
    input: endForm,
    async act(context, values, { outcome, version }) {
      const { talk } = await openTalkToCome(context, values)
      if (outcome !== 'cancelled' && (talk.startsAt === null || talk.startsAt > context.now))
        throw new Invalid({ outcome: talkFault('notBegun', context.language) })
      await endTalk(arranging(context), { ...talk, version }, outcome)
      return backToTalk(context, values, 'talkEnded')
    },
    show: async (context, values, filled) =>
      endTalkView({ context, ...(await openTalkToCome(context, values)), filled }),
  }),
  ...formPages({
    id: 'work.talk-invite',
    path: paths.inviteTalk,
    params: talkParams,
    input: inviteForm,
    async act(context, values, { who }) {
      const { talk, left } = await loadToInvite(context, values)
      if (!left.some(({ actorId, part }) => actorId === who.actorId && part === who.part))
        throw new Invalid({ who: talkFault('unknownPeople', context.language) })
      await invite(arranging(context), talk, who.actorId, who.part)
      return backToTalk(context, values, 'talkInvited')
    },
    show: async (context, values, filled) =>
      inviteView({ context, ...(await loadToInvite(context, values)), filled }),
  }),
  action({
    ...working,
    id: 'work.talk-off',
    path: paths.offTalk,
    params: talkParams.extend({ participant: id }),
    input: () => z.object({}),
    async act(context, values) {
      const { talk } = await openTalkToCome(context, values)
      const one = (await listParticipants(context.db, talk.id)).find((each) => each.id === values.participant)
      if (!one) throw new NotFound()
      await takeOff(arranging(context), talk, one)
      return backToTalk(context, values, 'talkTakenOff')
    },
    again: (context, values, typed, errors) => showTalk(context, values, { typed, errors }),
  }),
]
