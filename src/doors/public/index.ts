import type { Registered } from '../../platform/http/page.ts'
import * as figures from './pages-figures.ts'
import { frontPage, visionPage } from './pages-front.ts'
import * as quarters from './pages-quarters.ts'
import * as site from './pages-site.ts'
import { initiativePage, subGoalPage, themePage } from './pages-theme.ts'

export { frameWith } from './frame.ts'

/** Everything that anybody may read without signing in. */
export const publicPages: readonly Registered[] = [
  frontPage,
  visionPage,
  themePage,
  subGoalPage,
  initiativePage,
  ...Object.values(figures),
  ...Object.values(quarters),
  ...Object.values(site),
]
