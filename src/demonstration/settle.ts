import { sql } from 'kysely'
import type pg from 'pg'
import type { Municipality } from '../platform/access/actor.ts'
import { withOwner } from '../platform/db/migrate.ts'

const filled = [
  'young_person',
  'residence',
  'activity',
  'special_focus',
  'person_number',
  'status_spell',
  'status_interruption',
  'status_gap',
] as const

/**
 * Has PostgreSQL count what it holds and mark what is seen by everybody, as it would by itself a while later. Right after so many rows
 * have come it plans as if there were few, and a figure of a day takes longer than a statement may.
 *
 * @param owner of the tables: nobody else may
 */
export const settle = (owner: pg.ClientConfig, { schema }: Municipality): Promise<void> =>
  withOwner(owner, schema, async (db) => {
    for (const table of filled) await sql`vacuum (analyze) ${sql.id(table)}`.execute(db)
  })
