import { z } from 'zod'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Invalid } from '../../platform/http/errors.ts'
import type { IndicatorDraft } from './draft.ts'
import { type NoteField, noteFields } from './metadata.ts'

const bilingual = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
const plainDate = z.iso.date()

/** An indicator's definition with all that is told of it: data that anybody may write, not a part of the program. */
const definitionShape = z.strictObject({
  code,
  theme: z.int().min(1).max(99).nullable(),
  measure: code,
  name: bilingual,
  unit: z.enum(['percent', 'persons', 'days']),
  valueType: z.enum(['share', 'count', 'rate', 'mean']),
  definition: bilingual,
  numerator: bilingual.nullable(),
  denominator: bilingual.nullable(),
  population: bilingual,
  source: z.enum(['records', 'published', 'manual']),
  sourceName: bilingual,
  direction: z.enum(['up', 'down', 'neutral']),
  frequency: z.enum(['once', 'yearly', 'quarterly', 'monthly']),
  lagMonths: z.int().min(0).max(60).nullable(),
  decimals: z.int().min(0).max(4),
  owner: z.string().min(1).nullable(),
  contact: z.string().min(1).nullable(),
  lastReviewed: plainDate.nullable(),
  computation: code.nullable().default(null),
  breakdowns: z.record(code, bilingual),
  breaks: z.array(z.strictObject({ startsOn: plainDate, note: bilingual })),
  targets: z.array(
    z.strictObject({
      value: z.number(),
      year: z.int().nullable(),
      note: bilingual.nullable(),
      decidedBy: bilingual.nullable(),
      section: z.string(),
    }),
  ),
  caution: bilingual.nullable(),
  notes: z.strictObject(
    Object.fromEntries(noteFields.map((field) => [field, bilingual])) as Record<NoteField, typeof bilingual>,
  ),
})

/**
 * The definition of an indicator in a file. Its figures come by themselves: by an import, by hand, or from records.
 *
 * @throws Invalid with the place of each fault
 */
export function readDefinition(text: string): IndicatorDraft {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw new Invalid({ file: 'JSON' })
  }
  const parsed = definitionShape.safeParse(raw)
  if (parsed.success) return { ...parsed.data, observations: [] }
  throw new Invalid(
    Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.') || 'file', message])),
  )
}

/** Whether there is an indicator of that code already. */
export async function hasIndicator(trx: ActorTransaction, code: string): Promise<boolean> {
  const found = await trx.selectFrom('indicator').select('code').where('code', '=', code).executeTakeFirst()
  return found !== undefined
}
