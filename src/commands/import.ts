import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readDatabaseConfig, readKeysConfig } from '../config.ts'
import { importKinds } from '../features/import-kinds/index.ts'
import {
  declareSource,
  type ImportServices,
  importer,
  listParked,
  listSources,
  listUnknownCodes,
  type Outcome,
  previewOf,
  readDeclaration,
  receive,
  reportCsv,
  reportJson,
  reportText,
  takeFile,
} from '../features/imports/index.ts'
import { withActor } from '../platform/db/with-actor.ts'
import { FileRefused } from '../platform/files/fault.ts'
import { fileOnDisk } from '../platform/files/open-file.ts'
import { fileFaultSentence } from '../platform/files/text.ts'
import { Conflict, Invalid } from '../platform/http/errors.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Language } from '../platform/text/language.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'
import { readingRefused } from './reading-refused.ts'

const options = {
  source: { type: 'string' },
  month: { type: 'string' },
  municipality: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  anyway: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  english: { type: 'boolean', default: false },
} as const
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

export const importCommand: Command = {
  name: 'import',
  summary: 'takes in files of people, homes, events, and schools’ rolls and absence',
  help: `Usage: npx fodfaeste import declare MAPPING
       npx fodfaeste import sources
       npx fodfaeste import take FILE --source NAME [--month YYYY-MM] [--dry-run] [--anyway] [--again] [--csv | --json]
       ... [--municipality CODE] [--english]

declare writes down how a source sends, from a mapping: a JSON file that says which column or element is what, what its codes
mean, and whether it always sends everybody. db/mappings has examples; another version of one is another file.

take reads a file of a declared source, judges each row, and changes what it says, all in one transaction. A row with a fault
is put aside; a fault of the file takes nothing. The same bytes twice are one import; the same rows in another order or
encoding change nothing. The file itself is kept, sealed, for as long as its mapping says. Killed anywhere, nothing is
changed, and the same command completes it.

  --dry-run            say what would happen: what is new, changed and put aside, the encoding, and three names
  --month YYYY-MM      the month that the file is of; this month otherwise
  --anyway             take a file that is much shorter than the last one
  --again              judge a file anew that was taken: what was put aside then may be known now
  --csv, --json        the report as CSV or JSON on standard output
  --municipality CODE  where there is more than one
  --english            the report in English

Ends with 0 when the file was taken, also where rows were put aside; with 3 when it waits for an answer; else with 1.`,
  async run(args, say) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [verb, what] = positionals
    if (verb === 'sources') return withServices(values, say, listDeclared)
    if (!what || (verb !== 'declare' && verb !== 'take'))
      throw new Refusal('Say what: import take FILE --source NAME (--help shows how).', 2)
    if (verb === 'declare') return withServices(values, say, (services) => declare(services, what, say))
    const { source, month } = values
    if (!source) throw new Refusal('Say who sent it: --source NAME (import sources lists them).', 2)
    if (month && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      throw new Refusal(`--month ${month} is no month: write 2026-09.`, 2)
    await withServices(values, say, (services) => take(services, what, source, values, say))
  },
}

async function withServices(
  values: Values,
  say: (line: string) => void,
  work: (services: ImportServices) => Promise<void>,
): Promise<void> {
  const { keys } = readKeysConfig(process.env)
  const runtime = await openRuntime(readDatabaseConfig(process.env), say)
  const database = connectRuntime(runtime, () => {})
  try {
    await work({ database, keys, municipality: await chooseMunicipality(database, values.municipality) })
  } catch (error) {
    if (error instanceof Conflict)
      throw new Refusal('Another import is running. Try again when it has ended.')
    throw error
  } finally {
    await database.close()
    await runtime.leave()
  }
}

async function listDeclared({ database, municipality }: ImportServices): Promise<void> {
  const sources = await withActor(database.kysely, importer(municipality), 'read only', listSources)
  for (const { version, declaration } of sources)
    console.log(`${declaration.source} (version ${version}): ${declaration.kind}, ${declaration.name.da}`)
}

async function declare(
  { database, municipality }: ImportServices,
  path: string,
  say: (line: string) => void,
): Promise<void> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => readingRefused(path, error))
  try {
    const declaration = readDeclaration(content)
    const { source, version } = declaration
    const added = await withActor(database.kysely, importer(municipality), 'read write', (trx) =>
      declareSource(trx, declaration, null),
    )
    say(
      added ? `Declared ${source}, version ${version}.` : `${source}, version ${version}, is there already.`,
    )
  } catch (error) {
    if (error instanceof Conflict)
      throw new Refusal(
        `${error.message} is there already and says something else: give it the next version.`,
      )
    if (!(error instanceof Invalid)) throw error
    const places = Object.entries(error.fields).map(([place, said]) => `${place}: ${said}`)
    throw new Refusal(`${basename(path)} declares no source. ${places.join('; ')}`)
  }
}

async function take(
  services: ImportServices,
  path: string,
  source: string,
  values: Values,
  say: (line: string) => void,
): Promise<void> {
  const { database, municipality } = services
  const language: Language = values.english ? 'en' : 'da'
  const read = <Result>(work: Parameters<typeof withActor<Result>>[3]): Promise<Result> =>
    withActor(database.kysely, importer(municipality), 'read only', work)
  const declared = (await read(listSources)).find(({ declaration }) => declaration.source === source)
  if (!declared) throw new Refusal(`Nobody has declared ${source}: import declare MAPPING first.`)
  const file = await fileOnDisk(path).catch((error: unknown) => {
    if (error instanceof FileRefused)
      throw new Refusal(
        `${basename(path)}: ${fileFaultSentence(error.fault.sentence, language)} (${error.fault.code})`,
      )
    return readingRefused(path, error)
  })
  const bytes = { open: () => createReadStream(path) }
  const runId = await withActor(database.kysely, importer(municipality), 'read write', (trx) =>
    receive(trx, services.keys, { source, month: values.month, bytes, by: null }),
  )
  const outcome = await takeFile(services, importKinds, {
    runId,
    file,
    dryRun: values['dry-run'],
    anyway: values.anyway,
    again: values.again,
    by: null,
    tell: (rows) => say(`${rows} rows read`),
  })
  const report = {
    outcome,
    preview: await previewOf(file, declared.declaration, importKinds),
    parked: 'counts' in outcome ? await read((trx) => listParked(trx, runId, Number.MAX_SAFE_INTEGER)) : [],
    unknown: await read((trx) => listUnknownCodes(trx, source)),
  }
  if (values.csv) console.log(reportCsv(report, language))
  else console.log(values.json ? reportJson(report) : reportText(report, language))
  endWith(outcome)
}

function endWith({ is }: Outcome): void {
  if (is === 'asks') throw new Refusal('Nothing was changed. Look, and then take it with --anyway.', 3)
  if (is === 'refused') throw new Refusal('Nothing was changed.')
}
