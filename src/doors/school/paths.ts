import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

/** The school's addresses: the same words in both languages. Nothing that names anybody stands in one. */
export const paths = {
  front: inBoth('/school'),
  newConcern: inBoth('/school/new-concern'),
  concerns: inBoth('/school/concerns'),
  absence: inBoth('/school/absence'),
  absenceRules: inBoth('/school/absence/rules'),
  absenceRule: inBoth('/school/absence/rules/:school/:rule'),
  signal: inBoth('/school/pupils/:person/signals/:rule'),
  absenceClass: inBoth('/school/absence/classes/:class'),
  talks: inBoth('/school/talks'),
  talk: inBoth('/school/talks/:talk'),
  answerTalk: inBoth('/school/talks/:talk/answer'),
  replyTalk: inBoth('/school/talks/:talk/reply'),
  talkCalendar: inBoth('/school/talks/:talk/calendar.ics'),
  talkStep: inBoth('/school/talks/:talk/steps/:step'),
  newTalk: inBoth('/school/pupils/:person/new-talk'),
  pupil: inBoth('/school/pupils/:person'),
} as const
