import { exportPaths, mayExport } from '../../features/exports/index.ts'
import { countPeople, listPeople } from '../../features/young-people/index.ts'
import { csvOf } from '../../platform/export/csv.ts'
import { download } from '../../platform/export/download.ts'
import { xlsxOf } from '../../platform/export/xlsx.ts'
import type { PageContext, Registered, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { noParams, working } from './access.ts'
import { reasonIn, record } from './caseload.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { caseloadColumns, needsASecondView } from './views-caseload-file.ts'

/** What a second person is asked for by (ASVS 2.3.5). */
const what = 'caseload'

/**
 * The list as it is shown, all of its pages, to take along. One row in the log with everybody who is in it; without a
 * second person's yes nobody is, when they are more than 500.
 */
const takeCaseload = async (context: PageContext, kind: 'csv' | 'xlsx'): Promise<Response | View> => {
  const { db, language, query, trail } = context
  const t = text(language)
  trail.action = 'export'
  const reason = reasonIn(query)
  const wanted = { reasons: reason && [reason] }
  const count = await countPeople(db, wanted.reasons)
  if (!(await mayExport(db, what, count))) {
    const ask = new URLSearchParams({ what, people: String(count) })
    return needsASecondView(context, count, `${href(exportPaths.ask, language)}?${ask.toString()}`)
  }
  const { people } = await listPeople(db, { ...wanted, most: count })
  record(context, 'export', people)
  const columns = caseloadColumns(language)
  return kind === 'csv'
    ? download(csvOf(people, columns, language), kind, t('caseloadTitle'))
    : download(await xlsxOf(people, columns, t('caseloadTitle')), kind, t('caseloadTitle'))
}

const filePage = (kind: 'csv' | 'xlsx'): Registered =>
  page({
    ...working,
    id: `work.caseload-${kind}`,
    limit: 'export',
    path: kind === 'csv' ? paths.caseloadCsv : paths.caseloadXlsx,
    params: noParams,
    read: (context) => takeCaseload(context, kind),
  })

export const caseloadFiles: readonly Registered[] = [filePage('csv'), filePage('xlsx')]
