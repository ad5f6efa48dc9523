import { type Day, dayOf, monthsOn, nextFirst } from './days.ts'
import type { ActivityType } from './life.ts'
import { add, ageOn, type Step, type Walk } from './walk.ts'

/** FGU took over from the production schools on this day. */
const fguBegins = dayOf(2019, 8)

/** What somebody under 18, and somebody older, does of a thousand. */
const whatYounger = {
  agu: 90,
  pgu: 150,
  egu: 20,
  employment: 230,
  none: 170,
  'exploration-course': 90,
  'exchange-abroad': 60,
  'maturity-year': 80,
  illness: 50,
  'volunteer-work': 30,
  'adult-education': 25,
  'in-custody': 5,
} as const
const whatOlder = {
  agu: 60,
  pgu: 60,
  egu: 30,
  employment: 400,
  none: 150,
  'job-centre-offer': 90,
  'adult-education': 60,
  'maturity-year': 25,
  military: 25,
  'parental-leave': 35,
  illness: 40,
  'in-custody': 10,
  'volunteer-work': 10,
  'exploration-course': 5,
} as const

/** At least and at most so many months. */
const months: Readonly<Partial<Record<ActivityType, readonly [number, number]>>> = {
  agu: [5, 20],
  pgu: [5, 20],
  egu: [8, 24],
  employment: [4, 22],
  none: [1, 9],
  'exploration-course': [2, 3],
  'exchange-abroad': [6, 11],
  'maturity-year': [5, 11],
  military: [4, 8],
  'parental-leave': [8, 14],
}
const reasons = { agu: true, pgu: true, egu: true } as const

/** What somebody does while in no youth education, until they begin one or do the next thing. */
export function outside(walk: Walk, from: Day): Step {
  const { chance } = walk
  const age = ageOn(walk, from)
  // Now and then nobody knows what they do at first.
  const day = chance.happens(50) ? from + chance.between(5, 40) : from
  const type = asNamedThen(age < 18 ? chance.among(whatYounger) : chance.among(whatOlder), day)
  const [least, most] = months[type] ?? [2, 8]
  const ends = monthsOn(day, chance.between(least, most)) + chance.below(28)
  const back = chance.happens(comesBack(age))
  const to = back ? whichOne(walk, age) : 'outside'
  const begins = to === 'outside' ? ends : nextFirst(ends, to === 'general' ? [8] : [1, 8])
  // Most go on until it begins; the others have a gap before it.
  const end = begins - ends < 120 && chance.happens(900) ? begins : ends
  record(walk, type, day, end)
  if (begins - end < 120) return { day: begins, to }
  record(walk, chance.happens(700) ? 'employment' : 'none', end, begins)
  return { day: begins, to }
}

function asNamedThen(type: ActivityType, day: Day): ActivityType {
  return type in reasons && day < fguBegins ? 'production-school' : type
}

const comesBack = (age: number): number => (age < 18 ? 520 : age < 21 ? 380 : age < 25 ? 260 : 80)

function whichOne({ chance }: Walk, age: number): 'general' | 'vocational' | 'stu' {
  if (age < 18) return chance.among({ general: 500, vocational: 460, stu: 40 })
  return chance.among({ general: 400, vocational: 585, stu: 15 })
}

function record(walk: Walk, type: ActivityType, from: Day, end: Day): void {
  if (end <= from) return
  const { chance } = walk
  const isCourse = type in reasons || type === 'production-school'
  const finished = isCourse && chance.happens(550)
  add(walk, {
    type,
    from,
    end,
    outcome: finished ? 'completed' : isCourse ? 'interrupted' : 'other',
    ...(type === 'employment' ? { hours: chance.pick([30, 60, 90, 120, 140, 160, 160, 160]) } : {}),
    ...(type === 'none' || type === 'employment' ? {} : { planned: plannedEnd(walk, from, end) }),
  })
}

/** Plans are kept, or were longer; some were shorter, and nobody has said anything since. */
function plannedEnd({ chance }: Walk, from: Day, end: Day): Day {
  if (chance.happens(60)) return from + Math.floor((end - from) / 2)
  return chance.happens(300) ? end + chance.between(20, 120) : end - 1
}
