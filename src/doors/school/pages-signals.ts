import { z } from 'zod'
import { listAttendance, listClassDays, shownFrom } from '../../features/absence/index.ts'
import {
  answerForm,
  answerSignal,
  answerView,
  countAnswers,
  listOwnSchools,
  listSchoolRules,
  type Signal,
  schoolRulesView,
  schoolRuleView,
  switchForm,
  switchSchoolRule,
  tryOut,
} from '../../features/absence-signals/index.ts'
import { isPupil, openPerson } from '../../features/access/index.ts'
import { addDays } from '../../platform/days.ts'
import { NotFound } from '../../platform/http/errors.ts'
import {
  anyOf,
  type FormErrors,
  logged,
  type PageContext,
  type Registered,
  type Typed,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { answerHref, signalsAbout } from './noticed.ts'
import { atSchool } from './pages.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface Filled {
  readonly typed: Typed
  readonly errors: FormErrors
}
const nothingTyped: Filled = { typed: {}, errors: { fields: {} } }

const ruleKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
const signalParams = z.object({ person: z.string().max(60), rule: ruleKey })
type SignalParams = z.infer<typeof signalParams>

/** @throws NotFound for nobody's pupil, and where the rule says nothing of them (any more) */
async function load(context: PageContext, { person, rule }: SignalParams): Promise<Signal> {
  const { db, trail, now } = context
  const standing = await openPerson(db, trail, person)
  if (!isPupil(standing)) throw new NotFound()
  const since = shownFrom(localDate(now))
  const [attendance] = await listAttendance(db, { personId: standing.personId }, since)
  if (!attendance?.classId) throw new NotFound()
  const classDays = await listClassDays(db, attendance.classId, since)
  const found = (await signalsAbout(context, [attendance], classDays)).find((one) => one.rule.key === rule)
  if (!found) throw new NotFound()
  return found
}

async function showSignal(context: PageContext, params: SignalParams, filled: Filled) {
  const signal = await load(context, params)
  const { language } = context
  return answerView({
    context,
    signal,
    filled,
    action: answerHref(signal, context),
    back: {
      href: href(paths.pupil, language, { person: signal.attendance.personId }),
      label: text(language)('pupilTitle'),
    },
  })
}

const asHead = { access: anyOf('head-of-school'), audit: logged } as const
const ruleParams = z.object({ school: z.string().regex(/^[1-9]\d{0,17}$/), rule: ruleKey })
type RuleParams = z.infer<typeof ruleParams>

/** @throws NotFound for a school that the actor is not the head of */
async function loadRule({ db, language }: PageContext, { school, rule }: RuleParams) {
  const own = (await listOwnSchools(db)).find(({ id }) => id === school)
  const found = own && (await listSchoolRules(db, school, language)).find(({ key }) => key === rule)
  if (!found) throw new NotFound()
  return found
}

/** So many weeks back a rule is tried, a day a week. */
const weeksTried = 8

async function showRule(context: PageContext, params: RuleParams, filled: Filled) {
  const { db, now, language } = context
  const rule = await loadRule(context, params)
  const today = localDate(now)
  const pupils = await listAttendance(db, { organisationId: params.school }, shownFrom(today))
  // Of a class something is registered on each day on which it is of anybody in it.
  const days = Map.groupBy(pupils, ({ classId }) => classId)
  const classDays = new Map(
    [...days].map(([classId, ofClass]) => [classId, ofClass.flatMap(({ registrations }) => registrations)]),
  )
  const tried = tryOut(
    rule,
    pupils,
    ({ classId }) => classDays.get(classId) ?? [],
    Array.from({ length: weeksTried }, (_, index) => addDays(today, -7 * index)),
  )
  return schoolRuleView({
    context,
    rule,
    tried,
    filled,
    action: href(paths.absenceRule, language, params),
    back: { href: href(paths.absenceRules, language), label: text(language)('absenceRules') },
  })
}

/** What a school's rules notice, and the rules themselves: all of it the school's own (decision 0031). */
export const signalPages: readonly Registered[] = [
  page({
    ...atSchool,
    id: 'school.signal',
    path: paths.signal,
    params: signalParams,
    read: (context, params) => showSignal(context, params, nothingTyped),
  }),
  action({
    ...atSchool,
    id: 'school.signal.send',
    path: paths.signal,
    params: signalParams,
    input: answerForm,
    async act(context, params, { said }) {
      const { db, actor, language } = context
      const signal = await load(context, params)
      await answerSignal(db, actor, signal, said)
      const { personId: person } = signal.attendance
      return said === 'concern'
        ? `${href(paths.newConcern, language)}?person=${person}`
        : `${href(paths.pupil, language, { person })}?done=answered`
    },
    again: (context, params, typed, errors) => showSignal(context, params, { typed, errors }),
  }),
  page({
    ...asHead,
    id: 'school.absence-rules',
    path: paths.absenceRules,
    params: z.object({}),
    async read(context) {
      const { db, language } = context
      const schools = []
      for (const school of await listOwnSchools(db))
        schools.push({
          ...school,
          rules: await listSchoolRules(db, school.id, language),
          answered: await countAnswers(db, school.id),
        })
      return schoolRulesView({
        context,
        schools,
        ruleHref: (school, rule) => href(paths.absenceRule, language, { school, rule }),
        back: { href: href(paths.absence, language), label: text(language)('absenceTitle') },
      })
    },
  }),
  page({
    ...asHead,
    id: 'school.absence-rule',
    path: paths.absenceRule,
    params: ruleParams,
    read: (context, params) => showRule(context, params, nothingTyped),
  }),
  action({
    ...asHead,
    id: 'school.absence-rule.send',
    path: paths.absenceRule,
    params: ruleParams,
    input: switchForm,
    async act(context, params, { because }) {
      const rule = await loadRule(context, params)
      await switchSchoolRule(context.db, context.actor, params.school, rule, because)
      return `${href(paths.absenceRules, context.language)}?done=switched`
    },
    again: (context, params, typed, errors) => showRule(context, params, { typed, errors }),
  }),
]
