export { createEdition } from './create-edition.ts'
export * from './draft.ts'
export * from './queries.ts'
export * from './rules.ts'
