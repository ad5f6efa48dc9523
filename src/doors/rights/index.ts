import { exportPages } from '../../features/exports/index.ts'
import { recordPage } from '../../features/inventory/index.ts'
import { retentionPages } from '../../features/retention/index.ts'
import { copyReaderPages, ownCopyPages } from '../../features/subject-access/index.ts'
import type { Registered } from '../../platform/http/page.ts'

/**
 * What people may ask of the municipality that keeps their data, and what it must answer for: copies, the record of
 * processing, keeping, exports of many. Their addresses lie in the doors of those who use them (/me, /work, /admin).
 */
export const rightsPages: readonly Registered[] = [
  ...ownCopyPages,
  ...copyReaderPages,
  recordPage,
  ...retentionPages,
  ...exportPages,
]
