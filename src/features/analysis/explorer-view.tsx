import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { flowChart } from '../../ui/charts/flow.ts'
import { Notice } from '../../ui/content.tsx'
import { DateInput, Select, SubmitButton } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { table } from '../../ui/table.ts'
import type { Course, Flow, Population } from '../computed-figures/index.ts'
import { segmentName } from './names.ts'
import { text } from './text.ts'

/** Where people can be, in the order of the pie. */
export const places = [
  'compulsory',
  'youth-education',
  'completed',
  'preparatory',
  'employed',
  'other-planned',
  'no-activity',
  'not-confirmed',
  'not-known',
] as const
export const ageRanges = {
  '15-24': [15, 25],
  '15-17': [15, 18],
  '18-20': [18, 21],
  '21-24': [21, 25],
} as const
export type AgeRange = keyof typeof ageRanges

export interface Asked {
  readonly from: string
  readonly until: string
  readonly ages: AgeRange
  readonly sex: 'female' | 'male' | null
  readonly status: Population['status']
}

/** Where people can be, and all who are outside, to choose from. */
export const statusChoices = (language: Language) =>
  [...places.slice(0, 3), 'outside', ...places.slice(3)].map((value) => ({
    value,
    label: segmentName(value, language),
  }))

/** Whom to follow, and between which days. */
export function ExplorerForm({
  asked,
  action,
  language,
}: {
  asked: Asked
  action: string
  language: Language
}) {
  const t = text(language)
  const statuses = statusChoices(language)
  return (
    <form method="get" action={action}>
      <DateInput language={language} name="from" label={t('fromDay')} value={asked.from} />
      <DateInput language={language} name="to" label={t('toDay')} value={asked.until} />
      <Select
        language={language}
        name="status"
        label={t('status')}
        required={false}
        value={asked.status ?? ''}
        choices={[{ value: '', label: t('anyStatus') }, ...statuses]}
      />
      <Select
        language={language}
        name="ages"
        label={t('ages')}
        value={asked.ages}
        choices={Object.keys(ageRanges).map((value) => ({ value, label: value.replace('-', '–') }))}
      />
      <Select
        language={language}
        name="sex"
        label={t('sex')}
        required={false}
        value={asked.sex ?? ''}
        choices={[
          { value: '', label: t('sexAll') },
          { value: 'female', label: t('sex_female') },
          { value: 'male', label: t('sex_male') },
        ]}
      />
      <SubmitButton>{t('show')}</SubmitButton>
    </form>
  )
}

/** From where to where, drawn and as a table, and the same people on the days between. */
export function ExplorerAnswer(props: {
  asked: Asked
  flows: readonly Flow[]
  courses: readonly Course[]
  isInvented: boolean
  language: Language
  pictureOf: (id: string) => string
}): Markup {
  const { asked, flows, courses, isInvented, language, pictureOf } = props
  const t = text(language)
  if (flows.length === 0)
    return (
      <Notice language={language} kind="information">
        <p>{t('flowNobody')}</p>
      </Notice>
    )
  const [from, to] = [longDate(asked.from, language), longDate(asked.until, language)]
  const all = [...places, 'elsewhere'] as const
  const groups = (side: 'from' | 'to') =>
    all
      .filter((id) => flows.some((flow) => flow[side] === id))
      .map((id) => ({ id, name: segmentName(id, language) }))
  const inParts: readonly string[] = places.slice(3, -1)
  // The parts of those outside are together here: ten columns are more than one can read.
  const peopleAt = ({ people }: Course, whole: string) =>
    all
      .filter((place) => place === whole || (whole === 'outside' && inParts.includes(place)))
      .reduce((sum, place) => sum + (people.get(place) ?? 0), 0)
  const wholes = [...places.slice(0, 3), 'outside', 'not-known', 'elsewhere']
  const shown = wholes.filter((whole) => courses.some((course) => peopleAt(course, whole) > 0))
  return (
    <>
      {flowChart({
        id: 'ways',
        language,
        caption: t('flowCaption', { from, to }),
        level: 2,
        tableOpen: true,
        pictureHref: pictureOf('ways'),
        ...(isInvented ? { mark: t('invented') } : {}),
        from: { heading: from, groups: groups('from') },
        to: { heading: to, groups: groups('to') },
        flows: flows.map((flow) => ({ from: flow.from, to: flow.to, count: flow.people })),
      })}
      {table<Course>({
        caption: t('courseCaption'),
        rows: courses,
        columns: [
          { heading: t('columnDay'), cell: ({ day }) => longDate(day, language) },
          ...shown.map((place) => ({
            heading: segmentName(place, language),
            number: true,
            cell: (course: Course) => formatNumber(language, peopleAt(course, place)),
          })),
        ],
      })}
    </>
  )
}
