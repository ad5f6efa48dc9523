import type { Registered } from '../../platform/http/page.ts'
import { authorityAction, authorityPage, blockedPage, retentionPage } from './pages.ts'

export { retentionPaths } from './paths.ts'
export { retentionJob } from './retention-job.ts'

export const retentionPages: readonly Registered[] = [
  retentionPage,
  blockedPage,
  authorityPage,
  authorityAction,
]
