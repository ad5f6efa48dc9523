import type { Role } from '../../src/platform/access/actor.ts'
import type { Answer, RouteAccess } from './route-answer.ts'

const head = ['head-of-school'] as const

/** Absence in the school's door. No class or school has that number, and no rule is on. */
export const absenceRoutes = ({
  work,
  workForm,
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
  readonly nobody: string
  readonly atSchool: readonly Role[]
}): Readonly<Record<string, RouteAccess>> => ({
  'school.absence': work('/school/absence', 200, atSchool),
  'school.absence-class': work('/school/absence/classes/999999', 404, atSchool),
  'school.absence-rules': work('/school/absence/rules', 200, head),
  ...workForm('school.absence-rule', '/school/absence/rules/999999/absence-share', [404, 404], head),
  ...workForm('school.signal', `/school/pupils/${nobody}/signals/absence-share`, [404, 404], atSchool),
})
