import { html } from 'hono/html'
import type { Role } from '../../platform/access/actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime, zone } from '../../platform/time.ts'
import { Notice, Tag } from '../../ui/content.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { byDay, type Emergency, type Look, mayBeAskedAbout } from './rules.ts'
import { text } from './text.ts'

interface LookListProps {
  readonly looks: readonly Look[]
  readonly language: Language
  /** A holder of custody reads of their child, and not of themselves. */
  readonly ofChild: boolean
  /** A choice beside each look of an employee, in the form around the list. */
  readonly pick?: string
  /** What else is known of a look, such as a question that was asked about it. */
  readonly beside?: (look: Look) => Content
}

/** The looks, day by day: when, what, from which unit and in which role, and why. Never who (C-579/21). */
export function lookList(props: LookListProps): Markup {
  const { looks, language } = props
  if (looks.length === 0) return html`<p>${text(language)('nobody')}</p>`
  return html`${byDay(looks).map(
    ({ day, looks: ofDay }) =>
      html`<section aria-labelledby="d${day}"><h2 id="d${day}">${longDate(day, language)}</h2><ul class="passages no-max-width">${ofDay.map((look) => lookItem(look, props))}</ul></section>`,
  )}`
}

/** Said first on the front page, one box for each: nobody should have to find it in a list (domain §7). */
export const emergencyNotices = (emergencies: readonly Emergency[], language: Language): Markup => {
  const t = text(language)
  return html`${emergencies.map(({ at, unit, purpose }) =>
    Notice({
      language,
      kind: 'warning',
      heading: t('emergencyTitle'),
      children: html`<p>${t('emergencyWhen', { when: longDateTime(at, language), unit: unit ?? t('emergencyUnit') })}</p><p>${t('because_break_glass')}${purpose ? ` ${t('emergencyWords', { words: purpose })}` : ''}</p><p>${t('emergencyAsk')}</p>`,
    }),
  )}`
}

function lookItem(look: Look, props: LookListProps): Markup {
  const { language, ofChild, pick, beside } = props
  const t = text(language)
  const time = clock(look.at, language)
  const choice =
    pick && mayBeAskedAbout(look)
      ? html`<div class="form-group-checkbox"><input type="checkbox" class="form-checkbox" id="look-${look.id}" name="${pick}" value="${look.id}"><label for="look-${look.id}">${t('pick', { time })}</label></div>`
      : ''
  return html`<li><h3>${t('at', { time })}: ${t(ofChild ? `childKind_${look.kind}` : `kind_${look.kind}`)}</h3><p>${lookerName(look, language)} ${marks(look, language)}</p>${reasonOf(look, language)}${beside?.(look) ?? ''}${choice}</li>`
}

/** Unit and role, or unit alone while the rest may not be told. */
function lookerName(look: Look, language: Language): string {
  const t = text(language)
  if (look.looker !== 'staff') return t(`looker_${look.looker}`)
  const roles = look.roles.map((role) => roleName(role, language)).filter((name) => name !== undefined)
  if (look.unit === null) return roles.join(', ') || t('looker_staffUnknown')
  return roles.length > 0
    ? t('roleAt', { role: roles.join(', '), unit: look.unit })
    : t('looker_staff', { unit: look.unit })
}

const named: Readonly<Record<Role, `role_${Role}`>> = {
  'young-person': 'role_young-person',
  guardian: 'role_guardian',
  counsellor: 'role_counsellor',
  'youth-guide': 'role_youth-guide',
  caseworker: 'role_caseworker',
  mentor: 'role_mentor',
  'team-leader': 'role_team-leader',
  teacher: 'role_teacher',
  'student-counsellor': 'role_student-counsellor',
  'head-of-school': 'role_head-of-school',
  'leadership-group': 'role_leadership-group',
  secretariat: 'role_secretariat',
  'youth-council': 'role_youth-council',
  politician: 'role_politician',
  administrator: 'role_administrator',
  'data-protection-officer': 'role_data-protection-officer',
  analyst: 'role_analyst',
}

/** What somebody's job is called for a young person; nothing for a role that is not used any more. */
export function roleName(role: string, language: Language): string | undefined {
  const key = Object.entries(named).find(([one]) => one === role)?.[1]
  return key && text(language)(key)
}

const marks = (look: Look, language: Language): Markup => {
  const t = text(language)
  return html`${look.emergency ? Tag({ kind: 'attention', children: t('emergency') }) : ''} ${look.looker === 'staff' && look.otherAuthority ? Tag({ kind: 'attention', children: t('otherAuthority') }) : ''}`
}

function reasonOf(look: Look, language: Language): Markup | '' {
  const t = text(language)
  if (look.tellFrom) return html`<p>${t('follows', { date: longDate(look.tellFrom, language) })}</p>`
  if (look.looker === 'self') return ''
  const because = look.reasons.map((reason) => t(`because_${reason}`)).join(' ') || t('because_none')
  return html`<p>${t('because')} ${because}${look.law ? html` ${t('law')} ${look.law[language]}.` : ''}</p>${look.purpose ? html`<p>${t('purpose')} ${look.purpose}</p>` : ''}`
}

const clocks = {
  da: new Intl.DateTimeFormat('da-DK', { timeStyle: 'short', timeZone: zone }),
  en: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }),
}
const clock = (at: Date, language: Language): string => clocks[language].format(at)
