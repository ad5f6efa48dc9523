import { z } from 'zod'
import { importKinds } from '../../features/import-kinds/index.ts'
import {
  askFor,
  bringFile,
  getRun,
  listParked,
  listRuns,
  listSources,
  listUnknownCodes,
  outcomeOf,
  previewKept,
  reportCsv,
  reportJson,
} from '../../features/imports/index.ts'
import { download } from '../../platform/export/download.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { administering, controlling, id, noParams, somebody } from './access.ts'
import { formPages, inWords } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import type { AdminServices } from './services.ts'
import { text } from './text.ts'
import { importFormView, importsView, importView } from './views-imports.tsx'

const runParams = z.object({ run: id })
/** A page shows so many rows that were put aside; the files have them all. */
const shownRows = 200
const allRows = Number.MAX_SAFE_INTEGER

const importsPage = page({
  ...controlling,
  id: 'admin.imports',
  path: paths.imports,
  params: noParams,
  async read(context) {
    const { db } = context
    return importsView({
      context,
      runs: await listRuns(db),
      sources: await listSources(db),
      unknown: await listUnknownCodes(db),
    })
  },
})

const deliveryForm = (language: Language) => {
  const t = text(language)
  return z.object({
    source: z.string({ error: t('importNeedsSource') }).min(1, t('importNeedsSource')),
    month: z
      .string()
      .default('')
      .refine((month) => month === '' || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month), t('importBadMonth')),
  })
}

const newImportPages = ({ keys }: AdminServices): readonly Registered[] =>
  formPages({
    id: 'admin.import-new',
    path: paths.newImport,
    params: noParams,
    upload: true,
    input: deliveryForm,
    async act(context, _, { source, month }) {
      const { db, actor, file, language } = context
      const t = text(language)
      const declared = (await listSources(db)).some(({ declaration }) => declaration.source === source)
      if (!declared) throw new Invalid({ source: t('importNeedsSource') })
      if (!file) throw new Invalid({ file: t('importNeedsFile') })
      if (file.refused) throw new Invalid({ file: t('importFileRefused') })
      const wanted = { source, month: month === '' ? undefined : month, bytes: file.bytes }
      const run = await bringFile(db, somebody(actor), keys, wanted)
      return after(href(paths.import, language, { run }), 'importBrought')
    },
    show: async (context, _, filled) =>
      importFormView({ context, sources: await listSources(context.db), ...filled }),
  })

async function load(context: PageContext, services: AdminServices, runId: string, most: number) {
  const { db, actor } = context
  const run = await getRun(db, runId)
  const sources = await listSources(db)
  const declaration = sources.find((one) => one.declaration.source === run.source)?.declaration
  const with_ = { keys: services.keys, kinds: importKinds }
  return {
    run,
    declaration,
    parked: await listParked(db, runId, most),
    unknown: await listUnknownCodes(db, run.source),
    preview: declaration && (await previewKept(db, somebody(actor), with_, { runId, declaration })),
  }
}

const importPage = (services: AdminServices): Registered =>
  page({
    ...controlling,
    id: 'admin.import',
    path: paths.import,
    params: runParams,
    read: async (context, { run }) =>
      importView({ context, ...(await load(context, services, run, shownRows)) }),
  })

const reportPage = (services: AdminServices): Registered =>
  page({
    ...controlling,
    id: 'admin.import-report',
    path: paths.importReport,
    params: runParams.extend({ kind: z.enum(['csv', 'json']) }),
    async read(context, { run: runId, kind }) {
      const { run, parked, unknown, preview } = await load(context, services, runId, allRows)
      const name = `${run.source} ${run.month} ${run.id}`
      if (kind === 'csv') return download(reportCsv({ parked, unknown }, context.language), 'csv', name)
      const outcome = outcomeOf(run)
      if (!outcome) throw new NotFound()
      return download(reportJson({ outcome, preview, parked, unknown }), 'json', name)
    },
  })

const takeForm = () => z.object({ ask: z.enum(['judge', 'take', 'anyway']) })

/** Takes what was judged: the same code as the command, as a job. */
const takeAction = (services: AdminServices): Registered =>
  action({
    ...administering,
    id: 'admin.import-take',
    path: paths.import,
    params: runParams,
    input: takeForm,
    act: inWords(async ({ db, actor, language }, { run }, { ask }) => {
      await getRun(db, run)
      await askFor(db, actor, run, ask)
      return after(href(paths.import, language, { run }), 'importAsked')
    }),
    again: async (context, { run }) =>
      importView({ context, ...(await load(context, services, run, shownRows)) }),
  })

export const importPages = (services: AdminServices): readonly Registered[] => [
  importsPage,
  ...newImportPages(services),
  importPage(services),
  takeAction(services),
  reportPage(services),
]
