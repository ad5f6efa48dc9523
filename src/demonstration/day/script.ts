import type { Deed } from './deed.ts'
import { emil } from './emil.ts'
import { gymnasium } from './gymnasium.ts'
import { jobCentre } from './job-centre.ts'
import { lawClock } from './law-clock.ts'
import { maltheAndViktor } from './malthe-and-viktor.ts'
import { register } from './register.ts'
import { sagalAndFreja } from './sagal-and-freja.ts'
import { samira } from './samira.ts'
import { school } from './school.ts'
import { team } from './team.ts'

/**
 * What the cast has done in the weeks before the demonstration is loaded, so that each of them signs in to a day on which something
 * needs them and something was done.
 */
export const script: readonly Deed[] = [
  ...emil,
  ...samira,
  ...school,
  ...gymnasium,
  ...sagalAndFreja,
  ...maltheAndViktor,
  ...team,
  ...jobCentre,
  ...lawClock,
  ...register,
]

/** Before all of it, in working days: everybody has had their job since then. */
export const begins = [-30, '07:00'] as const
