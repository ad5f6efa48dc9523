import { type RawBuilder, sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { inventory, type Table } from '../inventory/index.ts'

/** How many rows went, by table. */
export type Counts = Readonly<Record<string, number>>

/**
 * Removes every row of somebody, by the data inventory: a table that is entered there with whose its rows are is emptied
 * of them without another line of code. Rows that refer to others go first, as the database knows them to.
 */
export async function removeRows(trx: ActorTransaction, personId: string): Promise<Counts> {
  const counts: Record<string, number> = {}
  const tables = inventory.filter((table) => table.person && !table.erasing && !table.copiedBy)
  for (const table of await childrenFirst(trx, tables)) {
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table.table)} entry where ${belongsTo(table, personId)}`.execute(trx)
    counts[table.table] = Number(numAffectedRows ?? 0n)
  }
  return counts
}

/** Whether a row is somebody's: by a column of its own, or because it belongs to a row that is. */
function belongsTo(table: Table, personId: string): RawBuilder<boolean> {
  const { columns = [], through = [] } = table.person ?? {}
  const conditions = [
    ...columns.map((column) => sql<boolean>`${sql.ref(`entry.${column}`)} = ${personId}::uuid`),
    ...through.map(({ column, table: name, key }) => {
      const other = inventory.find((one) => one.table === name)
      if (!other) throw new Error(`the data inventory has no table ${name}`)
      return sql<boolean>`${sql.ref(`entry.${column}`)} in (select entry.${sql.ref(key)} from ${sql.table(name)} entry
        where ${belongsTo(other, personId)})`
    }),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

async function childrenFirst(trx: ActorTransaction, tables: readonly Table[]): Promise<Table[]> {
  const { rows } = await sql<{ child: string; parent: string }>`
    select child.relname as child, parent.relname as parent from pg_constraint
    join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    where contype = 'f' and conrelid <> confrelid and connamespace = current_schema()::regnamespace`.execute(
    trx,
  )
  const left = new Map(tables.map((table) => [table.table, table]))
  const ordered: Table[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ table }) => !rows.some(({ child, parent }) => parent === table && left.has(child)),
    )
    if (free.length === 0)
      throw new Error(`tables refer to one another in a circle: ${[...left.keys()].join(', ')}`)
    for (const table of free) left.delete(table.table)
    ordered.push(...free)
  }
  return ordered
}
