import { longest } from '../../features/administration/index.ts'
import { drawnBecause, type SampledLook, verdictName } from '../../features/sample-control/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDateTime } from '../../platform/time.ts'
import { DefinitionList, KeyPages } from '../../ui/content.tsx'
import { Radios, TextArea } from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, sampleCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export const samplePageLength = 50

interface SampleProps {
  readonly context: PageContext
  /** One more than a page holds tells that there are more. */
  readonly looks: readonly SampledLook[]
}

/** The looks that a leader is asked about. A rule that noticed one is named; nothing is added up. */
export function sampleView({ context, looks }: SampleProps): View {
  const { language } = context
  const t = text(language)
  const shown = looks.slice(0, samplePageLength)
  const last = looks.length > samplePageLength ? shown.at(-1) : undefined
  return {
    title: t('sample'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: (
      <>
        {doneNotice(context)}
        <h1>{t('sample')}</h1>
        <p>{t('sampleIntro')}</p>
        {shown.length > 0 ? sampleTable(context, shown) : <p>{t('noSample')}</p>}
        {KeyPages({
          language,
          ...(last ? { nextHref: `${href(paths.sample, language)}?after=${last.id}` } : {}),
        })}
      </>
    ),
  }
}

function sampleTable({ language }: PageContext, looks: readonly SampledLook[]) {
  const t = text(language)
  return table<SampledLook>({
    caption: t('sampleCaption'),
    rows: looks,
    columns: [
      { heading: t('when'), cell: (look) => longDateTime(look.at, language) },
      { heading: t('whoLooked'), cell: (look) => look.actorName },
      { heading: t('whom'), cell: (look) => look.personName ?? t('notYours') },
      { heading: t('noticed'), cell: (look) => drawnBecause(look, language).join('. ') },
      { heading: t('answer'), cell: (look) => answerOf(look, language) },
    ],
  })
}

function answerOf(look: SampledLook, language: PageContext['language']) {
  const t = text(language)
  if (look.verdict !== null) return `${verdictName(look.verdict, language)}: ${look.words ?? ''}`
  if (!look.mine) return t('waitsFor', { name: look.leaderName ?? t('theOfficer') })
  return (
    <a href={href(paths.judge, language, { look: look.id })}>
      {t('judge')} <span class="sr-only">{longDateTime(look.at, language)}</span>
    </a>
  )
}

export function judgeView(
  props: Filled & { readonly context: PageContext; readonly look: SampledLook },
): View {
  const { context, look, typed, errors } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  const verdicts = ['explained', 'not-explained'] as const
  return formView({
    context,
    title: t('judgeTitle'),
    breadcrumb: sampleCrumb(language),
    errors,
    intro: DefinitionList({
      items: [
        { term: t('when'), description: longDateTime(look.at, language) },
        { term: t('whoLooked'), description: look.actorName },
        { term: t('whom'), description: look.personName ?? t('notYours') },
        { term: t('what'), description: look.page },
        { term: t('noticed'), description: drawnBecause(look, language).join('. ') },
      ],
    }),
    children: (
      <>
        <p>{t('judgeText')}</p>
        <Radios
          {...field('verdict')}
          label={t('answer')}
          choices={verdicts.map((value) => ({ value, label: verdictName(value, language) }))}
        />
        <TextArea {...field('words')} label={t('judgeWords')} maxLength={longest.words} />
      </>
    ),
    submit: t('judgeSubmit'),
    backHref: href(paths.sample, language),
  })
}
