import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { declareSource, readDeclaration } from '../features/imports/index.ts'
import type { ActorTransaction } from '../platform/db/with-actor.ts'
import { findProjectFolder } from '../platform/project-folder.ts'

/** Declares the sources that come with the program, so that files can be tried. What is declared already stays. */
export async function loadSources(trx: ActorTransaction): Promise<void> {
  const folder = join(findProjectFolder(), 'db/mappings')
  for (const name of (await readdir(folder)).toSorted())
    await declareSource(trx, readDeclaration(await readFile(join(folder, name), 'utf8')), null)
}
