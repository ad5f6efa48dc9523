import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  because_not_reached: 'We have tried and not reached the young person',
  because_wished_later: 'The young person would rather wait',
  because_away: 'The young person is away',
  because_somebody_else_does: 'Somebody else takes care of it',
  state_open: 'Not done yet',
  state_kept: 'Kept',
  state_broken: 'Past its day',
  state_excused: 'Excused',
  state_void: 'Lapsed',
  chooseBecause: 'Choose why.',
  overtaken: 'A colleague has just ended it.',
  leaderOnly: 'Its day has passed. Your leader can excuse it.',
  chooseSubstitute: 'Choose who takes over.',
  needsDay: 'Choose a day.',
  turned: 'The first day back has to lie after the first day away.',
  past: 'The day has to be today or later.',
  overlap: 'Some of these days stand as away already.',
}
