import { z } from 'zod'

/* What several forms ask for in the same way. Which words tell somebody what is wrong is each form's own. */

/** Words that may be left out, without the space around them. */
export const typed = (most: number, { badForm, tooLong }: Readonly<Record<'badForm' | 'tooLong', string>>) =>
  z.string({ error: badForm }).trim().max(most, tooLong)

/** Which version of a row somebody had in front of them: what has another meanwhile is not overwritten. */
export const rowVersion = (badForm: string) =>
  z
    .string({ error: badForm })
    .regex(/^[1-9]\d{0,8}$/, badForm)
    .transform(Number)

/** Whether it is a day of the calendar, as date fields send it: `YYYY-MM-DD`. */
export const isDay = (value: string): boolean => z.iso.date().safeParse(value).success
