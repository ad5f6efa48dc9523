import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { importKinds } from '../src/features/import-kinds/index.ts'
import { declareSource, importer, readDeclaration, receive, takeFile } from '../src/features/imports/index.ts'
import { withActor } from '../src/platform/db/with-actor.ts'
import { fileOnDisk } from '../src/platform/files/open-file.ts'

type Services = Parameters<typeof takeFile>[0]
type Counts = Extract<Awaited<ReturnType<typeof takeFile>>, { readonly counts: unknown }>['counts']

/** The two sources of the files that bench/import-files.ts writes. A complete one tells of everybody each time. */
export async function declareSources(
  { database, municipality }: Pick<Services, 'database' | 'municipality'>,
  change: { readonly complete?: boolean } = {},
): Promise<void> {
  for (const name of ['people', 'events']) {
    const declaration = readDeclaration(await readFile(`db/mappings/${name}.json`, 'utf8'))
    await withActor(database.kysely, importer(municipality), 'read write', (trx) =>
      declareSource(trx, { ...declaration, ...change }, null),
    )
  }
}

/** Takes in the file of people and then that of courses, as the command does, and says what came of each. */
export async function takeFiles(
  services: Services,
  pathOf: (name: 'people' | 'courses') => string,
): Promise<readonly Counts[]> {
  const counts: Counts[] = []
  for (const [source, name] of [
    ['folkeregister', 'people'],
    ['uddannelse', 'courses'],
  ] as const) {
    const path = pathOf(name)
    const delivery = { source, by: null, bytes: { open: () => createReadStream(path) } }
    const runId = await withActor(
      services.database.kysely,
      importer(services.municipality),
      'read write',
      (trx) => receive(trx, services.keys, delivery),
    )
    const file = await fileOnDisk(path)
    const outcome = await takeFile(services, importKinds, { runId, file, dryRun: false, by: null })
    if (outcome.is !== 'applied') throw new Error(JSON.stringify(outcome))
    counts.push(outcome.counts)
  }
  return counts
}
