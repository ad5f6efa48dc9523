import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { openPerson } from '../../features/access/index.ts'
import { withdrawConsent } from '../../features/consents/index.ts'
import {
  consentForm,
  giveConsent,
  giversOf,
  listConsents,
  listReferralReceivers,
  listSchools,
  longestReferral,
  refer,
  referralForm,
  sharingFault,
} from '../../features/sharing/index.ts'
import { endRelation, getPerson, listAround } from '../../features/young-people/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import { id, personParams } from './access.ts'
import { mayHandleConsent } from './consent-rule.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { consentView, endReferralView, giverKey, referView, withdrawView } from './views-sharing.tsx'

/** Days that only today can judge: an end that lies ahead, and news that has been told already. */
function daysOf(
  context: PageContext,
  { until, informed_on }: { readonly until: string; readonly informed_on: string | null },
): Record<string, string> {
  const today = localDate(context.now)
  return {
    ...(until <= today ? { until: sharingFault('untilPast', context.language) } : {}),
    ...(informed_on !== null && informed_on > today
      ? { informed_on: sharingFault('informedAhead', context.language) }
      : {}),
  }
}

function refuse(faults: Readonly<Record<string, string>>): void {
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
}

async function openForConsent({ db, trail }: PageContext, personId: string) {
  const standing = await openPerson(db, trail, personId)
  if (!mayHandleConsent(standing)) throw new NotFound()
  const person = await getPerson(db, standing.personId)
  return { standing, person, givers: giversOf(person, await listAround(db, person.id)) }
}

export const consentPages = formPages({
  id: 'work.consent-new',
  path: paths.newConsent,
  params: personParams,
  input: consentForm,
  async act(context, params, input) {
    const { db, actor, language, requestId } = context
    const { person, givers } = await openForConsent(context, params.person)
    const giver = givers.find((one) => giverKey(one) === input.given_by)
    const school = (await listSchools(db)).find(({ key }) => key === `organisation:${input.organisation}`)
    refuse({
      ...(school ? {} : { organisation: sharingFault('chooseSchool', language) }),
      ...(giver ? {} : { given_by: sharingFault('chooseGiver', language) }),
      ...daysOf(context, input),
    })
    await giveConsent(db, actor, requestId, {
      personId: person.id,
      organisationId: input.organisation,
      categories: input.categories,
      purpose: input.purpose,
      until: input.until,
      givenBy: giver?.actorId ?? null,
      informedOn: input.informed_on,
    })
    return afterOn(person, language, 'consentGiven')
  },
  async show(context, params, filled) {
    const opened = await openForConsent(context, params.person)
    return consentView({ context, ...opened, schools: await listSchools(context.db), filled })
  },
})

const consentParams = personParams.extend({ consent: id })

export const withdrawPages = formPages({
  id: 'work.consent-withdraw',
  path: paths.withdrawConsent,
  params: consentParams,
  input: () => z.object({}),
  async act(context, params) {
    const { db, actor, language, requestId } = context
    const { person } = await openForConsent(context, params.person)
    await withdrawConsent(db, actor, requestId, { personId: person.id, consentId: params.consent })
    return afterOn(person, language, 'consentWithdrawn')
  },
  async show(context, params, filled) {
    const opened = await openForConsent(context, params.person)
    const consents = await listConsents(context.db, opened.person.id)
    const consent = consents.find((one) => one.id === params.consent && one.live)
    if (!consent) throw new NotFound()
    return withdrawView({ context, ...opened, consent, filled })
  },
})

export const referPages = formPages({
  id: 'work.refer',
  path: paths.refer,
  params: personParams,
  input: referralForm,
  async act(context, params, input) {
    const { db, actor, language, requestId, now } = context
    const { person } = await openToWrite(context, params.person, 'contact')
    const receivers = await listReferralReceivers(db)
    const last = Temporal.PlainDate.from(localDate(now)).add(longestReferral).toString()
    refuse({
      ...(receivers.some(({ key }) => key === input.receiver)
        ? {}
        : { receiver: sharingFault('chooseReceiver', language) }),
      ...(input.until > last ? { until: sharingFault('untilTooFar', language) } : {}),
      ...daysOf(context, input),
    })
    const [kind, key = ''] = input.receiver.split(':')
    await refer(db, actor, requestId, {
      personId: person.id,
      with: kind === 'unit' ? { unitId: key } : { actorId: key },
      purpose: input.purpose,
      until: input.until,
      informedOn: input.informed_on,
    })
    return afterOn(person, language, 'referred')
  },
  async show(context, params, filled) {
    const opened = await openToWrite(context, params.person, 'contact')
    return referView({ context, ...opened, receivers: await listReferralReceivers(context.db), filled })
  },
})

/** A referral that holds today; other relations are ended where they are made. */
async function getReferral(context: PageContext, params: { person: string; relation: string }) {
  const opened = await openToWrite(context, params.person, 'contact')
  const around = await listAround(context.db, opened.person.id)
  const referral = around.find(
    ({ id: key, kind, live }) => key === params.relation && kind === 'referral' && live,
  )
  if (!referral) throw new NotFound()
  return { ...opened, referral }
}

export const endReferralPages = formPages({
  id: 'work.relation-end',
  path: paths.endRelation,
  params: personParams.extend({ relation: id }),
  input: () => z.object({}),
  async act(context, params) {
    const { db, actor, language, requestId } = context
    const { person, referral } = await getReferral(context, params)
    await endRelation(db, actor, requestId, person.id, referral.id)
    return afterOn(person, language, 'relationEnded')
  },
  show: async (context, params, filled) =>
    endReferralView({ context, ...(await getReferral(context, params)), filled }),
})
