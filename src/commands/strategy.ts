import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readDatabaseConfig } from '../config.ts'
import { createEdition, type EditionDraft, findEditionBySource } from '../features/strategy/index.ts'
import { readStrategy, report, toJson } from '../features/strategy-import/index.ts'
import { systemIn } from '../platform/access/actor.ts'
import { withActor } from '../platform/db/with-actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'
import { readingRefused } from './reading-refused.ts'

export const strategy: Command = {
  name: 'strategy',
  summary: 'imports a published strategy as a draft edition',
  help: `Usage: npx fodfaeste strategy import FILE [--municipality CODE] [--dry-run] [--json] [--english]

Reads a published strategy (the page saved as plain text or HTML), makes a draft edition with the adopted wording, and
reports what it recognised, what it is unsure of and what it left. A draft is seen in the leadership door only, until
the secretariat approves its wording. The same file twice makes one draft.

  --dry-run            report only, change nothing
  --json               the report as JSON on standard output
  --municipality CODE  where there is more than one
  --english            the report in English`,
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        municipality: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        english: { type: 'boolean', default: false },
      },
    })
    const [verb, file] = positionals
    if (verb !== 'import' || !file)
      throw new Refusal('Say which file: strategy import FILE (--help shows how).', 2)
    const bytes = await readFile(file).catch((error: unknown) => readingRefused(file, error))
    const recognition = readStrategy(bytes, basename(file))
    console.log(
      values.json
        ? JSON.stringify(toJson(recognition), null, 2)
        : report(recognition, values.english ? 'en' : 'da', basename(file)),
    )
    if (recognition.refused)
      throw new Refusal(`${basename(file)} was not taken in: it was not recognised as a strategy.`)
    if (values['dry-run']) return
    // Named by its content, so that the same file is known again under another name.
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    const draft = { ...recognition.draft, source: `${recognition.draft.source} (sha256 ${hash})` }
    await takeIn(draft, values.municipality, say)
  },
}

async function takeIn(
  draft: EditionDraft,
  code: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const runtime = await openRuntime(readDatabaseConfig(process.env), say)
  const database = connectRuntime(runtime, () => {})
  try {
    const municipality = await chooseMunicipality(database, code)
    const actor = systemIn(municipality, 'strategy import')
    await withActor(database.kysely, actor, 'read write', async (trx) => {
      const known = await findEditionBySource(trx, draft.source)
      if (known)
        return say(`This file has been imported before; nothing was changed: /lead/editions/${known.id}`)
      const id = await createEdition(trx, actor, draft)
      say(`Draft edition made for ${municipality.name}: /lead/editions/${id}`)
    })
  } finally {
    await database.close()
    await runtime.leave()
  }
}
