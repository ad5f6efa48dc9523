import { existsSync, readdirSync } from 'node:fs'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAlive } from './process.ts'
import { cleanUp, freshFolder, neighbours, Program, placeOf, start, until } from './trial.fixture.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 })
afterEach(cleanUp)

async function ask(folder: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

describe.for([18, 15] as const)('PostgreSQL %i', (version) => {
  test('makes a Danish database at the first start and finds it again at the second', async () => {
    const folder = freshFolder()
    const first = await start(folder, version)
    const { socketFolder } = first
    expect(first.startedHere).toBe(true)
    expect(String(await ask(socketFolder, 'show server_version'))).toMatch(new RegExp(`^${version}\\.`))
    expect(await ask(socketFolder, 'show data_checksums')).toBe('on')
    expect(await ask(socketFolder, 'show listen_addresses')).toBe('')
    const towns = `select string_agg(name, ' ' order by name) from unnest('{Zornig,Åby,Aabenraa,Ærø,Øster,Alfa}'::text[]) name`
    expect(await ask(socketFolder, towns)).toBe('Alfa Zornig Ærø Øster Aabenraa Åby')
    // With the locale C, version 15 keeps capital Æ in search words and both versions lose æ in similarity.
    expect(await ask(socketFolder, `select to_tsvector('ÆBLER') @@ to_tsquery('æble')`)).toBe(true)
    await ask(socketFolder, 'create extension pg_trgm')
    expect(await ask(socketFolder, `select show_trgm('æ') = show_trgm('ø')`)).toBe(false)
    await ask(socketFolder, 'create table kept as select 42 as value')
    expect(await first.stop()).toBe('stopped')
    expect(existsSync(socketFolder)).toBe(false)

    const second = await start(folder, version)
    expect(await ask(second.socketFolder, 'select value from kept')).toBe(42)
    expect(await second.stop()).toBe('stopped')
    expect(isAlive(second.pid)).toBe(false)
  })
})

test('a server that outlived a killed program is adopted with its data, and stops with the next one', async () => {
  const folder = freshFolder()
  const killed = new Program(folder, 'program')
  const orphan = await killed.told()
  await killed.kill()
  const next = await start(folder)
  expect(next).toMatchObject({ pid: orphan.pid, startedHere: false, socketFolder: orphan.socketFolder })
  await next.claimProgram()
  expect(await next.stop()).toBe('stopped')
})

test('a first start that is killed half-way leaves nothing that the next one takes for a database', async () => {
  const folder = freshFolder()
  const killed = new Program(folder, 'program')
  const place = placeOf(folder)
  await until(() => neighbours(place.data).length > 0)
  await killed.kill()
  expect(existsSync(place.data)).toBe(false)
  expect(neighbours(place.data)).toHaveLength(1)

  const next = await start(folder)
  expect(await ask(next.socketFolder, 'select 1')).toBe(1)
  expect(neighbours(place.data)).toEqual([])
  await next.stop()
})

test('of two programs that start at the same moment one wins and the other is refused in plain words', async () => {
  const folder = freshFolder()
  const both = [new Program(folder, 'program'), new Program(folder, 'program')]
  const told = await Promise.all(both.map((each) => each.told()))
  const winner = both[told.findIndex((each) => each.pid)]
  expect(told.filter((each) => each.pid)).toHaveLength(1)
  expect(told.find((each) => each.refused)?.refused).toMatch(
    new RegExp(`^Fodfæste already runs on the data in .* \\(process ${winner?.child.pid}\\)`),
  )
  expect(await winner?.end()).toEqual({ stopped: 'stopped' })
})

test('a command that started the server does not stop it under a program that came meanwhile', async () => {
  const folder = freshFolder()
  const command = new Program(folder, 'command')
  expect(await command.told()).toMatchObject({ startedHere: true })
  const program = await start(folder)
  await program.claimProgram()
  expect(program.startedHere).toBe(false)
  expect(await command.end()).toEqual({ stopped: 'in-use' })
  expect(await ask(program.socketFolder, 'select 1')).toBe(1)
  expect(await program.stop()).toBe('stopped')
})

test('who comes while the last one stops the server gets a new server', async () => {
  const folder = freshFolder()
  const leaving = await start(folder)
  const [stopped, coming] = await Promise.all([leaving.stop(), start(folder)])
  expect(await ask(coming.socketFolder, 'select 1')).toBe(1)
  // Either the newcomer was quick enough to be waited for, or it had to start again: never neither.
  expect(coming.pid === leaving.pid).toBe(stopped === 'in-use')
  expect(await coming.stop()).toBe('stopped')
})

test('of users who leave at the same moment exactly one stops the server', async () => {
  const folder = freshFolder()
  const users = [await start(folder), await start(folder), await start(folder)]
  const ends = await Promise.all(users.map((user) => user.stop()))
  expect(ends.sort()).toEqual(['in-use', 'in-use', 'stopped'])
})

test("the lock of the program survives a crash of the server's inner processes", async () => {
  const folder = freshFolder()
  const program = await start(folder)
  await program.claimProgram()
  const backend = Number(
    await ask(
      program.socketFolder,
      `select pid from pg_stat_activity where application_name like 'fodfaeste%'`,
    ),
  )
  process.kill(backend, 'SIGKILL')
  const other = await start(folder)
  await until(() => readdirSync(program.socketFolder).length > 0)
  await vi.waitFor(
    async () =>
      expect(
        await ask(
          other.socketFolder,
          `select count(*)::int from pg_locks where locktype = 'advisory' and objid = 2`,
        ),
      ).toBe(1),
    { timeout: 20_000 },
  )
  await expect(other.claimProgram()).rejects.toMatchObject({ kind: 'program-running' })
  expect(await other.stop()).toBe('in-use')
  expect(await program.stop()).toBe('stopped')
})
