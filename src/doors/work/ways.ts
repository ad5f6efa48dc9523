import { countToReview } from '../../features/break-glass/index.ts'
import { countUnanswered } from '../../features/concerns/index.ts'
import { countWithoutContact } from '../../features/contact-person/index.ts'
import { countExportsToAnswer, exportPaths } from '../../features/exports/index.ts'
import { countHandovers } from '../../features/handover/index.ts'
import { countRequestsToWeigh, weighPaths } from '../../features/log-requests/index.ts'
import { countWaitingObjections, objectionsPath } from '../../features/objections/index.ts'
import { countLatePromises } from '../../features/promises/index.ts'
import { copyPaths, countCopiesWaiting } from '../../features/subject-access/index.ts'
import { read } from '../../platform/db/question.ts'
import type { Way } from '../ways.ts'
import { paths } from './paths.ts'

const inBoth = (path: string) => ({ da: path, en: path })

export type WorkWay =
  | 'caseloadTitle'
  | 'leaderTitle'
  | 'clocksTitle'
  | 'concernsTitle'
  | 'reportsTitle'
  | 'promisesTitle'
  | 'talksTitle'
  | 'awayTitle'
  | 'handoversTitle'
  | 'withoutContactTitle'
  | 'contactPersonsTitle'
  | 'stoppedTitle'
  | 'searchTitle'
  | 'glassTitle'
  | 'objectionsTitle'
  | 'questionsTitle'
  | 'copiesTitle'
  | 'reviewsTitle'
  | 'exportsTitle'

/** Where the front of the work door leads, beside the young people themselves. */
export const ways: readonly Way<WorkWay>[] = [
  { key: 'caseloadTitle', path: paths.caseload },
  { key: 'concernsTitle', path: paths.concerns, waiting: countUnanswered },
  { key: 'promisesTitle', path: paths.promises, waiting: countLatePromises },
  { key: 'handoversTitle', path: paths.handovers, waiting: countHandovers },
  {
    key: 'withoutContactTitle',
    path: paths.withoutContact,
    waiting: () => read(countWithoutContact(), ({ all }) => all),
  },
  { key: 'contactPersonsTitle', path: paths.contactPersons },
  { key: 'stoppedTitle', path: paths.stoppedAttempts },
  { key: 'talksTitle', path: paths.talks },
  { key: 'searchTitle', path: paths.search },
  { key: 'glassTitle', path: paths.breakGlass },
  { key: 'objectionsTitle', path: inBoth(objectionsPath), waiting: countWaitingObjections },
  { key: 'questionsTitle', path: inBoth(weighPaths['team-leader']), waiting: countRequestsToWeigh },
  { key: 'copiesTitle', path: copyPaths.waiting, waiting: countCopiesWaiting },
  { key: 'reviewsTitle', path: paths.reviews, waiting: countToReview },
  { key: 'leaderTitle', path: paths.leader },
  { key: 'clocksTitle', path: paths.lawClocks },
  { key: 'reportsTitle', path: paths.reports },
  { key: 'awayTitle', path: paths.away },
  { key: 'exportsTitle', path: exportPaths.list, waiting: countExportsToAnswer },
]
