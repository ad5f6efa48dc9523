import type { Registered } from '../../platform/http/page.ts'
import { answerAction, askAction, askPage, exportsPage } from './pages.ts'

export { paths as exportPaths } from './paths.ts'
export { countExportsToAnswer, mayExport } from './queries.ts'
export { mostAlone } from './rules.ts'

export const exportPages: readonly Registered[] = [exportsPage, askPage, askAction, answerAction]
