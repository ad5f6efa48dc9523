import type { CastMember } from '../../../test/cast.ts'
import { markRead } from '../../features/messages/index.ts'
import { daysOffOf, findServiceRulesOn } from '../../features/service-levels/index.ts'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import { asPerson } from '../../platform/db/as-person.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { localDate } from '../../platform/time.ts'
import { found } from '../people/staff.ts'
import { concernWays } from './concern-ways.ts'
import { contactWays } from './contact-ways.ts'
import type { Deed } from './deed.ts'
import { type Moments, momentsAround } from './moments.ts'
import { planWays } from './plan-ways.ts'
import { ruleWays } from './rule-ways.ts'
import type { Stage, Ways, Young } from './stage.ts'
import { talkWays } from './talk-ways.ts'

const ways: Ways<Deed['does']> = { ...concernWays, ...contactWays, ...talkWays, ...ruleWays, ...planWays }
const doAs = <Kind extends Deed['does']>(
  kind: Kind,
  stage: Stage,
  deed: Extract<Deed, { readonly does: Kind }>,
): Promise<unknown> => ways[kind](stage, deed)

export interface Company {
  readonly trx: ActorTransaction
  /** The task in whose transaction they act. */
  readonly task: Actor
  readonly members: readonly CastMember[]
  /** Actor ids by the key of the cast. */
  readonly actors: ReadonlyMap<string, string>
  /** By the key of the cast, or group and place. */
  readonly young: ReadonlyMap<string, Young>
  readonly moments: Moments
}

export const momentsOf = async (trx: ActorTransaction, today: string): Promise<Moments> =>
  momentsAround(today, daysOffOf(await findServiceRulesOn(trx, today)))

/**
 * Has people do what the script says, in the order of time: each deed at its moment, as whoever does it, with the rights that
 * they have at that moment. Whoever does something has read before what was new for them.
 */
export async function play(
  company: Company,
  moveClock: (instant: Date) => Promise<void>,
  script: readonly Deed[],
): Promise<void> {
  const { trx, task, moments } = company
  const begun = new Map<string, string>()
  const inOrder = script
    .map((deed) => ({ deed, now: moments.instant(deed.at) }))
    .toSorted((one, other) => Number(one.now) - Number(other.now))
  for (const { deed, now } of inOrder) {
    await moveClock(now)
    const stage = stageOf(company, deed, now, begun)
    await asPerson(trx, task, stage.actor, async () => {
      await markRead(trx)
      await doAs(deed.does, stage, deed)
    }).catch((cause: unknown) => {
      throw new Error(`the demonstration’s day: ${deed.by} ${deed.does} ${deed.at.join(' ')}`, { cause })
    })
  }
}

function stageOf(company: Company, { by }: Deed, now: Date, begun: Map<string, string>): Stage {
  const { trx, actors, young, moments, members, task } = company
  const member = members.find(({ key }) => key === by)
  if (!member) throw new Error(`nobody in the cast is called ${by}`)
  const actor: PersonActor = {
    kind: 'person',
    municipality: task.municipality,
    id: found(actors, by),
    name: member.name,
    roles: member.roles,
    organisation: member.organisation,
  }
  const impossible = 'the script contradicts itself'
  return {
    trx,
    actor,
    requestId: 'demonstration',
    now,
    today: localDate(now),
    overtaken: impossible,
    leaderOnly: impossible,
    nobody: impossible,
    isSchool: member.dialect === 'school',
    young: (whom) => found(young, whom),
    actorOf: (key) => found(actors, key),
    begun: (kind, name) => found(begun, `${kind} ${name}`),
    begin: (kind, name, id) => begun.set(`${kind} ${name}`, id),
    ...moments,
  }
}
