import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, killProgramAfter, startProgram } from '../support/program.ts'

const folder = resolve('var/test/kills')
beforeAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `npm run faults` asks for many; the ordinary run tries the beginning, the middle and the end of a first start. */
const kills = Number(process.env.FODFAESTE_KILLS ?? 3)
const shares = Array.from({ length: kills }, (_, index) => (index + 0.5) / kills)
/** How long a first start takes here that nobody kills, in milliseconds: making the database, migrating, loading. */
let whole = 0

const environmentOf = (name: string) => ({ FODFAESTE_DEMO: '1', FODFAESTE_DATA: `${folder}/${name}` })

describe('killed the hard way during its first start', () => {
  beforeAll(async () => {
    const begun = performance.now()
    const program = await startProgram(environmentOf('whole'))
    whole = performance.now() - begun
    await program.stop()
  })

  it.each(shares)('after %d of it, the next start repairs and goes on', async (share) => {
    const environment = environmentOf(String(share))
    await killProgramAfter(share * whole, ['serve'], { ...environment, PORT: String(await freePort()) })
    const program = await startProgram(environment)
    const front = await fetch(`${program.base}/`)
    const theme = await (await fetch(`${program.base}/temaer/4`)).text()
    expect(await program.stop()).toBe(0)
    expect(front.status).toBe(200)
    expect(theme.match(/\/initiativer\/4\.\d/g)).toHaveLength(2)
  })

  it('twice in a row and once while it runs, nothing is lost', async () => {
    const environment = environmentOf('again')
    for (const share of [0.2, 0.4])
      await killProgramAfter(share * whole, ['serve'], { ...environment, PORT: String(await freePort()) })
    const running = await startProgram(environment)
    running.child.kill('SIGKILL')
    const program = await startProgram(environment)
    expect((await fetch(`${program.base}/maal-og-tal`)).status).toBe(200)
    expect(await program.stop()).toBe(0)
  })
})
