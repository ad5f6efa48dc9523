import { reviewsPath } from '../../features/break-glass/index.ts'
import { promisesPath } from '../../features/promises/index.ts'
import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

const person = '/work/people/:person'
const concern = '/work/concerns/:concern'

/** The work door's addresses: the same words in both languages. Nothing that names anybody stands in one. */
export const paths = {
  front: inBoth('/work'),
  caseloadCsv: inBoth('/work/caseload/list.csv'),
  caseloadXlsx: inBoth('/work/caseload/list.xlsx'),
  search: inBoth('/work/search'),
  person: inBoth(person),
  location: inBoth(`${person}/location`),
  newNote: inBoth(`${person}/new-note`),
  note: inBoth(`${person}/notes/:note`),
  reviseNote: inBoth(`${person}/notes/:note/revise`),
  moveNote: inBoth(`${person}/notes/:note/move`),
  confirmMove: inBoth(`${person}/notes/:note/move-there`),
  newActivity: inBoth(`${person}/new-activity`),
  activity: inBoth(`${person}/activities/:activity`),
  correctActivity: inBoth(`${person}/activities/:activity/correct`),
  endActivity: inBoth(`${person}/activities/:activity/end`),
  confirmActivity: inBoth(`${person}/activities/:activity/confirm`),
  withdrawActivity: inBoth(`${person}/activities/:activity/withdraw`),
  agreeActivities: inBoth(`${person}/activities/:activity/agree/:other`),
  markFocus: inBoth(`${person}/special-focus`),
  liftFocus: inBoth(`${person}/special-focus/lift`),
  newHome: inBoth(`${person}/new-home`),
  editContact: inBoth(`${person}/contact`),
  newGuardian: inBoth(`${person}/new-parent`),
  endCustody: inBoth(`${person}/custody/:relation/end`),
  newConsent: inBoth(`${person}/new-consent`),
  withdrawConsent: inBoth(`${person}/consents/:consent/withdraw`),
  refer: inBoth(`${person}/refer`),
  endRelation: inBoth(`${person}/relations/:relation/end`),
  concerns: inBoth('/work/concerns'),
  concern: inBoth(concern),
  stepConcern: inBoth(`${concern}/step`),
  answerConcern: inBoth(`${concern}/answer`),
  closeConcern: inBoth(`${concern}/close`),
  mergeConcern: inBoth(`${concern}/merge`),
  redirectConcern: inBoth(`${concern}/redirect`),
  ownConcern: inBoth(`${concern}/owner`),
  custodyConcern: inBoth(`${concern}/custody`),
  matchConcern: inBoth(`${concern}/match`),
  reports: inBoth('/work/reports'),
  newReport: inBoth('/work/new-report'),
  promises: inBoth(promisesPath),
  excusePromise: inBoth(`${promisesPath}/:promise/excuse`),
  away: inBoth('/work/away'),
  withoutContact: inBoth('/work/without-contact'),
  assignContact: inBoth(`${person}/contact-person`),
  endContact: inBoth(`${person}/contact-person/end`),
  contactPersons: inBoth('/work/contact-persons'),
  capacity: inBoth('/work/contact-persons/:actor/capacity'),
  breakGlass: inBoth('/work/break-glass'),
  endBreakGlass: inBoth('/work/break-glass/:glass/end'),
  reviews: inBoth(reviewsPath),
  review: inBoth(`${reviewsPath}/:glass`),
} as const
