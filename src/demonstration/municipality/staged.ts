import { type RawBuilder, sql } from 'kysely'
import { areas, streets } from '../people/names.ts'
import { textOf } from './days.ts'
import type { PersonRecord, RecordedActivity } from './record.ts'
import { endReasons, focusReasons, programmes } from './words.ts'

/* What is known of some people, as rows of a statement: to be entered, or to be held to what was entered before. */

/** What rows of the generated municipality name as their source. */
export const municipalitySource = 'demonstration municipality'

/** What the rows refer to. */
export interface Known {
  readonly municipality: { readonly young: number; readonly seed: number }
  organisationOf(activity: RecordedActivity): string | null
  /** Who has marked somebody's special focus. */
  readonly markers: readonly string[]
}

export interface Entered {
  readonly id: string
  readonly person: PersonRecord
}

export const focusLifted = 'Har ikke længere brug for det'

const orNull = (day: number | null): string | null => (day === null ? null : textOf(day))

/** What an activity is called from one start to the next: nobody begins the same thing twice on one day. */
export const keyOf = (
  { young, seed }: Known['municipality'],
  slot: number,
  { type, from }: Pick<RecordedActivity, 'type' | 'from'>,
): string => `${young}/${seed} ${slot} ${type} ${textOf(from)}`

/** Of which municipality an activity with such a key is. */
export function municipalityOf(key: string): Known['municipality'] {
  const [young = Number.NaN, seed = Number.NaN] = key.split(' ', 1).join('').split('/').map(Number)
  return { young, seed }
}

/** `one (person, address, area, since, until)` */
export function homeRows(entered: readonly Entered[]): RawBuilder<unknown> {
  const homes = entered.flatMap(({ id, person }) => person.homes.map((home) => ({ id, ...home })))
  return sql`unnest(${homes.map(({ id }) => id)}::uuid[],
      ${homes.map(({ street, house }) => `${streets[street]} ${house}`)}::text[],
      ${homes.map(({ area }) => areas[area] ?? null)}::text[], ${homes.map(({ from }) => textOf(from))}::date[],
      ${homes.map(({ until }) => orNull(until))}::date[]) as one (person, address, area, since, until)`
}

/** The columns of an activity, but for whose it is; the values are those of `activityRows`. */
export const activityColumns = sql`type, provider_id, education_code, hours_month, valid, expected_end, outcome, end_reason_local,
  end_reason, source, source_key, learned_at, confirmed_on`
export const activityValues = sql`type, provider, education, hours, daterange(since, until), planned, outcome, reason_code,
  reason, ${municipalitySource}, key, learned at time zone 'Europe/Copenhagen', confirmed`

export function activityRows(known: Known, entered: readonly Entered[]): RawBuilder<unknown> {
  const all = entered.flatMap(({ id, person }) =>
    person.activities.map((one) => ({ id, key: keyOf(known.municipality, person.slot, one), ...one })),
  )
  const reasons = all.map(({ reason }) => (reason === null ? undefined : endReasons[reason]))
  return sql`unnest(${all.map(({ id }) => id)}::uuid[], ${all.map(({ key }) => key)}::text[],
      ${all.map(({ type }) => type)}::text[], ${all.map((one) => known.organisationOf(one))}::bigint[],
      ${all.map(({ education }) => (education === null ? null : programmes[education]))}::text[],
      ${all.map(({ hours }) => hours)}::numeric[], ${all.map(({ from }) => textOf(from))}::date[],
      ${all.map(({ until }) => orNull(until))}::date[], ${all.map(({ planned }) => orNull(planned))}::date[],
      ${all.map(({ outcome }) => outcome)}::text[], ${reasons.map((reason) => reason?.code ?? null)}::text[],
      ${reasons.map((reason) => reason?.text ?? null)}::text[],
      ${all.map(({ learned }) => textOf(learned))}::timestamp[], ${all.map(({ confirmed }) => textOf(confirmed))}::date[])
    as one (person, key, type, provider, education, hours, since, until, planned, outcome, reason_code, reason, learned, confirmed)`
}

/** `one (person, since, until, because, review, by)` */
export function focusRows({ markers }: Known, entered: readonly Entered[]): RawBuilder<unknown> {
  const marks = entered.flatMap(({ id, person }) =>
    person.focus.map((mark) => ({ id, ...mark, by: markers[person.slot % markers.length] ?? null })),
  )
  return sql`unnest(${marks.map(({ id }) => id)}::uuid[], ${marks.map(({ from }) => textOf(from))}::date[],
      ${marks.map(({ until }) => orNull(until))}::date[],
      ${marks.map(({ reason }) => focusReasons[reason] ?? focusReasons[0])}::text[],
      ${marks.map(({ review }) => textOf(review))}::date[], ${marks.map(({ by }) => by)}::bigint[])
    as one (person, since, until, because, review, by)`
}
