import { runTool, verdictOf } from './tool.ts'

/** Types. TypeScript 7 by name: under another major the same command checks something else, or nothing. */
export async function types(): Promise<string[]> {
  const { output } = await runTool('tsc', ['--version'])
  if (!output.startsWith('Version 7.')) return [`tsc is not TypeScript 7 but says: ${output}`]
  const programs = await Promise.all([
    verdictOf('tsc', ['--noEmit']),
    verdictOf('tsc', ['--noEmit', '-p', 'assets']),
  ])
  return programs.flat()
}
