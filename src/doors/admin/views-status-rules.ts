import { html } from 'hono/html'
import {
  type ActivityType,
  type Moved,
  type StatusRules,
  segments,
  subSegments,
} from '../../features/status-rules/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { type Column, table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { doneNotice, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import {
  inForceWords,
  listCrumb,
  type Versioned,
  versionsView,
  versionTitle,
} from './views-rule-versions.tsx'

export const statusRules: Versioned = {
  list: paths.statusRules,
  one: (version, language) => href(paths.statusVersion, language, { version }),
  draft: paths.newStatusRules,
  title: (language) => text(language)('statusRules'),
}

export function statusRulesView(context: PageContext, versions: readonly StatusRules[]): View {
  const t = text(context.language)
  return versionsView(statusRules, {
    context,
    versions,
    intro: t('statusRulesIntro'),
    caption: t('statusVersionsCaption'),
    make: t('statusNew'),
  })
}

interface VersionProps {
  readonly context: PageContext
  readonly rules: StatusRules
  /** Of a draft: which figures it moves. */
  readonly moved: readonly Moved[] | undefined
}

/** A version whole: of a draft also which figures move, and the ways to change it. */
export function statusVersionView({ context, rules, moved }: VersionProps): View {
  const { language, actor } = context
  const t = text(language)
  const changes = rules.inForce === null && administers(actor)
  const at = { version: String(rules.version) }
  const title = versionTitle(statusRules, rules, language)
  return {
    title,
    breadcrumb: listCrumb(statusRules, language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${title}</h1>
<p>${inForceWords(rules, language)}. ${rules.because}</p>
${moved ? preview(moved, rules, language) : ''}
${changes ? primaryLink(href(paths.statusInForce, language, at), t('statusPutInForce')) : ''}
<h2>${t('statusSettingsHeading')}</h2>${settings(rules, language)}
${changes ? html`<p><a href="${href(paths.statusSettings, language, at)}">${t('statusEditSettings')}</a></p>` : ''}
<h2>${t('statusTypesHeading')}</h2>${typesTable(rules, changes, language)}`,
  }
}

function settings(rules: StatusRules, language: Language): Markup {
  const t = text(language)
  return DefinitionList({
    items: [
      { term: t('statusSummer'), description: t('statusSummerDays', summerWords(rules, language)) },
      { term: t('statusDocumented'), description: t('statusMonths', { months: rules.documentedMonths }) },
      { term: t('statusDropout'), description: t('statusMonths', { months: rules.dropoutMonths }) },
      {
        term: t('statusAges'),
        description: t('statusAgesRange', { from: rules.ages.from, until: rules.ages.until - 1 }),
      },
    ],
  })
}

const dayOfYear = {
  da: new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
}

/** `06-15` in words; of a year with a 29 February, which a summer may hold. */
function summerWords({ summer }: StatusRules, language: Language): { from: string; until: string } {
  const words = (monthAndDay: string) => dayOfYear[language].format(new Date(`2000-${monthAndDay}`))
  return { from: words(summer.from), until: words(summer.until) }
}

function typesTable(rules: StatusRules, changes: boolean, language: Language): Markup {
  const t = text(language)
  const change: Column<ActivityType> = {
    heading: t('statusEditType'),
    cell: ({ code, label }) =>
      html`<a href="${href(paths.statusType, language, { version: String(rules.version), type: code })}">${t('statusEditType')} <span class="sr-only">${label}</span></a>`,
  }
  return table<ActivityType>({
    caption: t('statusTypesCaption'),
    rows: [...rules.types.values()],
    columns: [
      { heading: t('statusColumnType'), cell: ({ label }) => label },
      { heading: t('statusColumnCounts'), cell: (type) => countsAs(type, rules, language) },
      {
        heading: t('statusColumnMonths'),
        cell: ({ currencyMonths }) => currencyMonths ?? t('statusForEver'),
        number: true,
      },
      { heading: t('statusColumnLevel'), cell: ({ level }) => level ?? '–' },
      { heading: t('statusColumnPriority'), cell: ({ priority }) => priority, number: true },
      ...(changes ? [change] : []),
    ],
  })
}

function countsAs(
  { contributes, subSegment, threshold }: ActivityType,
  { labels }: StatusRules,
  language: Language,
): string {
  if (subSegment === null) return labels[contributes]
  if (threshold === null) return `${labels[contributes]}: ${labels[subSegment]}`
  const words = {
    sub: labels[subSegment],
    hours: threshold.hours,
    below: labels[threshold.subSegmentBelow],
  }
  return `${labels[contributes]}: ${text(language)('statusThreshold', words)}`
}

/** Whom fewer than so many share a group with is not to be guessed, also by an administrator (statistics §6). */
const fewest = 5

function preview(moved: readonly Moved[], { labels }: StatusRules, language: Language): Markup {
  const t = text(language)
  const count = (people: number) => (people > 0 && people < fewest ? t('statusFew') : people)
  // What a group is divided into stands below it: its people are not counted twice by whoever adds up.
  const parts = subSegments.map((code) => ({ code, label: `${labels.outside}: ${labels[code]}` }))
  const groups = segments.flatMap((code) => [
    { code, label: labels[code] },
    ...(code === 'outside' ? parts : []),
  ])
  const rows = groups.map((group) => {
    const { now = 0, after = 0 } = moved.find(({ code }) => code === group.code) ?? {}
    return { ...group, now, after }
  })
  return html`<h2>${t('statusPreviewHeading')}</h2><p>${t('statusPreviewText')}</p>${table<
    (typeof rows)[number]
  >({
    caption: t('statusPreviewCaption'),
    rows,
    columns: [
      { heading: t('statusGroup'), cell: ({ label }) => label },
      { heading: t('statusNow'), cell: ({ now }) => count(now), number: true },
      { heading: t('statusAfter'), cell: ({ after }) => count(after), number: true },
    ],
  })}`
}
