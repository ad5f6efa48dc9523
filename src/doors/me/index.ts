import type { Registered } from '../../platform/http/page.ts'
import * as about from './pages-about.ts'
import { concernsPage } from './pages-concerns.ts'
import * as consents from './pages-consents.ts'
import * as forms from './pages-forms.tsx'
import * as given from './pages-give-back.tsx'
import * as log from './pages-log.ts'
import * as adult from './pages-new-adult.ts'
import { onlookersPage } from './pages-onlookers.ts'
import * as questions from './pages-questions.ts'
import { talkPages } from './pages-talks.ts'

/** The door of young people and of those who hold custody. */
export const mePages: readonly Registered[] = [
  ...[log, questions, about, adult, forms, consents, given].flatMap((pages) =>
    Object.values<Registered>(pages),
  ),
  onlookersPage,
  concernsPage,
  ...talkPages,
]
