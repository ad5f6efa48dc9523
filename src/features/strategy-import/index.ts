export { readStrategy } from './read-strategy.ts'
export type { Counts, Item, ItemKind, Left, Recognised, Recognition, Refused, Unsure } from './recognition.ts'
export { report, toJson } from './report.ts'
