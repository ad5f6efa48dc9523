import { testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import { asOwner, putFacts } from '../../../test/support/status-facts.ts'
import { at, testTime } from '../../../test/support/time.ts'
import { systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { endActivity, listActivities, noReason, type Outcome } from '../activities/index.ts'
import { type ActivityFact, refreshStatus } from '../status/index.ts'
import { followPlans } from './follow.ts'
import type { ClockRule } from './rules.ts'

interface Life {
  readonly birthDate?: string
  readonly home?: string
}

/** A counsellor, an administrator, and lives that a night's look goes through. Everybody is invented. */
export async function clockTest() {
  const db = await testDatabase()
  const owner = await asOwner(db)
  const mette = await newActor(db, 'Mette Krarup', ['counsellor'])
  const tove = await newActor(db, 'Tove Toft', ['administrator'])
  const program = () => systemIn(db.aalborg, 'promises')
  const linesOf = async (statement: string, id: string) =>
    (await owner.query<{ line: string }>(statement, [id])).rows.map(({ line }) => line)

  return {
    db,
    owner,
    mette,
    tove,
    program,
    /** Forgets every clock, and counts by these since the summer began. */
    async countBy(...rules: readonly ClockRule[]): Promise<void> {
      await owner.query(
        'truncate law_clock_start, plan_not_followed, promise, promise_event, promise_escalation',
      )
      await owner.query(
        `insert into law_clock_start (rule, starts_at, because, switched_by)
         select rule, '2026-06-01', 'en prøve', $2 from unnest($1::text[]) as rule`,
        [rules, tove.id],
      )
    },
    /** Somebody of 16, unless said otherwise, who lives here and whose contact person Mette is, with what is known of them. */
    async live(facts: readonly ActivityFact[], { birthDate = '2010-03-14', home = '851' }: Life = {}) {
      const id = await newPerson(db, { birthDate })
      await relate(db, {
        personId: id,
        with: { actorId: mette.id },
        kind: 'contact_person',
        from: '2026-01-01',
      })
      await putFacts(owner, id, facts, [
        { municipalityCode: home, area: null, from: birthDate, until: 'infinity' },
      ])
      const keeper = systemIn(db.aalborg, 'status')
      await db.as((trx) => refreshStatus(trx, keeper, [id]), keeper)
      return id
    },
    night: (instant = testTime.toISOString()) =>
      at(db, instant, program(), (trx) =>
        followPlans({ trx, actor: program(), requestId: 'a night' }, 'everybody'),
      ),
    /** What Mette writes down, at a time. */
    write: <Result>(instant: string, work: (trx: ActorTransaction) => Promise<Result>) =>
      at(db, instant, mette, work),
    async endOpen(trx: ActorTransaction, personId: string, until: string, outcome: Outcome): Promise<void> {
      const open = (await listActivities(trx, personId)).find((one) => one.until === null)
      const change = { personId, row: open?.row ?? '', because: 'hørt af skolen', overtaken: 'overhalet' }
      await endActivity(trx, mette, 'r', { ...change, until, outcome, endReason: noReason })
    },
    clocks: (id: string) =>
      linesOf(
        `select concat_ws(' ', since, to_char(learned_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI'), ended) as line
         from plan_not_followed where person_id = $1 order by id`,
        id,
      ),
    promises: (id: string) =>
      linesOf(
        `select concat_ws(' ', kind, due_on, coalesce(law, 'own'), ended, because) as line from promise where person_id = $1 order by id`,
        id,
      ),
  }
}

/** An activity as it is written down by hand. */
export const handDraft = (personId: string, type: string, from: string) => ({
  personId,
  type,
  from,
  until: null,
  provider: null,
  educationCode: null,
  stage: null,
  hoursMonth: null,
  expectedEnd: null,
  outcome: null,
  endReason: noReason,
  reportedBy: null,
  stillTrueUntil: null,
  source: 'hand',
  sourceKey: null,
})
