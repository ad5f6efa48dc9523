import type { Registered } from '../../platform/http/page.ts'
import { pupilPage, pupilsPage } from './pages.ts'

/** The school door: pupils, and of each what the law or a consent lets the school have. */
export const schoolPages: readonly Registered[] = [pupilsPage, pupilPage]
