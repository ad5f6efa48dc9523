import { z } from 'zod'
import type { PageContext } from '../../platform/http/page.ts'
import { after, type Deed } from './parts.ts'
import { readFilter, todayHref } from './today-filter.ts'

/** In a form: the filter of the list that it stands on, or that led to it. */
export const backName = 'back'

const longest = 200

/** Beside what a form takes anyway: where it leads when it is done. */
export const withBack = <Shape extends z.ZodRawShape>(form: z.ZodObject<Shape>) =>
  form.extend({ [backName]: z.string().max(longest).optional().catch(undefined) })

/**
 * Where a form leads: back to the list of today where it came from there, filtered as it was; else where it always leads.
 * Only a filter that we know is taken from what was sent, never an address.
 */
export const backTo = (
  { language }: Pick<PageContext, 'language'>,
  back: string | undefined,
  deed: Deed,
  otherwise: string,
): string => {
  if (back === undefined) return otherwise
  const address = todayHref(readFilter(new URLSearchParams(back)), language)
  return address.includes('?') ? `${address}&done=${deed}` : after(address, deed)
}
