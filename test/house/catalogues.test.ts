import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { projectFiles } from '../../scripts/checks/files.ts'

/* A door's words stand in parts that are put together: a word in two of them would silently be only one of the two. */

const parts = projectFiles().filter((file) => /^src\/.*\/text-[a-z-]+\.(da|en)\.ts$/.test(file))

type Words = Readonly<Record<string, unknown>>
async function wordsOf(file: string): Promise<Words> {
  const loaded: Readonly<Record<string, Words>> = await import(resolve(file))
  return Object.values(loaded)[0] ?? {}
}

it('each part’s words are the door’s own', async () => {
  expect(parts.length).toBeGreaterThan(10)
  const lost: string[] = []
  for (const part of parts) {
    const language = part.includes('.da.') ? 'da' : 'en'
    const whole = await wordsOf(`${dirname(part)}/text.${language}.ts`)
    const own = await wordsOf(part)
    for (const key of Object.keys(own)) if (whole[key] !== own[key]) lost.push(`${part} ${key}`)
  }
  expect(lost).toEqual([])
})
