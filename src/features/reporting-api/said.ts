import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import { longestConcern, seenKinds, type Whole } from '../concerns/index.ts'
import { urgencies } from '../service-levels/index.ts'

const text = (most: number, description: string) => z.string().trim().min(1).max(most).describe(description)

/** A report as a system sends it: what the doors ask in three steps, and who sends it. */
export const reportSchema = z
  .strictObject({
    reporter: text(200, 'The user at the school who reports, by the user id with which they sign in here.'),
    pupil: z
      .strictObject({
        name: text(longestConcern.name, 'Given and family names as in the school’s roll.'),
        birthDate: z
          .string()
          .refine(isDay, 'is no day')
          .describe('YYYY-MM-DD. No person number is asked for, and none is taken.'),
        class: text(
          longestConcern.class,
          'The class, where the pupil is not found by name and date.',
        ).optional(),
      })
      .describe('Whom it is about.'),
    seen: z.array(z.enum(seenKinds)).min(1).max(seenKinds.length).describe('What was seen.'),
    words: text(longestConcern.words, 'What was seen, in the reporter’s own words.'),
    urgency: z
      .enum(urgencies)
      .describe('How soon. In acute danger call 112: nobody reads this around the clock.'),
    doneAlready: text(longestConcern.words, 'What the school has done already.').optional(),
    youngPersonTold: z.boolean().describe('Whether the young person knows of this report.'),
    theirWords: text(longestConcern.words, 'What the young person says about it.').optional(),
  })
  .describe('A concern about a pupil of the client’s own school.')
export type Said = z.output<typeof reportSchema>

/** The same as the last step of the form has it. */
export const wholeOf = (said: Said): Whole => ({
  seen: seenKinds.filter((kind) => said.seen.includes(kind)),
  words: said.words,
  urgency: said.urgency,
  done_already: said.doneAlready ?? '',
  told: said.youngPersonTold ? 'yes' : 'no',
  their_words: said.theirWords ?? '',
})
