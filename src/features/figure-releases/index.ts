export { catalogueOf } from './catalogue.ts'
export { tableCsv, tableJsonStat, tableXlsx } from './files.ts'
export { isQuarterEnd, quarterEnds } from './quarters.ts'
export { findRelease, listReleases, type Release, readTables } from './queries.ts'
export {
  type NotPrepared,
  type Prepared,
  prepareRelease,
  storeRelease,
} from './release.ts'
export { type ReleasedTable, tableCodes } from './tables.ts'
export { quarterTables, statusChart, tableName } from './views.ts'
