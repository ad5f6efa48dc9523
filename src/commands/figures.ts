import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { setFigures } from '../features/computed-figures/index.ts'
import {
  createIndicators,
  type FigureFile,
  hasIndicator,
  importFigures,
  importReport,
  readDefinition,
} from '../features/indicators/index.ts'
import {
  FiguresRefused,
  figuresReport,
  type Mapping,
  type ReadFigures,
  readFigures,
  readMapping,
  refusalReport,
} from '../features/published-figures/index.ts'
import { FileRefused } from '../platform/files/fault.ts'
import { fileOnDisk } from '../platform/files/open-file.ts'
import { readDate } from '../platform/files/values.ts'
import { Invalid, NotFound } from '../platform/http/errors.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Language } from '../platform/text/language.ts'
import { changeFigures } from './change-figures.ts'
import type { Command } from './command.ts'
import { countByHand, handVerbs } from './figures-by-hand.ts'
import { readingRefused } from './reading-refused.ts'

const options = {
  mapping: { type: 'string' },
  retrieved: { type: 'string' },
  published: { type: 'string' },
  municipality: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  english: { type: 'boolean', default: false },
  period: { type: 'string' },
  day: { type: 'string' },
  value: { type: 'string' },
  by: { type: 'string' },
  owner: { type: 'string' },
  due: { type: 'string' },
  from: { type: 'string' },
  threshold: { type: 'string' },
} as const

export const figures: Command = {
  name: 'figures',
  summary: 'takes in published figures and those counted by hand, and says from when they can be computed',
  help: `Usage: npx fodfaeste figures define FILE
       npx fodfaeste figures import FILE --mapping MAPPING [--retrieved DATE] [--published DATE] [--dry-run] [--json]
       npx fodfaeste figures assign INDICATOR --owner UNIT --due DATE
       npx fodfaeste figures enter INDICATOR --period PERIOD --day DATE --value NUMBER --by UNIT --due DATE
       npx fodfaeste figures complete --from DATE [--threshold NUMBER]
       ... [--municipality CODE] [--english]

define makes an indicator of a definition, a JSON file with all that is to be told of it; db/figures has two. One that is
there stays as it is.

import reads a file of published figures (CSV in any encoding, JSON-stat 1.x or 2.0, the education ministry's JSON; also alone
in a zip file) by a mapping, a JSON file that says which column or dimension is what. Each import is a vintage of its own:
nothing is overwritten, the newest is shown, and the same file twice is one import. db/figures has two files with mappings.

assign says which unit counts an indicator by hand, and by when its first value is due; enter enters one, with the day by
which the next is due. A value of the same day corrects the one before, which is kept. Dates are 2026-09-30 or 30-09-2026.

complete says from when the register holds everybody: figures of earlier days are not available. Counts below the threshold, 5
unless said otherwise, are kept back in what is published.

  --retrieved DATE     when the file was fetched from its source, if the mapping does not say
  --published DATE     when its source published it
  --dry-run            report only, change nothing
  --json               the report as JSON on standard output
  --municipality CODE  where there is more than one
  --english            the report in English`,
  async run(args, say) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [verb, what] = positionals
    if (verb === 'complete') return complete(values, say)
    const byHand = handVerbs.find((one) => one === verb)
    if (!what || (verb !== 'import' && verb !== 'define' && !byHand))
      throw new Refusal('Say what: figures import FILE --mapping MAPPING (--help shows how).', 2)
    if (byHand) return countByHand(byHand, what, values, say)
    if (verb === 'define') return define(what, values.municipality, say)
    if (!values.mapping) throw new Refusal('Say how the file is to be read: --mapping MAPPING.', 2)
    const language = values.english ? 'en' : 'da'
    const mapping = await mappingIn(values.mapping, language)
    const retrievedOn = values.retrieved ? dateOf(values.retrieved, '--retrieved') : mapping.retrieved
    if (!retrievedOn) throw new Refusal('Say when the file was fetched: --retrieved DATE.', 2)
    const publishedOn = values.published ? dateOf(values.published, '--published') : mapping.published
    const read = await readIn(what, mapping, language)
    console.log(values.json ? JSON.stringify(read, null, 2) : figuresReport(read, basename(what), language))
    if (values['dry-run']) return
    const file = {
      name: basename(what),
      sha256: await hashOf(what),
      retrievedOn,
      publishedOn: publishedOn ?? null,
      mapping,
      figures: read.figures,
    }
    say(await takeIn(file, values.municipality, language, say))
  },
}

/** From when figures can be computed, and which counts are too small to be published. */
async function complete(
  given: {
    readonly from?: string | undefined
    readonly threshold?: string | undefined
    readonly municipality?: string | undefined
  },
  say: (line: string) => void,
): Promise<void> {
  if (!given.from) throw new Refusal('Say from when the register is complete: --from DATE.', 2)
  const completeFrom = dateOf(given.from, '--from')
  const threshold = given.threshold === undefined ? undefined : Number(given.threshold)
  if (threshold !== undefined && !(Number.isInteger(threshold) && threshold >= 3 && threshold <= 50))
    throw new Refusal('--threshold is a whole number from 3 to 50.', 2)
  await changeFigures(given.municipality, say, (trx) =>
    setFigures(trx, { completeFrom, ...(threshold === undefined ? {} : { threshold }) }),
  )
  say(`The register is complete from ${completeFrom}.`)
}

async function define(path: string, code: string | undefined, say: (line: string) => void): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => readingRefused(path, error))
  try {
    const draft = readDefinition(text)
    await changeFigures(code, say, async (trx) => {
      if (await hasIndicator(trx, draft.code))
        return say(`${draft.code} is there already; nothing was changed.`)
      await createIndicators(trx, [draft])
      say(`Made the indicator ${draft.code}.`)
    })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const places = Object.entries(error.fields).map(([place, said]) => `${place}: ${said}`)
    throw new Refusal(`${basename(path)} defines no indicator. ${places.join('; ')}`)
  }
}

async function mappingIn(path: string, language: Language): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => readingRefused(path, error))
  return refusing(() => readMapping(text), path, language)
}

const readIn = async (path: string, mapping: Mapping, language: Language): Promise<ReadFigures> =>
  refusing(
    async () => {
      const source = await fileOnDisk(path).catch((error: unknown) => {
        if (error instanceof FileRefused) throw new FiguresRefused([error.fault])
        return readingRefused(path, error)
      })
      return readFigures(source, mapping)
    },
    path,
    language,
  )

/** What cannot be taken is told in the sentences of the catalogue. */
async function refusing<Result>(
  work: () => Result | Promise<Result>,
  path: string,
  language: Language,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FiguresRefused) throw new Refusal(refusalReport(error, basename(path), language))
    throw error
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(bytes)
  return hash.digest('hex')
}

function dateOf(text: string, option: string): string {
  const read = readDate(text)
  if ('value' in read) return read.value
  throw new Refusal(`${option} ${text} is no date: write 2026-09-30 or 30-09-2026.`, 2)
}

async function takeIn(
  file: FigureFile,
  code: string | undefined,
  language: Language,
  say: (line: string) => void,
): Promise<string> {
  try {
    return await changeFigures(code, say, async (trx, actor) =>
      importReport(await importFigures(trx, actor, file), language),
    )
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    throw new Refusal(
      `There is no published indicator called ${file.mapping.indicator}: figures define first.`,
    )
  }
}
