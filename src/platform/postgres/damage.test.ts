import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { isAlive } from './process.ts'
import { serverProcess } from './run.ts'
import { cleanUp, freshFolder, Program, placeOf, start, until } from './trial.fixture.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 })
afterEach(cleanUp)

test('data without their control file, or without their version, are refused and left as they are', async () => {
  const folder = freshFolder()
  const first = await start(folder)
  await first.stop()
  for (const missing of ['global/pg_control', 'PG_VERSION']) {
    rmSync(join(first.dataFolder, missing))
    const before = readdirSync(first.dataFolder)
    await expect(start(folder)).rejects.toMatchObject({
      kind: 'corrupted',
      message: expect.stringContaining(`${missing} is missing`),
    })
    expect(readdirSync(first.dataFolder)).toEqual(before)
  }
})

test('data whose control file is rubbish are refused as damaged', async () => {
  const folder = freshFolder()
  const first = await start(folder)
  await first.stop()
  writeFileSync(join(first.dataFolder, 'global/pg_control'), 'rubbish')
  await expect(start(folder)).rejects.toMatchObject({ kind: 'corrupted' })
})

test('a folder with other things in it is never made a database', async () => {
  const folder = freshFolder()
  const { data } = placeOf(folder)
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'letter.txt'), 'Kære Ida')
  await expect(start(folder)).rejects.toMatchObject({ kind: 'corrupted' })
  expect(readdirSync(data)).toEqual(['letter.txt'])
  rmSync(data, { recursive: true })
})

test('data of another major version are refused', async () => {
  const folder = freshFolder()
  await (await start(folder, 15)).stop()
  await expect(start(folder, 18)).rejects.toMatchObject({
    kind: 'other-version',
    message: expect.stringMatching(/made by PostgreSQL 15, and this is 18/),
  })
})

test('a server that does not start is explained with its own last line', async () => {
  const folder = freshFolder()
  const first = await start(folder)
  await first.stop()
  writeFileSync(join(first.dataFolder, 'postgresql.conf'), 'no_such_setting = 1\n')
  await expect(start(folder)).rejects.toMatchObject({
    kind: 'will-not-start',
    message: expect.stringMatching(/no_such_setting|configuration file/),
  })
})

test('a note left by a dead server whose number now belongs to another process is no obstacle', async () => {
  const folder = freshFolder()
  const killed = new Program(folder, 'program')
  const { pid = 0, dataFolder = '' } = await killed.told()
  await killed.kill()
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid))
  const { account } = placeOf(folder)
  const bystander = spawn('sleep', ['60'], serverProcess(account))
  const note = join(dataFolder, 'postmaster.pid')
  writeFileSync(note, readFileSync(note, 'utf8').replace(String(pid), String(bystander.pid)))

  const next = await start(folder)
  expect(next.startedHere).toBe(true)
  expect(bystander.exitCode).toBe(null)
  expect(existsSync(dirname(next.socketFolder))).toBe(true)
  await next.stop()
  bystander.kill()
})

test('after the server itself was killed the next start repairs the data and removes the old socket folder', async () => {
  const folder = freshFolder()
  const killed = new Program(folder, 'program')
  const { pid = 0, socketFolder = '' } = await killed.told()
  process.kill(pid, 'SIGKILL')
  await killed.kill()
  const next = await start(folder)
  expect(next.startedHere).toBe(true)
  expect(existsSync(socketFolder)).toBe(false)
  await next.claimProgram()
  await next.stop()
})
