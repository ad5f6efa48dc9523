import { html } from 'hono/html'
import { analysisText, inventedNotice, missingNotice, statusChoices } from '../../features/analysis/index.ts'
import type { FigureSettings, Missing } from '../../features/computed-figures/index.ts'
import type { Listed } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { DateInput, Select, SubmitButton } from '../../ui/forms.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { table } from '../../ui/table.ts'
import { framed } from './views-figures.tsx'

/** Where whoever works with young people opens one of them. */
const personPath = { da: '/work/people/:person', en: '/work/people/:person' } as const

/** The people behind a figure whom the reader knows from their own work, and how many they do not see. */
export function peopleView(props: {
  readonly context: PageContext
  readonly day: string
  readonly status: string
  readonly settings: FigureSettings
  readonly missing: Missing | null
  readonly found?: { readonly all: number; readonly people: readonly Listed[] }
}): View {
  const { context, day, status, settings, missing, found } = props
  const { language, pathname } = context
  const t = analysisText(language)
  const form = (
    <form method="get" action={pathname}>
      <DateInput language={language} name="as-of" label={t('whichDay')} value={day} />
      <Select
        language={language}
        name="status"
        label={t('peopleStatus')}
        value={status}
        choices={statusChoices(language)}
      />
      <SubmitButton>{t('show')}</SubmitButton>
    </form>
  )
  const nameOf = ({ id, name }: Listed) =>
    context.mayOpen(personPath)
      ? html`<a href="${href(personPath, language, { person: id })}">${name}</a>`
      : name
  const body = found
    ? html`${inventedNotice(settings.invented, language)}<p>${t('peopleOf', {
        all: formatNumber(language, found.all),
        shown: formatNumber(language, found.people.length),
      })}</p>${
        found.people.length > 0
          ? table<Listed>({
              caption: t('peopleCaption'),
              rows: found.people,
              columns: [
                { heading: t('columnName'), cell: nameOf },
                { heading: t('columnAge'), number: true, cell: ({ age }) => formatNumber(language, age) },
              ],
            })
          : ''
      }`
    : missing === null
      ? ''
      : missingNotice({ missing, settings }, language)
  return framed(context, t('people'), html`${form}${body}`)
}
