import { html } from 'hono/html'
import type { PageContext, View } from '../../platform/http/page.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { type Column, table } from '../../ui/table.ts'
import type { SchoolClass, Week } from './queries.ts'
import { type Counted, weekNumber } from './rules.ts'
import { text } from './text.ts'
import { shareWords, weeksChart } from './views-weeks.ts'

interface SchoolProps {
  readonly context: PageContext
  readonly classes: readonly SchoolClass[]
  readonly weeks: readonly Week[]
  /** Works at the school as a whole: its own chart comes first. A teacher has one for each class. */
  readonly wholeSchool: boolean
  readonly classHref: (id: string) => string
  /** For the head, who says which rules are on. */
  readonly rules?: { readonly href: string; readonly label: string }
  readonly frontHref: string
  readonly frontLabel: string
}

/** Stand beside each class: more would not fit beside each other, and the class's own page has them all. */
const latest = 6

/** The school and its classes over the weeks: before anybody looks at a pupil. Classes by name, in no other order. */
export function schoolAbsenceView(props: SchoolProps): View {
  const { context, classes, weeks, rules, frontHref, frontLabel } = props
  const t = text(context.language)
  const schools = [...Map.groupBy(classes, ({ organisationId }) => organisationId).values()]
  return {
    title: t('title'),
    breadcrumb: [{ href: frontHref, label: frontLabel }],
    unlisted: true,
    main: html`<h1>${t('title')}</h1><p>${t('intro')}</p>${rules ? html`<p><a href="${rules.href}">${rules.label}</a></p>` : ''}${weeks.length === 0 ? html`<p>${t('none')}</p>` : schools.map((theirs) => school(props, theirs))}`,
  }
}

function school(props: SchoolProps, classes: readonly SchoolClass[]): Markup | '' {
  const [first] = classes
  if (!first) return ''
  const { context, wholeSchool } = props
  const { language } = context
  const t = text(language)
  const ours = props.weeks.filter(({ organisationId }) => organisationId === first.organisationId)
  const of = (classId: string | null) =>
    ours.filter((one) => one.classId === classId).map(({ week, counted }) => [week, counted] as const)
  const charts = wholeSchool
    ? weeksChart({
        id: `school-${first.organisationId}`,
        language,
        caption: t('chartSchool', { school: first.school }),
        weeks: of(null),
      })
    : classes.map(({ id, name }) =>
        weeksChart({ id: `class-${id}`, language, caption: t('chartClass', { name }), weeks: of(id) }),
      )
  return html`${charts}${classTable(props, classes, ours, first.school)}<p>${t('ofToday')}</p>`
}

function classTable(
  { context: { language }, classHref }: SchoolProps,
  classes: readonly SchoolClass[],
  weeks: readonly Week[],
  name: string,
): Markup {
  const t = text(language)
  const mondays = [...new Set(weeks.map(({ week }) => week))].toSorted().slice(-latest)
  const at = new Map<string, Counted>(weeks.map((one) => [`${one.classId}/${one.week}`, one.counted]))
  const columns: Column<SchoolClass>[] = mondays.map((week) => ({
    heading: t('week', { number: weekNumber(week) }),
    number: true,
    cell: ({ id }) => shareWords(at.get(`${id}/${week}`), language),
  }))
  return table<SchoolClass>({
    caption: t('classesCaption', { school: name }),
    rows: classes,
    columns: [
      {
        heading: t('columnClass'),
        cell: (one) => html`<a href="${classHref(one.id)}">${one.name}</a>`,
      },
      { heading: t('columnPupils'), number: true, cell: ({ pupils }) => String(pupils) },
      ...columns,
      {
        heading: t('columnTo'),
        cell: ({ registeredTo }) => (registeredTo ? longDate(registeredTo, language) : t('notYet')),
      },
    ],
  })
}
