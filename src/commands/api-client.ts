import { parseArgs } from 'node:util'
import { readDatabaseConfig } from '../config.ts'
import { endClient, listClients, makeClient, reportingApi } from '../features/reporting-api/index.ts'
import { type ActorTransaction, withActor } from '../platform/db/with-actor.ts'
import { isDay } from '../platform/http/form-fields.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'

const options = {
  school: { type: 'string' },
  until: { type: 'string' },
  municipality: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export const apiClient: Command = {
  name: 'api-client',
  summary: 'lets a school’s student administrative system report concerns',
  help: `Usage: npx fodfaeste api-client add NAME --school SCHOOL --until DATE [--municipality CODE]
       npx fodfaeste api-client list [--json] [--municipality CODE]
       npx fodfaeste api-client end ID [--municipality CODE]

add   makes a client for a school that is here, and prints its id and its secret. The secret is kept nowhere: give it to
      those who run the system, and make a new client where it is lost.
list  says which there are, and until when.
end   ends one at once.

What a system sends, and how it asks for a token, stands at /api/openapi.json.

Example: npx fodfaeste api-client add "Studie-IT" --school "Limfjordsskolen" --until 2027-07-31`,
  async run(args, say) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [verb, word = ''] = positionals
    if (verb !== 'add' && verb !== 'list' && verb !== 'end')
      throw new Refusal(
        'Say what to do: api-client add, api-client list or api-client end (--help shows how).',
        2,
      )
    const runtime = await openRuntime(readDatabaseConfig(process.env), say)
    const database = connectRuntime(runtime, () => {})
    try {
      const actor = reportingApi(await chooseMunicipality(database, values.municipality))
      await withActor(database.kysely, actor, verb === 'list' ? 'read only' : 'read write', async (trx) => {
        if (verb === 'add') await add(trx, word, values)
        else if (verb === 'end') await end(trx, word, say)
        else await list(trx, values.json)
      })
    } finally {
      await database.close()
      await runtime.leave()
    }
  },
}

async function add(
  trx: ActorTransaction,
  name: string,
  { school = '', until = '' }: { readonly school?: string | undefined; readonly until?: string | undefined },
): Promise<void> {
  if (name.length < 2 || school === '') throw new Refusal('Say the system’s name and its --school.', 2)
  if (!isDay(until)) throw new Refusal('Say the last day on which it may report: --until 2027-07-31.', 2)
  const made = await makeClient(trx, { organisation: school, name, validUntil: until })
  if (!made)
    throw new Refusal(`No school is called “${school}” here. Schools come with sign-ins and with rolls.`)
  console.log(JSON.stringify({ client_id: made.id, client_secret: made.secret }, null, 2))
}

async function end(trx: ActorTransaction, id: string, say: (line: string) => void): Promise<void> {
  if (!(await endClient(trx, id))) throw new Refusal('No client that is open has that id: api-client list.')
  say('Ended: it opens nothing any more.')
}

async function list(trx: ActorTransaction, json: boolean): Promise<void> {
  const all = await listClients(trx)
  if (json) return console.log(JSON.stringify(all, null, 2))
  for (const { id, organisation, name, validUntil, endedAt } of all)
    console.log(`${id}  ${organisation}  ${name}  ${endedAt ? 'ended' : `until ${validUntil}`}`)
}
