import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { claimsOf, type TestReport } from '../../scripts/checks/asvs-claims.ts'
import { textOf } from '../../scripts/checks/files.ts'
import { changed } from '../../scripts/trust/copy.ts'
import { drawing } from '../../scripts/trust/draw.ts'
import { fold, namePattern, testsOf } from '../../scripts/trust/fold.ts'
import { mutants } from '../trust/mutants.ts'
import { promises } from '../trust/promises.ts'

const promise = { id: 'T-99', says: 'A test.', tests: ['a/b.test.ts > a group > is kept'] } as const
const reported = (...statuses: string[]): TestReport => ({
  testResults: [
    {
      name: '/somewhere/a/b.test.ts',
      assertionResults: statuses.map((status, index) => ({
        title: `is kept ${index}`,
        ancestorTitles: ['a group'],
        status,
        duration: 500,
      })),
    },
  ],
})

describe('a promise', () => {
  it('is kept when all its tests ran and passed', () => {
    expect(fold(promise, reported('passed', 'passed'))).toEqual({ promise, faults: [], seconds: 1 })
  })

  it('is not kept when one of them failed', () => {
    expect(fold(promise, reported('passed', 'failed')).faults).toEqual([
      'failed: a/b.test.ts > a group > is kept 1',
    ])
  })

  it.each([
    ['none of them ran', reported('skipped')],
    ['none is there', reported()],
    ['there was no run', undefined],
  ])('is not kept when %s', (_, report) => {
    expect(fold(promise, report).faults).toEqual(['did not run: a/b.test.ts > a group > is kept'])
  })

  it('is run alone by the names of its tests, and by whole files where it names one', () => {
    const pattern = new RegExp(namePattern([promise]) ?? 'never')
    expect(pattern.test('a group is kept 1')).toBe(true)
    expect(pattern.test('another group is kept')).toBe(false)
    expect(namePattern([{ ...promise, tests: ['a/b.test.ts'] }])).toBeUndefined()
  })
})

describe('the list of promises', () => {
  it('names each once, in words, and only files that are there', () => {
    expect(new Set(promises.map(({ id }) => id)).size).toBe(promises.length)
    for (const { says } of promises) expect(says).toMatch(/^[\p{Lu}“].{20,140}\.$/u)
    const files = promises.flatMap(testsOf).map(({ file }) => file)
    expect([...new Set(files)].filter((file) => !existsSync(file))).toEqual([])
  })
})

describe('the mutants', () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed)
  const planted = (seed: number) =>
    mutants.map((mutant) => ({ ...mutant, ...mutant.plant(drawing(seed, mutant.kind)) }))

  it('are of at least 15 kinds, and lie where the seed says', () => {
    expect(new Set(mutants.map(({ kind }) => kind)).size).toBe(mutants.length)
    expect(mutants.length).toBeGreaterThanOrEqual(15)
    expect(planted(7)).toEqual(planted(7))
    expect(planted(7).map(({ place }) => place)).not.toEqual(planted(8).map(({ place }) => place))
  })

  it('are read by the command as it runs: by Node alone, which knows no markup', () => {
    const read = "import('./test/trust/mutants.ts').then(({ mutants }) => console.log(mutants.length))"
    const { stdout } = spawnSync(process.execPath, ['-e', read], { encoding: 'utf8' })
    expect(stdout.trim()).toBe(String(mutants.length))
  })

  it('change words that stand in the program exactly once, wherever the seed leads', () => {
    for (const { change } of seeds.flatMap(planted))
      if (change) expect(changed(textOf(change.file), change)).not.toBe(textOf(change.file))
  })

  it('run tests of the line that must notice them', () => {
    for (const { line, tests } of seeds.flatMap(planted)) {
      const files = promises.filter(({ id }) => id === line).flatMap(testsOf)
      const wanted = tests.flatMap((test) => claimsOf(line, test)).map(({ file }) => file)
      expect(wanted.filter((file) => !files.some((one) => one.file === file))).toEqual([])
    }
  })
})
