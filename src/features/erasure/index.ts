export { deletionLogFile } from './deletion-log.ts'
export { type Erased, type ErasureServices, erasePerson, reapplyErasures } from './erase.ts'
