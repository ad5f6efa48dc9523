import { z } from 'zod'
import { openPerson, type Standing, showList } from '../../features/access/index.ts'
import {
  assignContact,
  assignForm,
  type Caseload,
  capacityForm,
  contactFault,
  countWithoutContact,
  endContact,
  endContactForm,
  findContact,
  findWithoutContact,
  listCaseloads,
  listChoices,
  listContinuity,
  listWithoutContact,
  setCapacity,
} from '../../features/contact-person/index.ts'
import { endHandover, findOpenHandover } from '../../features/handover/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import { ask } from '../../platform/db/question.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { id, leading, noParams, personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { handing } from './handing.ts'
import { openToWrite } from './open-to-write.ts'
import { after, afterOn } from './parts.ts'
import { paths } from './paths.ts'
import {
  assignContactView,
  capacityView,
  contactPersonsView,
  endContactView,
  type Whom,
  withoutContactView,
} from './views-contact.tsx'

const withoutOnAPage = 200

/** Those who have no contact person although something asks for one: a leader's work (domain §7). */
export const withoutContactPage = page({
  ...leading,
  id: 'work.without-contact',
  path: paths.withoutContact,
  params: noParams,
  async read(context) {
    const { db, trail } = context
    const people = await listWithoutContact(db, withoutOnAPage)
    await showList(
      db,
      trail,
      people.map((one) => one.id),
    )
    trail.shows([], { reason: 'team', legalBasis: 'kui-guidance' })
    return withoutContactView({ context, people, counts: await ask(db, countWithoutContact()) })
  },
})

/**
 * Somebody whom the actor may find a contact person for: as a leader whose work it is, also where nobody they lead is around
 * them yet; else as one who may write who is around them.
 *
 * @throws NotFound for whoever may not, and for somebody who has a contact person
 */
async function openWithout(
  context: PageContext,
  { person: wanted }: z.infer<typeof personParams>,
): Promise<{ readonly whom: Whom; readonly standing: Standing | undefined }> {
  const { db, trail } = context
  const known = z.uuid().safeParse(wanted)
  const listed = known.success ? await findWithoutContact(db, known.data) : undefined
  if (listed) {
    trail.shows([listed.id], { reason: 'team', legalBasis: 'kui-guidance' })
    return { whom: listed, standing: undefined }
  }
  const { person, standing } = await openToWrite(context, wanted, 'contact')
  if (await findContact(db, person.id)) throw new NotFound()
  return { whom: person, standing }
}

export const assignContactPages = formPages({
  id: 'work.contact-assign',
  path: paths.assignContact,
  params: personParams,
  input: assignForm,
  async act(context, params, { who, as }) {
    const { db, actor, requestId, language } = context
    const { whom, standing } = await openWithout(context, params)
    if (!(await listChoices(db, whom.id)).some((one) => one.id === who))
      throw new Invalid({ who: contactFault('chooseWho', language) })
    const draft = { personId: whom.id, actorId: who, as }
    await assignContact(db, actor, requestId, draft, contactFault('hasOne', language))
    return standing
      ? afterOn(whom, language, 'contactAssigned')
      : after(href(paths.withoutContact, language), 'contactAssigned')
  },
  async show(context, params, filled) {
    const opened = await openWithout(context, params)
    return assignContactView({
      context,
      ...opened,
      filled,
      choices: await listChoices(context.db, opened.whom.id),
    })
  },
})

/** Ended by who leads: one's own young people are handed over. */
async function openToEnd({ db, trail }: PageContext, personId: string) {
  const standing = await openPerson(db, trail, personId)
  const contact = await findContact(db, standing.personId)
  if (!standing.all.some(({ reason, writes }) => reason === 'team' && writes.includes('contact')) || !contact)
    throw new NotFound()
  return { standing, contact, person: await getPerson(db, standing.personId) }
}

export const endContactPages = formPages({
  id: 'work.contact-end',
  path: paths.endContact,
  params: personParams,
  input: endContactForm,
  async act(context, params, { because }) {
    const { db, actor, requestId, language } = context
    const { contact, person } = await openToEnd(context, params.person)
    // What was to become of it falls away with it.
    const handover = await findOpenHandover(db, person.id)
    if (handover) await endHandover(handing(context), handover, 'overtaken', null)
    await endContact(db, actor, requestId, {
      personId: person.id,
      relationId: contact.relationId,
      because,
    })
    return after(href(paths.withoutContact, language), 'contactEnded')
  },
  show: async (context, params, filled) =>
    endContactView({ context, ...(await openToEnd(context, params.person)), filled }),
})

/** The team's contact persons: how many each has, how many each can have, and how often young people change theirs. */
export const contactPersonsPage = page({
  ...leading,
  id: 'work.contact-persons',
  path: paths.contactPersons,
  params: noParams,
  async read(context) {
    const { db, now } = context
    const year = Number(localDate(now).slice(0, 4))
    return contactPersonsView({
      context,
      caseloads: await listCaseloads(db),
      years: [
        { year, continuity: await listContinuity(db, year) },
        { year: year - 1, continuity: await listContinuity(db, year - 1) },
      ],
    })
  },
})

const capacityParams = z.object({ actor: id })

async function loadCaseload(
  { db }: PageContext,
  { actor }: z.infer<typeof capacityParams>,
): Promise<Caseload> {
  const found = (await listCaseloads(db)).find((one) => one.id === actor)
  if (!found) throw new NotFound()
  return found
}

export const capacityPages = formPages({
  ...leading,
  id: 'work.contact-capacity',
  path: paths.capacity,
  params: capacityParams,
  input: capacityForm,
  async act(context, params, { people }) {
    const { db, actor, language } = context
    const { id: actorId } = await loadCaseload(context, params)
    await setCapacity(db, actor, { actorId, people })
    return after(href(paths.contactPersons, language), 'capacitySet')
  },
  show: async (context, params, filled) =>
    capacityView({ context, caseload: await loadCaseload(context, params), filled }),
})
