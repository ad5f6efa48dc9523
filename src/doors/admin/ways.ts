import { countToReview, reviewsPath } from '../../features/break-glass/index.ts'
import { countExportsToAnswer, exportPaths } from '../../features/exports/index.ts'
import { recordPath } from '../../features/inventory/index.ts'
import { countRequestsToWeigh, weighPaths } from '../../features/log-requests/index.ts'
import { retentionPaths } from '../../features/retention/index.ts'
import type { Way } from '../ways.ts'
import { paths } from './paths.ts'

const inBoth = (path: string) => ({ da: path, en: path })

export type AdminWay =
  | 'users'
  | 'organisations'
  | 'review'
  | 'findPerson'
  | 'rules'
  | 'statusRules'
  | 'figures'
  | 'serviceLevels'
  | 'lawClock'
  | 'signals'
  | 'imports'
  | 'merges'
  | 'sample'
  | 'log'
  | 'questions'
  | 'emergencies'
  | 'exports'
  | 'processing'
  | 'retention'
  | 'history'

/** Where the front of the administration door leads. */
export const ways: readonly Way<AdminWay>[] = [
  { key: 'users', path: paths.users },
  { key: 'organisations', path: paths.organisations },
  { key: 'review', path: paths.review },
  { key: 'findPerson', path: paths.findPerson },
  { key: 'rules', path: paths.rules },
  { key: 'statusRules', path: paths.statusRules },
  { key: 'figures', path: paths.figures },
  { key: 'serviceLevels', path: paths.serviceLevels },
  { key: 'lawClock', path: paths.lawClock },
  { key: 'signals', path: paths.signals },
  { key: 'imports', path: paths.imports },
  { key: 'merges', path: paths.merges },
  { key: 'sample', path: paths.sample },
  { key: 'log', path: paths.log },
  { key: 'questions', path: inBoth(weighPaths['data-protection-officer']), waiting: countRequestsToWeigh },
  // Two pages of the work door that people without young people of their own answer for.
  { key: 'emergencies', path: inBoth(reviewsPath), waiting: countToReview },
  { key: 'exports', path: exportPaths.list, waiting: countExportsToAnswer },
  { key: 'processing', path: recordPath },
  { key: 'retention', path: retentionPaths.front },
  { key: 'history', path: paths.history },
]
