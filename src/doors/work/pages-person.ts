import { z } from 'zod'
import { disclose, openPerson, type Standing } from '../../features/access/index.ts'
import { activitiesAndConflictsOf } from '../../features/activities/index.ts'
import { planClockOf } from '../../features/law-clock/index.ts'
import { noteDraftOf } from '../../features/notes/index.ts'
import { listObjections, objectionsOf } from '../../features/objections/index.ts'
import { openPromisesTo } from '../../features/promises/index.ts'
import { consentsOf, disclosuresOf } from '../../features/sharing/index.ts'
import { openSignalsOf } from '../../features/signals/index.ts'
import { focusOf } from '../../features/special-focus/index.ts'
import { courseOf } from '../../features/status/index.ts'
import { agreedStepsOf, talksOf } from '../../features/talks/index.ts'
import { kindIn, readCursor, timelineOf } from '../../features/timeline/index.ts'
import {
  aroundOf,
  findLocation,
  getPerson,
  listAround,
  locationOf,
  ownWordsOf,
  personWith,
  statutoryFactsOf,
} from '../../features/young-people/index.ts'
import { askTogether, together } from '../../platform/db/question.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { personParams, working } from './access.ts'
import { questionPages } from './form-pages.ts'
import { paths } from './paths.ts'
import { peopleAround } from './people-section.ts'
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
    const { db, trail, query } = context
    const standing = await openPerson(db, trail, params.person)
    return personView({
      context,
      standing,
      ...(await askTogether(db, questionsOf(context, standing))),
      kind: kindIn(query.get('kind')),
      isFurther: readCursor(query.get('before')) !== undefined,
    })
  },
})

const entriesOnAPage = 50

/** Everything that the page shows, asked in one statement. What the actor may not know is not asked. */
function questionsOf({ db, language, now, query }: PageContext, standing: Standing) {
  const { personId: id } = standing
  const guidance = standing.may('guidance')
  const contact = standing.may('contact')
  return {
    person: personWith(db, id),
    ownWords: guidance ? ownWordsOf(db, id) : undefined,
    people: peopleAround(db, standing),
    status: standing.may('status')
      ? together({
          course: courseOf(db, id, localDate(now), language),
          known: activitiesAndConflictsOf(db, id),
          focus: focusOf(db, id),
        })
      : undefined,
    signals: standing.may('concern') ? openSignalsOf(db, id, language) : undefined,
    clock: guidance ? planClockOf(id) : undefined,
    promises: openPromisesTo(db, id),
    steps: agreedStepsOf(db, id),
    talks: talksOf(db, id),
    around: aroundOf(id),
    location: contact ? locationOf(db, id) : undefined,
    facts: standing.may('statutory') ? statutoryFactsOf(db, id) : undefined,
    consents: contact ? consentsOf(db, id) : undefined,
    disclosures: contact ? disclosuresOf(id) : undefined,
    objections: objectionsOf(id),
    draft: standing.mayWrite('guidance') ? noteDraftOf(db, id) : undefined,
    timeline: timelineOf(id, {
      kind: kindIn(query.get('kind')),
      before: readCursor(query.get('before')),
      most: entriesOnAPage,
    }),
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
