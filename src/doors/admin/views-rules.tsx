import { categories, categoryName, reasons } from '../../features/access/index.ts'
import {
  type AccessRule,
  agesOf,
  conditionsOf,
  datesOf,
  type Reach,
  throughName,
} from '../../features/access-rules/index.ts'
import { storedRoleName } from '../../features/users/index.ts'
import { type Role, roles } from '../../platform/access/actor.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { Details, Notice } from '../../ui/content.tsx'
import { Checkbox, DateInput, Radios, Select, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, primaryLink, rulesCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface RulesProps {
  readonly context: PageContext
  readonly rules: readonly AccessRule[]
  readonly today: string
}

/** The rules that the database enforces, in words, by role: what is data cannot be hidden in a program. */
export function rulesView({ context, rules, today }: RulesProps): View {
  const { language, actor } = context
  const t = text(language)
  const over = (rule: AccessRule) => rule.validUntil !== null && rule.validUntil <= today
  const held = roles.filter((role) => rules.some((rule) => rule.role === role))
  return {
    title: t('rules'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: (
      <>
        {doneNotice(context)}
        <h1>{t('rules')}</h1>
        <p>{t('rulesIntro')}</p>
        {administers(actor) ? primaryLink(href(paths.newRule, language), t('addRule')) : null}
        {held.map((role) => {
          const theirs = rules.filter((rule) => rule.role === role)
          const ended = theirs.filter(over)
          return (
            <section aria-labelledby={`rules-${role}`}>
              <h2 id={`rules-${role}`}>{capital(storedRoleName(role, language))}</h2>
              {ruleTable(
                context,
                role,
                theirs.filter((rule) => !over(rule)),
              )}
              {ended.length > 0
                ? Details({
                    summary: t('rulesOver', { rules: ended.length }),
                    children: ruleList(ended, language),
                  })
                : null}
            </section>
          )
        })}
      </>
    ),
  }
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

function ruleTable(context: PageContext, role: Role, rules: readonly AccessRule[]): Markup {
  const { language, actor } = context
  const t = text(language)
  const own = actor.kind === 'person' && actor.roles.includes(role)
  return table<AccessRule>({
    caption: t('rulesCaption', { role: storedRoleName(role, language) }),
    rows: rules,
    columns: [
      {
        heading: t('sees'),
        cell: (rule) => categoryName(rule.category, language),
      },
      { heading: t('why'), cell: (rule) => throughName(rule.through, language) },
      { heading: t('how'), cell: (rule) => conditionsOf(rule, language) },
      { heading: t('ages'), cell: (rule) => agesOf(rule, language) },
      { heading: t('legalBasis'), cell: (rule) => `${rule.basisTitle} (${rule.law})` },
      { heading: t('columnPeriod'), cell: (rule) => datesOf(rule, language) },
      {
        heading: t('columnChange'),
        cell: (rule) =>
          administers(actor) && !own && rule.validUntil === null ? (
            <a href={href(paths.endRule, language, { rule: rule.id })}>
              {t('endRule')} <span class="sr-only">{sentenceOf(rule, language)}</span>
            </a>
          ) : (
            '–'
          ),
      },
    ],
  })
}

const sentenceOf = (rule: AccessRule, language: PageContext['language']): string =>
  `${categoryName(rule.category, language)}: ${throughName(rule.through, language)}`

const ruleList = (rules: readonly AccessRule[], language: PageContext['language']) => (
  <ul>
    {rules.map((rule) => (
      <li>{`${sentenceOf(rule, language)}. ${datesOf(rule, language)}.`}</li>
    ))}
  </ul>
)

interface NewRuleProps extends Filled {
  readonly context: PageContext
  readonly bases: readonly { readonly code: string; readonly title: string }[]
  /** How many it would reach; none until a whole rule was typed. */
  readonly reach: Reach | undefined
}

export function newRuleView({ context, bases, reach, typed, errors }: NewRuleProps): View {
  const { language } = context
  const t = text(language)
  const stored = { age_from: '0', age_until: '25', from: localDate(context.now) }
  const field = fieldsOf(language, typed ?? stored, errors)
  return formView({
    context,
    title: t('addRule'),
    breadcrumb: rulesCrumb(language),
    errors,
    intro: <p>{t('addRuleText')}</p>,
    children: (
      <>
        <Select
          {...field('role')}
          label={t('role')}
          placeholder
          choices={roles.map((role) => ({ value: role, label: storedRoleName(role, language) }))}
        />
        <Select
          {...field('through')}
          label={t('why')}
          placeholder
          choices={reasons.map((reason) => ({ value: reason, label: throughName(reason, language) }))}
        />
        <Select
          {...field('category')}
          label={t('sees')}
          placeholder
          choices={categories.map((category) => ({
            value: category,
            label: categoryName(category, language),
          }))}
        />
        <Checkbox
          language={language}
          name="write"
          label={t('mayWrite')}
          checked={typed?.write !== undefined}
        />
        <Checkbox
          language={language}
          name="consent"
          label={t('needsConsent')}
          checked={typed?.consent !== undefined}
        />
        <Radios
          {...field('basis')}
          label={t('legalBasis')}
          choices={bases.map(({ code, title }) => ({ value: code, label: title }))}
        />
        <TextInput {...field('age_from')} label={t('ageFrom')} inputmode="numeric" maxLength={3} />
        <TextInput {...field('age_until')} label={t('ageUntil')} inputmode="numeric" maxLength={3} />
        <DateInput {...field('from')} label={t('fromDay')} min={localDate(context.now)} />
        {reach ? (
          <>
            {Notice({
              language,
              kind: 'information',
              heading: t('reachGains', { actors: reach.actors, people: reach.people }),
            })}
            <Checkbox
              language={language}
              name="confirmed"
              label={t('ruleTick')}
              error={errors.fields.confirmed}
            />
          </>
        ) : null}
      </>
    ),
    submit: t(reach ? 'addRule' : 'rulePreview'),
    backHref: href(paths.rules, language),
  })
}

interface RuleEndProps extends Filled {
  readonly context: PageContext
  readonly rule: AccessRule
  readonly reach: Reach
}

export function ruleEndView({ context, rule, reach, typed, errors }: RuleEndProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { on: localDate(context.now) }, errors)
  return formView({
    context,
    title: t('endRuleTitle'),
    breadcrumb: rulesCrumb(language),
    errors,
    intro: (
      <>
        <p>
          <strong>{capital(storedRoleName(rule.role, language))}</strong>: {sentenceOf(rule, language)}.
        </p>
        <p>{t('reachLoses', { actors: reach.actors, people: reach.people })}</p>
      </>
    ),
    children: <DateInput {...field('on')} label={t('firstDayWithout')} hint={t('firstDayWithoutHint')} />,
    submit: t('endRule'),
    kind: 'warning',
    backHref: href(paths.rules, language),
  })
}
