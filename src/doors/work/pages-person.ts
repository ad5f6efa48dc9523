import { z } from 'zod'
import { disclose, openPerson } from '../../features/access/index.ts'
import { listActivities, listConflicts } from '../../features/activities/index.ts'
import { listNotes } from '../../features/notes/index.ts'
import { listObjections } from '../../features/objections/index.ts'
import { listConsents, listDisclosures } from '../../features/sharing/index.ts'
import { findFocus } from '../../features/special-focus/index.ts'
import { findStatus, gapsOf, interruptionsOf, listFacts } from '../../features/status/index.ts'
import { listStatusRules } from '../../features/status-rules/index.ts'
import { listAgreedSteps, listTalksOf } from '../../features/talks/index.ts'
import {
  findLocation,
  getPerson,
  listAround,
  listHappened,
  listOwnWords,
  listStatutoryFacts,
} from '../../features/young-people/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { personParams, working } from './access.ts'
import { questionPages } from './form-pages.ts'
import { paths } from './paths.ts'
import { peopleSection } from './people-section.ts'
import { text } from './text.ts'
import { locationQuestionView, locationView } from './views-location.tsx'
import { personView } from './views-person.ts'

export const personPage = page({
  ...working,
  id: 'work.person',
  limit: 'person',
  path: paths.person,
  params: personParams,
  async read(context, params) {
    const { db, trail } = context
    const standing = await openPerson(db, trail, params.person)
    const { personId } = standing
    const person = await getPerson(db, personId)
    return personView({
      context,
      standing,
      person,
      people: await peopleSection(context, standing, person),
      status: standing.may('status') ? await statusOf(context, personId) : undefined,
      ownWords: standing.may('guidance') ? await listOwnWords(db, personId) : [],
      around: await listAround(db, personId),
      location: standing.may('contact') ? await findLocation(db, personId) : undefined,
      facts: standing.may('statutory') ? await listStatutoryFacts(db, personId) : [],
      notes: standing.may('guidance') ? await listNotes(db, personId) : [],
      consents: standing.may('contact') ? await listConsents(db, personId) : [],
      disclosures: standing.may('contact') ? await listDisclosures(db, personId) : [],
      talks: await listTalksOf(db, personId),
      steps: await listAgreedSteps(db, personId),
      happened: await listHappened(db, personId),
      objections: await listObjections(db, personId),
    })
  },
})

async function statusOf({ db, language, now }: PageContext, personId: string) {
  const day = localDate(now)
  const { rules, ...status } = await findStatus(db, personId, { day }, language)
  const versions = await listStatusRules(db, language)
  const facts = await listFacts(db, personId)
  const activities = await listActivities(db, personId)
  const conflicts = await listConflicts(db, personId, activities)
  return {
    status,
    rules,
    activities,
    conflicts,
    interruptions: interruptionsOf(facts, versions),
    gaps: gapsOf(facts, versions, day),
    focus: await findFocus(db, personId),
  }
}

const longestPurpose = 300

/** Where somebody protected can be found: asked for with a purpose, in a row of its own in the log (L-30). */
export const locationPages = questionPages({
  id: 'work.location',
  limit: 'person',
  path: paths.location,
  params: personParams,
  input: (language) =>
    z.object({
      purpose: z
        .string({ error: text(language)('purposeNeeded') })
        .trim()
        .min(5, text(language)('purposeNeeded'))
        .max(longestPurpose, text(language)('purposeTooLong', { most: longestPurpose })),
    }),
  async answer(context, params, { purpose }) {
    const { db, trail } = context
    const standing = await openPerson(db, trail, params.person)
    await disclose(db, standing, 'secret')
    trail.action = 'read'
    trail.purpose = purpose
    return locationView({
      context,
      standing,
      person: await getPerson(db, standing.personId),
      location: await findLocation(db, standing.personId),
      around: await listAround(db, standing.personId),
      objections: await listObjections(db, standing.personId),
    })
  },
  async show(context, params, filled) {
    const standing = await openPerson(context.db, context.trail, params.person)
    if (!standing.may('secret')) throw new NotFound()
    return locationQuestionView({
      context,
      standing,
      person: await getPerson(context.db, standing.personId),
      filled,
    })
  },
})
