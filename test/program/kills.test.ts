import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, killProgramAfter, startProgram } from '../support/program.ts'

const folder = resolve('var/test/kills')
beforeAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `npm run faults` asks for many; the ordinary run tries each stage of a first start once. */
const kills = Number(process.env.FODFAESTE_KILLS ?? 6)
// A first start takes about two seconds: making the database, migrating, loading. The moments are spread over it.
const moments = Array.from({ length: kills }, (_, index) => 200 + Math.round((index * 2000) / kills))

describe('killed the hard way during its first start', () => {
  it.each(moments)('after %i ms, the next start repairs and goes on', async (milliseconds) => {
    const environment = { FODFAESTE_DEMO: '1', FODFAESTE_DATA: `${folder}/${milliseconds}` }
    await killProgramAfter(milliseconds, ['serve'], { ...environment, PORT: String(await freePort()) })
    const program = await startProgram(environment)
    const front = await fetch(`${program.base}/`)
    const theme = await (await fetch(`${program.base}/temaer/4`)).text()
    expect(await program.stop()).toBe(0)
    expect(front.status).toBe(200)
    expect(theme.match(/\/initiativer\/4\.\d/g)).toHaveLength(2)
  })

  it('twice in a row and once while it runs, nothing is lost', async () => {
    const environment = { FODFAESTE_DEMO: '1', FODFAESTE_DATA: `${folder}/again` }
    for (const milliseconds of [400, 900])
      await killProgramAfter(milliseconds, ['serve'], { ...environment, PORT: String(await freePort()) })
    const running = await startProgram(environment)
    running.child.kill('SIGKILL')
    const program = await startProgram(environment)
    expect((await fetch(`${program.base}/maal-og-tal`)).status).toBe(200)
    expect(await program.stop()).toBe(0)
  })
})
