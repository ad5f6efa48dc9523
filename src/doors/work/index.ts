import { reportPages } from '../../features/concerns/index.ts'
import type { Registered } from '../../platform/http/page.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import type { NewsHub } from '../../platform/news/news-hub.ts'
import { working } from './access.ts'
import * as activity from './pages-activity.ts'
import { objectionsPages, questionPages } from './pages-answers.ts'
import * as attempts from './pages-attempts.ts'
import { bookTalkPage } from './pages-book-talk.ts'
import { endGlassPages, openPages, reviewPages, reviewsPage } from './pages-break-glass.ts'
import * as byHand from './pages-by-hand.ts'
import { caseloadPage, searchPages } from './pages-caseload.ts'
import { caseloadFiles } from './pages-caseload-file.ts'
import { concernPages } from './pages-concerns.ts'
import * as contact from './pages-contact.ts'
import * as focus from './pages-focus.ts'
import * as guide from './pages-guide.ts'
import * as handovers from './pages-handovers.ts'
import * as lawClock from './pages-law-clock.ts'
import { leaderPage } from './pages-leader.ts'
import { newsPage } from './pages-news.ts'
import * as note from './pages-note.ts'
import { noteDraftAction } from './pages-note-draft.ts'
import * as person from './pages-person.ts'
import * as promises from './pages-promises.ts'
import * as sharing from './pages-sharing.ts'
import { endSignalPages } from './pages-signals.ts'
import { talkPages } from './pages-talks.ts'
import { todayPages } from './pages-today.ts'

export interface WorkServices {
  /** Keys the hash of what is searched for. */
  readonly secret: Buffer
  /** Finds whom a person number means. */
  readonly keys: KeyRing
  /** Tells open pages of news; without it a page is loaded again by hand. */
  readonly news?: NewsHub
}

/** The work door: the young people one works with, and what is written about them. */
export const workPages = (services: WorkServices): readonly Registered[] => [
  ...todayPages,
  ...(services.news ? [newsPage(services.news)] : []),
  leaderPage,
  ...endSignalPages,
  caseloadPage,
  ...caseloadFiles,
  ...searchPages(services),
  ...[
    person,
    contact,
    handovers,
    attempts,
    guide,
    note,
    activity,
    lawClock,
    focus,
    byHand,
    sharing,
    promises,
  ].flatMap((pages) => Object.values<Registered | readonly Registered[]>(pages).flat()),
  noteDraftAction,
  ...concernPages(services.keys),
  ...talkPages,
  bookTalkPage,
  ...reportPages({
    id: 'work.reports',
    path: '/work/reports',
    newPath: '/work/new-report',
    access: working.access,
    reasons: undefined,
    isSchool: false,
  }),
  ...openPages(services.keys),
  ...endGlassPages,
  reviewsPage,
  ...reviewPages,
  ...questionPages,
  ...objectionsPages,
]
