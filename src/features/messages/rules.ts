import type { Bilingual } from '../../platform/text/language.ts'

/**
 * What a notice may be about, as a closed list. Each has its sentence in the catalogues, which says what happened and
 * nothing about whom: that stands on the page that it leads to, under that page's own rule.
 */
export const noticeKinds = [
  'emergency-access',
  'export-waits',
  'log-question',
  'log-answer',
  'objection',
  'objection-answer',
  'copy-waits',
  'promise-broken',
  'concern-arrived',
  'concern-news',
  'concern-custody',
  'contact-assigned',
  'adult-new',
  'handover-proposed',
  'handover-asked',
  'handover-news',
  'handover-silent',
  'people-passed-on',
  'attempts-stopped',
  'guide-assigned',
  'talk-invitation',
  'talk-time',
  'talk-other-time',
  'talk-time-off',
  'talk-cancelled',
  'talk-reminder',
  'talk-minutes',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  readonly link: Bilingual
  readonly at: Date
  readonly isRead: boolean
}

export const noticesOnAPage = 50
