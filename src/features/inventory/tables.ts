import type { Column, Table } from './entry.ts'
import { absenceTables } from './tables-absence.ts'
import { accessTables } from './tables-access.ts'
import { accountTables } from './tables-accounts.ts'
import { aroundTables } from './tables-around.ts'
import { askedTables } from './tables-asked.ts'
import { concernTables } from './tables-concerns.ts'
import { importTables } from './tables-imports.ts'
import { noteTables } from './tables-notes.ts'
import { peopleTables } from './tables-people.ts'
import { promiseTables } from './tables-promises.ts'
import { rightsTables } from './tables-rights.ts'
import { signalTables } from './tables-signals.ts'
import { statusTables } from './tables-status.ts'
import { strategyTables } from './tables-strategy.ts'
import { talkTables } from './tables-talks.ts'

/**
 * Every table and every column that the program has: what it is for, on which law, about whom, for how long, who gets
 * it, and whether it is in somebody's own copy (trust requirement L-07). A new column gets its line here, or neither
 * the check nor the tests pass. Order is the order of the copy.
 */
export const inventory: readonly Table[] = [
  ...peopleTables,
  ...statusTables,
  ...importTables,
  ...noteTables,
  ...absenceTables,
  ...concernTables,
  ...promiseTables,
  ...aroundTables,
  ...signalTables,
  ...talkTables,
  ...accessTables,
  ...rightsTables,
  ...askedTables,
  ...accountTables,
  ...strategyTables,
]

/** Views hold nothing of their own: what they show stands above, at the tables they read. */
export const views: readonly string[] = [
  'access_basis',
  'live_membership',
  'live_relation',
  'live_role',
  'standing',
]

/** Which files have run, in every schema. No part of a municipality's data. */
export const ownBookkeeping: readonly string[] = ['migration', 'migration_checksum', 'migration_lock']

/** What the inventory lacks of a database's columns, and what it has too much: one sentence for each. */
export function inventoryFaults(
  actual: ReadonlyMap<string, readonly string[]>,
  listed: readonly Table[] = inventory,
): string[] {
  const known = new Map(listed.map(({ table, columns }) => [table, columns]))
  return [
    ...[...actual].flatMap(([table, columns]) => missing(table, columns, known.get(table))),
    ...listed.flatMap(({ table, columns }) => surplus(table, columns, actual.get(table))),
  ]
}

const missing = (
  table: string,
  actual: readonly string[],
  listed: Readonly<Record<string, Column>> | undefined,
): string[] =>
  listed
    ? actual
        .filter((column) => !Object.hasOwn(listed, column))
        .map((column) => `the data inventory has no line for ${table}.${column}`)
    : [`the data inventory has no entry for the table ${table} (${actual.join(', ')})`]

const surplus = (
  table: string,
  listed: Readonly<Record<string, Column>>,
  actual: readonly string[] | undefined,
): string[] =>
  actual
    ? Object.keys(listed)
        .filter((column) => !actual.includes(column))
        .map((column) => `the data inventory has ${table}.${column}, which is not there`)
    : [`the data inventory has the table ${table}, which is not there`]
