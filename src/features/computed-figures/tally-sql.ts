import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type StatusRules, subSegments } from '../status-rules/index.ts'
import { summerBefore } from './summer.ts'
import { type Counts, type Dimension, dimensions, noCounts, type Tally } from './tally.ts'

/* The levels of the rules that count as one or the other way through youth education. */
const general = 'general-upper-secondary'
const vocational = 'vocational'

/* How somebody goes through youth education: 0 neither, 1 general, 2 vocational; so much more for whoever left school last summer. */
const leaver = sql.lit(4)
/* Whoever stands outside: in a part of it, or as `outside` where the rules say none. */
const outside = sql<boolean>`standing = any (${['outside', ...subSegments]}::text[])`

interface Row {
  readonly part: number
  readonly category: string | null
  readonly counts: Partial<Counts>
}

/** The four ways of dividing, of whatever has their columns, with everybody: which one a row is about is in its bits. */
const divided = sql`grouping sets ((), (age), (sex), (school), (area))`
const part = sql`grouping(age, sex, school, area) as part`
const category = sql`coalesce(age::text, sex, school::text, area) as category`
const partOf: ReadonlyMap<number, Dimension | null> = new Map([
  [0b1111, null],
  [0b0111, 'age'],
  [0b1011, 'sex'],
  [0b1101, 'school'],
  [0b1110, 'area'],
])

/**
 * Counts a municipality on a day by today's knowledge and the rules of the day, in one statement: the status of the day; where those
 * are who left school in the last summer, under 18 when it was over; what was interrupted from the quarter's beginning until the day; those who turned 25 in the year until the day, as they were
 * the day before; the days of gap in that year; what was promised and due in the quarter. For the program's task `figures`, for whom alone everybody is to be seen.
 */
export async function tallyOf(
  trx: ActorTransaction,
  municipalityCode: string,
  { day, rules }: { readonly day: string; readonly rules: StatusRules },
): Promise<Tally[]> {
  const on = sql`${day}::date`
  const { from, until } = rules.ages
  const levels = (level: string) =>
    sql`primary_type = any (${[...rules.types.values()].filter((one) => one.level === level).map(({ code }) => code)}::text[])`
  const educations = sql`${[...rules.types.values()]
    .filter((one) => one.contributes === 'youth-education')
    .map(({ code }) => code)}::text[]`
  const completing = sql`${[...rules.types.values()].filter((one) => one.completes).map(({ code }) => code)}::text[]`
  const alreadyDone = sql`${[...rules.types.values()]
    .filter((one) => one.contributes === 'completed')
    .map(({ code }) => code)}::text[]`
  // A birth date's place among the birthdays gives the age: the oldest are before the first.
  const aged = sql`${until} - 1 - width_bucket(birth_date, array(select born_by(${on}, age) + 1 from generate_series(${until} - 1, ${from} + 1, -1) age))`
  const summer = summerBefore(day, rules)
  const lived = sql`municipality_code = ${municipalityCode}`
  // A day long ago has most spells after it: by its own price for a page PostgreSQL reads the whole table (status, `countByStatus`).
  // And people are divided in memory: on disk, the day of 700,000 took half as long again. PostgreSQL expects a thousand times the
  // kinds there are, and would sort everybody for fear of so many: it may take what it expects, and takes 25 MB.
  await sql`select set_config('random_page_cost', '1.1', true), set_config('work_mem', '96MB', true),
    set_config('hash_mem_multiplier', '16', true)`.execute(trx)
  const { rows } = await sql<Row>`
    with hidden as materialized (
      select id from young_person where protected
    ), left_school as materialized (
      select person_id from status_spell where segment = 'compulsory' and until between ${summer.from} and ${on}
      group by person_id having max(until) <= ${summer.until}
    ), now as materialized (
      select person_id, coalesce(sub_segment, segment) as standing, sex, ${aged} as age,
        case when segment <> 'youth-education' then 0 when ${levels(general)} then 1 when ${levels(vocational)} then 2 else 0 end
          + case when left_school.person_id is not null and segment <> 'compulsory' and birth_date > born_by(${summer.until}::date, 18)
            then ${leaver} else 0 end as way,
        case when hidden.id is null then provider_id end as school, case when hidden.id is null then area end as area
      from status_spell left join hidden on hidden.id = person_id left join left_school using (person_id)
      where first_day <= ${on} and until > ${on} and ${lived}
        and birth_date <= born_by(${on}, ${from}) and birth_date > born_by(${on}, ${until})
    ), kinds as materialized (
      -- Few different ones: counted once for each dimension, and taken apart afterwards. As few columns as can be: each is
      -- hashed for everybody, five times.
      select ${part}, ${category}, standing, way, count(*) as people from now group by standing, way, ${divided}
    ), standing as (
      select part, category, json_build_object(
        'people', sum(people),
        'youthEducation', sum(people) filter (where standing = 'youth-education'),
        'completed', sum(people) filter (where standing = 'completed'),
        'compulsory', sum(people) filter (where standing = 'compulsory'),
        'outside', sum(people) filter (where ${outside}),
        'notKnown', sum(people) filter (where standing = 'not-known'),
        'preparatory', sum(people) filter (where standing = 'preparatory'),
        'employed', sum(people) filter (where standing = 'employed'),
        'otherPlanned', sum(people) filter (where standing = 'other-planned'),
        'noActivity', sum(people) filter (where standing = 'no-activity'),
        'notConfirmed', sum(people) filter (where standing = 'not-confirmed'),
        'general', sum(people) filter (where way in (1, ${leaver} + 1)),
        'vocational', sum(people) filter (where way in (2, ${leaver} + 2)),
        'leavers', sum(people) filter (where way >= ${leaver}),
        'leaversGeneral', sum(people) filter (where way = ${leaver} + 1),
        'leaversVocational', sum(people) filter (where way = ${leaver} + 2)) as counts
      from kinds group by part, category
    ), focused as (
      select ${part}, ${category}, json_build_object('focus', count(*)) as counts
      from now join special_focus using (person_id)
      where ${outside} and valid_from <= ${on} and (valid_until is null or valid_until > ${on})
      group by ${divided}
    ), interrupted as (
      select ${part}, ${category}, json_build_object(
        'interrupted', count(distinct person_id),
        'interruptedStill', count(distinct person_id) filter (where not resumed)) as counts
      from (
        select interruption.person_id, spell.sex, ${aged} as age, resumed_on is not null and resumed_on <= ${on} as resumed,
          case when hidden.id is null then activity.provider_id end as school,
          case when hidden.id is null then area end as area
        from status_interruption interruption
          join status_spell spell on spell.person_id = interruption.person_id and spell.first_day <= on_day and spell.until > on_day
          left join activity on activity.activity_id = interruption.activity_id and upper_inf(activity.believed)
          left join hidden on hidden.id = interruption.person_id
        where on_day between date_trunc('quarter', ${on})::date and ${on} and interruption.type = any (${educations}) and ${lived}
          and birth_date <= born_by(on_day, ${from}) and birth_date > born_by(on_day, ${until})
      ) one group by ${divided}
    ), birthday as materialized (
      select person_id, sex, segment, sub_segment, provider_id, area, first_day, until,
        (birth_date + make_interval(years => ${until}))::date as birthday
      from status_spell
      where first_day <= ${on} and until > (${on} - interval '1 year')::date and ${lived}
        and birth_date <= born_by(${on}, ${until}) and birth_date > born_by((${on} - interval '1 year')::date, ${until})
    ), turned as materialized (
      -- Who has completed one is so on the day before, or was in another education then.
      select person_id, sex, segment, sub_segment, ${until}::integer as age, segment = 'completed' or exists (
          select from activity where activity.person_id = birthday.person_id and upper_inf(believed) and (
            (type = any (${completing}) and outcome = 'completed' and upper(valid) <= birthday)
            or (type = any (${alreadyDone}) and lower(valid) < birthday))) as done,
        case when hidden.id is null then provider_id end as school, case when hidden.id is null then area end as area
      from birthday left join hidden on hidden.id = person_id
      where first_day < birthday and until >= birthday
    ), cohort as (
      select ${part}, ${category}, json_build_object(
        'turned25', count(*),
        'turned25Completed', count(*) filter (where done),
        'turned25OnTheWay', count(*) filter (where not done and (segment = 'youth-education' or sub_segment = 'preparatory')),
        'turned25Employed', count(*) filter (where not done and sub_segment = 'employed'),
        'turned25NotKnown', count(*) filter (where not done and segment = 'not-known')) as counts
      from turned group by ${divided}
    ), gap as (
      -- A person once, whatever gaps they had: nobody has to be sorted to be told from others.
      select ${part}, ${category}, json_build_object('gapDays', sum(days), 'gapPeople', count(*)) as counts
      from (
        select person_id, sum(days) as days
        from (
          select person_id, gap_days(first_day, until, documented_on, summer_until, ${on} + 1)
            - gap_days(first_day, until, documented_on, summer_until, (${on} - interval '1 year')::date + 1) as days
          from status_gap where until > (${on} - interval '1 year')::date and first_day <= ${on}
        ) one where days > 0 group by person_id
      ) missed join now using (person_id) group by ${divided}
    ), promised as (
      -- A promise is its kind's, whoever keeps it: one that nobody was reached for is a share of its own (domain §4).
      select ${part}, ${category}, json_build_object(
        'promised', count(*),
        'promisesKept', count(*) filter (where state = 'kept'),
        'promisesNotReached', count(*) filter (where state = 'excused' and because = 'not-reached'),
        'promisesExcused', count(*) filter (where state = 'excused' and because <> 'not-reached'),
        'promisedPeople', count(distinct person_id)) as counts
      from (
        select promise.person_id, spell.sex, ${aged} as age,
          promise_state(ended, because, done_at, changed_at, due_at) as state, because,
          case when hidden.id is null then spell.provider_id end as school, case when hidden.id is null then area end as area
        from promise join status_spell spell on spell.person_id = promise.person_id and first_day <= due_on and until > due_on
          left join hidden on hidden.id = promise.person_id
        where due_on between date_trunc('quarter', ${on})::date and ${on} and due_at <= present()
          and ${lived}
          and birth_date <= born_by(due_on, ${from}) and birth_date > born_by(due_on, ${until})
      ) one where state <> 'void' group by ${divided}
    )
    select * from standing union all select * from focused union all select * from interrupted
    union all select * from cohort union all select * from gap union all select * from promised`.execute(trx)
  return gathered(rows)
}

/** A sum of nobody is nothing in the database, and nought here. */
const withoutNothing = (counts: Partial<Record<keyof Counts, number | null>>): Partial<Counts> =>
  Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, count ?? 0]))

function gathered(rows: readonly Row[]): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { part, category, counts } of rows) {
    const by = partOf.get(part) ?? null
    const key = JSON.stringify([by, category])
    const before = tallies.get(key)?.counts ?? noCounts
    tallies.set(key, {
      by,
      category: by === null ? null : category,
      counts: { ...before, ...withoutNothing(counts) },
    })
  }
  // Where nobody lives there is nobody to count, and that is a figure too.
  const order = (by: Dimension | null) => (by === null ? -1 : dimensions.indexOf(by))
  return [...tallies.values()].sort(
    (one, other) =>
      order(one.by) - order(other.by) ||
      (one.category ?? '\uffff').localeCompare(other.category ?? '\uffff', 'da'),
  )
}
