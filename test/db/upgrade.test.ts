import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findStatusDifferences, statusKeeper } from '../../src/features/status/index.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { provision } from '../../src/platform/db/provision.ts'
import { withActor } from '../../src/platform/db/with-actor.ts'
import { addMunicipality } from '../../src/platform/municipality/add-municipality.ts'
import { allMunicipalities } from '../../src/platform/municipality/municipality-by-host.ts'

/** The last file of the program that knew people and no status. */
const lastBefore = '0043-kept-roles.sql'
const name = `upgrade_${crypto.randomUUID().replaceAll('-', '')}`

let older: string
let superuser: pg.Client
const at = () => ({ ...inject('server'), database: name })
const owner = () => ({ ...at(), user: 'fodfaeste_migrator' })

beforeAll(async () => {
  mkdirSync(resolve('var/test'), { recursive: true })
  older = mkdtempSync(resolve('var/test/upgrade-'))
  cpSync('db/migrations', older, { recursive: true })
  for (const file of readdirSync(join(older, 'municipality')))
    if (file > lastBefore) rmSync(join(older, 'municipality', file))
  await provision({ ...at(), user: 'postgres', database: 'postgres' }, name, 'db/roles.sql')
  await migrate({ connection: owner(), folder: older })
  await addMunicipality(owner(), { code: '851', name: 'Aalborg', hosts: ['aalborg.test'] })
  await migrate({ connection: owner(), folder: older })
  superuser = new pg.Client({ ...at(), user: 'postgres', options: '-c search_path=m_851,reference' })
  await superuser.connect()
  // More than one part of those who are brought along at a time.
  await superuser.query(`
    with person as (insert into young_person (given_name, family_name, birth_date)
      select 'Opfundet', 'Nummer ' || n, date '2004-01-01' + n % 3000 from generate_series(1, 5017) n returning id, birth_date)
    insert into residence (person_id, municipality_code, address, valid_from, source)
      select id, '851', 'Opfundet Vej 1', birth_date, 'a test' from person`)
})
afterAll(async () => {
  await superuser.end()
  const admin = new pg.Client({ ...at(), user: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`)
  await admin.end()
  rmSync(older, { recursive: true, force: true })
})

describe('a database with people from before there was a status', () => {
  it('counts everybody after the upgrade, without anybody having asked for it', async () => {
    await migrate({ connection: owner(), folder: 'db/migrations' })
    const { rows } = await superuser.query(
      `select count(distinct person_id)::int as people, count(*) filter (where municipality_code = '851')::int as home
       from status_spell where first_day <= '2026-11-24' and until > '2026-11-24'`,
    )
    expect(rows).toEqual([{ people: 5017, home: 5017 }])
    const database = connect({ connection: { ...at(), user: 'fodfaeste_login' } })
    const [aalborg] = await allMunicipalities(database)
    if (!aalborg) throw new Error('there is no municipality')
    const keeper = statusKeeper(aalborg)
    expect(
      await withActor(database.kysely, keeper, 'read only', (trx) =>
        findStatusDifferences(trx, keeper, 'everybody'),
      ),
    ).toEqual([])
    await database.close()
  })

  it('binds its owner by row-level security as before', async () => {
    const client = new pg.Client({ ...owner(), options: '-c search_path=m_851,reference' })
    await client.connect()
    const { rows } = await client.query('select from young_person union all select from status_spell')
    expect(rows).toEqual([])
    await client.end()
  })
})
