import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importFigures } from '../features/indicators/index.ts'
import { readFigures, readMapping } from '../features/published-figures/index.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { ActorTransaction } from '../platform/db/with-actor.ts'
import { fileInMemory } from '../platform/files/open-file.ts'
import { findProjectFolder } from '../platform/project-folder.ts'

/** The national series, by the same way that a municipality takes in its own: file, mapping, import. */
export async function loadFigures(trx: ActorTransaction, actor: Actor): Promise<void> {
  const folder = join(findProjectFolder(), 'db/figures')
  for (const name of ['neet-16-24', 'profile-model']) {
    const mapping = readMapping(await readFile(join(folder, `${name}.mapping.json`), 'utf8'))
    const bytes = await readFile(join(folder, `${name}.csv`))
    const { figures, faults } = await readFigures(await fileInMemory(bytes), mapping)
    const [fault] = faults
    if (fault) throw new Error(`${name}.csv: ${fault.code} in line ${fault.line}`)
    await importFigures(trx, actor, {
      name: `${name}.csv`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      retrievedOn: mapping.retrieved ?? '2026-11-25',
      publishedOn: mapping.published ?? null,
      mapping,
      figures,
    })
  }
}
