import {
  agreeStep,
  answerTimes,
  endStep,
  endTalk,
  getTalk,
  giveBack,
  listInvitable,
  listMinutes,
  listParticipants,
  listStepsOfTalk,
  listTimes,
  meIn,
  proposeTalk,
  replyToTime,
  setTime,
  shareMinutes,
  type Talk,
  writeMinutes,
} from '../../features/talks/index.ts'
import type { Stage, Ways } from './stage.ts'

const meant = ({ trx, begun }: Stage, { talk }: { readonly talk: string }): Promise<Talk> =>
  getTalk(trx, begun('talk', talk))

/** Those of the cast whom the one who books may invite, each as what. */
async function guests(stage: Stage, personId: string, keys: readonly string[]) {
  const invitable = await listInvitable(stage.trx, personId)
  return keys.map((key) => {
    const guest = invitable.find(({ actorId }) => actorId === stage.actorOf(key))
    if (!guest) throw new Error(`${key} cannot be invited`)
    return guest
  })
}

export const talkWays: Ways<
  | 'propose-talk'
  | 'propose-meeting'
  | 'answer-times'
  | 'set-time'
  | 'come'
  | 'give-back'
  | 'hold-talk'
  | 'write-minutes'
  | 'share-minutes'
  | 'agree-step'
  | 'do-step'
> = {
  async 'propose-talk'(stage, { talk, whom, kind, place, minutes, times, others, concern }) {
    const personId = stage.young(whom).id
    const id = await proposeTalk(stage, {
      personId,
      kind,
      place,
      lengthMinutes: minutes,
      times: times.map(stage.instant),
      others: await guests(stage, personId, others),
      withYoungPerson: true,
      basis: 'kui-guidance',
      purpose: null,
      until: null,
      custody: { invited: true },
      concernId: concern === undefined ? null : stage.begun('concern', concern),
      from: stage.isSchool ? 'school' : 'work',
    })
    stage.begin('talk', talk, id)
  },
  async 'propose-meeting'(stage, { talk, whom, place, minutes, times, others, basis, purpose, until }) {
    const personId = stage.young(whom).id
    const id = await proposeTalk(stage, {
      personId,
      kind: 'coordination-meeting',
      place,
      lengthMinutes: minutes,
      times: times.map(stage.instant),
      others: await guests(stage, personId, others),
      withYoungPerson: true,
      basis,
      purpose,
      until: stage.day(until),
      custody: { invited: true },
      concernId: null,
      from: 'work',
    })
    stage.begin('talk', talk, id)
  },
  async 'answer-times'(stage, { talk, can }) {
    const { trx, begun } = stage
    const me = meIn(await listParticipants(trx, begun('talk', talk)))
    const times = await listTimes(trx, begun('talk', talk))
    const answers = times.map(({ id }, index) => ({ timeId: id, can: can[index] ?? false }))
    await answerTimes(stage, me, answers)
  },
  'set-time': async (stage, deed) => setTime(stage, await meant(stage, deed), stage.instant(deed.time)),
  async come(stage, deed) {
    const talk = await meant(stage, deed)
    const me = meIn(await listParticipants(stage.trx, talk.id))
    await replyToTime(stage, talk, me, { reply: 'accepted', words: '' })
  },
  async 'give-back'(stage, deed) {
    const talk = await meant(stage, deed)
    const me = meIn(await listParticipants(stage.trx, talk.id))
    await giveBack(stage, talk, me, { times: deed.times.map(stage.instant), words: deed.words })
  },
  'hold-talk': async (stage, deed) => endTalk(stage, await meant(stage, deed), 'held'),
  'write-minutes': async (stage, deed) => writeMinutes(stage, await meant(stage, deed), deed.words),
  async 'share-minutes'(stage, deed) {
    const talk = await meant(stage, deed)
    await writeMinutes(stage, talk, deed.words)
    const [newest] = await listMinutes(stage.trx, talk.id)
    await shareMinutes(stage, talk, newest?.version ?? 0)
  },
  async 'agree-step'(stage, deed) {
    const talk = await meant(stage, deed)
    const who = (await listParticipants(stage.trx, talk.id)).find(
      ({ actorId }) => actorId === stage.actorOf(deed.who),
    )
    if (!who) throw new Error(`${deed.who} was not at ${deed.talk}`)
    await agreeStep(stage, talk, { what: deed.what, participantId: who.id, dueOn: stage.day(deed.due) })
  },
  async 'do-step'(stage, deed) {
    const talk = await meant(stage, deed)
    const step = (await listStepsOfTalk(stage.trx, talk.id)).find(({ what }) => what === deed.what)
    if (!step) throw new Error(`nobody has agreed on: ${deed.what}`)
    await endStep(stage, talk, step.id, { state: 'done', because: '' })
  },
}
