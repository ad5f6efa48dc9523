import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { choosePlace } from '../../src/platform/postgres/place.ts'
import { localDate } from '../../src/platform/time.ts'
import { startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a running demonstration, made fresh for this run. */
    demonstration: string
    /** The day on which it was loaded, `YYYY-MM-DD`. */
    demonstrationDay: string
  }
}

/** One demonstration for all browser tests, as `npm start` runs it: built, in a process and a folder of its own. */
export default async function startDemonstration(project: TestProject): Promise<() => Promise<void>> {
  const data = resolve('var/test/e2e')
  await rm(data, { recursive: true, force: true })
  // Where the server's account cannot reach the clone its data lie elsewhere, sealed with keys that are gone now.
  const place = choosePlace(join(data, 'postgres'), 18, () => {})
  await rm(place.data, { recursive: true, force: true })
  const day = localDate(new Date())
  const program = await startProgram({ FODFAESTE_DEMO: '1', FODFAESTE_DATA: data })
  if (localDate(new Date()) !== day) {
    // Started around midnight, and nobody knows on which side of it the people were loaded.
    await program.stop()
    return startDemonstration(project)
  }
  project.provide('demonstration', program.base)
  project.provide('demonstrationDay', day)
  return async () => {
    await program.stop()
  }
}
