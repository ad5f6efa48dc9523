export { readBirthDate } from './birth-date.ts'
export { findPeople } from './queries.ts'
export { wordsOf } from './rules.ts'
