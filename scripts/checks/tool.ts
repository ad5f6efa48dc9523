import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './files.ts'

const bin = join(root, 'node_modules', '.bin')

interface Said {
  readonly code: number | null
  readonly output: string
}

/** Runs an installed tool in a folder (the clone) and gives its exit code and what it said. */
export function runTool(name: string, args: readonly string[], folder = root): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(bin, name), args, {
      cwd: folder,
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const take = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: output.trim() }))
  })
}

/** A tool whose exit code is its verdict. */
export async function verdictOf(name: string, args: readonly string[]): Promise<string[]> {
  const { code, output } = await runTool(name, args)
  return code === 0 ? [] : [output === '' ? `${name} ended with ${code}` : output]
}
