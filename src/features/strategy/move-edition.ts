import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { lockEdition } from './queries.ts'
import { listDecisions } from './queries-bodies.ts'
import { recordEvent } from './record-event.ts'
import {
  type EditionState,
  isWorking,
  type Missing,
  missingFor,
  statesAfter,
  workingStates,
} from './rules.ts'
import { refuseStale } from './stale.ts'

/** An edition cannot go from its state to the wanted one, or something that the step waits for is missing. */
export class WrongStep extends Error {
  readonly missing: readonly Missing[]

  constructor(step: string, missing: readonly Missing[] = []) {
    super([step, ...missing].join(', '))
    this.missing = missing
  }
}

export interface Step {
  readonly to: EditionState
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string
  /** The version that somebody read before they decided; left out by programs. */
  readonly version?: number
}

/**
 * Records the next step of an edition's life. When one comes into force, the working one before it is superseded in the
 * same transaction: there is never none and never two.
 *
 * @throws WrongStep, Stale
 */
export async function moveEdition(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  { to, today, version }: Step,
): Promise<void> {
  // Two editions that come into force at once wait for each other here.
  await trx.selectFrom('edition').select('id').orderBy('id').forUpdate().execute()
  const edition = await lockEdition(trx, editionId)
  if (version !== undefined) await refuseStale(trx, { editionId }, version, edition.version)
  if (!statesAfter(edition.state).includes(to)) throw new WrongStep(`${edition.state} → ${to}`)
  const missing = missingFor(to, edition, await listDecisions(trx, editionId), today)
  if (missing.length > 0) throw new WrongStep(`${edition.state} → ${to}`, missing)
  if (isWorking(to)) await supersedeOthers(trx, actor, editionId)
  await setState(trx, actor, { editionId, from: edition.state, to, version: edition.version + 1 })
}

async function supersedeOthers(trx: ActorTransaction, actor: Actor, editionId: string): Promise<void> {
  const working = await trx
    .selectFrom('edition')
    .select(['id', 'state', 'version'])
    .where('state', 'in', workingStates)
    .where('id', '<>', editionId)
    .execute()
  for (const { id, state, version } of working)
    await setState(trx, actor, {
      editionId: id,
      from: state as EditionState,
      to: 'superseded',
      version: version + 1,
    })
}

interface Moved {
  readonly editionId: string
  readonly from: EditionState
  readonly to: EditionState
  readonly version: number
}

async function setState(trx: ActorTransaction, actor: Actor, { editionId, ...moved }: Moved): Promise<void> {
  await trx
    .updateTable('edition')
    .set({ state: moved.to, version: moved.version })
    .where('id', '=', editionId)
    .execute()
  await recordEvent(trx, actor, { editionId }, { type: 'edition_moved', ...moved })
}
