export { listLooks, namesOfPeople, readLogState } from './queries.ts'
export { canaryIsLate, type LogState, type Look, type LookKind, lookKinds, sealsAreLate } from './rules.ts'
