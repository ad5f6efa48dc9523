import { parseArgs } from 'node:util'
import { readDatabaseConfig } from '../config.ts'
import { findStatusDifferences, refreshStatus, statusKeeper } from '../features/status/index.ts'
import { withActor } from '../platform/db/with-actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'

export const status: Command = {
  name: 'status',
  summary: 'compares everybody’s kept status with their activities',
  help: `Usage: npx fodfaeste status verify [--repair] [--municipality CODE]

Works out everybody's status anew from their activities and compares it with what is kept. Ends with 0 where both agree and
with 1 where they do not, after naming by internal id whose differ. Nothing else is said about anybody.

  --repair             brings what differs up to date
  --municipality CODE  where there is more than one`,
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { repair: { type: 'boolean', default: false }, municipality: { type: 'string' } },
    })
    if (positionals.length !== 1 || positionals[0] !== 'verify')
      throw new Refusal('Say what to do: status verify (--help shows how).', 2)
    const runtime = await openRuntime(readDatabaseConfig(process.env), say)
    const database = connectRuntime(runtime, () => {})
    try {
      const keeper = statusKeeper(await chooseMunicipality(database, values.municipality))
      const different = await withActor(database.kysely, keeper, 'read only', (trx) =>
        findStatusDifferences(trx, keeper, 'everybody'),
      )
      for (const person of different) console.log(person)
      if (different.length === 0) return say('What is kept is what everybody’s activities say.')
      if (!values.repair) throw new Refusal(`${different.length} people’s kept status differs.`)
      await withActor(database.kysely, keeper, 'read write', (trx) => refreshStatus(trx, keeper, different))
      say(`Brought ${different.length} people’s kept status up to date.`)
    } finally {
      await database.close()
      await runtime.leave()
    }
  },
}
