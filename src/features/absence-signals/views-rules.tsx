import { html } from 'hono/html'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { longDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  listErrors,
  SubmitButton,
  TextArea,
  titleWithErrors,
} from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { longestBecause } from './forms.ts'
import type { Answered, KeptRule } from './queries.ts'
import { text } from './text.ts'
import { ruleLine, toldOf, wordsOf } from './views.ts'

interface RulesProps {
  readonly context: PageContext
  readonly schools: readonly {
    readonly id: string
    readonly name: string
    readonly rules: readonly KeptRule[]
    readonly answered: ReadonlyMap<string, Answered>
  }[]
  readonly ruleHref: (school: string, rule: string) => string
  readonly back: { readonly href: string; readonly label: string }
}

/** The rules of each school that the actor is the head of, with what they have led to there. */
export function schoolRulesView({ context, schools, ruleHref, back }: RulesProps): View {
  const { language, query } = context
  const t = text(language)
  return {
    title: t('rulesTitle'),
    breadcrumb: [back],
    unlisted: true,
    main: html`${query.get('done') === 'switched' ? Notice({ language, kind: 'success', heading: t('switched'), announce: true }) : ''}<h1>${t('rulesTitle')}</h1><p>${t('rulesText')}</p>${
      schools.length === 0
        ? html`<p>${t('rulesNone')}</p>`
        : schools.map(({ id, name, rules, answered }) =>
            table<KeptRule>({
              caption: t('rulesCaption', { school: name }),
              rows: rules,
              columns: [
                {
                  heading: t('columnRule'),
                  cell: (rule) => html`<a href="${ruleHref(id, rule.key)}">${rule.name}</a>`,
                },
                { heading: t('columnState'), cell: ({ isOn }) => t(isOn ? 'on' : 'off') },
                {
                  heading: t('columnConcern'),
                  number: true,
                  cell: ({ key }) => String(answered.get(key)?.concern ?? 0),
                },
                {
                  heading: t('columnGroundless'),
                  number: true,
                  cell: ({ key }) => String(answered.get(key)?.groundless ?? 0),
                },
              ],
            }),
          )
    }`,
  }
}

interface RuleProps {
  readonly context: PageContext
  readonly rule: KeptRule
  readonly tried: readonly { readonly day: string; readonly pupils: number }[]
  readonly filled: { readonly typed: Typed; readonly errors: FormErrors }
  readonly action: string
  readonly back: { readonly href: string; readonly label: string }
}

/** What a rule says, what it would have found at the school in counts, and the switch. */
export function schoolRuleView({ context, rule, tried, filled, action, back }: RuleProps): View {
  const { language, formToken } = context
  const t = text(language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  const title = t('ruleTitle', { name: rule.name })
  // The rule's own numbers stand in its words; what it finds of somebody has no number yet.
  const own = { rule, fact: { freshOn: '', places: rule.parameters } }
  const open = (words: string) => words.replaceAll(/\{\w+\}/g, '…')
  return {
    title: titleWithErrors(language, title, faults),
    breadcrumb: [back],
    unlisted: true,
    main: html`${<ErrorSummary language={language} errors={faults} />}<h1>${title}</h1><h2>${t('ruleWords')}</h2><p>${open(wordsOf(own, language))}</p><p>${t('ruleTold', { words: open(toldOf(own, language)) })}</p><p>${ruleLine(rule, language)}</p>${table<{
      readonly day: string
      readonly pupils: number
    }>({
      caption: t('tryCaption'),
      rows: tried,
      columns: [
        { heading: t('columnDay'), cell: ({ day }) => longDate(day, language) },
        { heading: t('columnPupils'), number: true, cell: ({ pupils }) => String(pupils) },
      ],
    })}
${(
  <form method="post" action={action} novalidate>
    <CsrfField token={formToken} />
    <TextArea
      name="because"
      language={language}
      label={t('because')}
      hint={t('becauseHint')}
      value={filled.typed.because}
      error={filled.errors.fields.because}
      maxLength={longestBecause}
    />
    <SubmitButton>{t(rule.isOn ? 'switchOff' : 'switchOn')}</SubmitButton>
  </form>
)}`,
  }
}
