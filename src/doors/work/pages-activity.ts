import { openPerson } from '../../features/access/index.ts'
import {
  activityFault,
  activityForm,
  agreeForm,
  agreeOnBoth,
  byHand,
  confirmActivity,
  confirmForm,
  contentOf,
  correctActivity,
  correctionForm,
  endActivity,
  endForm,
  faultsIn,
  getActivity,
  listBeliefs,
  listProviders,
  noReason,
  recordActivity,
  withdrawActivity,
  withdrawForm,
} from '../../features/activities/index.ts'
import { versionOn } from '../../features/rule-versions/index.ts'
import { listStatusRules, type StatusRules } from '../../features/status-rules/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import { addDays } from '../../platform/days.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { activityParams, personParams, twoActivitiesParams, working } from './access.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { activityView } from './views-activity.ts'
import {
  agreeView,
  confirmView,
  correctView,
  endView,
  newActivityView,
  withdrawView,
} from './views-activity-form.tsx'

type OneActivity = { readonly person: string; readonly activity: string }

/** They name what there is to choose. */
const rulesOfToday = async ({ db, language, now }: PageContext): Promise<StatusRules> =>
  versionOn(localDate(now), await listStatusRules(db, language))

async function loadToWrite(context: PageContext, personId: string) {
  const opened = await openToWrite(context, personId, 'status')
  return {
    context,
    ...opened,
    rules: await rulesOfToday(context),
    providers: await listProviders(context.db),
  }
}

async function loadOne(context: PageContext, params: OneActivity) {
  const loaded = await loadToWrite(context, params.person)
  return { ...loaded, activity: await getActivity(context.db, loaded.person.id, params.activity) }
}

type Loaded = Awaited<ReturnType<typeof loadToWrite>>

function refuseFaults(
  { context, person, rules }: Loaded,
  input: Parameters<typeof faultsIn>[0] & { readonly type: string; readonly organisation: string },
  { providers }: Pick<Loaded, 'providers'>,
): void {
  const { language, now } = context
  const surroundings = { today: localDate(now), birthDate: person.birthDate }
  const unknown = input.organisation !== '' && !providers.some(({ id }) => id === input.organisation)
  const faults = {
    ...faultsIn(input, surroundings, language),
    ...(rules.types.has(input.type) && !unknown ? {} : { type: activityFault('chooseType', language) }),
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
}

export const activityPage = page({
  ...working,
  id: 'work.activity',
  limit: 'person',
  path: paths.activity,
  params: activityParams,
  async read(context, params) {
    const { db, trail } = context
    const standing = await openPerson(db, trail, params.person)
    if (!standing.may('status')) throw new NotFound()
    return activityView({
      context,
      standing,
      rules: await rulesOfToday(context),
      person: await getPerson(db, standing.personId),
      beliefs: await listBeliefs(db, standing.personId, params.activity),
    })
  },
})

export const newActivityPages = formPages({
  id: 'work.activity-new',
  path: paths.newActivity,
  params: personParams,
  input: activityForm,
  async act(context, params, input) {
    const loaded = await loadToWrite(context, params.person)
    refuseFaults(loaded, input, loaded)
    await recordActivity(context.db, context.actor, context.requestId, {
      ...contentOf(input),
      personId: loaded.person.id,
      source: byHand,
      sourceKey: null,
      // The middle of the day: no time zone makes another day of it.
      learnedAt: new Date(`${input.learned_on}T11:00:00Z`),
    })
    return afterOn(loaded.person, context.language, 'activityRecorded')
  },
  show: async (context, params, filled) =>
    newActivityView({ ...(await loadToWrite(context, params.person)), filled }),
})

export const correctActivityPages = formPages({
  id: 'work.activity-correct',
  path: paths.correctActivity,
  params: activityParams,
  input: correctionForm,
  async act(context, params, input) {
    const loaded = await loadOne(context, params)
    refuseFaults(loaded, input, loaded)
    const { educationCode, stage, provider } = loaded.activity
    const content = contentOf(input)
    await correctActivity(context.db, context.actor, context.requestId, {
      personId: loaded.person.id,
      row: input.row,
      because: input.because,
      overtaken: activityFault('overtaken', context.language),
      content: {
        ...content,
        // What the form does not show stays: codes of the source, and where somebody protected can be found (L-30).
        educationCode,
        stage,
        ...(loaded.person.protected && { provider }),
      },
    })
    return afterOn(loaded.person, context.language, 'activityCorrected')
  },
  show: async (context, params, filled) => correctView({ ...(await loadOne(context, params)), filled }),
})

export const endActivityPages = formPages({
  id: 'work.activity-end',
  path: paths.endActivity,
  params: activityParams,
  input: endForm,
  async act(context, params, { row, last_day, outcome, end_reason }) {
    const { db, actor, requestId, language, now } = context
    const { person, activity } = await loadOne(context, params)
    if (last_day < activity.from) throw new Invalid({ last_day: activityFault('endsBeforeStart', language) })
    if (last_day > addDays(localDate(now), 366))
      throw new Invalid({ last_day: activityFault('farAhead', language) })
    await endActivity(db, actor, requestId, {
      personId: person.id,
      row,
      // The words stand with the end itself.
      because: null,
      overtaken: activityFault('overtaken', language),
      until: addDays(last_day, 1),
      outcome,
      endReason: { ...noReason, words: end_reason === '' ? null : end_reason },
    })
    return afterOn(person, context.language, 'activityEnded')
  },
  show: async (context, params, filled) => endView({ ...(await loadOne(context, params)), filled }),
})

/** Also sent by the button *still true* on the person's page, without a date. */
export const confirmActivityPages = formPages({
  id: 'work.activity-confirm',
  path: paths.confirmActivity,
  params: activityParams,
  input: confirmForm,
  async act(context, params, { row, still_true_until }) {
    const { db, actor, requestId, language, now } = context
    const { person } = await loadOne(context, params)
    if (still_true_until !== '' && still_true_until < localDate(now))
      throw new Invalid({ still_true_until: activityFault('stillTruePast', language) })
    await confirmActivity(db, actor, requestId, {
      personId: person.id,
      row,
      overtaken: activityFault('overtaken', language),
      stillTrueUntil: still_true_until === '' ? null : still_true_until,
    })
    return afterOn(person, context.language, 'activityConfirmed')
  },
  show: async (context, params, filled) => confirmView({ ...(await loadOne(context, params)), filled }),
})

export const withdrawActivityPages = formPages({
  id: 'work.activity-withdraw',
  path: paths.withdrawActivity,
  params: activityParams,
  input: withdrawForm,
  async act(context, params, { row, because }) {
    const { db, actor, requestId, language } = context
    const { person } = await loadOne(context, params)
    const overtaken = activityFault('overtaken', language)
    await withdrawActivity(db, actor, requestId, { personId: person.id, row, because, overtaken })
    return afterOn(person, context.language, 'activityWithdrawn')
  },
  show: async (context, params, filled) => withdrawView({ ...(await loadOne(context, params)), filled }),
})

export const agreePages = formPages({
  id: 'work.activity-agree',
  path: paths.agreeActivities,
  params: twoActivitiesParams,
  input: agreeForm,
  async act(context, params, { because }) {
    const { person, activity } = await loadOne(context, params)
    const other = await getActivity(context.db, person.id, params.other)
    await agreeOnBoth(context.db, context.actor, context.requestId, {
      personId: person.id,
      one: activity.activityId,
      other: other.activityId,
      because,
    })
    return afterOn(person, context.language, 'activitiesAgreed')
  },
  async show(context, params, filled) {
    const loaded = await loadOne(context, params)
    const other = await getActivity(context.db, loaded.person.id, params.other)
    return agreeView({ ...loaded, other, filled })
  },
})
