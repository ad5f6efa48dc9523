import { html } from 'hono/html'
import {
  type Counts,
  countsLine,
  type Declaration,
  differencesLine,
  outcomeLine,
  outcomeOf,
  type Parked,
  type Preview,
  previewLine,
  type Run,
  type Source,
  sentenceOf,
  type UnknownCode,
} from '../../features/imports/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDateTime } from '../../platform/time.ts'
import { LinkList } from '../../ui/content.tsx'
import { CsrfField, FileInput, HiddenField, Select, SubmitButton, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const importsCrumb = (language: Language): NonNullable<View['breadcrumb']> => [
  ...frontCrumb(language),
  { href: href(paths.imports, language), label: text(language)('imports') },
]

const nameOf = (
  source: string,
  sources: readonly Pick<Source, 'declaration'>[],
  language: Language,
): string =>
  sources.find(({ declaration }) => declaration.source === source)?.declaration.name[language] ?? source

/** Where a run is: what became of it, or what is being done with it. */
function standing(run: Run, language: Language): string {
  const t = text(language)
  const outcome = outcomeOf(run)
  if (run.askedFor || !outcome) return t('importRunning', { rows: run.progress })
  return outcomeLine(outcome, language)
}

export function importsView(props: {
  readonly context: PageContext
  readonly runs: readonly Run[]
  readonly sources: readonly Source[]
  readonly unknown: readonly UnknownCode[]
}): View {
  const { context, runs, sources, unknown } = props
  const { language, actor } = context
  const t = text(language)
  const link = (run: Run) =>
    html`<a href="${href(paths.import, language, { run: run.id })}">${t('importRun', { name: nameOf(run.source, sources, language), month: run.month })}</a>`
  return {
    title: t('imports'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${t('imports')}</h1><p>${t('importsIntro')}</p>
${administers(actor) && sources.length > 0 ? primaryLink(href(paths.newImport, language), t('importNew')) : ''}
${sources.length === 0 ? html`<p>${t('importNoSources')}</p>` : ''}
${
  runs.length === 0
    ? html`<p>${t('importNone')}</p>`
    : table<Run>({
        caption: t('importsCaption'),
        rows: runs,
        columns: [
          { heading: t('importColumnFile'), cell: link },
          { heading: t('importColumnCame'), cell: (run) => longDateTime(run.receivedAt, language) },
          { heading: t('importColumnBy'), cell: (run) => run.receivedBy ?? t('importCommand') },
          { heading: t('importColumnState'), cell: (run) => standing(run, language) },
        ],
      })
}${unknownTable(unknown, sources, language)}`,
  }
}

function unknownTable(
  unknown: readonly UnknownCode[],
  sources: readonly Pick<Source, 'declaration'>[],
  language: Language,
): Markup | '' {
  const t = text(language)
  if (unknown.length === 0) return ''
  return html`<h2>${t('importUnknown')}</h2><p>${t('importUnknownText')}</p>${table<UnknownCode>({
    caption: t('importUnknownCaption'),
    rows: unknown,
    columns: [
      { heading: t('importColumnCode'), cell: ({ code }) => code },
      { heading: t('importColumnField'), cell: ({ heading }) => heading },
      { heading: t('importColumnSource'), cell: ({ source }) => nameOf(source, sources, language) },
      { heading: t('importColumnRows'), cell: ({ rows }) => String(rows), number: true },
    ],
  })}`
}

export function importFormView(
  props: { readonly context: PageContext; readonly sources: readonly Source[] } & Filled,
): View {
  const { context, sources, typed, errors } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('importNew'),
    breadcrumb: importsCrumb(language),
    errors,
    upload: true,
    intro: <p>{t('importNewText')}</p>,
    children: (
      <>
        <Select
          {...field('source')}
          label={t('importColumnSource')}
          placeholder={true}
          choices={sources.map(({ declaration }) => ({
            value: declaration.source,
            label: declaration.name[language],
          }))}
        />
        <TextInput
          {...field('month')}
          label={t('importMonth')}
          hint={t('importMonthHint')}
          required={false}
        />
        <FileInput
          language={language}
          name="file"
          label={t('importFile')}
          hint={t('importFileHint')}
          accept=".csv,.txt,.xml,.zip"
          error={errors.fields.file}
        />
      </>
    ),
    submit: t('importTry'),
    backHref: href(paths.imports, language),
  })
}

export function importView(props: {
  readonly context: PageContext
  readonly run: Run
  readonly declaration: Declaration | undefined
  readonly preview: Preview | undefined
  readonly parked: readonly Parked[]
  readonly unknown: readonly UnknownCode[]
}): View {
  const { context, run, declaration, preview, parked } = props
  const { language } = context
  const t = text(language)
  const title = t('importRun', { name: declaration?.name[language] ?? run.source, month: run.month })
  const file = (kind: 'csv' | 'json') => ({
    href: href(paths.importReport, language, { run: run.id, kind }),
    label: t(kind === 'csv' ? 'importCsv' : 'importJson'),
  })
  return {
    title,
    breadcrumb: importsCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${title}</h1><p>${standing(run, language)}</p>
${preview ? html`<p>${previewLine(preview, language)}</p>` : ''}
${run.counts && !run.askedFor ? html`<p>${countsLine(run.counts, language)}</p>` : ''}
${run.counts && !run.askedFor ? differs(run.counts, language) : ''}
${run.askedFor ? html`<p><a href="${href(paths.import, language, { run: run.id })}">${t('importLook')}</a></p>` : takeButtons(props)}
${
  parked.length === 0
    ? ''
    : html`<h2>${t('importParked')}</h2>${table<Parked>({
        caption: t('importParkedCaption'),
        rows: parked,
        columns: [
          { heading: t('importColumnLine'), cell: ({ line }) => String(line), number: true },
          { heading: t('importColumnField'), cell: ({ column }) => column ?? '' },
          { heading: t('importColumnWrong'), cell: ({ code }) => `${sentenceOf(code, language)} (${code})` },
        ],
      })}`
}${run.counts && declaration ? unknownTable(props.unknown, [{ declaration }], language) : ''}
${run.counts ? LinkList({ links: [file('csv'), file('json')] }) : ''}`,
  }
}

function differs(counts: Counts, language: Language): Markup | '' {
  const line = differencesLine(counts, language)
  return line ? html`<p>${line}</p>` : ''
}

/** What can be done next: by whoever may. */
function takeButtons({ context, run }: { readonly context: PageContext; readonly run: Run }): Markup | '' {
  const t = text(context.language)
  if (!administers(context.actor)) return ''
  const button = (ask: 'judge' | 'take' | 'anyway', label: string) => (
    <form method="post" action={href(paths.import, context.language, { run: run.id })}>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <HiddenField name="ask" value={ask} />
      <SubmitButton kind={ask === 'anyway' ? 'warning' : 'primary'}>{label}</SubmitButton>
    </form>
  )
  if (run.state === 'judged') return button('take', t('importTake'))
  if (run.state === 'asks') return button('anyway', t('importTakeAnyway'))
  if (run.state === 'applied') return run.counts?.parked ? button('take', t('importAgain')) : ''
  return button('judge', t('importTry'))
}
