import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type Attendance, listAttendance, listClassDays } from './queries.ts'
import {
  countAway,
  type Days,
  daysAway,
  duringEnrolment,
  type Registration,
  shownFrom,
  silentSince,
} from './rules.ts'
import type { ListedPupil, PupilOrder } from './views-class.ts'

/** What counts of somebody's registrations at a school. */
export const countedOf = ({ registrations, spells }: Attendance): Registration[] =>
  duringEnrolment(registrations, spells)

export const lastAwayOf = (registrations: readonly Registration[]): string | undefined =>
  registrations.filter((one) => daysAway(countAway([one])) > 0).at(-1)?.lastDay

/** Those of a class who may stand on a list, by name as they come, or the latest absence first. */
export function listedPupils(
  attendance: readonly Attendance[],
  classDays: readonly Days[],
  { order, today }: { readonly order: PupilOrder; readonly today: string },
): ListedPupil[] {
  const pupils = attendance
    .filter((one) => !one.protected)
    .map((one): ListedPupil => {
      const counted = countedOf(one)
      return {
        personId: one.personId,
        name: one.name,
        counted: countAway(counted),
        lastAway: lastAwayOf(counted),
        silentSince: silentSince(one.registrations, one.spells, classDays, today),
      }
    })
  if (order === 'name') return pupils
  return pupils.toSorted((one, other) => (other.lastAway ?? '').localeCompare(one.lastAway ?? ''))
}

/** What the school has registered of one pupil this school year: at the first of the schools that the actor works at. */
export async function findPupilAbsence(trx: ActorTransaction, personId: string, today: string) {
  const since = shownFrom(today)
  const [attendance] = await listAttendance(trx, { personId }, since)
  if (!attendance) return undefined
  const classDays = attendance.classId === null ? [] : await listClassDays(trx, attendance.classId, since)
  return {
    since,
    attendance,
    classDays,
    registrations: countedOf(attendance),
    silentSince: silentSince(attendance.registrations, attendance.spells, classDays, today),
  }
}
