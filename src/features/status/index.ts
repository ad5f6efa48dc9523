export {
  type Gap,
  gapsOf,
  type Interruption,
  interruptionState,
  interruptionsOf,
} from './courses.ts'
export { listFacts } from './facts.ts'
export { countLapsed, type Lapsed } from './lapsed.ts'
export {
  type Asked,
  type Counted,
  type Course,
  countByStatus,
  courseOf,
  findStatus,
  peopleOpenTo,
} from './queries.ts'
export { findStatusDifferences, type People, refreshStatus, statusKeeper } from './refresh.ts'
export { refreshStatusJob } from './refresh-job.ts'
export { type ActivityFact, lapsesOn, type Status } from './rules.ts'
export { type Home, type Spell, spellsOf } from './spells.ts'
