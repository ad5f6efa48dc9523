export {
  type Gap,
  gapsOf,
  type Interruption,
  type InterruptionState,
  interruptionState,
  interruptionsOf,
} from './courses.ts'
export { listFacts, listHomes } from './facts.ts'
export { type Asked, type Counted, countByStatus, findStatus } from './queries.ts'
export { findStatusDifferences, type People, refreshStatus, statusKeeper } from './refresh.ts'
export { refreshStatusJob } from './refresh-job.ts'
export { type ActivityFact, lapsesOn, outsideBounds, type Status, statusOn } from './rules.ts'
export { type Home, type Spell, spellsOf } from './spells.ts'
