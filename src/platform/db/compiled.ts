import type { CompiledQuery } from 'kysely'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { DB } from './schema.ts'

/** Stands for a value that is not known when the query is compiled. */
class Open {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Compiles and never connects: queries are written against the schema and run in somebody's transaction. */
const compiler = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

type Values = Readonly<Record<string, unknown>>

/** Anything that runs a compiled query: a transaction with its actor. */
interface Runs {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<{ readonly rows: Row[] }>
}

/**
 * A query that is built and compiled once and then run with other values. For the few that every visitor of an open
 * page sends: building them anew cost every such page about 0.25 ms of the processor (docs/performance.md).
 *
 * @example
 * const editionById = compiledOnce<{ id: string }, Row>((db, open) =>
 *   db.selectFrom('edition').selectAll().where('id', '=', open('id')))
 * await editionById(trx, { id: '4' })
 */
export function compiledOnce<Given extends Values, Row>(
  build: (
    db: Kysely<DB>,
    open: <Name extends keyof Given & string>(name: Name) => Given[Name],
  ) => { compile(): CompiledQuery<Row> },
): (trx: Runs, given: Given) => Promise<Row[]> {
  let query: CompiledQuery<Row> | undefined
  return async (trx, given) => {
    // The query builder passes a parameter on untouched, whatever it is; its type is that of the value to come.
    query ??= build(compiler, (name) => new Open(name) as unknown as Given[typeof name]).compile()
    const parameters = query.parameters.map((one) => (one instanceof Open ? given[one.name] : one))
    return (await trx.executeQuery<Row>({ ...query, parameters })).rows
  }
}
