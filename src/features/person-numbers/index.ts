export { type NewPersonNumber, NumberTaken, storePersonNumber, storePersonNumbers } from './actions.ts'
export { blindIndexes } from './blind-index.ts'
export { type KeyStatus, readKeyStatus } from './key-status.ts'
export {
  type FoundNumber,
  findOwnerByNumber,
  type ListedNumber,
  listPersonNumbers,
  type Owner,
  type OwnerKind,
  revealPersonNumber,
} from './queries.ts'
export { type Rotation, rotateDataKeys, rotateIndexes, rotateWrapping } from './rotate.ts'
export { birthDateOf, normalise, type PersonNumber, type PersonNumberKind } from './rules.ts'
