import { z } from 'zod'
import {
  classAbsenceView,
  countedOf,
  getClassWithAbsence,
  listAttendance,
  listClassDays,
  listClassesWithAbsence,
  listedPupils,
  listWeeks,
  pupilOrders,
  schoolAbsenceView,
  shownFrom,
} from '../../features/absence/index.ts'
import { signalSection } from '../../features/absence-signals/index.ts'
import { showList } from '../../features/access/index.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { answerHref, signalsAbout } from './noticed.ts'
import { atSchool } from './pages.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** What covers the school as a whole; a teacher's role covers the classes that they teach. */
const ofTheSchool = ['student-counsellor', 'head-of-school'] as const

const worksForTheSchool = ({ actor }: PageContext): boolean =>
  actor.kind === 'person' && ofTheSchool.some((role) => actor.roles.includes(role))

const isHead = ({ actor }: PageContext): boolean =>
  actor.kind === 'person' && actor.roles.includes('head-of-school')

/** Absence as the school sees it: the school and its classes, then a class. No pupil is on the first of the two pages. */
export const absencePages: readonly Registered[] = [
  page({
    ...atSchool,
    id: 'school.absence',
    path: paths.absence,
    params: z.object({}),
    async read(context) {
      const { db, now, language } = context
      const since = shownFrom(localDate(now))
      return schoolAbsenceView({
        context,
        classes: await listClassesWithAbsence(db, since),
        weeks: await listWeeks(db, since),
        wholeSchool: worksForTheSchool(context),
        classHref: (id) => href(paths.absenceClass, language, { class: id }),
        ...(isHead(context)
          ? { rules: { href: href(paths.absenceRules, language), label: text(language)('absenceRules') } }
          : {}),
        frontHref: href(paths.front, language),
        frontLabel: text(language)('frontTitle'),
      })
    },
  }),
  page({
    ...atSchool,
    id: 'school.absence-class',
    path: paths.absenceClass,
    params: z.object({ class: z.string().regex(/^[1-9]\d{0,17}$/) }),
    async read(context, { class: classId }) {
      const { db, now, language, query, trail } = context
      const today = localDate(now)
      const since = shownFrom(today)
      const one = await getClassWithAbsence(db, classId, since)
      const attendance = await listAttendance(db, { classId }, since)
      const order = pupilOrders.find((known) => known === query.get('order')) ?? 'name'
      const classDays = await listClassDays(db, classId, since)
      const pupils = listedPupils(attendance, classDays, { order, today })
      const shown = attendance.filter((pupil) => !pupil.protected)
      const signals = await signalsAbout(context, shown, classDays)
      await showList(
        db,
        trail,
        pupils.map(({ personId }) => personId),
      )
      return classAbsenceView({
        context,
        one,
        since,
        order,
        registrations: attendance.flatMap(countedOf),
        pupils,
        noticed: signalSection(signals, language, (signal) => answerHref(signal, context), { named: true }),
        protectedPupils: attendance.length - pupils.length,
        classHref: href(paths.absenceClass, language, { class: classId }),
        absenceHref: href(paths.absence, language),
        pupilHref: (person) => href(paths.pupil, language, { person }),
        concernHref: (person) => `${href(paths.newConcern, language)}?person=${person}`,
      })
    },
  }),
]
