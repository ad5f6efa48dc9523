import { z } from 'zod'

/** What StatBank answers when it will not: `REQUEST-LIMIT`, with a sentence in Danish. */
export interface SourceError {
  readonly code: string
  readonly message: string
}

const errorShape = z.object({ errorTypeCode: z.string(), message: z.string() })

/** The error in an answer of StatBank's, in whichever format the figures were asked for. */
export function findSourceError(text: string): SourceError | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  const parsed = errorShape.safeParse(parsedOrNothing(text))
  return parsed.success ? { code: parsed.data.errorTypeCode, message: parsed.data.message } : undefined
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const infoShape = z.object({
  id: z.string(),
  text: z.string(),
  updated: z.string(),
  suppressedDataValue: z.string().nullish(),
  variables: z.array(z.object({ id: z.string(), elimination: z.boolean(), time: z.boolean() })),
})

/** What a table's information says that a mapping must respect. */
export interface TableInformation {
  readonly id: string
  readonly updated: string
  /** Printed in place of what is kept back; `0` makes every nought doubtful. */
  readonly suppressedValue: string | null
  /** Variables that a request must name: left out, StatBank refuses. */
  readonly mustBeNamed: readonly string[]
}

/** Undefined where the text is not the answer of `tableinfo`. */
export function readTableInformation(text: string): TableInformation | undefined {
  const parsed = infoShape.safeParse(parsedOrNothing(text))
  if (!parsed.success) return undefined
  const { id, updated, suppressedDataValue, variables } = parsed.data
  return {
    id,
    updated,
    suppressedValue: suppressedDataValue || null,
    mustBeNamed: variables.flatMap((one) => (one.elimination ? [] : [one.id])),
  }
}
