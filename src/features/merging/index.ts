export { askToMerge, keepTheOther, mergeRecords, NotMerged, partRecords } from './actions.ts'
export { getMerge, listMerges, listSides, type Merge } from './queries.ts'
export type { Moves, Side } from './rules.ts'
