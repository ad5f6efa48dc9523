import {
  addOrganisation,
  addUnit,
  changeOrganisation,
  closeOrganisation,
  closingForm,
  getOrganisation,
  listOrganisations,
  listUnits,
  organisationChangeForm,
  organisationForm,
  unitForm,
} from '../../features/organisations/index.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { controlling, noParams, organisationParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { closingView, organisationFormView, unitFormView } from './views-organisation-forms.tsx'
import { organisationsView, organisationView } from './views-organisations.ts'

export const organisationsPage = page({
  ...controlling,
  id: 'admin.organisations',
  path: paths.organisations,
  params: noParams,
  read: async (context) =>
    organisationsView({
      context,
      organisations: await listOrganisations(context.db),
      today: localDate(context.now),
    }),
})

export const organisationPage = page({
  ...controlling,
  id: 'admin.organisation',
  path: paths.organisation,
  params: organisationParams,
  read: async (context, { organisation }) =>
    organisationView({
      context,
      organisation: await getOrganisation(context.db, organisation),
      units: await listUnits(context.db, organisation),
      today: localDate(context.now),
    }),
})

export const newOrganisationPages = formPages({
  id: 'admin.organisation-new',
  path: paths.newOrganisation,
  params: noParams,
  input: organisationForm,
  async act({ db, actor, requestId, language }, _, { authority, ...words }) {
    const draft = { ...words, municipal: authority === 'municipal' }
    const organisation = await addOrganisation(db, actor, requestId, draft)
    return after(href(paths.organisation, language, { organisation }), 'added')
  },
  show: async (context, _, filled) => organisationFormView({ context, organisation: undefined, ...filled }),
})

export const editOrganisationPages = formPages({
  id: 'admin.organisation-edit',
  path: paths.editOrganisation,
  params: organisationParams,
  input: organisationChangeForm,
  async act({ db, actor, requestId, language }, { organisation }, { authority, ...words }) {
    const change = { ...words, id: organisation, municipal: authority === 'municipal' }
    await changeOrganisation(db, actor, requestId, change)
    return after(href(paths.organisation, language, { organisation }), 'saved')
  },
  show: async (context, { organisation }, filled) =>
    organisationFormView({
      context,
      organisation: await getOrganisation(context.db, organisation),
      ...filled,
    }),
})

export const closeOrganisationPages = formPages({
  id: 'admin.organisation-close',
  path: paths.closeOrganisation,
  params: organisationParams,
  input: closingForm,
  async act({ db, actor, requestId, language }, { organisation }, { on }) {
    await closeOrganisation(db, actor, requestId, { id: organisation, on })
    return after(href(paths.organisation, language, { organisation }), 'closed')
  },
  async show(context, { organisation }, filled) {
    const { name, id } = await getOrganisation(context.db, organisation)
    const backHref = href(paths.organisation, context.language, { organisation: id })
    return closingView({ context, what: 'organisation', name, backHref, ...filled })
  },
})

export const newUnitPages = formPages({
  id: 'admin.unit-new',
  path: paths.newUnit,
  params: organisationParams,
  input: unitForm,
  async act({ db, actor, requestId, language }, { organisation }, draft) {
    const unit = await addUnit(db, actor, requestId, { ...draft, organisationId: organisation })
    return after(href(paths.unit, language, { unit }), 'added')
  },
  show: async (context, { organisation }, filled) =>
    unitFormView({ context, organisation: await getOrganisation(context.db, organisation), ...filled }),
})
