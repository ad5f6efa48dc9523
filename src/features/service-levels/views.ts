import type { Language } from '../../platform/text/language.ts'
import type { Channel, LadderStep, PromiseKind, ServiceLevel, Urgency } from './rules.ts'
import { text } from './text.ts'

export const promiseKindName = (kind: PromiseKind, language: Language): string =>
  text(language)(`kind_${kind}`)

export const urgencyName = (urgency: Urgency, language: Language): string =>
  text(language)(`urgency_${urgency}`)

/** How long, in words: `5 arbejdsdage`. */
export const howLong = (
  { amount, unit }: Pick<ServiceLevel, 'amount' | 'unit'>,
  language: Language,
): string => text(language)(`unit_${unit}`, { amount })

export const channelName = (channel: Channel, language: Language): string =>
  text(language)(`channel_${channel}`)

/** What is tried next, in words: `Ring, på et andet tidspunkt`. */
export const ladderWords = (
  { channel, anotherTime }: Pick<LadderStep, 'channel' | 'anotherTime'>,
  language: Language,
): string => {
  const t = text(language)
  const what = t(`channel_${channel}`)
  return anotherTime ? t('anotherTime', { what }) : what
}
