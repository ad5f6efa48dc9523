import type { Attendance, Days } from '../../features/absence/index.ts'
import {
  listAnswers,
  listSchoolRules,
  openSignals,
  type Signal,
} from '../../features/absence-signals/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { paths } from './paths.ts'

/** What the school's rules that are on notice of these pupils of one school and class, and nobody has answered. */
export async function signalsAbout(
  { db, language, now }: PageContext,
  pupils: readonly Attendance[],
  classDays: readonly Days[],
): Promise<Signal[]> {
  const [first] = pupils
  if (!first) return []
  const rules = (await listSchoolRules(db, first.organisationId, language)).filter(({ isOn }) => isOn)
  if (rules.length === 0) return []
  const answers = await listAnswers(
    db,
    pupils.map(({ personId }) => personId),
  )
  return openSignals(rules, pupils, answers, () => classDays, localDate(now))
}

export const answerHref = ({ rule, attendance }: Signal, { language }: PageContext): string =>
  href(paths.signal, language, { person: attendance.personId, rule: rule.key })
