import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { passConcernsOn } from '../concerns/index.ts'
import {
  becomeContact,
  contactTask,
  findContact,
  oneAtATime,
  tellYoungPerson,
} from '../contact-person/index.ts'
import { tell } from '../messages/index.ts'
import { keepPromises, passPromisesOn, voidPromises } from '../promises/index.ts'
import { endRelation, recordPersonEvent } from '../young-people/index.ts'
import type { Handover } from './queries.ts'
import { type HandoverEnd, handoverSource } from './rules.ts'

/** What ending one needs to know of who ends it. */
interface Ending {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  readonly now: Date
  readonly overtaken: string
}

export const handoverLink = (id: string): Bilingual => ({
  da: `/work/handovers/${id}`,
  en: `/en/work/handovers/${id}`,
})

/** Those of the staff who have a part in it hear that there is news; not whoever made it. */
export async function tellOthers({ trx, actor }: Ending, handover: Handover, what: string): Promise<void> {
  for (const to of new Set([handover.from.id, handover.to.id, handover.proposedBy]))
    if (to !== actor.id)
      await tell(trx, actor, {
        key: `handover ${handover.id} ${what}`,
        to,
        kind: 'handover-news',
        about: handover.personId,
        link: handoverLink(handover.id),
      })
}

/**
 * Makes the one who takes over the contact person, in the place of who it was, from today on: with what that one has promised
 * the young person, and the concerns about them.
 *
 * @throws Conflict where the contact person is somebody else by now
 */
export async function complete(ending: Ending, handover: Handover): Promise<void> {
  const { trx, actor, requestId, overtaken } = ending
  const { personId, from, to } = handover
  await asSystem(trx, actor, contactTask, async () => {
    await oneAtATime(trx, personId)
    const contact = await findContact(trx, personId)
    if (contact && contact.actorId !== from.id) throw new Conflict(overtaken)
    if (contact) await endRelation(trx, actor, requestId, personId, contact.relationId)
    await becomeContact(trx, actor, requestId, {
      personId,
      actorId: to.id,
      as: handover.as,
      until: contact?.until ?? null,
    })
    await close(ending, handover, 'done')
    await tellYoungPerson(trx, actor, { personId, key: `handover ${handover.id} done`, kind: 'adult-new' })
  })
  // Where the leader has decided nobody may have answered: that is past its day, and stays so.
  await endPromise(ending, handover)
  const passing = { from: from.id, to: to.id, personId }
  await asSystem(trx, actor, 'promises', () => passPromisesOn(trx, actor, passing))
  await asSystem(trx, actor, 'concerns', () => passConcernsOn(trx, actor, passing))
  await tellOthers(ending, handover, 'done')
}

/** Ends it without a change of contact person. */
export async function endHandover(
  ending: Ending,
  handover: Handover,
  how: Exclude<HandoverEnd, 'done'>,
  because: string | null,
): Promise<void> {
  const { trx, actor } = ending
  await asSystem(trx, actor, contactTask, () => close(ending, handover, how, because))
  await endPromise(ending, handover)
  await tellOthers(ending, handover, how)
}

/** Writes that it has ended, and ends what let the other one in. Runs as the program's task. */
async function close(
  { trx, actor, requestId, overtaken }: Ending,
  { id, version, personId, letInBy }: Handover,
  how: HandoverEnd,
  because: string | null = null,
): Promise<void> {
  const ended = await trx
    .updateTable('handover')
    .set({ ended: how, ended_at: sql<Date>`present()`, because, changed_by: actor.id })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new Conflict(overtaken)
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: `handover_${how}`,
    category: 'guidance',
    data: { handover: id },
  })
  if (letInBy === null) return
  const { rows } = await sql`select from relation where id = ${letInBy}::bigint
    and (valid_until is null or valid_until > today())`.execute(trx)
  if (rows.length > 0) await endRelation(trx, actor, requestId, personId, letInBy)
}

/** Lets the promise of an answer go where there is time left; else it ends as broken, whoever ends it. */
async function endPromise({ trx, actor, requestId, now }: Ending, { id }: Handover): Promise<void> {
  const of = { source: handoverSource, sourceId: id }
  await asSystem(trx, actor, 'promises', async () => {
    const { rows } = await sql`select from promise where source = ${of.source} and source_id = ${id}::bigint
      and ended is null and due_at <= present()`.execute(trx)
    if (rows.length > 0) await keepPromises(trx, actor, requestId, { ...of, with: 'answer', at: now })
    else await voidPromises(trx, actor, requestId, of, 'redirected')
  })
}
