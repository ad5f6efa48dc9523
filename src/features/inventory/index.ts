export type { Column, Copy, OfPerson, Table } from './entry.ts'
export { recordPage, recordPath } from './pages.ts'
export { recordAsMarkdown, recordOfProcessing } from './record.ts'
export { inventory } from './tables.ts'
