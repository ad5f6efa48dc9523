import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

/** The door of young people and holders of custody: the same words in both languages, as the doors have in the design. */
export const paths = {
  front: inBoth('/me'),
  about: inBoth('/me/about'),
  newAdult: inBoth('/me/new-adult'),
  agreeAdult: inBoth('/me/new-adult/yes'),
  askAdult: inBoth('/me/new-adult/ask'),
  ownWords: inBoth('/me/own-words'),
  restricted: inBoth('/me/restricted-notes'),
  consents: inBoth('/me/consents'),
  answerConsent: inBoth('/me/consents/asked/:question'),
  withdraw: inBoth('/me/consents/given/:consent/withdraw'),
  child: inBoth('/me/people/:person'),
  log: inBoth('/me/people/:person/log'),
  onlookers: inBoth('/me/people/:person/who-can-see'),
  ask: inBoth('/me/people/:person/ask'),
  questions: inBoth('/me/people/:person/questions'),
  question: inBoth('/me/people/:person/questions/:question'),
  talks: inBoth('/me/people/:person/talks'),
  answerTalk: inBoth('/me/people/:person/talks/:talk/answer'),
  replyTalk: inBoth('/me/people/:person/talks/:talk/reply'),
  giveBackTalk: inBoth('/me/people/:person/talks/:talk/cannot'),
  talkCalendar: inBoth('/me/people/:person/talks/:talk/calendar.ics'),
  talkStep: inBoth('/me/people/:person/talks/:talk/steps/:step'),
  concerns: inBoth('/me/people/:person/concerns'),
  wrong: inBoth('/me/people/:person/wrong'),
} as const
