import { z } from 'zod'
import {
  byHandFault,
  changeContact,
  contactForm,
  endCustody,
  enterGuardian,
  guardianForm,
  homeForm,
  moveHome,
  readContact,
} from '../../features/by-hand/index.ts'
import { listAround } from '../../features/young-people/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import { id, personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { contactView, custodyEndView, guardianView, homeView } from './views-by-hand.tsx'

/** Somebody whose contacts the actor may write. Of the protected only an import writes where they can be found (L-30). */
async function loadToWrite(context: PageContext, personId: string) {
  const { actor } = context
  const opened = await openToWrite(context, personId, 'contact')
  if (opened.person.protected || actor.kind !== 'person') throw new NotFound()
  return { context, ...opened, by: actor satisfies PersonActor }
}

function refuseFuture(from: string, { now, language }: PageContext): void {
  if (from > localDate(now)) throw new Invalid({ from: byHandFault('inFuture', language) })
}

export const homePages = formPages({
  id: 'work.home-new',
  path: paths.newHome,
  params: personParams,
  input: homeForm,
  async act(context, params, { municipality, told_by, ...home }) {
    const { person, by } = await loadToWrite(context, params.person)
    refuseFuture(home.from, context)
    await moveHome(context.db, by, context.requestId, {
      ...home,
      personId: person.id,
      municipalityCode: municipality,
      toldBy: told_by,
      later: byHandFault('later', context.language),
    })
    return afterOn(person, context.language, 'homeChanged')
  },
  show: async (context, params, filled) =>
    homeView({ ...(await loadToWrite(context, params.person)), filled }),
})

export const contactPages = formPages({
  id: 'work.contact-edit',
  path: paths.editContact,
  params: personParams,
  input: contactForm,
  async act(context, params, { version, ...contact }) {
    const { person, by } = await loadToWrite(context, params.person)
    await changeContact(context.db, by, context.requestId, {
      personId: person.id,
      version,
      contact,
      overtaken: byHandFault('overtaken', context.language),
    })
    return afterOn(person, context.language, 'contactChanged')
  },
  async show(context, params, filled) {
    const loaded = await loadToWrite(context, params.person)
    return contactView({ ...loaded, contact: await readContact(context.db, loaded.person.id), filled })
  },
})

export const guardianPages = formPages({
  id: 'work.guardian-new',
  path: paths.newGuardian,
  params: personParams,
  input: guardianForm,
  async act(context, params, draft) {
    const { person, by } = await loadToWrite(context, params.person)
    refuseFuture(draft.from, context)
    await enterGuardian(context.db, by, context.requestId, { ...draft, personId: person.id })
    return afterOn(person, context.language, 'guardianEntered')
  },
  show: async (context, params, filled) =>
    guardianView({ ...(await loadToWrite(context, params.person)), filled }),
})

export const custodyEndPages = formPages({
  id: 'work.custody-end',
  path: paths.endCustody,
  params: personParams.extend({ relation: id }),
  input: () => z.object({}),
  async act(context, params) {
    const { person, by } = await loadToWrite(context, params.person)
    const { relation } = params
    await endCustody(context.db, by, context.requestId, { personId: person.id, relation })
    return afterOn(person, context.language, 'custodyEnded')
  },
  async show(context, params, filled) {
    const loaded = await loadToWrite(context, params.person)
    const around = await listAround(context.db, loaded.person.id)
    const custody = around.find((one) => one.id === params.relation && one.kind === 'custody' && one.live)
    if (!custody) throw new NotFound()
    return custodyEndView({ ...loaded, who: custody.name, filled })
  },
})
