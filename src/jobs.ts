import { dropDraftsJob } from './features/concerns/index.ts'
import { handoverSilenceJob } from './features/handover/index.ts'
import { importKinds } from './features/import-kinds/index.ts'
import { dropFilesJob, type ImportJobServices, takeImportJob } from './features/imports/index.ts'
import { followPlansJob } from './features/law-clock/index.ts'
import { dropNoteDraftsJob } from './features/notes/index.ts'
import { escalateJob } from './features/promises/index.ts'
import { forgetReachJob } from './features/reach/index.ts'
import { retentionJob } from './features/retention/index.ts'
import { sampleJob } from './features/sample-control/index.ts'
import { raiseSignalsJob } from './features/signals/index.ts'
import { refreshStatusJob } from './features/status/index.ts'
import { remindJob } from './features/talks/index.ts'
import { inactiveJob } from './features/users/index.ts'
import type { Job } from './platform/jobs/job.ts'
import { sendMessage } from './platform/outbox/send-message.ts'
import { sendWaiting } from './platform/outbox/send-waiting.ts'
import type { OutboxServices } from './platform/outbox/services.ts'

/** What jobs need from the program. A feature whose jobs need something adds it here. */
export type JobServices = OutboxServices & ImportJobServices

/** Every job. One that is put in here has its queue and its schedule after the next `migrate`. */
export const jobs: readonly Job<JobServices>[] = [
  sendMessage,
  sendWaiting,
  inactiveJob,
  sampleJob,
  retentionJob,
  refreshStatusJob,
  raiseSignalsJob,
  followPlansJob,
  escalateJob,
  handoverSilenceJob,
  dropDraftsJob,
  dropNoteDraftsJob,
  remindJob,
  forgetReachJob,
  takeImportJob(importKinds),
  dropFilesJob,
]
