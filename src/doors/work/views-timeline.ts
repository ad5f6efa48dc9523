import { html, raw } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { attemptOutcomeName } from '../../features/attempts/index.ts'
import type { Objection } from '../../features/objections/index.ts'
import { channelName } from '../../features/service-levels/index.ts'
import type { StatusRules } from '../../features/status-rules/index.ts'
import {
  type Entry,
  type TimelineKind,
  type TimelinePage,
  timelineKinds,
} from '../../features/timeline/index.ts'
import { happenedSentence, type Person } from '../../features/young-people/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { actionLinks, link, personHref } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { typeName } from './views-activity.ts'
import { noteItem } from './views-note.ts'

interface TimelineProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly timeline: TimelinePage
  readonly kind: TimelineKind | undefined
  /** Not the first page. */
  readonly isFurther: boolean
  /** What activities are called, where the reader may know them. */
  readonly rules: StatusRules | undefined
  readonly objections: readonly Objection[]
}

/** Everything that is on record, the newest first: narrowed by links, and a page at a time. */
export function timelineSection(props: TimelineProps): Markup {
  const { context, person, timeline, kind, isFurther } = props
  const { language } = context
  const t = text(language)
  const address = (query: Readonly<Record<string, string>>) => {
    const asked = new URLSearchParams(query)
    return `${personHref(person, language)}${asked.size > 0 ? `?${asked.toString()}` : ''}#timeline`
  }
  const narrowed: Readonly<Record<string, string>> = kind === undefined ? {} : { kind }
  const one = (to: string, label: string, isCurrent: boolean) =>
    html`<li><a href="${to}"${isCurrent ? raw(' aria-current="true"') : ''}>${label}</a></li>`
  const kinds = timelineKinds.map((of) => one(address({ kind: of }), t(`timeline_${of}`), of === kind))
  const ways = [
    ...(isFurther ? [[address(narrowed), t('timelineNewest')] as const] : []),
    ...(timeline.next
      ? [[address({ ...narrowed, before: timeline.next }), t('timelineOlder')] as const]
      : []),
  ]
  const items = timeline.entries.map((entry) => html`<li>${item(entry, props)}</li>`)
  return html`<nav class="filter-links" aria-label="${t('timelineKinds')}"><ul class="no-max-width">${one(address({}), t('timelineAll'), kind === undefined)}${kinds}</ul></nav>
${items.length > 0 ? html`<ul class="passages timeline no-max-width">${items}</ul>` : html`<p>${t(kind || isFurther ? 'timelineNoneHere' : 'historyNone')}</p>`}
${ways.length > 0 ? html`<nav aria-label="${t('pages')}">${actionLinks(ways)}</nav>` : ''}`
}

function item(entry: Entry, props: TimelineProps): Markup {
  const { context, person, rules } = props
  const { language } = context
  const t = text(language)
  const at = longDateTime(entry.at, language)
  switch (entry.source) {
    case 'note':
      return noteItem(entry.note, props)
    case 'attempt':
      return html`<p>${at}: ${t('timelineAttempt', { who: entry.who ?? t('unknown'), channel: channelName(entry.channel, language), outcome: attemptOutcomeName(entry.outcome, language) })}</p>`
    case 'activity-start':
    case 'activity-end': {
      const activity = rules ? typeName(entry, rules) : entry.type
      const to = href(paths.activity, language, { person: person.id, activity: entry.activityId })
      const words = t(entry.source === 'activity-start' ? 'timelineBegan' : 'timelineEnded', { activity })
      return html`<p>${longDate(localDate(entry.at), language)}: ${link(to, words)}</p>`
    }
    case 'share': {
      const who = entry.who ?? t('otherSystem')
      // Whom something of somebody protected was shared with can say where they are found (L-30).
      const words = person.protected
        ? t('timelineSharedHidden', { who })
        : t('timelineShared', { who, receiver: entry.receiver, purpose: entry.purpose })
      return html`<p>${at}: ${words}</p>`
    }
    case 'event':
      return html`<p>${at}: ${happenedSentence(entry.happened, language)}${place(entry, language)}</p>`
  }
}

/** The way to what it happened to, where that has a page. */
function place(
  { concern, talk, handover }: Extract<Entry, { source: 'event' }>,
  language: Language,
): Markup | '' {
  const t = text(language)
  if (concern) return html` ${link(href(paths.concern, language, { concern }), t('timelineToConcern'))}`
  if (talk) return html` ${link(href(paths.talk, language, { talk }), t('timelineToTalk'))}`
  if (handover) return html` ${link(href(paths.handover, language, { handover }), t('timelineToHandover'))}`
  return ''
}
