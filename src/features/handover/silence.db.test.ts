import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { killWhileItRuns, runJobAt } from '../../../test/support/jobs.ts'
import { newActor, newOrganisation, newPerson, newUnit } from '../../../test/support/people.ts'
import { moveClock } from '../../../test/support/time.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { joinUnit } from '../access/index.ts'
import { handoverSilenceJob } from './silence-job.ts'

/** `npm run faults` asks for many; the ordinary run for a few. */
const kills = Number(process.env.FODFAESTE_KILLS ?? 4)
const silent = 40
const theDay = '2026-12-08T00:10:00+01:00'

let db: TestDatabase
const people: string[] = []
/** Two teams: every second handover goes from the one to the other, and is told to the leaders of both. */
const hands: { readonly from: string; readonly to: string }[] = []
beforeAll(async () => {
  db = await testDatabase()
  const organisationId = await newOrganisation(db)
  const team = async (name: string) => {
    const unitId = await newUnit(db, { organisationId, kind: 'team', name })
    const join = async (who: string, role: 'counsellor' | 'team-leader', kind: 'member' | 'leader') => {
      const { id } = await newActor(db, who, [role])
      await db.as(
        (trx) => joinUnit(trx, { unitId, actorId: id, kind, source: 'roll' }),
        systemIn(db.aalborg, 'import'),
      )
      return id
    }
    await join(`Leder af ${name}`, 'team-leader', 'leader')
    return [
      await join(`Mette i ${name}`, 'counsellor', 'member'),
      await join(`Omar i ${name}`, 'counsellor', 'member'),
    ] as const
  }
  const [mette, omar] = await team('Team Øst')
  const [, other] = await team('Team Vest')
  hands.push({ from: mette, to: omar }, { from: mette, to: other })
  for (let each = 0; each < silent; each += 1) people.push(await newPerson(db))
  await db.asSuperuser(`update m_851.unit_membership set valid_from = '2026-01-01'`)
})
beforeEach(async () => {
  await db.asSuperuser('truncate m_851.handover, m_851.notice, m_851.message')
  await db.asSuperuser('truncate jobs.job_common')
  for (const [each, personId] of people.entries()) {
    const { from, to } = hands[each % hands.length] ?? { from: '', to: '' }
    await db.asSuperuser(
      `insert into m_851.handover (person_id, from_id, to_id, contact_as, note, proposed_by, silent_on)
       values ($1, $2, $3, 'counsellor', 'a test of it', $2, '2026-12-08')`,
      [personId, from, to],
    )
  }
})

/** Each handover that was marked as told, with the notice of each leader, its mail, and the job that sends it; or none of it. */
async function exactlyOnce(): Promise<number> {
  const { rows } = await db.asSuperuser<
    Record<'told' | 'due' | 'notices' | 'faults' | 'messages' | 'jobs', number>
  >(`
    with told as (select id, unnest(array(select m_851.leaders_of(from_id) union select m_851.leaders_of(to_id))) as leader
      from m_851.handover where leader_told_at is not null)
    select (select count(*)::int from m_851.handover where leader_told_at is not null) as told,
      (select count(*)::int from told) as due,
      (select count(*)::int from m_851.notice) as notices,
      (select count(*)::int from told full join m_851.notice
        on idempotency_key = format('handover %s silent', told.id) and actor_id = told.leader
        where told.id is null or notice.id is null) as faults,
      (select count(*)::int from m_851.message) as messages,
      (select count(*)::int from jobs.job where name = 'send-message') as jobs`)
  const [found] = rows
  if (!found) throw new Error('nothing was counted')
  const { told, due, ...made } = found
  expect(made).toEqual({ notices: due, faults: 0, messages: due, jobs: due })
  return told
}

describe('a program that is killed while it tells leaders of handovers that nobody answers', () => {
  const job = { file: 'src/features/handover/silence-job.ts', name: 'handoverSilenceJob' }

  it.each(Array.from({ length: kills }, (_, index) => index + 1))(
    'has told each with all that goes with it, or not at all, and tells the rest when it runs again (%i)',
    async () => {
      await moveClock(db, theDay)
      await killWhileItRuns(db, job, Math.random() * 600)
      expect(await exactlyOnce()).toBeLessThanOrEqual(silent)
      await runJobAt(db, handoverSilenceJob, theDay)
      expect(await exactlyOnce()).toBe(silent)
    },
  )

  it('tells nobody twice where two copies run at once, and the leaders of both sides', async () => {
    await runJobAt(db, handoverSilenceJob, theDay, 2)
    expect(await exactlyOnce()).toBe(silent)
    const { rows } = await db.asSuperuser<{ name: string; count: number }>(
      `select actor.name, count(*)::int from m_851.notice join m_851.actor on actor.id = actor_id group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { name: 'Leder af Team Vest', count: silent / 2 },
      { name: 'Leder af Team Øst', count: silent },
    ])
  })
})
