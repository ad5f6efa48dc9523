import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type IndicatorDraft, importFigures, readDefinition } from '../features/indicators/index.ts'
import { readFigures, readMapping } from '../features/published-figures/index.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { ActorTransaction } from '../platform/db/with-actor.ts'
import { fileInMemory } from '../platform/files/open-file.ts'
import { findProjectFolder } from '../platform/project-folder.ts'

const folder = () => join(findProjectFolder(), 'db/figures')
const names = ['neet-16-24', 'profile-model'] as const

/** Figures that are the same throughout the country, in their own definitions. */
export const readNationalIndicators = (): Promise<IndicatorDraft[]> =>
  Promise.all(
    names.map(async (name) =>
      readDefinition(await readFile(join(folder(), `${name}.indicator.json`), 'utf8')),
    ),
  )

/** The national series, by the same way that a municipality takes in its own: file, mapping, import. */
export async function loadFigures(trx: ActorTransaction, actor: Actor): Promise<void> {
  for (const name of names) {
    const mapping = readMapping(await readFile(join(folder(), `${name}.mapping.json`), 'utf8'))
    const bytes = await readFile(join(folder(), `${name}.csv`))
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
