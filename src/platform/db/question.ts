import { type Expression, sql } from 'kysely'
import { keepsItsPlan } from './kept-plans.ts'
import type { ActorTransaction } from './with-actor.ts'

/**
 * What somebody wants to know, before it is asked: so that a page that wants to know twenty things asks once (`askTogether`)
 * and not twenty times. Each feature keeps its own statement and its own reading of the rows.
 */
export interface Question<Answer> {
  readonly queries: readonly Expression<unknown>[]
  /** The rows of each query, in the same order. */
  answer(found: readonly (readonly unknown[])[]): Answer
}

/** One statement, and what its rows mean. */
export const question = <Row, Answer>(
  query: Expression<Row>,
  answer: (rows: readonly Row[]) => Answer,
): Question<Answer> => ({
  queries: [query],
  // What the statement gives is what its builder says that it gives.
  answer: ([rows = []]) => answer(rows as readonly Row[]),
})

/** The same question with another reading of its answer. */
export const read = <Answer, Further>(
  { queries, answer }: Question<Answer>,
  further: (answer: Answer) => Further,
): Question<Further> => ({ queries, answer: (found) => further(answer(found)) })

type Asked = Readonly<Record<string, Question<unknown> | undefined>>
type AnswersTo<Questions extends Asked> = {
  readonly [Name in keyof Questions]: Questions[Name] extends Question<infer Answer>
    ? Answer
    : Questions[Name] extends Question<infer Answer> | undefined
      ? Answer | undefined
      : never
}

/** Several questions as one; to one that is not asked there is no answer. */
export function together<const Questions extends Asked>(asked: Questions): Question<AnswersTo<Questions>> {
  const all = Object.entries(asked)
  return {
    queries: all.flatMap(([, one]) => one?.queries ?? []),
    answer(found) {
      let from = 0
      const answers = all.map(([name, one]) => {
        if (!one) return [name, undefined] as const
        const until = from + one.queries.length
        const mine = found.slice(from, until)
        from = until
        return [name, one.answer(mine)] as const
      })
      return Object.fromEntries(answers) as AnswersTo<Questions>
    },
  }
}

/** Asks one question, in one statement however many queries it has. */
export async function ask<Answer>(
  trx: ActorTransaction,
  { queries, answer }: Question<Answer>,
): Promise<Answer> {
  const [first, ...more] = queries
  if (!first) return answer([])
  if (more.length === 0) return answer([(await sql`${first}`.execute(trx)).rows])
  const parts = queries.map(
    (query) => sql`(select coalesce(json_agg(one_row), '[]') from (${query}) as one_row)`,
  )
  const { rows } = await sql<{
    parts: unknown[]
  }>`${sql.raw(keepsItsPlan)}select json_build_array(${sql.join(parts)}) as parts`.execute(trx)
  return answer((rows[0]?.parts ?? []).map((part) => (Array.isArray(part) ? part.map(asIfAlone) : [])))
}

/**
 * Several questions in one statement: each thing that a page asks alone costs a way to the database and back.
 *
 * @example
 * const { person, talks } = await askTogether(db, { person: personWith(id), talks: talksOf(id) })
 */
export const askTogether = <const Questions extends Asked>(
  trx: ActorTransaction,
  asked: Questions,
): Promise<AnswersTo<Questions>> => ask(trx, together(asked))

/**
 * A row as the driver would have given it. JSON has no points in time, and a number where the driver keeps a key as text: a
 * column's name says which it is, `at` or `…_at`, and `id`, `…_id` or `…_by`.
 */
const asIfAlone = (row: unknown): unknown =>
  typeof row === 'object' && row !== null
    ? Object.fromEntries(Object.entries(row).map(([name, value]) => [name, driverValue(name, value)]))
    : row

function driverValue(name: string, value: unknown): unknown {
  if (typeof value === 'string' && /(?:^|_)at$/.test(name)) return new Date(value)
  if (typeof value === 'number' && /(?:^|_)(?:id|by)$/.test(name)) return String(value)
  return value
}
