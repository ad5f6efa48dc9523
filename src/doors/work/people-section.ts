import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { type Effort, effortOf } from '../../features/attempts/index.ts'
import { contactOf } from '../../features/contact-person/index.ts'
import { handsOver, openHandoverOf } from '../../features/handover/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { hasGuideEffort } from '../../features/youth-guide/index.ts'
import { type Question, together } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { Details } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { actionLinks } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { effortWords, smallAttemptForm } from './views-attempts.tsx'

type AnswerOf<Of> = Of extends Question<infer Answer> ? Answer : never
export type People = AnswerOf<ReturnType<typeof peopleAround>>

/** The contact person, and what goes on for the young person's sake beside it. */
export const peopleAround = (db: ActorTransaction, standing: Standing) => {
  const { personId } = standing
  const guides = standing.may('guidance')
  return together({
    contact: contactOf(db, personId),
    handover: openHandoverOf(db, personId),
    handsOver: handsOver(personId),
    guide: guides ? hasGuideEffort(db, personId) : undefined,
    effort: guides ? effortOf(personId) : undefined,
  })
}

/** Who the contact person is, how far attempts to get in contact are, and what the reader may do about both. */
export function peopleSection(
  context: PageContext,
  standing: Standing,
  { id: person }: Person,
  people: People,
): Markup {
  const { language } = context
  const t = text(language)
  const { contact, guide } = people
  const handover = contact && people.handover
  const mayPass = contact && !handover && standing.mayWrite('contact') && people.handsOver
  const leads = standing.all.some(({ reason, writes }) => reason === 'team' && writes.includes('contact'))
  const links = [
    ...(!contact && standing.mayWrite('contact')
      ? [[href(paths.assignContact, language, { person }), t('assignTitle')] as const]
      : []),
    ...(handover
      ? [[href(paths.handover, language, { handover: handover.id }), t('handoverOpen')] as const]
      : []),
    ...(mayPass ? [[href(paths.handOver, language, { person }), t('handOverTitle')] as const] : []),
    ...(guide
      ? [[href(paths.youthGuide, language, { person }), t('guideTitle')] as const]
      : standing.mayWrite('contact') && standing.mayWrite('guidance')
        ? [[href(paths.beginGuide, language, { person }), t('guideBeginTitle')] as const]
        : []),
    ...(contact && leads
      ? [[href(paths.endContact, language, { person }), t('endContactTitle')] as const]
      : []),
  ]
  return html`<p>${contact ? t('contactPersonIs', { name: contact.name }) : t('contactPersonNone')}</p>${actionLinks(links)}${standing.may('guidance') ? attempts(context, standing, person, people.effort) : ''}`
}

function attempts(
  context: PageContext,
  standing: Standing,
  person: string,
  effort: Effort | undefined,
): Markup {
  const { language } = context
  const t = text(language)
  const all = actionLinks([[href(paths.attempts, language, { person }), t('attemptsTitle')]])
  const form = standing.mayWrite('guidance')
    ? Details({
        summary: t('attemptNew'),
        children: smallAttemptForm(context, { personId: person, back: 'person' }),
      })
    : ''
  return html`${effort ? html`<p>${effortWords(effort, language)}</p>` : ''}${form}${all}`
}
