import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '../../src/platform/access/actor.ts'
import type { ActorTransaction } from '../../src/platform/db/with-actor.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { makeStandings, type Standings } from '../support/standings.ts'

let db: TestDatabase
let people: Standings
beforeAll(async () => {
  db = await testDatabase()
  people = await makeStandings(db)
})

const set = (trx: ActorTransaction, name: string, value: string) =>
  sql`select set_config(${name}, ${value}, true)`.execute(trx)

/** Whether somebody sees the contacts of a person in a transaction of which they kept something beforehand. */
async function sees(trx: ActorTransaction, personId: string, kept: string): Promise<boolean> {
  await set(trx, 'fodfaeste.subject', personId)
  await set(trx, 'fodfaeste.basis', kept)
  const { rows } = await sql`select from accessible('contact')`.execute(trx)
  return rows.length > 0
}

const tries = (actor: PersonActor, personId: string, kept: string): Promise<boolean> =>
  db.as((trx) => sees(trx, personId, kept), actor, 'read only')

/** What the rule itself keeps for one who may see. */
const keptFor = (actor: PersonActor, personId: string): Promise<string> =>
  db.as(
    async (trx) => {
      expect(await sees(trx, personId, '')).toBe(true)
      const { rows } = await sql<{ kept: string }>`select current_setting('fodfaeste.basis') as kept`.execute(
        trx,
      )
      return rows[0]?.kept ?? ''
    },
    actor,
    'read only',
  )

describe('the kept answer of the rule', () => {
  it('opens nothing when somebody makes one up', async () => {
    const { alma, actors } = people
    for (const kept of [
      'contact',
      ':contact',
      `${'0'.repeat(64)}:contact`,
      'x:contact,identity',
      '::contact',
    ])
      expect(await tries(actors['contact-person'], alma, kept)).toBe(false)
  })

  it('opens nothing for another actor who has a copy of it', async () => {
    const { emil, actors } = people
    const kept = await keptFor(actors['contact-person'], emil)
    expect(kept).toMatch(/^[0-9a-f]{64}:.*contact/)
    expect(await tries(actors['unrelated-counsellor'], emil, kept)).toBe(false)
    expect(await tries(actors.suspended, emil, kept)).toBe(false)
  })

  it('opens nothing when the actor is another one before the transaction ends', async () => {
    const { emil, actors } = people
    const after = await db.as(
      async (trx) => {
        expect(await sees(trx, emil, '')).toBe(true)
        await set(trx, 'fodfaeste.actor', `person:${actors['unrelated-counsellor'].id}`)
        const { rows } = await sql`select from accessible('contact')`.execute(trx)
        return rows.length
      },
      actors['contact-person'],
      'read only',
    )
    expect(after).toBe(0)
  })

  it('opens nobody else', async () => {
    const { emil, alma, actors } = people
    const kept = await keptFor(actors['contact-person'], emil)
    expect(await tries(actors['contact-person'], alma, kept)).toBe(false)
    const within = await db.as(
      async (trx) => {
        await sees(trx, emil, '')
        const { rows } = await sql<{
          kept: string
        }>`select current_setting('fodfaeste.basis') as kept`.execute(trx)
        return sees(trx, alma, rows[0]?.kept ?? '')
      },
      actors['contact-person'],
      'read only',
    )
    expect(within).toBe(false)
  })

  it('does not outlive its transaction: what has ended meanwhile is closed', async () => {
    const { sofie, actors } = people
    const kept = await keptFor(actors.caseworker, sofie)
    await db.asSuperuser(
      `update m_851.relation set valid_until = valid_from where kind = 'caseworker' and person_id = $1`,
      [sofie],
    )
    expect(await tries(actors.caseworker, sofie, kept)).toBe(false)
  })

  it('says no more than it said: a category that is added to it is not open', async () => {
    const { emil, actors } = people
    const kept = await db.as(
      async (trx) => {
        await sees(trx, emil, '')
        const { rows } = await sql<{
          kept: string
        }>`select current_setting('fodfaeste.basis') as kept`.execute(trx)
        return rows[0]?.kept ?? ''
      },
      actors.teacher,
      'read only',
    )
    expect(kept).not.toContain('contact')
    expect(await tries(actors.teacher, emil, `${kept},contact`)).toBe(false)
  })

  it('is made with a secret that nobody who asks can read', async () => {
    const read = db.as((trx) => sql`select secret from rule_secret`.execute(trx), people.actors.administrator)
    await expect(read).rejects.toMatchObject({ code: '42501' })
    const made = db.as(
      (trx) => sql`select sealed_basis(1, gen_random_uuid(), 'contact')`.execute(trx),
      people.actors.administrator,
    )
    await expect(made).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the kept answer which roles somebody has', () => {
  const is = (actor: PersonActor, kept: string): Promise<boolean> =>
    db.as(
      async (trx) => {
        await set(trx, 'fodfaeste.roles', kept)
        const { rows } = await sql<{ held: boolean }>`select has_role('counsellor') as held`.execute(trx)
        return rows[0]?.held ?? false
      },
      actor,
      'read only',
    )

  it('gives nobody a role, made up or copied', async () => {
    const { actors } = people
    const kept = await db.as(
      async (trx) => {
        const { rows } = await sql<{ held: boolean; kept: string }>`
          select has_role('counsellor') as held, current_setting('fodfaeste.roles') as kept`.execute(trx)
        expect(rows[0]?.held).toBe(true)
        return rows[0]?.kept ?? ''
      },
      actors['contact-person'],
      'read only',
    )
    for (const one of [kept, 'counsellor|', ':counsellor|', `${'0'.repeat(64)}:counsellor|`])
      expect(await is(actors.suspended, one)).toBe(false)
  })
})
