import { z } from 'zod'
import {
  changeOf,
  changeSettings,
  changeType,
  draftForm,
  draftRules,
  inForceForm,
  listStatusRules,
  previewRules,
  putInForce,
  rulesFault,
  rulesOn,
  type StatusRules,
  settingsForm,
  typeForm,
} from '../../features/status-rules/index.ts'
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
import { inForceView, newStatusRulesView, statusSettingsView, statusTypeView } from './views-status-forms.tsx'
import { statusRulesView, statusVersionView } from './views-status-rules.ts'

const versionParams = z.object({ version: z.string().regex(/^[1-9]\d{0,8}$/) })
const typeParams = versionParams.extend({ type: z.string().regex(/^[a-z0-9-]{2,40}$/) })

async function load({ db, language }: PageContext, { version }: z.infer<typeof versionParams>) {
  const versions = await listStatusRules(db, language)
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
const openOne = (versions: readonly StatusRules[]): StatusRules => {
  const found = versions.find(({ inForce }) => inForce?.until === 'infinity')
  if (!found) throw new Error('no rules of status are in force for ever')
  return found
}

const draftHref = ({ language }: PageContext, version: number | string): string =>
  href(paths.statusVersion, language, { version: String(version) })

export const statusRulesPage = page({
  ...controlling,
  id: 'admin.status-rules',
  path: paths.statusRules,
  params: noParams,
  read: async (context) =>
    statusRulesView({ context, versions: await listStatusRules(context.db, context.language) }),
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
          current: rulesOn(day, versions),
          day,
        })
    return statusVersionView({ context, rules, moved })
  },
})

export const newStatusRulesPages = formPages({
  id: 'admin.status-new',
  path: paths.newStatusRules,
  params: noParams,
  input: draftForm,
  async act(context, _, { because }) {
    const { db, actor, requestId, language } = context
    const like = openOne(await listStatusRules(db, language)).version
    const version = await draftRules(db, somebody(actor), requestId, { like, because })
    return after(draftHref(context, version), 'statusDraft')
  },
  show: async (context, _, filled) => newStatusRulesView({ context, ...filled }),
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
    return after(draftHref(context, rules.version), 'statusChanged')
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
    return after(draftHref(context, version), 'statusChanged')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    return statusSettingsView({ context, rules, ...filled })
  },
})

export const statusInForcePages = formPages({
  id: 'admin.status-in-force',
  path: paths.statusInForce,
  params: versionParams,
  input: inForceForm,
  async act(context, params, { from }) {
    const { db, actor, requestId, language, now } = context
    const { rules, versions } = await loadDraft(context, params)
    const open = openOne(versions)
    // From tomorrow on: no figure of a day that has been moves, and the spells have until then.
    if (from <= localDate(now) || from <= (open.inForce?.from ?? ''))
      throw new Invalid({ from: rulesFault('notBefore', language) })
    const overtaken = rulesFault('overtaken', language)
    await putInForce(db, somebody(actor), requestId, { draft: rules, open, from, overtaken })
    return after(draftHref(context, rules.version), 'statusInForce')
  },
  async show(context, params, filled) {
    const { rules } = await loadDraft(context, params)
    return inForceView({ context, rules, earliest: addDays(localDate(context.now), 1), ...filled })
  },
})
