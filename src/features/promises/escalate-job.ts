import { sql } from 'kysely'
import { type Actor, type Municipality, systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Job, JobWork } from '../../platform/jobs/job.ts'
import { tell } from '../messages/index.ts'
import { addWorkingDays, daysOffOf, listServiceRules, type ServiceRules } from '../service-levels/index.ts'
import { voidPromises } from './actions.ts'
import { latePromisesPath } from './paths.ts'
import { promisesEndAt, type Voiding } from './rules.ts'

/** So few in one transaction that nobody who changes one of them waits long. */
const atATime = 50

interface Late {
  id: string
  version: number
  due_on: string
  taken: number[]
}

/** A step that a late promise has come to, and that nobody has been told of. */
export interface StepDue {
  readonly promiseId: string
  readonly step: number
}

/**
 * Which steps are due today: told on the first day after so many working days since the promise was due, so that nobody is
 * told on a Sunday of what was due on a Friday.
 */
export function stepsDue(
  late: readonly {
    readonly id: string
    readonly version: number
    readonly dueOn: string
    readonly taken: readonly number[]
  }[],
  versions: readonly ServiceRules[],
  today: string,
): StepDue[] {
  return late.flatMap(({ id, version, dueOn, taken }) => {
    const rules = versions.find((one) => one.version === version)
    if (!rules) return []
    const daysOff = daysOffOf(rules)
    return rules.steps
      .filter(({ step }) => !taken.includes(step))
      .filter(({ workingDaysAfter }) => addWorkingDays(dueOn, workingDaysAfter, daysOff) < today)
      .map(({ step }) => ({ promiseId: id, step }))
  })
}

/**
 * Every ten minutes: ends what has lost its ground, and tells leaders of what is broken, once for each promise and step. The
 * row that says so and what is told stand in one transaction: whenever the program dies, both are there or neither is.
 */
export const escalateJob: Job<unknown> = {
  name: 'escalate-promises',
  schedule: '*/10 * * * *',
  runsAs: 'promises',
  handle: async ({ id, municipality, inTransaction, signal }) => {
    const actor = systemIn(municipality, 'promises')
    await endWhatIsVoid({ id, municipality, inTransaction })
    const due = await inTransaction('read only', findStepsDue)
    for (let from = 0; from < due.length && !signal.aborted; from += atATime)
      await inTransaction('read write', (trx) => escalate(trx, actor, due.slice(from, from + atATime)))
  },
}

async function findStepsDue(trx: ActorTransaction): Promise<StepDue[]> {
  const { rows } = await sql<Late & { today: string }>`
    select id, version, due_on::text, today()::text as today,
      array(select step from promise_escalation where promise_id = promise.id) as taken
    from promise where ended is null and due_at <= present() order by due_at, id`.execute(trx)
  const [first] = rows
  if (!first) return []
  const late = rows.map(({ due_on, ...row }) => ({ ...row, dueOn: due_on }))
  return stepsDue(late, await listServiceRules(trx, 'da'), first.today)
}

/** Takes the steps, and tells the leaders of the owners. What another copy of the program took meanwhile is not told twice. */
export async function escalate(trx: ActorTransaction, actor: Actor, due: readonly StepDue[]): Promise<void> {
  for (const { promiseId, step } of due) {
    const { rows } = await sql<{ told: string[]; person_id: string | null }>`
      with late as (select id, person_id, array(select leaders_of(owner_id)) as told from promise
        where id = ${promiseId}::bigint and ended is null and due_at <= present()),
      taken as (insert into promise_escalation (promise_id, step, told)
        select id, ${step}::smallint, told from late where cardinality(told) > 0
        on conflict do nothing returning told)
      select taken.told::text[] as told, late.person_id from taken, late`.execute(trx)
    for (const { told, person_id } of rows)
      for (const to of told)
        await tell(trx, actor, {
          key: `promise ${promiseId} step ${step}`,
          to,
          kind: 'promise-broken',
          ...(person_id === null ? {} : { about: person_id }),
          link: latePromisesPath,
        })
  }
}

/** A birthday, a move, an end of the record: promises end with it as void, and nobody has broken them (domain §3). */
async function endWhatIsVoid({
  id,
  municipality,
  inTransaction,
}: Pick<JobWork, 'id' | 'inTransaction'> & { readonly municipality: Municipality }): Promise<void> {
  const lapsed = await inTransaction('read only', (trx) => findLapsed(trx, municipality))
  for (let from = 0; from < lapsed.length; from += atATime)
    await inTransaction('read write', async (trx) => {
      const actor = systemIn(municipality, 'promises')
      for (const { personId, because } of lapsed.slice(from, from + atATime))
        await voidPromises(trx, actor, `job ${id}`, { personId }, because)
    })
}

async function findLapsed(
  trx: ActorTransaction,
  municipality: Municipality,
): Promise<{ readonly personId: string; readonly because: Voiding }[]> {
  const { rows } = await sql<{ person_id: string; because: Voiding }>`
    select person_id, because from (select distinct person_id from promise where ended is null and person_id is not null) open,
      lateral void_because(person_id, ${municipality.code}, ${promisesEndAt}, today()) because
    where because is not null order by person_id`.execute(trx)
  return rows.map(({ person_id, because }) => ({ personId: person_id, because }))
}
