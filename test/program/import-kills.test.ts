import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/platform/days.ts'
import { mappingOf, peopleFile } from '../support/imports.ts'
import { programSecrets } from '../support/keys.ts'
import { killProgramAfter, killProgramWhen, runProgram } from '../support/program.ts'

const folder = resolve('var/test/import-kills')
const environment = { FODFAESTE_DATA: `${folder}/data`, ...programSecrets() }
/** `npm run faults` asks for many; the ordinary run for a few. */
const kills = Number(process.env.FODFAESTE_IMPORT_KILLS ?? 3)
const people = 5_200
/** How long an import takes here that nobody kills, in milliseconds. */
let whole = 0
const outcomes: string[] = []

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/mapping.json`, JSON.stringify(mappingOf('people', { complete: false })))
  const said = [
    await runProgram(['municipality', 'add', '851', 'Aalborg', '--host', '127.0.0.1'], environment),
    await runProgram(['import', 'declare', `${folder}/mapping.json`], environment),
  ]
  expect(said.map(({ code }) => code)).toEqual([0, 0])
  const begun = performance.now()
  await taken(write(kills).file)
  whole = performance.now() - begun
})
afterAll(async () => {
  // The last command stops the server that the killed ones left behind.
  await runProgram(['import', 'sources'], environment)
  rmSync(folder, { recursive: true, force: true })
})

/** Other people for every kill, so that one can count them. */
function write(kill: number): { readonly file: string; readonly backward: string } {
  const rows = Array.from({ length: people }, (_, index) => {
    const one = kill * people + index
    return { born: addDays('1996-01-01', one % 4383), serial: Math.floor(one / 4383), from: '2018-01-01' }
  })
  const [file, backward] = [`${folder}/${kill}.csv`, `${folder}/${kill}-backward.csv`]
  writeFileSync(file, peopleFile(...rows))
  writeFileSync(backward, peopleFile(...rows.toReversed()))
  return { file, backward }
}

const take = (file: string) => ['import', 'take', file, '--source', 'folkeregister', '--json']

/** What a killed program had begun goes on until the server sees that nobody waits for it: a second, on a busy machine some. */
async function taken(file: string) {
  let { code, said } = await runProgram(take(file), environment)
  for (let again = 0; again < 10 && said.includes('Another import is running'); again += 1)
    ({ code, said } = await runProgram(take(file), environment))
  expect(code, said).toBe(0)
  const number = (name: string) => Number(new RegExp(`"${name}": (\\d+)`).exec(said)?.[1])
  return { is: /"is": "(\w+)"/.exec(said)?.[1], added: number('added'), same: number('same') }
}

/** Somewhere between the start and the end: each kill has another moment. */
async function kill(file: string, number: number): Promise<void> {
  const moment = Math.random() * whole
  if (number % 3 === 0) return killProgramAfter(moment, take(file), environment)
  if (number % 3 === 1) {
    await killProgramWhen(/rows read/, take(file), environment, moment / 2)
    return
  }
  const running = runProgram(take(file), environment)
  await new Promise((go) => setTimeout(go, 500 + moment * 0.8))
  const pidFile = `${folder}/data/postgres/postmaster.pid`
  // Not there yet, on a machine that is busier than when the moment was chosen.
  while (!existsSync(pidFile)) await new Promise((go) => setTimeout(go, 50))
  const [pid = ''] = readFileSync(pidFile, 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  await running
}

describe('an import that is killed, or whose PostgreSQL is', () => {
  it.each(Array.from({ length: kills }, (_, index) => index))(
    'has taken everything or nothing, and the same again completes it (%i)',
    async (number) => {
      const { file, backward } = write(number)
      await kill(file, number)
      const again = await taken(file)
      outcomes.push(again.is ?? '')
      if (again.is !== 'known') expect(again).toEqual({ is: 'applied', added: people, same: 0 })
      expect(await taken(backward)).toEqual({ is: 'applied', added: 0, same: people })
    },
  )

  it('leaves everybody with the status that follows from what was taken', async () => {
    expect(await runProgram(['status', 'verify'], environment)).toMatchObject({ code: 0 })
    // Some were killed before their end: what is tried here did happen.
    expect(outcomes).toContain('applied')
  })
})
