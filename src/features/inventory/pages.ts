import { html } from 'hono/html'
import { z } from 'zod'
import { anyOf, logged, type PageContext, type View } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { table } from '../../ui/table.ts'
import { type Processing, recordOfProcessing } from './record.ts'
import { text } from './text.ts'

export const recordPath = { da: '/admin/processing', en: '/admin/processing' } as const

/** The record of processing: for the data protection officer, and for those who administer what it speaks of. */
export const recordPage = page({
  id: 'admin.processing',
  path: recordPath,
  access: anyOf('data-protection-officer', 'administrator'),
  audit: logged,
  params: z.object({}),
  read: async (context) => recordView(context),
})

function recordView({ language }: PageContext): View {
  const t = text(language)
  return {
    title: t('title'),
    unlisted: true,
    main: html`<h1>${t('title')}</h1><p>${t('intro')}</p>${recordOfProcessing(language).map((one) => activityView(one, language))}`,
  }
}

function activityView({ name, whose, receivers, tables }: Processing, language: PageContext['language']) {
  const t = text(language)
  return html`<h2>${name}</h2>
    <p>${t('whose')}: ${whose.map((one) => t(`whose_${one}`)).join(', ')}. ${t('receivers')}: ${receivers.map((one) => t(`receiver_${one}`)).join(', ')}.</p>
    ${table({
      caption: name,
      columns: [
        { heading: t('table'), cell: (one) => one.table },
        { heading: t('purpose'), cell: ({ purpose }) => purpose },
        { heading: t('basis'), cell: ({ basis }) => basis ?? '–' },
        { heading: t('retention'), cell: ({ retention }) => t(`retention_${retention}`) },
        { heading: t('columns'), cell: ({ columns }) => columns.map((one) => one.name).join(', ') },
        { heading: t('copy'), cell: ({ columns }) => t('copyCount', countOf(columns)) },
      ],
      rows: tables,
    })}`
}

const countOf = (columns: Processing['tables'][number]['columns']) => ({
  told: columns.filter(({ inTheCopy }) => inTheCopy === 'at-once').length,
  looked: columns.filter(({ inTheCopy }) => inTheCopy === 'after-a-look').length,
})
