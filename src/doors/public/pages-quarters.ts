import { z } from 'zod'
import {
  catalogueOf,
  findRelease,
  isQuarterEnd,
  listReleases,
  readTables,
  statusChart,
  tableCodes,
  tableCsv,
  tableJsonStat,
  tableXlsx,
} from '../../features/figure-releases/index.ts'
import { listIndicators } from '../../features/indicators/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { chartPicture } from '../../ui/charts/picture.ts'
import { pageOrPicture, pictureHref } from '../picture-of-page.ts'
import { noParams, publicPage } from './pages-front.ts'
import { paths } from './paths.ts'
import { quartersView, quarterView } from './views-quarters.ts'

const day = z.string().refine(isQuarterEnd)

/** The quarters that are published: what anybody may know of a date (issue "Everyone counted", 6). */
export const quartersPage = page({
  ...publicPage,
  id: 'public.quarters',
  path: paths.quarters,
  params: noParams,
  read: async ({ db, language }) => quartersView(await listReleases(db), language),
})

export const quarterPage = page({
  ...publicPage,
  id: 'public.quarter',
  path: paths.quarter,
  params: z.object({ day }),
  async read(context, { day }) {
    const { db, language } = context
    const release = await findRelease(db, day)
    if (!release) throw new NotFound()
    const tables = await readTables(db, day)
    const indicators = await listIndicators(db)
    const pictureOf = (id: string) => pictureHref(context, id)
    return pageOrPicture(context, quarterView({ release, tables, indicators, language, pictureOf }))
  },
})

const file = z.templateLiteral([z.enum(tableCodes), '.', z.enum(['csv', 'xlsx', 'json'])])

/** A table of a quarter as a file, or the drawing, at an address that stays. */
export const quarterFile = page({
  ...publicPage,
  id: 'public.quarter-file',
  path: paths.quarterFile,
  params: z.object({ day, file: z.union([file, z.literal('figure.svg')]) }),
  async read({ db, language }, { day, file }) {
    const release = await findRelease(db, day)
    if (!release) throw new NotFound()
    const [name, kind] = file.split('.')
    const code = tableCodes.find((one) => one === name) ?? 'status'
    const tables = await readTables(db, day, code)
    const [table] = tables
    if (!table) throw new NotFound()
    if (kind === 'csv') return tableCsv(release, table, language)
    if (kind === 'xlsx') return tableXlsx(release, table, language)
    if (kind === 'json') return tableJsonStat(release, table, language)
    const { invented, threshold } = release
    const chart = statusChart({ day, isInvented: invented, threshold, tables, language })
    if (!chart) throw new NotFound()
    return new Response(await chartPicture(chart), { headers: { 'Content-Type': 'image/svg+xml' } })
  },
})

/** What tables there are, for programs that gather public data: DCAT-AP-DK. */
export const catalogueFile = page({
  ...publicPage,
  id: 'public.catalogue',
  path: paths.catalogue,
  params: noParams,
  async read({ db, municipality, origin }) {
    const catalogue = catalogueOf({
      municipality,
      origin,
      releases: await listReleases(db),
      pageOf: (day, language) => href(paths.quarter, language, { day }),
      fileOf: (day, file, language) => href(paths.quarterFile, language, { day, file }),
    })
    return new Response(catalogue, { headers: { 'Content-Type': 'application/ld+json; charset=utf-8' } })
  },
})
