import { drawn } from '../people/crowd.ts'
import type { Whom } from './deed.ts'

/** How much of a day somebody was away, in lessons or modules, and why, as a school writes it. */
export interface AwayOnDay {
  readonly lessons: 'all' | number
  readonly kind: 'Sygdom' | 'Lovligt' | 'Ulovligt' | ''
}

/** So many working days before the day of loading, and which day of the week it was (1: Monday). */
type OnDay = (daysBefore: number, weekday: number) => AwayOnDay | undefined

const between = (daysBefore: number, from: number, to: number): boolean =>
  daysBefore <= from && daysBefore >= to
const all = (kind: AwayOnDay['kind']): AwayOnDay => ({ lessons: 'all', kind })

/**
 * What the script tells of some, in working days before the day of loading: absence is in keeping with what was reported, said and
 * agreed. Everybody else is ill now and then.
 */
const stories: Readonly<Record<string, OnDay>> = {
  // Mondays were hard to begin with, until he had talked with Ida.
  emil: (at, weekday) => (weekday === 1 && at > 18 ? all('Ulovligt') : undefined),
  samira: (at) => (at === 30 ? all('Sygdom') : undefined),
  // Four days at home, before Sofie reported it.
  sagal: (at) => (between(at, 11, 8) ? all('') : undefined),
  // Two modules with the counsellor, about what else there is.
  freja: (at) => (at === 9 ? { lessons: 2, kind: 'Lovligt' } : undefined),
  '9.a/4': (at) => (at === 10 ? { lessons: 2, kind: 'Lovligt' } : undefined),
  // Six days in a month: sleeps badly.
  '9.b/2': (at) => ([7, 9, 12, 15, 17, 18].includes(at) ? all('Sygdom') : undefined),
  // The bus came too late for the first lesson.
  '9.b/14': (at) => (between(at, 35, 13) ? { lessons: 1, kind: 'Lovligt' } : undefined),
  '1.x/5': (at) => (between(at, 22, 7) ? all('') : undefined),
  // Works at an uncle's, with leave.
  '1.y/8': (at) => (at <= 14 ? all('Lovligt') : undefined),
}

/** Of these nothing has been registered for more than three weeks: not present, and not absent. */
const silent: Readonly<Record<string, number>> = { '9.a/11': 24, '1.x/17': 26 }

/** Whether a school has registered anything of somebody on a day. */
export const isRegistered = (whom: Whom, daysBefore: number): boolean => daysBefore >= (silent[whom] ?? 0)

export function awayOn(whom: Whom, daysBefore: number, weekday: number): AwayOnDay | undefined {
  const told = stories[whom]
  if (told) return told(daysBefore, weekday)
  const chance = drawn(`${whom} away ${daysBefore}`, 1000)
  if (chance < 25) return all('Sygdom')
  if (chance < 32) return { lessons: 1, kind: 'Ulovligt' }
  return chance < 36 ? { lessons: 2, kind: 'Lovligt' } : undefined
}
