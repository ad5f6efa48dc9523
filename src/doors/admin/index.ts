import type { Registered } from '../../platform/http/page.ts'
import * as figures from './pages-figures.ts'
import * as front from './pages-front.ts'
import { importPages } from './pages-imports.ts'
import { logPages } from './pages-log.ts'
import { mergingPages } from './pages-merging.ts'
import * as organisations from './pages-organisations.ts'
import { peoplePages } from './pages-people.ts'
import { questionPages } from './pages-questions.ts'
import * as review from './pages-review.ts'
import * as roles from './pages-roles.ts'
import * as rules from './pages-rules.ts'
import * as sample from './pages-sample.ts'
import { seeAsPages } from './pages-see-as.ts'
import * as serviceLevels from './pages-service-levels.ts'
import * as signals from './pages-signals.ts'
import * as statusRules from './pages-status-rules.ts'
import * as units from './pages-units.ts'
import { userStepPages } from './pages-user-steps.ts'
import { userPages, usersPage } from './pages-users.ts'
import type { AdminServices } from './services.ts'

export { seeingAsBar } from './seeing-as-bar.tsx'
export type { AdminServices } from './services.ts'

/** The administration door: who works here, what they may see and why, and how that is controlled. */
export const adminPages = (services: AdminServices): readonly Registered[] => [
  ...[
    front,
    organisations,
    units,
    roles,
    review,
    rules,
    statusRules,
    serviceLevels,
    signals,
    sample,
    figures,
  ].flatMap((pages) => Object.values<Registered | readonly Registered[]>(pages).flat()),
  usersPage,
  ...userPages(services),
  ...userStepPages(services),
  ...peoplePages(services),
  ...seeAsPages(services),
  ...importPages(services),
  ...mergingPages(services),
  ...logPages(services),
  ...questionPages,
]
