import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { until } from '../../../test/support/jobs.ts'

/** `npm run faults` asks for many; the ordinary run for a few. */
const kills = Number(process.env.FODFAESTE_KILLS ?? 4)

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

/** Lets a program make changes for a while, and kills it in the middle of whatever it does then. */
async function changeAndKill(milliseconds: number): Promise<number> {
  const loader = join(import.meta.dirname, '../../../node_modules/tsx/dist/loader.mjs')
  const file = join(import.meta.dirname, 'changes.fixture.ts')
  const args = ['--import', loader, file, JSON.stringify(db.login), JSON.stringify(db.aalborg)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let made = 0
  child.stdout.on('data', (piece: Buffer) => {
    made += piece.length
  })
  const ended = new Promise((over) => child.once('exit', over))
  await until(() => made > 0)
  await new Promise((go) => setTimeout(go, milliseconds))
  child.kill('SIGKILL')
  await ended
  return made
}

const keysOf = async (statement: string) =>
  (await db.asSuperuser<{ key: string }>(statement, [], db.superuser)).rows.map(({ key }) => key)

describe('a program that is killed while it makes changes', () => {
  it.each(Array.from({ length: kills }, (_, index) => index + 1))(
    'has made each with its log row, its message and its job, or not at all (%i)',
    async () => {
      const made = await changeAndKill(Math.random() * 400)
      // A server notices a lost client when it next writes to it.
      await until(async () => {
        const { rows } = await db.asSuperuser(
          "select from pg_stat_activity where datname = current_database() and usename = 'fodfaeste_login' and state <> 'idle'",
          [],
          db.superuser,
        )
        return rows.length === 0
      })
      const changes = await keysOf('select key from m_851.form_receipt order by 1')
      expect(changes.length).toBeGreaterThanOrEqual(made)
      expect(await keysOf('select request_id as key from m_851.access_log order by 1')).toEqual(changes)
      expect(await keysOf('select idempotency_key as key from m_851.message order by 1')).toEqual(changes)
      expect(await keysOf("select data -> 'ids' ->> 'message' as key from jobs.job order by 1")).toEqual(
        await keysOf('select id::text as key from m_851.message order by 1'),
      )
    },
  )
})
