import type { SchoolConcerns } from '../../features/concerns/index.ts'
import type { LawClock, PromiseCount, Reaction } from '../../features/promises/index.ts'
import type { RuleCount } from '../../features/signals/index.ts'
import type { Lapsed } from '../../features/status/index.ts'
import type { Caseload, TeamPeople } from '../../features/young-people/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Column } from '../../ui/table.ts'

export interface LeaderProps {
  readonly context: PageContext
  readonly period: { readonly from: string; readonly until: string }
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly counts: readonly PromiseCount[]
  readonly reactions: readonly Reaction[]
  readonly schools: readonly SchoolConcerns[]
  readonly signals: readonly RuleCount[]
  readonly caseloads: readonly Caseload[]
  readonly people: TeamPeople
  readonly lapsed: Lapsed
  readonly law: readonly LawClock[]
  /** The municipality counts by the law's clock. */
  readonly clockStarted: boolean
}

/** A column of counts. */
export const countColumn = <Row>(heading: string, count: (row: Row) => number): Column<Row> => ({
  heading,
  number: true,
  cell: (row) => String(count(row)),
})

const months = {
  da: new Intl.DateTimeFormat('da-DK', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

/** A month by its first day, as people write it: `november 2026`. */
export const monthName = (month: string, language: Language): string =>
  months[language].format(new Date(`${month}T00:00:00Z`))
