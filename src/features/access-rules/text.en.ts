import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  badAge: 'Write an age in whole years.',
  agesTurned: 'The last age must be higher than the first.',
  chooseBasis: 'Choose the legal basis.',
  through_team: 'Somebody in the team that the person leads is around the young person',
  through_municipality: 'Looks after access for the municipality',
  ages: 'From {from} to {until} years',
  agesAll: 'All ages',
  writes: 'Can write too',
  reads: 'Can only read',
  consent: 'With consent only',
  from: 'From {from}',
  fromUntil: 'From {from} until {until}',
}
