import { listAskedConsents } from '../../features/consents/index.ts'
import { findToldHandover } from '../../features/handover/index.ts'
import { findPlanClock } from '../../features/law-clock/index.ts'
import { listEmergencies } from '../../features/own-log/index.ts'
import {
  listAgreedSteps,
  listMinutes,
  listParticipants,
  listTalksOf,
  listTimes,
  type Talk,
} from '../../features/talks/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import type { Opened } from './access.ts'
import { aroundOf } from './around.ts'
import { toldConcernsOf } from './pages-concerns.ts'

/** A talk to come, and whether the young person has said what they think of its time or times. */
export interface NextTalk {
  readonly talk: Talk
  readonly isAnswered: boolean
}

/** So many talks stand on the front page; the page of talks has them all. */
const talksShown = 5
const stepsShown = 5

/** Everything that the front page of a young person has. */
export async function readFront(context: PageContext, opened: Opened) {
  const { db } = context
  const { personId } = opened
  const talks = await listTalksOf(db, personId, talksShown)
  const coming: NextTalk[] = []
  for (const talk of talks)
    if (talk.state === 'proposed' || talk.state === 'booked')
      coming.push({ talk, isAnswered: await isAnswered(context, talk) })
  const steps = (await listAgreedSteps(db, personId)).filter(({ state }) => state === 'open')
  return {
    ...(await aroundOf(context, opened)),
    handover: await findToldHandover(db, personId),
    emergencies: await listEmergencies(db, personId),
    asked: await listAskedConsents(db, personId),
    clock: await findPlanClock(db, personId),
    concerns: await toldConcernsOf(context, opened),
    coming,
    steps: steps.slice(0, stepsShown),
    shared: await sharedOf(context, talks),
  }
}
export type Front = Awaited<ReturnType<typeof readFront>>

async function isAnswered({ db }: PageContext, talk: Talk): Promise<boolean> {
  const me = (await listParticipants(db, talk.id)).find(({ isMe, live }) => isMe && live)
  // Whoever is not asked has nothing to answer.
  if (!me) return true
  if (talk.state === 'booked') return me.reply !== null
  const times = await listTimes(db, talk.id)
  return times.every(({ answers }) => answers.some(({ participantId }) => participantId === me.id))
}

/** The day on which minutes were last shared with the reader. */
async function sharedOf({ db }: PageContext, talks: readonly Talk[]): Promise<Date | undefined> {
  const days: Date[] = []
  for (const { id } of talks)
    for (const { sharedAt } of await listMinutes(db, id)) if (sharedAt) days.push(sharedAt)
  return days.sort((one, other) => other.getTime() - one.getTime())[0]
}
