export * from './excerpt.ts'
export * from './queries.ts'
export { longestSearch, mostFound } from './rules.ts'
