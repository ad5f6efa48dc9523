import { z } from 'zod'
import { Invalid } from '../../platform/http/errors.ts'

const word = z.string().min(1).max(100)
const bilingual = z.strictObject({ da: word, en: word })
const field = z.string().regex(/^[a-zA-Z]{1,40}$/)

/** What a source sends and how, as data: `db/mappings` has examples. */
const declaration = z.strictObject({
  source: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  version: z.int().min(1).max(10_000),
  kind: z.enum(['people', 'events', 'enrolments', 'absence']),
  name: bilingual,
  /** The school that every row is of, where the rows do not say it themselves. */
  institution: z.string().min(1).max(200).optional(),
  form: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('csv') }),
    /** The element that repeats, by its local name. */
    z.strictObject({ is: z.literal('xml'), element: word }),
  ]),
  /** Every file has everybody: who is not in it any more is marked, and a shrink asks. */
  complete: z.boolean(),
  /** One row that cannot be taken, and none is. */
  allOrNothing: z.boolean(),
  /** How many days the file itself is kept, sealed. */
  keepDays: z.int().min(1).max(400),
  /** For each of our fields: the heading or path, or several of which the file has one. */
  fields: z.record(field, z.union([word, z.array(word).min(1).max(10)])),
  /** For a field: what the source's words mean. Capitals do not matter. */
  codes: z.record(field, z.record(word, word)).default({}),
})
export type Declaration = z.infer<typeof declaration>

/**
 * Reads the declaration of a source, a JSON file.
 *
 * @throws Invalid with what is wrong, by its place in the file
 */
export function readDeclaration(text: string): Declaration {
  const read = declaration.safeParse(jsonOf(text))
  if (read.success) return read.data
  throw new Invalid(
    Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join('.') || 'file', message])),
  )
}

/** One that this program has written down itself. */
export const storedDeclaration = (stored: unknown): Declaration => declaration.parse(stored)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
