import type { Role } from '../../src/platform/access/actor.ts'
import type { Answer, RouteAccess } from './route-answer.ts'

/** Where a form of a talk is, where that is not its own name. */
const talkPart: Readonly<Record<string, string>> = {
  choose: 'time',
  off: 'people/1/off',
  'step-new': 'new-step',
  'step-end': 'steps/1',
}

/** Talks, in the three doors. No talk has that number. */
export const talkRoutes = ({
  work,
  workForm,
  ofCitizens,
  sentByCitizens,
  young,
  nobody,
  atSchool,
}: {
  readonly work: (at: string, allowed?: Answer, only?: readonly Role[]) => RouteAccess
  readonly workForm: (
    id: string,
    at: string,
    answers: readonly [Answer, Answer],
    only?: readonly Role[],
  ) => Readonly<Record<string, RouteAccess>>
  readonly ofCitizens: (at: string) => RouteAccess
  readonly sentByCitizens: (at: string) => RouteAccess
  readonly young: string
  readonly nobody: string
  readonly atSchool: readonly Role[]
}): Readonly<Record<string, RouteAccess>> => ({
  'work.talks': work('/work/talks', 200),
  'work.talk': work('/work/talks/999999'),
  'work.talk-calendar': work('/work/talks/999999/calendar.ics'),
  ...Object.fromEntries(
    ['answer', 'reply', 'choose', 'share', 'off'].map((id) => [
      `work.talk-${id}`,
      { ...work(`/work/talks/999999/${talkPart[id] ?? id}`), anonymous: 403 as const },
    ]),
  ),
  ...Object.fromEntries(
    ['move', 'end', 'invite', 'minutes', 'step-new', 'step-end'].flatMap((id) =>
      Object.entries(workForm(`work.talk-${id}`, `/work/talks/999999/${talkPart[id] ?? id}`, [404, 404])),
    ),
  ),
  ...workForm('work.talk-new', `${young}/new-talk`, [404, 404]),
  'work.talk-book': { ...work(`${young}/book-talk`), anonymous: 403 },
  'school.talks': work('/school/talks', 200, atSchool),
  'school.talk': work('/school/talks/999999', 404, atSchool),
  'school.talk-calendar': work('/school/talks/999999/calendar.ics', 404, atSchool),
  ...workForm('school.talk-new', `/school/pupils/${nobody}/new-talk`, [404, 404], atSchool),
  'school.talk-answer': { ...work('/school/talks/999999/answer', 404, atSchool), anonymous: 403 },
  'school.talk-reply': { ...work('/school/talks/999999/reply', 404, atSchool), anonymous: 403 },
  'school.talk-step': { ...work('/school/talks/999999/steps/1', 404, atSchool), anonymous: 403 },
  'me.talks': ofCitizens('/talks'),
  'me.talk-answer': sentByCitizens('/talks/1/answer'),
  'me.talk-reply': sentByCitizens('/talks/1/reply'),
  'me.talk-step': sentByCitizens('/talks/1/steps/1'),
  'me.talk-calendar': ofCitizens('/talks/1/calendar.ics'),
})
