import { z } from 'zod'
import { findPupilAbsence } from '../../features/absence/index.ts'
import { signalSection } from '../../features/absence-signals/index.ts'
import { isPupil, openPerson, type Standing, schoolReasons } from '../../features/access/index.ts'
import { listNotes } from '../../features/notes/index.ts'
import { listObjections } from '../../features/objections/index.ts'
import { type Consent, listConsents } from '../../features/sharing/index.ts'
import {
  findLocation,
  getPerson,
  listAround,
  listClasses,
  listOwnWords,
  listPeople,
  listStatutoryFacts,
} from '../../features/young-people/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { anyOf, logged, type PageContext } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { answerHref, signalsAbout } from './noticed.ts'
import { paths } from './paths.ts'
import { pupilView } from './views-pupil.ts'
import { pupilsView } from './views-pupils.ts'

export const atSchool = {
  access: anyOf('teacher', 'student-counsellor', 'head-of-school'),
  audit: logged,
} as const

const pupilsOnAPage = 100

/** The pupils of one's classes or one's institution. A row of the log for the list (trust requirement T-20). */
export const pupilsPage = page({
  ...atSchool,
  id: 'school.front',
  path: paths.front,
  params: z.object({}),
  async read(context) {
    const { db, query, trail } = context
    const after = z.uuid().safeParse(query.get('after'))
    const list = await listPeople(db, {
      reasons: schoolReasons,
      after: after.data,
      most: pupilsOnAPage,
    })
    trail.action = 'list'
    for (const { id, reason } of list.people) trail.shows([id], { reason })
    const classes = await listClasses(
      db,
      list.people.filter((one) => !one.protected).map(({ id }) => id),
    )
    return pupilsView({ context, list, classes, further: after.success })
  },
})

/**
 * Without consent exactly what the law lets the school have (KUI act § 15 d), beside its own enrolment; with consent the
 * groups that were agreed to (trust requirement L-01). The database answers with no more than that.
 */
export const pupilPage = page({
  ...atSchool,
  id: 'school.pupil',
  limit: 'person',
  path: paths.pupil,
  params: z.object({ person: z.string().max(60) }),
  async read(context, params) {
    const standing = await openPerson(context.db, context.trail, params.person)
    // Somebody of the school who is also something else to the young person sees that in the door it belongs to.
    if (!isPupil(standing)) throw new NotFound()
    const loaded = await load(context, standing)
    const { absence } = loaded
    const signals = absence ? await signalsAbout(context, [absence.attendance], absence.classDays) : []
    return pupilView({
      context,
      standing,
      ...loaded,
      noticed: signalSection(signals, context.language, (signal) => answerHref(signal, context), {
        named: false,
      }),
    })
  },
})

async function load({ db, now }: PageContext, standing: Standing) {
  const { personId } = standing
  const agreed = (category: 'contact' | 'guidance') =>
    standing.all.some(({ reason, categories }) => reason === 'institution' && categories.includes(category))
  const mayFacts = standing.may('statutory')
  const around = await listAround(db, personId)
  const schools = new Set(around.map(({ organisationId }) => organisationId))
  const isOurs = (consent: Consent) => consent.live && schools.has(consent.organisationId)
  return {
    person: await getPerson(db, personId),
    around,
    facts: mayFacts ? await listStatutoryFacts(db, personId) : undefined,
    consents: mayFacts ? (await listConsents(db, personId)).filter(isOurs) : [],
    absence: standing.may('absence') ? await findPupilAbsence(db, personId, localDate(now)) : undefined,
    location: agreed('contact') ? await findLocation(db, personId) : undefined,
    ownWords: agreed('guidance') ? await listOwnWords(db, personId) : undefined,
    notes: agreed('guidance') ? await listNotes(db, personId) : undefined,
    objections: await listObjections(db, personId),
  }
}
