import { clockStartForm, listClockStarts, startClock } from '../../features/law-clock/index.ts'
import {
  changeServiceRules,
  draftServiceRules,
  listServiceRules,
  putServiceRulesInForce,
  readServiceChange,
  serviceChangeForm,
} from '../../features/service-levels/index.ts'
import { Invalid } from '../../platform/http/errors.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { controlling, noParams, somebody } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { ruleVersionPages, versionParams } from './rule-version-pages.ts'
import { lawClockView } from './views-law-clock.tsx'
import { versionHref } from './views-rule-versions.tsx'
import {
  editServiceLevelsView,
  newServiceLevelsView,
  serviceInForceView,
  serviceLevels,
  serviceLevelsView,
  serviceVersionView,
} from './views-service-levels.tsx'

const {
  load,
  loadDraft,
  newPages: newServiceLevelsPages,
  inForcePages: serviceInForcePages,
} = ruleVersionPages({
  id: 'admin.service',
  versioned: serviceLevels,
  inForce: paths.serviceInForce,
  list: listServiceRules,
  make: draftServiceRules,
  begin: putServiceRulesInForce,
  newView: newServiceLevelsView,
  inForceView: serviceInForceView,
})

export { newServiceLevelsPages, serviceInForcePages }

export const serviceLevelsPage = page({
  ...controlling,
  id: 'admin.service-levels',
  path: paths.serviceLevels,
  params: noParams,
  read: async (context) => serviceLevelsView(context, await listServiceRules(context.db, context.language)),
})

export const serviceVersionPage = page({
  ...controlling,
  id: 'admin.service-version',
  path: paths.serviceVersion,
  params: versionParams,
  read: async (context, params) =>
    serviceVersionView({ context, rules: (await load(context, params)).rules }),
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
    return after(versionHref(serviceLevels, rules, language), 'versionChanged')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    return editServiceLevelsView({ context, rules, ...filled })
  },
})

/** From when on the law's clock counts, and the promise that there is no gap: an administrator says it of each, once the records are here. */
export const lawClockPages = formPages({
  id: 'admin.law-clock',
  path: paths.lawClock,
  params: noParams,
  input: clockStartForm,
  async act({ db, actor, requestId, language }, _, said) {
    await startClock(db, somebody(actor), requestId, said)
    return after(href(paths.lawClock, language), 'clockStarted')
  },
  show: async (context, _, filled) => lawClockView(context, await listClockStarts(context.db), filled),
})
