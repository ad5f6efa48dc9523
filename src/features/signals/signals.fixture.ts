import type pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson } from '../../../test/support/people.ts'
import { asOwner, fact, putFacts } from '../../../test/support/status-facts.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { type ActivityFact, refreshStatus, statusKeeper } from '../status/index.ts'
import { recordBacktestLook, switchSignalRule } from './actions.ts'
import { getSignalRule } from './queries.ts'
import { type Raised, raiseSignals } from './raise.ts'

export { fact }

/** A municipality with its register, and lives that are put into it. Everybody is invented. */
export interface SignalTest {
  readonly db: TestDatabase
  readonly owner: pg.Client
  readonly tove: PersonActor
  /** Somebody born on a day who lives here, with what they have done. Returns their id. */
  live(
    facts: readonly ActivityFact[],
    more?: { readonly birthDate?: string; readonly area?: string; readonly home?: string },
  ): Promise<string>
  /** As an administrator: looks at the backtest of what is in force, and switches the rule on; or off where it is on. */
  turn(key: string): Promise<void>
  /** One run of the job as of a day. */
  run(day: string): Promise<Raised>
  /** The signals about somebody, as `rule: reason (how it ended)`. */
  about(personId: string): Promise<string[]>
}

export async function signalTest(): Promise<SignalTest> {
  const db = await testDatabase()
  const owner = await asOwner(db)
  const tove = await newActor(db, 'Tove Toft', ['administrator'])
  const keeper = statusKeeper(db.aalborg)
  return {
    db,
    owner,
    tove,
    async live(facts, { birthDate = '2008-03-14', area = 'Nord', home = '851' } = {}) {
      const id = await newPerson(db, { birthDate })
      await putFacts(owner, id, facts, [{ municipalityCode: home, area, from: birthDate, until: 'infinity' }])
      await db.as((trx) => refreshStatus(trx, keeper, [id]), keeper)
      return id
    },
    turn: (key) =>
      db.as(async (trx) => {
        const keeping = { trx, actor: tove, requestId: 'a test' }
        const rule = await getSignalRule(trx, key, 'da')
        for (const version of rule.versions)
          if (version.inForce?.until === 'infinity') await recordBacktestLook(keeping, version)
        await switchSignalRule(keeping, rule, 'En prøve af den', 'da')
      }, tove),
    run: (day) => db.as((trx) => raiseSignals(trx, '851', day), systemIn(db.aalborg, 'signals')),
    async about(personId) {
      const { rows } = await owner.query<{ said: string }>(
        `select concat(rule_key, ': ', reason_da, ' (', coalesce(ended, 'open'), ')') as said from signal
         where person_id = $1 order by id`,
        [personId],
      )
      return rows.map(({ said }) => said)
    },
  }
}
