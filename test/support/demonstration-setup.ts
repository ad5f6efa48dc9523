import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a running demonstration, made fresh for this run. */
    demonstration: string
  }
}

/** One demonstration for all browser tests, as `npm start` runs it: built, in a process and a folder of its own. */
export default async function startDemonstration(project: TestProject): Promise<() => Promise<void>> {
  const data = resolve('var/test/e2e')
  await rm(data, { recursive: true, force: true })
  const program = await startProgram({ FODFAESTE_DEMO: '1', FODFAESTE_DATA: data })
  project.provide('demonstration', program.base)
  return async () => {
    await program.stop()
  }
}
