import { readDatabaseConfig } from '../config.ts'
import { type Actor, systemIn } from '../platform/access/actor.ts'
import { type ActorTransaction, withActor } from '../platform/db/with-actor.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'

/**
 * Changes a municipality's figures in one transaction, as the task of that name; no policy opens anything about anybody to
 * it.
 *
 * @throws Refusal as `chooseMunicipality`
 */
export async function changeFigures<Result>(
  code: string | undefined,
  say: (line: string) => void,
  work: (trx: ActorTransaction, actor: Actor) => Promise<Result>,
): Promise<Result> {
  const runtime = await openRuntime(readDatabaseConfig(process.env), say)
  const database = connectRuntime(runtime, () => {})
  try {
    const municipality = await chooseMunicipality(database, code)
    const actor = systemIn(municipality, 'figures')
    return await withActor(database.kysely, actor, 'read write', (trx) => work(trx, actor))
  } finally {
    await database.close()
    await runtime.leave()
  }
}
