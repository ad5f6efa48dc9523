import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayFrom } from './days.ts'
import { continued, linesOf, preparedFile, readLines, readMunicipality, writeMunicipality } from './file.ts'
import { generate } from './generate.ts'
import { readLine } from './line.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'municipality-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('the prepared file is what the generator makes, byte for byte before it is compressed', async () => {
  const lines = await readLines(preparedFile())
  const { young, seed, until } = await readMunicipality(preparedFile())
  expect([young, seed, until]).toEqual([34_249, 851, dayFrom('2026-08-31')])
  let index = 0
  for (const line of linesOf({ young, seed, until })) {
    // Compared one by one: of two texts of megabytes a test could only say that they differ.
    if (line !== `${lines[index]}\n`) expect(line).toBe(`${lines[index]}\n`)
    index += 1
  }
  expect(index).toBe(lines.length)
})

it('what was read from a file goes on to be what would have been made for the later day', async () => {
  const file = join(folder, 'small.txt.br')
  const small = { young: 500, seed: 3, until: dayFrom('2024-03-17') }
  await writeMunicipality(file, small)
  const read = await readMunicipality(file)
  expect(read.lines.map(readLine)).toEqual([...generate(small)])
  for (const day of ['2024-03-18', '2026-11-25'])
    expect([...continued(read, dayFrom(day))]).toEqual([...generate({ ...small, until: dayFrom(day) })])
})

it('a file of something else, and one that is not there, are refused', async () => {
  const file = join(folder, 'other.txt.br')
  await writeFile(file, brotliCompressSync('{"format":"something else"}\n'))
  await expect(readMunicipality(file)).rejects.toThrow(RangeError)
  await expect(readMunicipality(join(folder, 'nothing'))).rejects.toThrow('ENOENT')
})
