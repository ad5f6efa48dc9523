export { type NewPersonNumber, NumberTaken, storePersonNumber, storePersonNumbers } from './actions.ts'
export { type BlindIndex, blindIndex } from './blind-index.ts'
export {
  type FoundNumber,
  findOwnerByNumber,
  type ListedNumber,
  listPersonNumbers,
  type Owner,
  type OwnerKind,
  revealPersonNumber,
} from './queries.ts'
export { birthDateOf, masked, normalise, type PersonNumber, type PersonNumberKind } from './rules.ts'
