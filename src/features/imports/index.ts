export { askFor, bringFile, previewKept } from './ask.ts'
export type { ImportFaultCode } from './codes.ts'
export { type Declaration, readDeclaration } from './declaration.ts'
export { dropFilesJob } from './drop-files-job.ts'
export {
  type Counts,
  type Difference,
  type FieldsOfRow,
  type JudgedRow,
  type Judging,
  type Kind,
  type Load,
  someOf,
} from './kind.ts'
export type { Outcome } from './outcome.ts'
export { type Preview, previewOf } from './preview.ts'
export * from './queries.ts'
export { type Delivery, receive } from './receive.ts'
export * from './report.ts'
export { ownersOf } from './resolve.ts'
export { type ImportServices, importer } from './services.ts'
export { declareSource, listSources, type Source } from './sources.ts'
export { takeFile, type Wish } from './take.ts'
export { type ImportJobServices, takeImportJob } from './take-job.ts'
export { sentenceOf } from './text.ts'
