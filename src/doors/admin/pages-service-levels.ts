import { z } from 'zod'
import {
  changeServiceRules,
  draftServiceRules,
  listServiceRules,
  putServiceRulesInForce,
  readServiceChange,
  type ServiceRules,
  serviceChangeForm,
  serviceDraftForm,
  serviceFault,
  serviceInForceForm,
} from '../../features/service-levels/index.ts'
import { addDays } from '../../platform/days.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { controlling, noParams, somebody } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import {
  editServiceLevelsView,
  newServiceLevelsView,
  serviceInForceView,
  serviceLevelsView,
  serviceVersionView,
} from './views-service-levels.tsx'

const versionParams = z.object({ version: z.string().regex(/^[1-9]\d{0,8}$/) })

async function load({ db, language }: PageContext, { version }: z.infer<typeof versionParams>) {
  const versions = await listServiceRules(db, language)
  const rules = versions.find((one) => String(one.version) === version)
  if (!rules) throw new NotFound()
  return { rules, versions }
}

/** What is in force is not changed: only a draft has pages to change it. */
async function loadDraft(context: PageContext, params: z.infer<typeof versionParams>) {
  const loaded = await load(context, params)
  if (loaded.rules.inForce) throw new NotFound()
  return loaded
}

/** The version without an end: the next one begins where it is ended. */
const openOne = (versions: readonly ServiceRules[]): ServiceRules => {
  const found = versions.find(({ inForce }) => inForce?.until === 'infinity')
  if (!found) throw new Error('no service levels are in force for ever')
  return found
}

const draftHref = ({ language }: PageContext, version: number): string =>
  href(paths.serviceVersion, language, { version: String(version) })

export const serviceLevelsPage = page({
  ...controlling,
  id: 'admin.service-levels',
  path: paths.serviceLevels,
  params: noParams,
  read: async (context) =>
    serviceLevelsView({ context, versions: await listServiceRules(context.db, context.language) }),
})

export const serviceVersionPage = page({
  ...controlling,
  id: 'admin.service-version',
  path: paths.serviceVersion,
  params: versionParams,
  read: async (context, params) =>
    serviceVersionView({ context, rules: (await load(context, params)).rules }),
})

export const newServiceLevelsPages = formPages({
  id: 'admin.service-new',
  path: paths.newServiceLevels,
  params: noParams,
  input: serviceDraftForm,
  async act(context, _, { because }) {
    const { db, actor, requestId, language } = context
    const like = openOne(await listServiceRules(db, language)).version
    const version = await draftServiceRules(db, somebody(actor), requestId, { like, because })
    return after(draftHref(context, version), 'serviceDraft')
  },
  show: async (context, _, filled) => newServiceLevelsView({ context, ...filled }),
})

export const editServiceLevelsPages = formPages({
  id: 'admin.service-edit',
  path: paths.editServiceLevels,
  params: versionParams,
  input: serviceChangeForm,
  async act(context, params, sent) {
    const { db, actor, requestId, language } = context
    const { rules } = await loadDraft(context, params)
    const read = readServiceChange(rules, sent, language)
    if ('faults' in read) throw new Invalid(read.faults)
    await changeServiceRules(db, somebody(actor), requestId, rules, read.change)
    return after(draftHref(context, rules.version), 'serviceChanged')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    return editServiceLevelsView({ context, rules, ...filled })
  },
})

export const serviceInForcePages = formPages({
  id: 'admin.service-in-force',
  path: paths.serviceInForce,
  params: versionParams,
  input: serviceInForceForm,
  async act(context, params, { from }) {
    const { db, actor, requestId, language, now } = context
    const { rules, versions } = await loadDraft(context, params)
    const open = openOne(versions)
    // From tomorrow on: what was promised today is due as it was promised.
    if (from <= localDate(now) || from <= (open.inForce?.from ?? ''))
      throw new Invalid({ from: serviceFault('notBefore', language) })
    const overtaken = serviceFault('overtaken', language)
    await putServiceRulesInForce(db, somebody(actor), requestId, { draft: rules, open, from, overtaken })
    return after(draftHref(context, rules.version), 'serviceInForce')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    const earliest = addDays(localDate(context.now), 1)
    return serviceInForceView({ context, rules, earliest, ...filled })
  },
})
