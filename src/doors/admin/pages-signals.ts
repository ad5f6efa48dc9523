import { z } from 'zod'
import { readSettings } from '../../features/computed-figures/index.ts'
import { draftForm, inForceForm } from '../../features/rule-versions/index.ts'
import {
  backtest,
  changeSignalVersion,
  countSignalHistory,
  draftSignalVersion,
  getSignalRule,
  listBases,
  listSignalRules,
  makeRuleForm,
  makeSignalRule,
  putSignalVersionInForce,
  readParameters,
  readSignalChange,
  recordBacktestLook,
  type SignalRule,
  type SignalVersion,
  shownOf,
  signalChangeForm,
  switchForm,
  switchSignalRule,
  wordsWith,
} from '../../features/signals/index.ts'
import { addDays } from '../../platform/days.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { administering, controlling, noParams, somebody } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { versionParams } from './rule-version-pages.ts'
import { backtestView } from './views-backtest.ts'
import {
  editSignalVersionView,
  newSignalRuleView,
  newSignalVersionView,
  signalInForceView,
  switchSignalRuleView,
} from './views-signal-forms.tsx'
import { exampleFacts, signalRuleView, signalsView, signalVersionView } from './views-signals.ts'

const ruleParams = z.object({ signal: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) })

const keeping = ({ db, actor, requestId }: PageContext) => ({ trx: db, actor: somebody(actor), requestId })

const ruleHref = (rule: string, { language }: PageContext) =>
  href(paths.signalRule, language, { signal: rule })
const versionHref = (version: number, { language }: PageContext) =>
  href(paths.signalVersion, language, { version: String(version) })

/** @throws NotFound */
async function load(
  { db, language }: PageContext,
  { version }: z.infer<typeof versionParams>,
): Promise<{ readonly rule: SignalRule; readonly version: SignalVersion }> {
  for (const rule of await listSignalRules(db, language)) {
    const found = rule.versions.find((one) => String(one.version) === version)
    if (found) return { rule, version: found }
  }
  throw new NotFound()
}

/** What is in force is not changed: only a draft has pages to change it. */
async function loadDraft(context: PageContext, params: z.infer<typeof versionParams>) {
  const loaded = await load(context, params)
  if (loaded.version.inForce) throw new NotFound()
  return loaded
}

export const signalsPage = page({
  ...controlling,
  id: 'admin.signals',
  path: paths.signals,
  params: noParams,
  async read(context) {
    const { db, actor, language } = context
    return signalsView({
      context,
      rules: await listSignalRules(db, language),
      history: await countSignalHistory(db, actor),
      threshold: (await readSettings(db)).threshold,
    })
  },
})

export const signalRulePage = page({
  ...controlling,
  id: 'admin.signal-rule',
  path: paths.signalRule,
  params: ruleParams,
  async read(context, { signal }) {
    const { db, actor, language } = context
    return signalRuleView({
      context,
      rule: await getSignalRule(db, signal, language),
      history: await countSignalHistory(db, actor),
      threshold: (await readSettings(db)).threshold,
    })
  },
})

export const signalVersionPage = page({
  ...controlling,
  id: 'admin.signal-version',
  path: paths.signalVersion,
  params: versionParams,
  async read(context, params) {
    const { db, language } = context
    const { rule, version } = await load(context, params)
    const facts = exampleFacts(rule, version, localDate(context.now))
    const said = (field: keyof SignalVersion['words'], of: 'da' | 'en') =>
      wordsWith(db, version.words[field], facts, of)
    return signalVersionView({
      context,
      rule,
      version,
      said: {
        reason_da: await said('reason_da', 'da'),
        reason_en: await said('reason_en', 'en'),
        told_da: await said('told_da', 'da'),
        told_en: await said('told_en', 'en'),
      },
      bases: await listBases(db, language),
    })
  },
})

export const newSignalRulePages = formPages({
  id: 'admin.signal-rule-new',
  path: paths.newSignalRule,
  params: noParams,
  input: makeRuleForm,
  async act(context, _, { key, kind, name_da, name_en, because }) {
    const made = { key, kind, name: { da: name_da, en: name_en }, because }
    const version = await makeSignalRule(keeping(context), made, context.language)
    return after(versionHref(version, context), 'signalRuleMade')
  },
  show: async (context, _, filled) => newSignalRuleView(context, filled),
})

export const newSignalVersionPages = formPages({
  id: 'admin.signal-version-new',
  path: paths.newSignalVersion,
  params: ruleParams,
  input: draftForm,
  async act(context, params, { because }) {
    const { versions } = await getSignalRule(context.db, params.signal, context.language)
    const like = versions.findLast(({ inForce }) => inForce)?.version ?? versions.at(-1)?.version
    if (like === undefined) throw new NotFound()
    const version = await draftSignalVersion(keeping(context), { like, because })
    return after(versionHref(version, context), 'versionDraft')
  },
  show: async (context, params, filled) =>
    newSignalVersionView(context, await getSignalRule(context.db, params.signal, context.language), filled),
})

export const editSignalVersionPages = formPages({
  id: 'admin.signal-version-edit',
  path: paths.editSignalVersion,
  params: versionParams,
  input: signalChangeForm,
  async act(context, params, sent) {
    const { db, language } = context
    const { rule, version } = await loadDraft(context, params)
    const codes = (await listBases(db, language)).map(({ code }) => code)
    const read = readSignalChange(rule.kind, codes, sent, language)
    if ('faults' in read) throw new Invalid(read.faults)
    await changeSignalVersion(keeping(context), version.version, read.change)
    return after(versionHref(version.version, context), 'versionChanged')
  },
  async show(context, params, filled) {
    const bases = await listBases(context.db, context.language)
    return editSignalVersionView({ context, ...(await loadDraft(context, params)), bases, ...filled })
  },
})

export const signalInForcePages = formPages({
  id: 'admin.signal-in-force',
  path: paths.signalInForce,
  params: versionParams,
  input: inForceForm,
  async act(context, params, { from }) {
    const { language, now } = context
    const { rule, version: draft } = await loadDraft(context, params)
    const { versions } = rule
    const today = localDate(now)
    await putSignalVersionInForce(keeping(context), { draft, versions, from, today, language })
    return after(versionHref(draft.version, context), 'versionInForce')
  },
  async show(context, params, filled) {
    const { rule, version } = await loadDraft(context, params)
    return signalInForceView(context, rule, {
      draft: version,
      earliest: addDays(localDate(context.now), 1),
      ...filled,
    })
  },
})

export const switchSignalRulePages = formPages({
  id: 'admin.signal-switch',
  path: paths.switchSignalRule,
  params: ruleParams,
  input: switchForm,
  async act(context, params, { because }) {
    const rule = await getSignalRule(context.db, params.signal, context.language)
    await switchSignalRule(keeping(context), rule, because, context.language)
    return after(ruleHref(rule.key, context), rule.isOn ? 'signalOff' : 'signalOn')
  },
  show: async (context, params, filled) =>
    switchSignalRuleView(context, await getSignalRule(context.db, params.signal, context.language), filled),
})

/**
 * What a version would have raised, in counts. Other numbers than its own can be tried by the address; by place only its own are
 * shown, so that nobody takes one count from another.
 */
async function showBacktest(context: PageContext, params: z.infer<typeof versionParams>) {
  const { db, actor, language, now, query } = context
  const { rule, version } = await load(context, params)
  const sent = Object.fromEntries(query)
  const tries = Object.keys(version.parameters).some((name) => query.has(name))
  const { parameters, faults } = tries
    ? readParameters(rule.kind, sent, language)
    : { parameters: version.parameters, faults: {} }
  const { threshold, invented } = await readSettings(db)
  const asked = { kind: rule.kind, parameters, expiresMonths: version.expiresMonths, today: localDate(now) }
  const tried =
    Object.keys(faults).length === 0 ? shownOf(await backtest(db, actor, asked), threshold) : undefined
  return backtestView({ context, rule, version, parameters, sent, faults, tried, threshold, invented })
}

export const backtestPages = [
  page({
    ...controlling,
    id: 'admin.signal-backtest',
    path: paths.signalBacktest,
    params: versionParams,
    read: showBacktest,
  }),
  action({
    ...administering,
    id: 'admin.signal-backtest-looked',
    path: paths.signalBacktest,
    params: versionParams,
    input: () => z.object({}),
    async act(context, params) {
      const { version } = await load(context, params)
      await recordBacktestLook(keeping(context), version)
      return after(versionHref(version.version, context), 'backtestLooked')
    },
    again: showBacktest,
  }),
] as const
