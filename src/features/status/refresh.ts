import { sql } from 'kysely'
import { type Actor, systemIn } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'

/** So many at a time: well inside the time that a statement may take, on a small machine too. */
const atATime = 2_000

export type People = readonly string[] | 'everybody'

/**
 * Brings the maintained spells of some people up to date, in the transaction of what changed: after a change of an activity,
 * a residence or a birth date, after an import, after new rules. Runs as the program's own task `status`, because whoever
 * may write an activity may not write a status. Returns how many spells changed; 0 where they were right.
 */
export const refreshStatus = (trx: ActorTransaction, actor: Actor, people: People): Promise<number> =>
  asSystem(trx, actor, 'status', async () => {
    let changed = 0
    for await (const some of inTurn(trx, people)) {
      const { rows } = await sql<{ changed: string }>`
        select refresh_status(${some}::uuid[]) as changed`.execute(trx)
      changed += Number(rows[0]?.changed ?? 0)
    }
    return changed
  })

/** The ids of those whose maintained spells are not what their activities say. Nobody, while everything is right. */
export const findStatusDifferences = (
  trx: ActorTransaction,
  actor: Actor,
  people: People,
): Promise<string[]> =>
  asSystem(trx, actor, 'status', async () => {
    const different: string[] = []
    for await (const some of inTurn(trx, people)) {
      const { rows } = await sql<{ person: string }>`
        select person from status_differences(${some}::uuid[]) person order by person`.execute(trx)
      different.push(...rows.map(({ person }) => person))
    }
    return different
  })

/** The program's task that keeps the spells, for a command that is nobody's. */
export const statusKeeper = (municipality: Actor['municipality']): Actor => systemIn(municipality, 'status')

async function* inTurn(trx: ActorTransaction, people: People): AsyncGenerator<string[]> {
  if (people !== 'everybody') {
    for (let index = 0; index < people.length; index += atATime) yield people.slice(index, index + atATime)
    return
  }
  for (let after: string | null = null; ; ) {
    const rows: { id: string }[] = await trx
      .selectFrom('young_person')
      .select('id')
      .$if(after !== null, (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(atATime)
      .execute()
    if (rows.length > 0) yield rows.map(({ id }) => id)
    const last = rows.at(-1)
    if (!last || rows.length < atATime) return
    after = last.id
  }
}
