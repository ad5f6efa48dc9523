import { z } from 'zod'
import { getConcern } from '../../features/concerns/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { id } from './access.ts'

/** A form that is read when it is known whose talk it is. */
export const asSent = () => z.record(z.string(), z.string())

/** The concern that a talk answers, where the address or the form names one of this young person. */
export async function concernFor(
  { db }: PageContext,
  personId: string,
  named: string,
): Promise<string | null> {
  if (!id.safeParse(named).success) return null
  const concern = await getConcern(db, named)
  if (concern.personId !== personId || concern.closedAt !== null) throw new NotFound()
  return concern.id
}
