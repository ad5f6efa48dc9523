import type { Role } from '../../src/platform/access/actor.ts'
import type { Answer, RouteAccess } from './route-answer.ts'

interface Ways {
  work(at: string, allowed?: Answer, only?: readonly Role[]): RouteAccess
  workForm(
    id: string,
    at: string,
    answers: readonly [Answer, Answer],
    only?: readonly Role[],
  ): Readonly<Record<string, RouteAccess>>
  readonly young: string
}

/** Who comes where of what is done about the people around a young person: a part of the list of all. */
export const aroundRoutes = ({ work, workForm, young }: Ways): Readonly<Record<string, RouteAccess>> => ({
  'work.without-contact': work('/work/without-contact', 200, ['team-leader']),
  'work.contact-persons': work('/work/contact-persons', 200, ['team-leader']),
  ...workForm('work.contact-capacity', '/work/contact-persons/999999/capacity', [404, 404], ['team-leader']),
  ...workForm('work.contact-assign', `${young}/contact-person`, [404, 404]),
  ...workForm('work.contact-end', `${young}/contact-person/end`, [404, 404]),
  ...workForm('work.hand-over', `${young}/hand-over`, [404, 404]),
  'work.handovers': work('/work/handovers', 200),
  // Nobody hands over under that number.
  'work.handover': work('/work/handovers/999999'),
  'work.handover-accept': { ...work('/work/handovers/999999/accept'), anonymous: 403 },
  ...Object.fromEntries(
    ['decline', 'cancel', 'decide'].flatMap((id) =>
      Object.entries(workForm(`work.handover-${id}`, `/work/handovers/999999/${id}`, [404, 404])),
    ),
  ),
  ...workForm('work.hand-over-many', '/work/new-handovers', [200, 422]),
  'work.hand-over-many-send': { ...work('/work/new-handovers/send', 422), anonymous: 403 },
  ...workForm('work.attempts', `${young}/attempts`, [404, 404]),
  ...workForm('work.attempts-stop', `${young}/attempts/stop`, [404, 404]),
  'work.attempts-stopped': work('/work/stopped-attempts', 200, ['team-leader']),
  ...workForm('work.guide', `${young}/youth-guide`, [404, 404]),
  ...workForm('work.guide-begin', `${young}/youth-guide/begin`, [404, 404]),
  ...workForm('work.guide-end', `${young}/youth-guide/end`, [404, 404]),
})
