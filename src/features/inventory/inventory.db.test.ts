import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { Table } from './entry.ts'
import { inventory, inventoryFaults, ownBookkeeping, views } from './tables.ts'

let db: TestDatabase
let tables: Map<string, string[]>
let actualViews: string[]
let laws: string[]

beforeAll(async () => {
  db = await testDatabase()
  const owner = new pg.Client(db.owner)
  await owner.connect()
  const { rows } = await owner.query<{ table: string; column: string; kind: string }>(
    `select case table_schema when 'reference' then 'reference.' else '' end || table_name as "table",
       column_name as "column", table_type as kind
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema in ('m_851', 'reference') order by 1, ordinal_position`,
  )
  const basis = await owner.query<{ code: string }>('select code from reference.legal_basis')
  laws = basis.rows.map(({ code }) => code)
  await owner.end()
  const own = rows.filter(({ table }) => !ownBookkeeping.includes(table.replace('reference.', '')))
  tables = new Map()
  for (const { table, column, kind } of own)
    if (kind === 'BASE TABLE') tables.set(table, [...(tables.get(table) ?? []), column])
  actualViews = [...new Set(own.filter(({ kind }) => kind === 'VIEW').map(({ table }) => table))]
})

describe('the data inventory', () => {
  it('has a line for every column of the database, and no line without a column', () => {
    expect(tables.size).toBeGreaterThanOrEqual(39)
    expect(inventoryFaults(tables)).toEqual([])
  })

  it('names each table once, and knows the views', () => {
    expect(new Set(inventory.map(({ table }) => table)).size).toBe(inventory.length)
    expect([...views].sort()).toEqual(actualViews.sort())
  })

  it('names a column that is missing, one that is too much, and a table that nobody entered', () => {
    const without = inventory.map((entry): Table => {
      if (entry.table !== 'person_contact') return entry
      const { phone: _, ...columns } = entry.columns
      return {
        ...entry,
        columns: { ...columns, fax: columns.email ?? entry.columns.phone } as Table['columns'],
      }
    })
    expect(inventoryFaults(new Map([...tables, ['diary', ['id', 'words']]]), without)).toEqual([
      'the data inventory has no line for person_contact.phone',
      'the data inventory has no entry for the table diary (id, words)',
      'the data inventory has person_contact.fax, which is not there',
    ])
  })

  it('rests on the list of laws wherever somebody’s data are kept', () => {
    for (const { table, basis, columns } of inventory) {
      const personal = Object.values(columns).some(({ whose }) => whose !== 'nobody')
      if (personal) expect(laws, table).toContain(basis)
      else expect(basis, table).toBeNull()
    }
  })

  it('says of every table of a young person how its rows are found, so that a copy and an erasure reach them', async () => {
    const owner = new pg.Client(db.owner)
    await owner.connect()
    const { rows } = await owner.query<{ table: string; column: string }>(
      `select conrelid::regclass::text as "table", attname as "column"
       from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
       where contype = 'f' and confrelid = 'm_851.young_person'::regclass`,
    )
    await owner.end()
    expect(rows.length).toBeGreaterThanOrEqual(9)
    for (const { table, column } of rows) {
      const name = table.replace('m_851.', '')
      expect(inventory.find((entry) => entry.table === name)?.person?.columns, name).toContain(column)
    }
  })

  it('has a heading over every table that has something for the copy, and finds its rows', () => {
    for (const { table, heading, person, columns } of inventory) {
      const copied = Object.values(columns).some(({ copy }) => copy.how !== 'never')
      expect(heading !== undefined, table).toBe(copied)
      if (copied) expect(person, table).toBeDefined()
    }
  })
})
