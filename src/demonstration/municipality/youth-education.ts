import { type Day, dayOf, monthOf, monthsOn, nextFirst, yearOf } from './days.ts'
import type { ActivityType } from './life.ts'
import { add, ageOn, type Step, type Walk } from './walk.ts'
import { endReasons, programmes } from './words.ts'

/* Of a thousand who begin a year of it, so many leave during it. Set so that what is measured on the people afterwards is
   what is published (docs/demonstration.md; rates.test.ts): Statistics Denmark's GENMF10, entries 2012-2018. */
const leaveGeneral = [125, 84, 52] as const
const leaveBasic = { first: 46, second: 48, secondAlone: 70 } as const
const noPlacement = 68
const leaveMain = [235, 185, 130, 80] as const
const leaveEux = [155, 180, 125, 80] as const
const leaveStu = [50, 30, 20] as const

/** Between June and June: general upper secondary ends with the examinations. */
const examined = (year: number): Day => dayOf(year, 6, 28)

export function general(walk: Walk, from: Day, changed = false): Step {
  const { chance } = walk
  const type = chance.among({ stx: 600, hhx: 170, htx: 110, hf: 120 })
  const years = type === 'hf' ? 2 : 3
  const provider = chance.below(walk.institutions.general)
  const finished = examined(yearOf(from) + years)
  const planned = finished - 1
  for (let year = 0; year < years; year += 1) {
    const begins = dayOf(yearOf(from) + year, 8)
    if (chance.happens(leaveGeneral[year] ?? 0))
      return broken(walk, 'general', { type, from, end: dropDay(walk, begins), provider, planned })
    // Another line or school at the same level, without a day between, is a change and no interruption.
    if (year === 0 && !changed && chance.happens(35)) {
      const end = dayOf(yearOf(from) + 1, 8)
      add(walk, { type, from, end, outcome: 'other', provider, planned, reason: 0 })
      return general(walk, end, true)
    }
  }
  add(walk, { type, from, end: finished, outcome: 'completed', provider, planned })
  besides(walk, from, finished)
  return { day: finished, to: chance.happens(50) ? 'vocational' : 'settled' }
}

export function vocational(walk: Walk, from: Day): Step {
  const { chance } = walk
  const provider = chance.below(walk.institutions.vocational)
  const education = chance.below(programmes.length)
  const whole = { provider, education }
  if (monthOf(from) === 8 && chance.happens(130)) return inOnePiece(walk, 'eux', from, leaveEux, whole)
  const straight = ageOn(walk, from) < 18 && monthOf(from) === 8
  let day = from
  if (straight) {
    const end = dayOf(yearOf(from) + 1, 1)
    if (chance.happens(leaveBasic.first))
      return broken(walk, 'vocational', {
        type: 'basic-course-1',
        from,
        end: within(walk, from, end),
        ...whole,
      })
    add(walk, { type: 'basic-course-1', from, end, outcome: 'completed', planned: end - 1, ...whole })
    day = end
  }
  const end = nextFirst(day + 100, [1, 8])
  const basic = { type: 'basic-course-2', from: day, planned: end - 1, ...whole } as const
  if (chance.happens(straight ? leaveBasic.second : leaveBasic.secondAlone))
    return broken(walk, 'vocational', { ...basic, end: within(walk, day, end) })
  add(walk, { ...basic, end, outcome: 'completed' })
  if (chance.happens(noPlacement)) return { day: end, to: 'outside' }
  return mainCourse(walk, end, whole)
}

type Whole = { readonly provider: number; readonly education: number }

function mainCourse(walk: Walk, from: Day, whole: Whole): Step {
  const { chance } = walk
  const end = monthsOn(from, chance.between(26, 40))
  const planned = end - 1
  for (let year = 0; from + year * 365 < end; year += 1) {
    if (!chance.happens(leaveMain[year] ?? 20)) continue
    const left = within(walk, from + year * 365, Math.min(end, from + (year + 1) * 365))
    return broken(walk, 'vocational', { type: 'main-course', from, end: left, planned, ...whole })
  }
  add(walk, { type: 'main-course', from, end, outcome: 'completed', planned, ...whole })
  // The placement stands beside the course that it is part of.
  if (chance.happens(150))
    add(walk, { type: 'trainee-placement', from, end, outcome: 'completed', planned, ...whole })
  return { day: end, to: 'settled' }
}

export const stu = (walk: Walk, from: Day): Step =>
  inOnePiece(walk, 'stu', from, leaveStu, { provider: walk.chance.below(walk.institutions.stu) })

function inOnePiece(
  walk: Walk,
  type: 'eux' | 'stu',
  from: Day,
  leave: readonly number[],
  whole: Partial<Whole>,
): Step {
  const end = examined(yearOf(from) + leave.length)
  const planned = end - 1
  const level = type === 'eux' ? 'vocational' : 'stu'
  for (const [year, share] of leave.entries()) {
    const begins = dayOf(yearOf(from) + year, monthOf(from))
    if (walk.chance.happens(share))
      return broken(walk, level, { type, from, end: within(walk, begins, begins + 330), planned, ...whole })
  }
  add(walk, { type, from, end, outcome: 'completed', planned, ...whole })
  return { day: end, to: 'settled' }
}

interface Broken {
  readonly type: ActivityType
  readonly from: Day
  readonly end: Day
  readonly planned?: Day
  readonly provider?: number | undefined
  readonly education?: number | undefined
}

/** It ends before its time. Some begin something else at once, some come back within the year, most do something first. */
function broken(walk: Walk, level: 'general' | 'vocational' | 'stu', drawn: Broken): Step {
  const { chance } = walk
  add(walk, { ...drawn, outcome: 'interrupted', reason: chance.below(endReasons.length) })
  const next = chance.among({ other: 160, again: 70, outside: 770 })
  if (next === 'other') return nextAtOnce(walk, drawn.end, level === 'general' ? 'vocational' : 'general')
  if (next === 'again') return nextAtOnce(walk, drawn.end, level)
  return { day: drawn.end, to: 'outside' }
}

function nextAtOnce(walk: Walk, day: Day, to: 'general' | 'vocational' | 'stu'): Step {
  const begins = nextFirst(day, to === 'general' ? [8] : [1, 8])
  // What is near enough is waited for; else there is time for something.
  if (begins - day <= 45) return { day: begins, to }
  const job = walk.chance.happens(600)
  add(walk, {
    type: job ? 'employment' : 'none',
    from: day,
    end: begins,
    outcome: 'other',
    ...(job ? { hours: walk.chance.pick([40, 90, 120, 160]) } : {}),
  })
  return { day: begins, to }
}

/** Most leave in the autumn, and many with the summer. */
function dropDay(walk: Walk, begins: Day): Day {
  const { chance } = walk
  if (chance.happens(180)) return begins + 335 + chance.below(30)
  return begins + 15 + Math.min(chance.below(300), chance.below(300))
}

const within = (walk: Walk, from: Day, end: Day): Day =>
  from + 10 + walk.chance.below(Math.max(1, end - from - 15))

/** A job after school: it overlaps, and decides nothing. */
function besides(walk: Walk, from: Day, end: Day): void {
  if (!walk.chance.happens(40)) return
  const begins = monthsOn(from, walk.chance.between(6, 14))
  const ends = Math.min(end, monthsOn(begins, walk.chance.between(3, 12)))
  if (begins < ends) add(walk, { type: 'employment', from: begins, end: ends, outcome: 'other', hours: 40 })
}
