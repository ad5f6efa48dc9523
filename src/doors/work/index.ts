import type { Registered } from '../../platform/http/page.ts'
import { caseloadPage, searchPages } from './pages-front.ts'
import * as note from './pages-note.ts'
import * as person from './pages-person.ts'

export interface WorkServices {
  /** Keys the hash of what is searched for. */
  readonly secret: Buffer
}

/** The work door: the young people one works with, and what is written about them. */
export const workPages = ({ secret }: WorkServices): readonly Registered[] => [
  caseloadPage,
  ...searchPages(secret),
  ...[person, note].flatMap((pages) => Object.values<Registered | readonly Registered[]>(pages).flat()),
]
