import type { Registered } from '../../platform/http/page.ts'
import { askAction, copyPage, jsonPage, listPage, pdfPage } from './pages-own.ts'
import { finishAction, readingPage, releaseAction, waitingPage } from './pages-reader.ts'

export { paths as copyPaths } from './paths.ts'
export { countWaiting as countCopiesWaiting } from './queries.ts'

/** For the young person and for holders of custody. */
export const ownCopyPages: readonly Registered[] = [listPage, copyPage, jsonPage, pdfPage, askAction]

/** For whoever looks through the words before they are in a copy. */
export const copyReaderPages: readonly Registered[] = [waitingPage, readingPage, releaseAction, finishAction]
