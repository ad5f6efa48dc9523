import { html } from 'hono/html'
import {
  authorName,
  endingName,
  endings,
  lawWords,
  ruleWords,
  type SignalHistory,
  type SignalRule,
  type SignalVersion,
  shapes,
  signalKindName,
  tellingName,
  wordFields,
} from '../../features/signals/index.ts'
import { addDays } from '../../platform/days.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { DefinitionList, Notice, Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { type Column, table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { inForceWords, type Versioned, versionName, versionTitle } from './views-rule-versions.tsx'

/** Where the versions of a rule are, and what they are called. */
export const versionsOf = (rule: SignalRule): Versioned => ({
  list: paths.signals,
  one: (version, language) => href(paths.signalVersion, language, { version: String(version) }),
  draft: paths.newSignalVersion,
  title: () => rule.name,
})

export const signalCrumbs = (rule: SignalRule, language: Language): NonNullable<View['breadcrumb']> => [
  ...frontCrumb(language),
  { href: href(paths.signals, language), label: text(language)('signals') },
  { href: href(paths.signalRule, language, { signal: rule.key }), label: rule.name },
]

interface Counted {
  readonly context: PageContext
  readonly history: ReadonlyMap<number, SignalHistory>
  readonly threshold: number
}

const none: SignalHistory = {
  raised: 0,
  open: 0,
  action: 0,
  groundless: 0,
  expired: 0,
  faded: 0,
  off: 0,
}

const historyKeys = ['raised', 'open', ...endings] as const

/** How the signals of some versions have gone, together. */
const sumOf = (rule: SignalRule, history: Counted['history']): SignalHistory => {
  const of = rule.versions.map(({ version }) => history.get(version) ?? none)
  const sum = (key: (typeof historyKeys)[number]) => of.reduce((all, one) => all + one[key], 0)
  return {
    raised: sum('raised'),
    open: sum('open'),
    action: sum('action'),
    groundless: sum('groundless'),
    expired: sum('expired'),
    faded: sum('faded'),
    off: sum('off'),
  }
}

/** Whom few share a count with is not to be guessed, also by an administrator (statistics §6). */
export const countOr = (count: number | null, threshold: number, language: Language): string | number =>
  count === null || (count > 0 && count < threshold) ? text(language)('fewerThan', { threshold }) : count

function historyColumns<Row>(
  of: (row: Row) => SignalHistory,
  threshold: number,
  language: Language,
): readonly Column<Row>[] {
  const t = text(language)
  const heading = (key: (typeof historyKeys)[number]) =>
    key === 'raised' || key === 'open' ? t(`signal_${key}`) : endingName(key, language)
  return historyKeys.map((key) => ({
    heading: heading(key),
    cell: (row) => countOr(of(row)[key], threshold, language),
    number: true,
  }))
}

const onOff = ({ isOn }: SignalRule, language: Language): Markup =>
  html`${Tag({ kind: isOn ? 'positive' : 'neutral', children: text(language)(isOn ? 'signalIsOn' : 'signalIsOff') })}`

const inForceNow = (rule: SignalRule): SignalVersion | undefined =>
  rule.versions.find(({ inForce }) => inForce?.until === 'infinity')

/** The register: what the municipality lets rules look for. */
export function signalsView(props: Counted & { readonly rules: readonly SignalRule[] }): View {
  const { context, rules, history, threshold } = props
  const { language, actor } = context
  const t = text(language)
  const to = (rule: SignalRule) => href(paths.signalRule, language, { signal: rule.key })
  return {
    title: t('signals'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${t('signals')}</h1><p>${t('signalsIntro')}</p><p>${t('signalsNoPoints')}</p>
${administers(actor) ? primaryLink(href(paths.newSignalRule, language), t('signalRuleNew')) : ''}
${table<SignalRule>({
  caption: t('signalsCaption'),
  rows: rules,
  columns: [
    { heading: t('signalRule'), cell: (rule) => html`<a href="${to(rule)}">${rule.name}</a>` },
    { heading: t('signalOnOff'), cell: (rule) => onOff(rule, language) },
    {
      heading: t('signalLooksFor'),
      cell: (rule) => {
        const now = inForceNow(rule)
        return now ? ruleWords(rule.kind, now.parameters, language) : t('signalNoVersion')
      },
    },
    {
      heading: t('signalLaw'),
      cell: (rule) => {
        const now = inForceNow(rule)
        return now ? lawWords(now, language) : ''
      },
    },
  ],
})}<h2>${t('signalHistory')}</h2><p>${t('signalHistoryText', { threshold })}</p>${table<SignalRule>({
      caption: t('signalHistoryCaption'),
      rows: rules,
      columns: [
        { heading: t('signalRule'), cell: ({ name }) => name },
        ...historyColumns<SignalRule>((rule) => sumOf(rule, history), threshold, language),
      ],
    })}`,
  }
}

/** One rule with its versions, how they have gone, and when it was on. */
export function signalRuleView(props: Counted & { readonly rule: SignalRule }): View {
  const { context, rule, history, threshold } = props
  const { language, actor } = context
  const t = text(language)
  const at = { signal: rule.key }
  const changes = administers(actor)
  const switches = rule.switched.map(
    ({ isOn, because, by, at: when }) =>
      html`<li>${t(isOn ? 'signalWasOn' : 'signalWasOff', { by, when: longDateTime(when, language) })} ${because}</li>`,
  )
  return {
    title: rule.name,
    breadcrumb: signalCrumbs(rule, language).slice(0, -1),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${rule.name}</h1><p>${onOff(rule, language)} ${signalKindName(rule.kind, language)}.</p>
${changes ? primaryLink(href(paths.switchSignalRule, language, at), t(rule.isOn ? 'signalSwitchOff' : 'signalSwitchOn')) : ''}
${changes ? html`<p><a href="${href(paths.newSignalVersion, language, at)}">${t('signalVersionNew')}</a></p>` : ''}
${table<SignalVersion>({
  caption: t('signalVersionsCaption'),
  rows: rule.versions,
  columns: [
    {
      heading: t('versionColumn'),
      cell: (one) =>
        html`<a href="${versionsOf(rule).one(one.version, language)}">${versionName(one, language)}</a>`,
    },
    { heading: t('versionInForce'), cell: (one) => inForceWords(one, language) },
    {
      heading: t('signalLooksFor'),
      cell: ({ parameters }) => ruleWords(rule.kind, parameters, language),
    },
    { heading: t('signalAuthor'), cell: ({ author }) => authorName(author, language) },
    { heading: t('versionBecause'), cell: ({ because }) => because },
  ],
})}<h2>${t('signalHistory')}</h2><p>${t('signalHistoryText', { threshold })}</p>${table<SignalVersion>({
      caption: t('signalHistoryCaption'),
      rows: rule.versions,
      columns: [
        { heading: t('versionColumn'), cell: (one) => versionName(one, language) },
        ...historyColumns<SignalVersion>(({ version }) => history.get(version) ?? none, threshold, language),
      ],
    })}<h2>${t('signalSwitches')}</h2>${switches.length > 0 ? html`<ul>${switches}</ul>` : html`<p>${t('signalNeverOn')}</p>`}`,
  }
}

/** Facts to show the words of a version with: its own numbers, and days that could be. */
export const exampleFacts = (
  { kind }: SignalRule,
  { parameters }: SignalVersion,
  today: string,
): Readonly<Record<string, string | number>> => {
  const days: Readonly<Record<string, string>> = {
    since: addDays(today, -(parameters.days ?? 0) - 1),
    last: addDays(today, -1),
  }
  return Object.fromEntries(
    shapes[kind].facts.flatMap((name) => {
      const number = Object.entries(parameters).find(([one]) => one === name)?.[1]
      const fact = number ?? days[name]
      return fact === undefined ? [] : [[name, fact]]
    }),
  )
}

interface VersionProps {
  readonly context: PageContext
  readonly rule: SignalRule
  readonly version: SignalVersion
  /** Its words with facts in them. */
  readonly said: SignalVersion['words']
  readonly bases: readonly { readonly code: string; readonly name: string }[]
}

export function signalVersionView({ context, rule, version, said, bases }: VersionProps): View {
  const { language, actor } = context
  const t = text(language)
  const at = { version: String(version.version) }
  const title = versionTitle(versionsOf(rule), version, language)
  const changes = version.inForce === null && administers(actor)
  const { lookedAt } = version
  const looked = lookedAt
    ? html`<p>${t('backtestLooked', { by: lookedAt.by, when: longDateTime(lookedAt.at, language) })}</p>`
    : Notice({
        language,
        kind: 'information',
        heading: t('backtestNotLooked'),
        children: t('backtestFirstText'),
      })
  return {
    title,
    breadcrumb: signalCrumbs(rule, language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${title}</h1><p>${inForceWords(version, language)}. ${version.because}</p>
<p>${ruleWords(rule.kind, version.parameters, language)}</p>${looked}
${primaryLink(href(paths.signalBacktest, language, at), t('backtest'))}
${changes ? html`<ul class="link-list"><li><a href="${href(paths.editSignalVersion, language, at)}">${t('signalEdit')}</a></li><li><a href="${href(paths.signalInForce, language, at)}">${t('signalPutInForce')}</a></li></ul>` : ''}
${DefinitionList({
  items: [
    { term: t('signalLaw'), description: lawWords(version, language) },
    {
      term: t('signalBasis'),
      description: bases.find(({ code }) => code === version.basis)?.name ?? version.basis,
    },
    { term: t('signalTelling'), description: tellingName(version.telling, language) },
    { term: t('signalExpires'), description: t('signalMonths', { months: version.expiresMonths }) },
    { term: t('signalAuthor'), description: authorName(version.author, language) },
    {
      term: t('signalWritten'),
      description: longDate(version.writtenAt.toISOString().slice(0, 10), language),
    },
  ],
})}<h2>${t('signalWords')}</h2><p>${t('signalWordsText')}</p>${DefinitionList({
      items: wordFields.map((field) => ({
        term: t(`signal_${field}`),
        description: html`<span lang="${field.slice(-2)}">${said[field]}</span>`,
      })),
    })}`,
  }
}
