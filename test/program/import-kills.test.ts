import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/features/status-rules/index.ts'
import { mappingOf, peopleFile } from '../support/imports.ts'
import { programSecrets } from '../support/keys.ts'
import { killProgramAfter, killProgramWhen, runProgram } from '../support/program.ts'

const folder = resolve('var/test/import-kills')
const environment = { FODFAESTE_DATA: `${folder}/data`, ...programSecrets() }
/** `npm run faults` asks for many; the ordinary run for a few. */
const kills = Number(process.env.FODFAESTE_IMPORT_KILLS ?? 4)
const people = 6_000

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/mapping.json`, JSON.stringify(mappingOf('people', { complete: false })))
  const said = [
    await runProgram(['municipality', 'add', '851', 'Aalborg', '--host', '127.0.0.1'], environment),
    await runProgram(['import', 'declare', `${folder}/mapping.json`], environment),
  ]
  expect(said.map(({ code }) => code)).toEqual([0, 0])
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

async function taken(file: string) {
  const { code, said } = await runProgram(take(file), environment)
  expect(code, said).toBe(0)
  const number = (name: string) => Number(new RegExp(`"${name}": (\\d+)`).exec(said)?.[1])
  return { is: /"is": "(\w+)"/.exec(said)?.[1], added: number('added'), same: number('same') }
}

/** Somewhere between the first row and the last statement: each kill of the program has another moment. */
async function kill(file: string, number: number): Promise<void> {
  const random = Math.random()
  if (number % 3 === 0) return killProgramAfter(800 + random * 5_000, take(file), environment)
  if (number % 3 === 1) {
    await killProgramWhen(/rows read/, take(file), environment, random * 3_000)
    return
  }
  const running = runProgram(take(file), environment)
  await new Promise((go) => setTimeout(go, 1_500 + random * 4_000))
  const [pid = ''] = readFileSync(`${folder}/data/postgres/postmaster.pid`, 'utf8').split('\n')
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
      if (again.is !== 'known') expect(again).toEqual({ is: 'applied', added: people, same: 0 })
      expect(await taken(backward)).toEqual({ is: 'applied', added: 0, same: people })
    },
  )

  it('leaves everybody with the status that follows from what was taken', async () => {
    expect(await runProgram(['status', 'verify'], environment)).toMatchObject({ code: 0 })
  })
})
