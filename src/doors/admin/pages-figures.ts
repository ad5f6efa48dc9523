import { z } from 'zod'
import {
  type AgeRange,
  type Asked,
  ageRanges,
  openAnalysis,
  places,
  purposeForm,
  statePurpose,
} from '../../features/analysis/index.ts'
import {
  computeDay,
  countableFrom,
  courseOf,
  flowsBetween,
  halfMonths,
  type Missing,
  membersAmong,
  missingOn,
  readSettings,
  schoolNames,
  segmentsOn,
  typesOf,
} from '../../features/computed-figures/index.ts'
import { findRelease, readTables } from '../../features/figure-releases/index.ts'
import {
  askWhatIf,
  findProfileInput,
  isWhatIf,
  makeForecast,
  usualSettings,
  whatIfs,
} from '../../features/forecast/index.ts'
import { listIndicators } from '../../features/indicators/index.ts'
import { versionOn } from '../../features/rule-versions/index.ts'
import { peopleOpenTo } from '../../features/status/index.ts'
import { listStatusRules } from '../../features/status-rules/index.ts'
import { listPeople } from '../../features/young-people/index.ts'
import { addMonths } from '../../platform/days.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { pageOrPicture } from '../picture-of-page.ts'
import { analysing, noParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import {
  dayView,
  explorerView,
  figuresView,
  forecastView,
  purposeFirstView,
  seriesPageView,
} from './views-figures.tsx'
import { peopleView } from './views-figures-people.tsx'

export const figuresPages = formPages({
  id: 'admin.figures',
  path: paths.figures,
  access: analysing.access,
  params: noParams,
  input: purposeForm,
  async act({ db, actor, language }, _, { purpose }) {
    await statePurpose(db, actor, purpose)
    return after(href(paths.figures, language), 'purpose')
  },
  show: async (context, _, filled) =>
    figuresView({ context, purpose: await openAnalysis(context), ...filled }),
})

const analyses = {
  day: paths.figuresDay,
  people: paths.figuresPeople,
  series: paths.figuresSeries,
  explorer: paths.figuresExplorer,
  forecast: paths.figuresForecast,
}

/** A page for whoever has said what for, and its charts as pictures; the look is logged with it. */
const analysis = (name: keyof typeof analyses, read: (context: PageContext) => Promise<View>) =>
  page({
    ...analysing,
    id: `admin.figures-${name}`,
    path: analyses[name],
    params: noParams,
    read: async (context) =>
      (await openAnalysis(context))
        ? pageOrPicture(context, await read(context))
        : purposeFirstView(context, name),
  })

const plainDay = z.iso.date()
const dayIn = ({ query }: PageContext, name: string): string | undefined =>
  plainDay.safeParse(query.get(name)).data

async function frozenOf(db: ActorTransaction, day: string, missing: Missing) {
  const release = missing === 'erased' ? await findRelease(db, day) : undefined
  return release && { release, tables: await readTables(db, day) }
}

export const figuresDayPage = analysis('day', async (context) => {
  const { db, actor, language, now } = context
  const today = localDate(now)
  const day = dayIn(context, 'as-of') ?? today
  const computed = await computeDay(db, actor, { day, today, language })
  if (computed.missing !== null)
    return dayView({ context, day, computed, frozen: await frozenOf(db, day, computed.missing) })
  const { rules } = computed
  const [school, education] = [
    await typesOf(db, actor, { day, rules, segment: 'compulsory' }),
    await typesOf(db, actor, { day, rules, segment: 'youth-education' }),
  ]
  return dayView({
    context,
    day,
    computed,
    counted: {
      indicators: await listIndicators(db),
      types: { school, education },
      schools: await schoolNames(db, actor),
    },
  })
})

/** So many at most are named on one page. */
const mostNamed = 500

/** The people behind a figure: of them those whose status the analyst may see in their other work, and nobody else. */
export const figuresPeoplePage = analysis('people', async (context) => {
  const { db, actor, language, now, trail } = context
  const today = localDate(now)
  const day = dayIn(context, 'as-of') ?? today
  const status = placeIn(context) ?? 'outside'
  const settings = await readSettings(db)
  const missing = missingOn(day, settings, today)
  if (missing !== null) return peopleView({ context, day, status, settings, missing })
  const { ages } = versionOn(day, await listStatusRules(db, language))
  const own = await peopleOpenTo(db)
  const { all, members } = await membersAmong(db, actor, { day, ages, sex: null, status }, own)
  const { people } = await listPeople(db, { among: members, most: mostNamed })
  for (const { id, reason } of people) trail.shows([id], { reason })
  return peopleView({ context, day, status, settings, missing, found: { all, people } })
})

export const figuresSeriesPage = analysis('series', async (context) => {
  const { db, actor, now } = context
  const settings = await readSettings(db)
  const from = countableFrom(settings)
  const points = from === null ? [] : await segmentsOn(db, actor, halfMonths(from, localDate(now)))
  return seriesPageView({ context, settings, from, points })
})

const placeIn = ({ query }: PageContext) =>
  [...places, 'outside' as const].find((one) => one === query.get('status'))

function askedIn(context: PageContext, today: string): Asked {
  const { query } = context
  const until = dayIn(context, 'to') ?? today
  const ages = query.get('ages') ?? ''
  const sex = query.get('sex')
  return {
    from: dayIn(context, 'from') ?? addMonths(until, -12),
    until,
    ages: ages in ageRanges ? (ages as AgeRange) : '15-24',
    sex: sex === 'female' || sex === 'male' ? sex : null,
    status: placeIn(context) ?? null,
  }
}

/** So many days at most are looked at on the way. */
const mostSteps = 12

export const figuresExplorerPage = analysis('explorer', async (context) => {
  const { db, actor, now } = context
  const today = localDate(now)
  const asked = askedIn(context, today)
  const settings = await readSettings(db)
  const missing = missingOn(asked.from, settings, today) ?? missingOn(asked.until, settings, today)
  if (missing !== null || asked.until <= asked.from)
    return explorerView({ context, asked, settings, missing })
  const [from, until] = ageRanges[asked.ages]
  const population = { day: asked.from, ages: { from, until }, sex: asked.sex, status: asked.status }
  const steps = Array.from({ length: mostSteps }, (_, step) => addMonths(asked.from, 6 * (step + 1)))
  const days = [asked.from, ...steps.filter((day) => day < asked.until), asked.until]
  return explorerView({
    context,
    asked,
    settings,
    missing,
    found: {
      flows: await flowsBetween(db, actor, population, asked.until),
      courses: await courseOf(db, actor, population, days),
    },
  })
})

export const figuresForecastPage = analysis('forecast', async (context) => {
  const { db, actor, query, now } = context
  const today = localDate(now)
  const settings = await readSettings(db)
  // The newest October that has been, with the months in which schools report what happened until then.
  const year = Number(addMonths(today, -10).slice(0, 4))
  const first = `${year - 1}-10-01`
  const input =
    missingOn(first, settings, today) === null ? await findProfileInput(db, actor, year) : undefined
  if (!input || input.start.length === 0 || input.transitions.length === 0)
    return forecastView({ context, settings })
  const codes = query.getAll('if').filter(isWhatIf)
  const shares = askWhatIf(
    input,
    whatIfs.filter(({ code }) => codes.includes(code)),
    usualSettings.years,
  )
  return forecastView({
    context,
    settings,
    found: { year, forecast: makeForecast(input, usualSettings), asked: { codes, shares } },
  })
})
