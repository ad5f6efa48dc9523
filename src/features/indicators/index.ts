export { createIndicators } from './create-indicators.ts'
export type * from './draft.ts'
export * from './queries.ts'
export * from './rules.ts'
