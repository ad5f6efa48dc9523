import { html, raw } from 'hono/html'
import { type Reason, reasonName } from '../../features/access/index.ts'
import type { Listed, PeoplePage } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { actionLinks, doneNotice, frontCrumb, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface CaseloadProps {
  readonly context: PageContext
  readonly list: PeoplePage
  readonly reason: Reason | undefined
  /** Not the first page. */
  readonly further: boolean
}

export function caseloadView({ context, list, reason, further }: CaseloadProps): View {
  const { language, query } = context
  const t = text(language)
  return {
    title: t('caseloadTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('caseloadTitle')}</h1><p>${t('caseloadText')}</p>
${filter(reason, language)}
${list.people.length > 0 ? peopleTable(list.people, t('caseloadCaption'), language) : html`<p>${t(reason || further ? 'caseloadNoneHere' : 'caseloadNone')}</p>`}
${pager(list, reason, further, language)}${list.people.length > 0 ? fileLinks(reason, language) : ''}`,
  }
}

/** The kinds that a caseload can have. */
const filters: readonly Reason[] = [
  'contact_person',
  'substitute',
  'youth_guide',
  'caseworker',
  'mentor',
  'enrolled',
  'team',
  'referral',
  'participant',
  'break_glass',
]

function filter(chosen: Reason | undefined, language: Language): Markup {
  const t = text(language)
  const options = filters.map(
    (one) =>
      html`<option value="${one}"${one === chosen ? raw(' selected') : ''}>${t(`mine_${one as 'team'}`)}</option>`,
  )
  return html`<form method="get" action="${href(paths.caseload, language)}" class="search-form"><div class="form-group"><label class="form-label" for="why">${t('filterLabel')}</label><select class="form-select" id="why" name="why"><option value="">${t('filterAll')}</option>${options}</select></div><button class="button button-secondary" type="submit">${t('filterSubmit')}</button></form>`
}

/** Name, age, why, and who the contact person is. Nothing of where somebody can be found (trust requirement L-30). */
export const peopleTable = (people: readonly Listed[], caption: string, language: Language): Markup => {
  const t = text(language)
  return table({
    caption,
    rows: people,
    columns: [
      {
        heading: t('columnName'),
        cell: (person) =>
          html`${link(personHref(person, language), person.name)}${protectedTag(person, language)}`,
      },
      { heading: t('columnAge'), cell: ({ age }) => t('years', { age }), number: true },
      { heading: t('columnWhy'), cell: ({ reason }) => whyMine(reason, language) },
      {
        heading: t('columnContactPerson'),
        cell: ({ contactPerson }) => contactPerson ?? t('noContactPerson'),
      },
    ],
  })
}

export const whyMine = (reason: Reason, language: Language): string => {
  const mine = filters.find((one) => one === reason)
  return mine ? text(language)(`mine_${mine as 'team'}`) : reasonName(reason, language)
}

/** The same list as a file, all of its pages. */
function fileLinks(reason: Reason | undefined, language: Language): Markup {
  const t = text(language)
  const query = reason ? `?why=${reason}` : ''
  const files = [
    [`${href(paths.caseloadCsv, language)}${query}`, t('fileCsv')],
    [`${href(paths.caseloadXlsx, language)}${query}`, t('fileXlsx')],
  ] as const
  return html`<section aria-labelledby="take-along"><h2 id="take-along">${t('fileTitle')}</h2><p>${t('fileText')}</p>${actionLinks(files)}</section>`
}

function pager(
  { next }: PeoplePage,
  reason: Reason | undefined,
  further: boolean,
  language: Language,
): Markup | '' {
  const t = text(language)
  const address = (after?: string) => {
    const query = new URLSearchParams({ ...(reason ? { why: reason } : {}), ...(after ? { after } : {}) })
    return `${href(paths.caseload, language)}${query.size > 0 ? `?${query.toString()}` : ''}`
  }
  const ways = [
    ...(further ? [[address(), t('firstPage')] as const] : []),
    ...(next ? [[address(next), t('nextPage')] as const] : []),
  ]
  return ways.length > 0 ? html`<nav aria-label="${t('pages')}">${actionLinks(ways)}</nav>` : ''
}
