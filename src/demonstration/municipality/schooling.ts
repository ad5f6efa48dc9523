import { dayOf, yearOf } from './days.ts'
import { add, type Step, type Walk } from './walk.ts'

/**
 * School from form 7 on: it begins in the year of turning 13 and ends, with form 9, in the year of turning 16; a year later
 * for those who began later. A school year is from 1 August on, as the law has it. 45 of a hundred go on to a tenth form, at
 * home or at a continuation school.
 */
export function schooling(walk: Walk, area: number): Step {
  const { chance } = walk
  const later = chance.happens(70) ? 1 : 0
  const year = yearOf(walk.born) + 13 + later
  const schools = walk.institutions.school
  // The school of the area where they live.
  const near = (area + 5 * chance.below(Math.ceil(schools / 5))) % schools
  const ninthEnds = dayOf(year + 3, 8)
  add(walk, {
    type: 'compulsory-school',
    from: dayOf(year, 8),
    end: ninthEnds,
    outcome: 'completed',
    planned: ninthEnds - 1,
    provider: near,
  })
  const tenth = chance.happens(450)
  const ends = tenth ? dayOf(year + 4, 8) : ninthEnds
  if (tenth)
    add(walk, {
      type: chance.happens(550) ? 'tenth-grade' : 'continuation-school',
      from: ninthEnds,
      end: ends,
      outcome: 'completed',
      planned: ends - 1,
    })
  return { day: ends, to: chance.among({ general: 765, vocational: 180, stu: 10, outside: 45 }) }
}
