import { asSystem } from '../../platform/db/with-actor.ts'
import { tell } from '../messages/index.ts'
import { accounts, change, forgetReplies } from './actions.ts'
import type { Arranging } from './arranging.ts'
import { addTimes } from './give-back.ts'
import type { Talk } from './queries.ts'
import { talkPath } from './rules.ts'

/** Proposes more times for a talk that has none set, to everybody on the list; whoever asked for another time is answered by it. */
export async function proposeMore(arranging: Arranging, talk: Talk, times: readonly Date[]): Promise<void> {
  const { trx, actor } = arranging
  // Nothing of the talk itself; whoever else had it in front of them has another version now.
  await change(arranging, talk, {})
  await forgetReplies(trx, talk)
  await asSystem(trx, actor, 'talks', () => addTimes(trx, talk, times))
  for (const { id: to, part } of await accounts(trx, talk))
    if (to !== actor.id)
      await tell(trx, actor, {
        key: `talk ${talk.id} more times ${talk.version}`,
        to,
        kind: 'talk-invitation',
        about: talk.personId,
        link: talkPath(part, talk),
      })
}
