import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { longestTalk, participant, parts, rowOf, timeRows } from './forms.ts'
import { fewestTimes, lengths, meetingBases, type Part, type TalkKind } from './rules.ts'

export interface NewTalk {
  readonly kind: TalkKind
  readonly place: string
  readonly lengthMinutes: number
  readonly times: readonly Date[]
  readonly others: readonly { readonly actorId: string; readonly part: Part }[]
  readonly withYoungPerson: boolean
  readonly basis: string
  readonly purpose: string | null
  readonly until: string | null
  /** Of somebody under 18. */
  readonly custody: { readonly invited: true } | { readonly invited: false; readonly because: string }
}

/** Of somebody under 18: whether the holders of custody are invited, or why not (L-09). */
const custodyFields = (language: Language) => ({
  custody: z.enum(['yes', 'no']).optional().catch(undefined),
  because: parts(language).words(longestTalk.because).optional().default(''),
})
interface CustodySent {
  readonly custody?: 'yes' | 'no' | undefined
  readonly because: string
}
type Fault = (field: string, message: string) => void

function checkCustody({ custody, because }: CustodySent, language: Language, fault: Fault): void {
  const { t } = parts(language)
  if (!custody) fault('custody', t('chooseCustody'))
  if (custody === 'no' && because.length < 5) fault('because', t('needsBecause'))
}
const custodyOf = ({ custody, because }: CustodySent): NewTalk['custody'] =>
  custody === 'no' ? { invited: false, because } : { invited: true }

/**
 * A new talk. What a meeting between departments needs beside is asked of that alone; of somebody under 18 whether the
 * holders of custody are invited.
 */
export function newTalkForm(
  language: Language,
  { kinds, isMinor }: { readonly kinds: readonly TalkKind[]; readonly isMinor: boolean },
): z.ZodType<NewTalk> {
  const { t, words } = parts(language)
  const row = Object.fromEntries(
    timeRows.flatMap((number) => [
      [`day_${number}`, z.string().optional().default('')],
      [`at_${number}`, z.string().optional().default('')],
    ]),
  ) as Record<string, z.ZodDefault<z.ZodOptional<z.ZodString>>>
  return z
    .object({
      ...row,
      // What is missing is said below, together with all the rest that is.
      kind: z.enum(kinds).optional().catch(undefined),
      place: words(longestTalk.place).optional().default(''),
      length: z.enum(lengths.map(String)).optional().catch(undefined),
      people: z.string().optional().default(''),
      with_young_person: z.string().optional(),
      basis: z.enum(meetingBases).optional().catch(undefined),
      purpose: words(longestTalk.purpose).optional().default(''),
      until: z.string().optional().default(''),
      ...custodyFields(language),
    })
    .transform((sent, check): NewTalk => {
      const fault: Fault = (field, message) => check.addIssue({ code: 'custom', path: [field], message })
      if (!sent.kind) fault('kind', t('chooseKind'))
      if (sent.place.length < 2) fault('place', t('needsPlace'))
      if (!sent.length) fault('length', t('chooseLength'))
      const typedRows = sent as unknown as Record<string, string>
      const times: Date[] = []
      for (const number of timeRows) {
        const at = rowOf(typedRows[`day_${number}`] ?? '', typedRows[`at_${number}`] ?? '')
        if (at === 'bad') fault(`day_${number}`, t('badTime'))
        else if (at !== 'empty') times.push(at)
      }
      if (new Set(times.map(Number)).size < fewestTimes) fault('day_1', t('needsTimes'))
      const meets = sent.kind === 'coordination-meeting'
      const others = sent.people.split('\n').flatMap((one) => {
        const [, actorId, part] = participant.exec(one) ?? []
        return actorId ? [{ actorId, part: part as Part }] : []
      })
      if (meets && others.length === 0) fault('people', t('needsPeople'))
      if (meets && !sent.basis) fault('basis', t('chooseBasis'))
      if (meets && sent.purpose.length < 5) fault('purpose', t('needsPurpose'))
      if (meets && !isDay(sent.until)) fault('until', t('needsUntil'))
      if (isMinor) checkCustody(sent, language, fault)
      if (!sent.kind) return z.NEVER
      return {
        kind: sent.kind,
        place: sent.place,
        lengthMinutes: Number(sent.length),
        times: times.sort((one, other) => Number(one) - Number(other)),
        others,
        withYoungPerson: !meets || sent.with_young_person === 'yes',
        basis: (meets ? sent.basis : undefined) ?? 'kui-guidance',
        purpose: meets ? sent.purpose : null,
        until: meets ? sent.until : null,
        custody: custodyOf(sent),
      }
    })
}

/** A talk with the young person alone, at a time that was agreed with them already. */
export interface BookedTalk extends NewTalk {
  readonly startsAt: Date
}

export function bookedTalkForm(
  language: Language,
  { isMinor }: { readonly isMinor: boolean },
): z.ZodType<BookedTalk> {
  const { t, words } = parts(language)
  return z
    .object({
      day: z.string().optional().default(''),
      at: z.string().optional().default(''),
      place: words(longestTalk.place).optional().default(''),
      length: z.enum(lengths.map(String)).optional().catch(undefined),
      ...custodyFields(language),
    })
    .transform((sent, check): BookedTalk => {
      const fault: Fault = (field, message) => check.addIssue({ code: 'custom', path: [field], message })
      const startsAt = rowOf(sent.day, sent.at)
      if (!(startsAt instanceof Date)) fault('day', t('badTime'))
      if (sent.place.length < 2) fault('place', t('needsPlace'))
      if (!sent.length) fault('length', t('chooseLength'))
      if (isMinor) checkCustody(sent, language, fault)
      if (!(startsAt instanceof Date)) return z.NEVER
      return {
        kind: 'talk',
        place: sent.place,
        lengthMinutes: Number(sent.length),
        startsAt,
        times: [startsAt],
        others: [],
        withYoungPerson: true,
        basis: 'kui-guidance',
        purpose: null,
        until: null,
        custody: custodyOf(sent),
      }
    })
}
