import { createIndicators, linkMeasures } from '../features/indicators/index.ts'
import { createEdition, findWorkingEdition, moveEdition } from '../features/strategy/index.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { ActorTransaction } from '../platform/db/with-actor.ts'
import { loadFigures, readNationalIndicators } from './load-figures.ts'
import { edition4 } from './strategy/edition.ts'
import { indicators4 } from './strategy/indicators.ts'
import { computedIndicators } from './strategy/indicators-computed.ts'
import { subGoalMeasures4 } from './strategy/sub-goal-measures.ts'

/** Brings Aalborg's edition 4, once: a second start, or one after a kill, finds it or finds nothing of it. */
export async function loadStrategy(trx: ActorTransaction, actor: Actor): Promise<boolean> {
  if (await findWorkingEdition(trx)) return false
  const id = await createEdition(trx, actor, edition4)
  await createIndicators(trx, [...indicators4, ...computedIndicators, ...(await readNationalIndicators())])
  await linkMeasures(trx, id, subGoalMeasures4)
  await loadFigures(trx, actor)
  // Approved on 15 June 2020 for 2020–2025; it has run out and stays the working one until another takes over.
  await moveEdition(trx, actor, id, { to: 'approved', today: '2020-06-15' })
  await moveEdition(trx, actor, id, { to: 'in_force', today: '2020-06-15' })
  await moveEdition(trx, actor, id, { to: 'expired', today: '2026-01-01' })
  return true
}
