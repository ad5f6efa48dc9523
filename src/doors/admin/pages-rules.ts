import { z } from 'zod'
import {
  addRule,
  endRule,
  getRule,
  listLegalBases,
  listRules,
  type RuleDraft,
  reachOf,
  ruleEndForm,
  ruleForm,
} from '../../features/access-rules/index.ts'
import { Invalid } from '../../platform/http/errors.ts'
import type { Typed } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { controlling, id, noParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { newRuleView, ruleEndView, rulesView } from './views-rules.tsx'

export const rulesPage = page({
  ...controlling,
  id: 'admin.rules',
  path: paths.rules,
  params: noParams,
  read: async (context) =>
    rulesView({
      context,
      rules: await listRules(context.db, context.language),
      today: localDate(context.now),
    }),
})

const draftOf = (form: z.infer<ReturnType<typeof ruleForm>>): RuleDraft => ({
  role: form.role,
  through: form.through,
  category: form.category,
  mayWrite: form.write,
  needsConsent: form.consent,
  basis: form.basis,
  ageFrom: form.age_from,
  ageUntil: form.age_until,
  validFrom: form.from,
})

/** What was typed, where it is a whole rule: then the page says how many it reaches. */
const typedDraft = (typed: Typed | undefined, language: Language): RuleDraft | undefined => {
  const read = ruleForm(language).safeParse(typed)
  return read.success ? draftOf(read.data) : undefined
}

/** Sent once, it says how many people and staff it reaches; sent again with the tick, it begins on its day. */
export const newRulePages = formPages({
  id: 'admin.rule-new',
  recentSignIn: 'back here',
  path: paths.newRule,
  params: noParams,
  input: ruleForm,
  async act({ db, actor, requestId, language, now }, _, form) {
    const t = text(language)
    if (form.from < localDate(now)) throw new Invalid({ from: t('notBackwards') })
    const bases = await listLegalBases(db, language)
    if (!bases.some(({ code }) => code === form.basis)) throw new Invalid({ basis: t('unknownBasis') })
    if (!form.confirmed) throw new Invalid({ confirmed: t('ruleConfirm') })
    await addRule(db, actor, requestId, draftOf(form))
    return after(href(paths.rules, language), 'rule')
  },
  async show(context, _, filled) {
    const draft = typedDraft(filled.typed, context.language)
    return newRuleView({
      context,
      bases: await listLegalBases(context.db, context.language),
      reach: draft && (await reachOf(context.db, draft)),
      ...filled,
    })
  },
})

export const endRulePages = formPages({
  id: 'admin.rule-end',
  path: paths.endRule,
  params: z.object({ rule: id }),
  input: ruleEndForm,
  async act({ db, actor, requestId, language, now }, { rule }, { on }) {
    if (on < localDate(now)) throw new Invalid({ on: text(language)('notBackwards') })
    await endRule(db, actor, requestId, { rule: await getRule(db, rule, language), on })
    return after(href(paths.rules, language), 'ruleEnded')
  },
  async show(context, { rule: ruleId }, filled) {
    const rule = await getRule(context.db, ruleId, context.language)
    return ruleEndView({ context, rule, reach: await reachOf(context.db, rule), ...filled })
  },
})
