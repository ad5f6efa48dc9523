import { existsSync, lstatSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseAccount } from './account.ts'
import { packageRoot } from './index.ts'
import { ask } from './run.ts'
import { cleanUp, freshFolder, Program, start } from './trial.fixture.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 })
afterEach(cleanUp)

const account = chooseAccount(undefined, () => undefined)

test('the server runs as an ordinary account, and only that account reaches data and socket', async () => {
  const postgres = await start(freshFolder())
  const uid = account?.uid ?? process.getuid?.()
  for (const folder of [postgres.dataFolder, postgres.socketFolder]) {
    expect(lstatSync(folder)).toMatchObject({ uid, mode: 0o40700 })
  }
  expect(postgres.socketFolder.length).toBeLessThan(80)
  await postgres.stop()
})

test('a place where no folder can be is refused in one plain line', async () => {
  const file = freshFolder()
  writeFileSync(file, '')
  await expect(start(join(file, 'data'))).rejects.toMatchObject({
    kind: 'no-permission',
    message: expect.stringMatching(/^There can be no folder .*\.$/),
  })
})

if (!account) {
  test('a folder in which nothing may be written is refused in one plain line', async () => {
    await expect(start(freshFolder(0o555))).rejects.toMatchObject({
      kind: 'no-permission',
      message: expect.stringMatching(/^No permission to use .*\.$/),
    })
  })
}

// What only root meets: the server's account cannot follow into a closed folder.
if (account) {
  test('as root in a closed folder the data go outside it, are said to, and are found again', async () => {
    const folder = freshFolder(0o700)
    const said: string[] = []
    const first = await start(folder, 18, said)
    expect(first.dataFolder).toMatch(/^\/var\/lib\/fodfaeste\/[\w.-]+-[0-9a-f]{8}\/data$/)
    expect(said.filter((line) => line.includes(first.dataFolder))).toHaveLength(1)
    expect(existsSync(folder)).toBe(false)
    expect(lstatSync(dirname(first.dataFolder))).toMatchObject({ uid: 0, mode: 0o40755 })
    const command = new Program(folder, 'command')
    expect(await command.told()).toMatchObject({ pid: first.pid, dataFolder: first.dataFolder })
    expect(await command.end()).toEqual({ stopped: 'in-use' })
    await first.stop()

    const again: string[] = []
    const second = await start(folder, 18, again)
    expect(second.dataFolder).toBe(first.dataFolder)
    expect(again).toEqual([])
    await second.stop()
  })

  const canReachUs = ask('test', ['-r', join(packageRoot(), 'package.json')], account) !== undefined
  if (canReachUs) {
    test('as root with a closed umask, folders on the way to the data are made so that the server can pass', async () => {
      const folder = join(freshFolder(), 'deeper', 'still')
      const program = new Program(folder, 'program')
      expect(await program.told()).toMatchObject({ startedHere: true, dataFolder: folder })
      expect(lstatSync(dirname(folder)).mode).toBe(0o40711)
      await program.end()
    })

    test('an ordinary user runs it on data of their own, and root later joins that server', async () => {
      const folder = freshFolder(0o755, account)
      const user = new Program(folder, 'program', account)
      const told = await user.told()
      expect(told).toMatchObject({ startedHere: true, dataFolder: folder })
      const root = await start(folder)
      expect(root.pid).toBe(told.pid)
      expect(await root.stop()).toBe('in-use')
      expect(await user.end()).toEqual({ stopped: 'stopped' })
    })
  }
}
