import { z } from 'zod'
import { versionOn } from '../../features/rule-versions/index.ts'
import {
  changeOf,
  changeSettings,
  changeType,
  draftRules,
  listStatusRules,
  previewRules,
  putInForce,
  settingsForm,
  typeForm,
} from '../../features/status-rules/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { controlling, noParams, somebody } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { ruleVersionPages, versionParams } from './rule-version-pages.ts'
import { versionHref } from './views-rule-versions.tsx'
import {
  newStatusRulesView,
  statusInForceView,
  statusSettingsView,
  statusTypeView,
} from './views-status-forms.tsx'
import { statusRules, statusRulesView, statusVersionView } from './views-status-rules.ts'

const typeParams = versionParams.extend({ type: z.string().regex(/^[a-z0-9-]{2,40}$/) })

const {
  load,
  loadDraft,
  newPages: newStatusRulesPages,
  inForcePages: statusInForcePages,
} = ruleVersionPages({
  id: 'admin.status',
  versioned: statusRules,
  inForce: paths.statusInForce,
  list: listStatusRules,
  make: draftRules,
  begin: putInForce,
  newView: newStatusRulesView,
  inForceView: statusInForceView,
})

export { newStatusRulesPages, statusInForcePages }

export const statusRulesPage = page({
  ...controlling,
  id: 'admin.status-rules',
  path: paths.statusRules,
  params: noParams,
  read: async (context) => statusRulesView(context, await listStatusRules(context.db, context.language)),
})

export const statusVersionPage = page({
  ...controlling,
  id: 'admin.status-version',
  path: paths.statusVersion,
  params: versionParams,
  async read(context, params) {
    const { rules, versions } = await load(context, params)
    const day = localDate(context.now)
    const moved = rules.inForce
      ? undefined
      : await previewRules(context.db, context.actor, {
          draft: rules,
          current: versionOn(day, versions),
          day,
        })
    return statusVersionView({ context, rules, moved })
  },
})

export const statusTypePages = formPages({
  id: 'admin.status-type',
  path: paths.statusType,
  params: typeParams,
  input: typeForm,
  async act(context, params, form) {
    const { rules } = await loadDraft(context, params)
    if (!rules.types.has(params.type)) throw new NotFound()
    await changeType(context.db, somebody(context.actor), context.requestId, {
      version: rules.version,
      code: params.type,
      change: changeOf(form),
    })
    return after(versionHref(statusRules, rules, context.language), 'versionChanged')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    const type = rules.types.get(params.type)
    if (!type) throw new NotFound()
    return statusTypeView({ context, rules, type, ...filled })
  },
})

export const statusSettingsPages = formPages({
  id: 'admin.status-settings',
  path: paths.statusSettings,
  params: versionParams,
  input: settingsForm,
  async act(context, params, change) {
    const { rules } = await loadDraft(context, params)
    const { version } = rules
    await changeSettings(context.db, somebody(context.actor), context.requestId, { version, change })
    return after(versionHref(statusRules, rules, context.language), 'versionChanged')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    return statusSettingsView({ context, rules, ...filled })
  },
})
