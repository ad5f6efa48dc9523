import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, anonymousIn, systemIn } from '../../src/platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { makeRows } from '../support/row-facts.ts'
import { type ActorName, actorNames, makeStandings } from '../support/standings.ts'
import { rowAccess } from './row-access.ts'

const everybody = [...actorNames, 'system', 'anonymous'] as const

let db: TestDatabase
let actors: Readonly<Record<(typeof everybody)[number], Actor>>
beforeAll(async () => {
  db = await testDatabase()
  const standings = await makeStandings(db)
  await makeRows(db, standings)
  // A task that nobody knows has none of the policies that name the others.
  actors = { ...standings.actors, system: systemIn(db.aalborg, 'nobody'), anonymous: anonymousIn(db.aalborg) }
})

const whatIsIn = (table: string, label: string): string =>
  `select coalesce(string_agg(distinct label, ', ' order by label), '') as seen
   from (select ${label} as label from ${table}) as labelled where label <> 'nobody'`

const readAs = (who: ActorName | 'system' | 'anonymous', statement: string): Promise<string> =>
  db.as(
    async (trx) => {
      const { rows } = await sql.raw<{ seen: string }>(statement).execute(trx)
      return rows[0]?.seen ?? ''
    },
    actors[who],
    'read only',
  )

describe('the rows that somebody sees', () => {
  it('are on the committed list for every table with row-level security', async () => {
    const { rows } = await db.asOwner<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'm_851'::regnamespace and relkind = 'r' and relrowsecurity`,
      [],
      db.superuser,
    )
    expect(rows.map(({ relname }) => relname).sort()).toEqual(Object.keys(rowAccess).sort())
  })

  it.each(Object.entries(rowAccess))('of %s are those of the list, for everybody', async (table, access) => {
    const { rows } = await db.asOwner(`select from m_851.${table} limit 1`, [], db.superuser)
    expect(rows.length, 'a table without rows shows nothing').toBe(1)
    const seen = new Map<string, string[]>()
    for (const who of everybody) {
      // The policy refuses, or the grant does: both show nothing.
      const shown = await readAs(who, whatIsIn(table, access.label)).catch((error: unknown) => {
        if ((error as { code?: string }).code === '42501') return ''
        throw error
      })
      if (shown !== '') seen.set(shown, [...(seen.get(shown) ?? []), who])
    }
    expect(Object.fromEntries([...seen].map(([what, who]) => [what, who.join(' ')]))).toEqual(access.sees)
  })
})
