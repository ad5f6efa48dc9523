import { schoolReasons } from '../../features/access/index.ts'
import { reportPages } from '../../features/concerns/index.ts'
import type { Registered } from '../../platform/http/page.ts'
import { atSchool, pupilPage, pupilsPage } from './pages.ts'
import { absencePages } from './pages-absence.ts'
import { signalPages } from './pages-signals.ts'
import { talkPages } from './pages-talks.ts'

/** The school door: pupils, of each what the law or a consent lets the school have, and telling the municipality of a concern. */
export const schoolPages: readonly Registered[] = [
  pupilsPage,
  pupilPage,
  ...absencePages,
  ...signalPages,
  ...talkPages,
  ...reportPages({
    id: 'school.concerns',
    path: '/school/concerns',
    newPath: '/school/new-concern',
    access: atSchool.access,
    reasons: schoolReasons,
    isSchool: true,
  }),
]
