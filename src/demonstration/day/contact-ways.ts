import { recordAttempt, stopAttempts } from '../../features/attempts/index.ts'
import { assignContact, setCapacity } from '../../features/contact-person/index.ts'
import {
  acceptHandover,
  agreeToHandover,
  decideHandover,
  findOpenHandover,
  type Handover,
  proposeHandover,
} from '../../features/handover/index.ts'
import { putAway } from '../../features/promises/index.ts'
import { sayReach } from '../../features/reach/index.ts'
import { beginGuiding, findGuideEffort, recordReview } from '../../features/youth-guide/index.ts'
import type { Stage, Ways } from './stage.ts'

async function openHandover({ trx, young }: Stage, { whom }: { readonly whom: string }): Promise<Handover> {
  const handover = await findOpenHandover(trx, young(whom).id)
  if (!handover) throw new Error(`nobody is handing over ${whom}`)
  return handover
}

export const contactWays: Ways<
  | 'attempt'
  | 'stop-attempts'
  | 'begin-guiding'
  | 'review'
  | 'give-contact'
  | 'set-capacity'
  | 'say-how-to-reach'
  | 'be-away'
  | 'hand-over'
  | 'accept-handover'
  | 'agree-to-handover'
  | 'decide-handover'
> = {
  attempt: (stage, { whom, channel, outcome }) =>
    recordAttempt(stage, { person: stage.young(whom), channel, outcome, at: stage.now }),
  'stop-attempts': (stage, { whom, why, because }) =>
    stopAttempts(stage, { personId: stage.young(whom).id, why, because }),
  'begin-guiding': (stage, { whom, purpose }) =>
    beginGuiding(stage, stage.young(whom), { guideId: stage.actor.id, purpose }),
  async review(stage, { whom, words }) {
    const person = stage.young(whom)
    const effort = await findGuideEffort(stage.trx, person.id)
    if (!effort) throw new Error(`nobody guides ${whom}`)
    await recordReview(stage, person, effort, { heldOn: stage.today, at: stage.now, words })
  },
  'give-contact': ({ trx, actor, requestId, overtaken, young, actorOf }, { whom, to, as }) =>
    assignContact(trx, actor, requestId, { personId: young(whom).id, actorId: actorOf(to), as }, overtaken),
  'set-capacity': ({ trx, actor, actorOf }, { of, people }) =>
    setCapacity(trx, actor, { actorId: actorOf(of), people }),
  'say-how-to-reach': ({ trx, actor }, { phone, email, hours }) =>
    sayReach(trx, actor, { phone, email, hours }),
  'be-away': ({ trx, actor, requestId, overtaken, actorOf, day }, { substitute, from, until }) => {
    const away = { substituteId: actorOf(substitute), from: day(from), until: day(until) }
    return putAway(trx, actor, requestId, { actorId: actor.id, ...away }, overtaken)
  },
  'hand-over': (stage, { whom, to, as, note }) =>
    proposeHandover(stage, { person: stage.young(whom), toId: stage.actorOf(to), as, note }),
  'accept-handover': async (stage, deed) => acceptHandover(stage, await openHandover(stage, deed)),
  'agree-to-handover': async (stage, deed) => agreeToHandover(stage, await openHandover(stage, deed)),
  'decide-handover': async (stage, deed) =>
    decideHandover(stage, await openHandover(stage, deed), deed.because),
}
