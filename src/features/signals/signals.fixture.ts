import type pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor } from '../../../test/support/people.ts'
import { asOwner, fact, putHistories } from '../../../test/support/status-facts.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { type ActivityFact, refreshStatus, statusKeeper } from '../status/index.ts'
import { recordBacktestLook, switchSignalRule } from './actions.ts'
import { getSignalRule } from './queries.ts'
import { type Raised, raiseSignals } from './raise.ts'

export { fact }

/** Who somebody is: born in 2008 and living in the north of the municipality, unless said otherwise. */
interface Life {
  readonly birthDate?: string
  readonly area?: string
  readonly home?: string
  readonly isProtected?: boolean
}

/** A municipality with its register, and lives that are put into it. Everybody is invented. */
export interface SignalTest {
  readonly db: TestDatabase
  readonly owner: pg.Client
  readonly tove: PersonActor
  /** Somebody who lives here, with what they have done. Returns their id. */
  live(facts: readonly ActivityFact[], more?: Life): Promise<string>
  /** Many at once. */
  liveAll(lives: readonly (Life & { readonly facts: readonly ActivityFact[] })[]): Promise<void>
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
  const bring = async (lives: readonly (Life & { readonly facts: readonly ActivityFact[] })[]) => {
    const born = (life: Life) => life.birthDate ?? '2008-03-14'
    const { rows } = await owner.query<{ id: string }>(
      `insert into young_person (given_name, family_name, birth_date, protected)
       select 'Opfundet', 'Ung', birth_date, protected from unnest($1::date[], $2::boolean[]) one (birth_date, protected) returning id`,
      [lives.map(born), lives.map(({ isProtected = false }) => isProtected)],
    )
    const ids = rows.map(({ id }) => id)
    await putHistories(
      owner,
      lives.map((life, at) => ({
        personId: ids[at] ?? '',
        facts: life.facts,
        homes: [
          {
            municipalityCode: life.home ?? '851',
            area: life.area ?? 'Nord',
            from: born(life),
            until: 'infinity',
          },
        ],
      })),
    )
    await db.as((trx) => refreshStatus(trx, keeper, ids), keeper)
    return ids
  }
  return {
    db,
    owner,
    tove,
    live: async (facts, more = {}) => (await bring([{ ...more, facts }]))[0] ?? '',
    liveAll: async (lives) => {
      await bring(lives)
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
