import { Refusal } from '../platform/refusal.ts'

/** Why a file that somebody names on the command line cannot be read. @throws Refusal always */
export function readingRefused(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'it may not be read',
  }[code]
  throw new Refusal(`Cannot read ${path}: ${reason ?? (code || 'no reason given')}.`)
}
