export { countedOf, findPupilAbsence, lastAwayOf, listedPupils } from './pupils.ts'
export {
  type Attendance,
  getClassWithAbsence,
  listAttendance,
  listClassDays,
  listClassesWithAbsence,
  listWeeks,
  type SchoolClass,
  type Week,
} from './queries.ts'
export { countAway, type Days, daysAway, shownFrom, silentSince } from './rules.ts'
export { classAbsenceView, type PupilOrder, pupilOrders } from './views-class.ts'
export { pupilAbsence, pupilHeading } from './views-pupil.ts'
export { schoolAbsenceView } from './views-school.ts'
