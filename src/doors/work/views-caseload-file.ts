import { html } from 'hono/html'
import type { Listed } from '../../features/young-people/index.ts'
import type { Column } from '../../platform/export/columns.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { caseloadCrumbs } from './parts.ts'
import { text } from './text.ts'
import { whyMine } from './views-caseload.ts'

/** What stands on the page, and no more: no number, and nothing of where somebody can be found (L-30). */
export function caseloadColumns(language: Language): readonly Column<Listed>[] {
  const t = text(language)
  return [
    { heading: t('columnName'), cell: ({ name }) => name, width: 30 },
    {
      heading: t('columnProtected'),
      cell: (person) => (person.protected ? t('protected') : null),
      width: 30,
    },
    { heading: t('columnAge'), cell: ({ age }) => age, width: 8 },
    { heading: t('columnWhy'), cell: ({ reason }) => whyMine(reason, language), width: 30 },
    {
      heading: t('columnContactPerson'),
      cell: ({ contactPerson }) => contactPerson ?? t('noContactPerson'),
      width: 30,
    },
  ]
}

/** So many do not leave by one person's decision: where the other one is asked. */
export function needsASecondView({ language }: PageContext, count: number, askHref: string): View {
  const t = text(language)
  return {
    title: t('fileTitle'),
    status: 409,
    breadcrumb: caseloadCrumbs(language),
    unlisted: true,
    main: html`<h1>${t('fileTitle')}</h1><p>${t('fileNeedsTwo', { count })}</p><p><a class="button button-primary" href="${askHref}">${t('fileAsk')}</a></p>`,
  }
}
