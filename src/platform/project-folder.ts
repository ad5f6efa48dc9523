import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from './refusal.ts'

/** The folder with `db/` and `dist/`, from the bundle in `dist/` as from the sources. */
export function findProjectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'db/roles.sql'))) {
    if (folder === dirname(folder)) throw new Refusal('The folder db/ is missing beside the program.')
    folder = dirname(folder)
  }
  return folder
}
