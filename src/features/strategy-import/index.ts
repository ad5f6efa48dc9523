export { readStrategy } from './read-strategy.ts'
export type { Recognised, Recognition, Refused } from './recognition.ts'
export { report, toJson } from './report.ts'
