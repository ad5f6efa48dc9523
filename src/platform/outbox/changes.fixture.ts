import { randomUUID } from 'node:crypto'
import type { Municipality } from '../access/actor.ts'
import { writeAccess } from '../audit/access-log.ts'
import { connect } from '../db/connect.ts'
import { withActor } from '../db/with-actor.ts'
import { writeMessage } from './write-message.ts'

/**
 * Makes changes without end, several at once, each with its row in the log and its message, until it is killed.
 * Arguments: the connection and the municipality, as JSON.
 */
const [connection = '', where = ''] = process.argv.slice(2)
const municipality = JSON.parse(where) as Municipality
const database = connect({ connection: JSON.parse(connection) as object })
const actor = { kind: 'system', name: 'test', municipality } as const

async function changeWithoutEnd(): Promise<never> {
  for (;;) {
    const key = randomUUID()
    await withActor(database.kysely, actor, 'read write', async (trx) => {
      await trx.insertInto('form_receipt').values({ key, page: 'change', location: '/' }).execute()
      await writeAccess(trx, actor, { requestId: key, page: 'change', method: 'POST', result: 'done' })
      await writeMessage(trx, actor, { key, to: { address: 'a@example.dk' }, kind: 'news', language: 'da' })
    })
    process.stdout.write('.')
  }
}

await Promise.all(Array.from({ length: 4 }, changeWithoutEnd))
