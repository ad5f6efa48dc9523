import { z } from 'zod'
import { listOnlookers, openPerson, whyNotice } from '../../features/access/index.ts'
import { findPeople, formParts, longest, nameOfPerson } from '../../features/administration/index.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type { Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { controlling, noParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { paths } from './paths.ts'
import { type AdminServices, criterionOf } from './services.ts'
import { text } from './text.ts'
import { findPersonView, onlookersView } from './views-people.tsx'

const personForm = (language: Language) => {
  const { needed, day } = formParts(language)
  return z.object({ name: needed('name', longest.name), born: day })
}

/** Exactly by name and birth date: nobody leafs through young people here. Nothing of it stands in an address (T-42). */
const findPages = (services: AdminServices): readonly Registered[] =>
  formPages({
    id: 'admin.find-person',
    path: paths.findPerson,
    access: controlling.access,
    limit: 'search',
    params: noParams,
    input: personForm,
    async act({ db, language, trail }, _, { name, born }) {
      trail.action = 'search'
      trail.criterion = criterionOf(services, `person ${name.toLowerCase()} ${born}`)
      const [only, ...more] = await findPeople(db, name, born)
      if (!only) throw new Conflict(text(language)('nobodyFound'))
      if (more.length > 0) throw new Conflict(text(language)('severalFound'))
      trail.shows([only], { reason: 'municipality', legalBasis: 'accountability' })
      return href(paths.onlookers, language, { person: only })
    },
    show: async (context, _, filled) => findPersonView({ context, ...filled }),
  })

const onlookersPage = page({
  ...controlling,
  id: 'admin.onlookers',
  path: paths.onlookers,
  limit: 'person',
  params: z.object({ person: z.string() }),
  async read(context, { person }) {
    const { db, trail, language } = context
    const standing = await openPerson(db, trail, person)
    const name = await nameOfPerson(db, standing.personId)
    return onlookersView({
      context,
      personId: standing.personId,
      name,
      why: whyNotice(standing, name ?? text(language)('protectedPerson'), language),
      onlookers: await listOnlookers(db, standing.personId),
    })
  },
})

export const peoplePages = (services: AdminServices): readonly Registered[] => [
  ...findPages(services),
  onlookersPage,
]
