import { hash } from 'node:crypto'

/** What can be noticed about a look. Plain rules with a name each: they are never added up, and nobody gets a score. */
export const findings = [
  'own_name',
  'same_address',
  'same_surname',
  'colleague',
  'volume',
  'night',
  'after_end',
] as const
export type Finding = (typeof findings)[number]

/** What is known about one look at one young person, at the time of the look. */
export interface LookFacts {
  readonly logId: string
  readonly personId: string
  readonly actorId: string
  readonly actorName: string
  readonly personName: string
  /** By the clock in Denmark. */
  readonly hour: number
  /** A relation that was live, or had ended less than 30 days before. */
  readonly explained: boolean
  /** A relation that had ended 30 days before or more. */
  readonly ended: boolean
  /** The home of a child in one's custody, or of somebody with one's own name. */
  readonly sameAddress: boolean
  /** The young person or a parent has the name of somebody who works in the same organisation. */
  readonly colleague: boolean
  /** More people that day than the mean of one's own days plus three standard deviations. */
  readonly busyDay: boolean
}

/**
 * What is unusual about a look (trust requirement T-25). A live relation explains everything but a look at oneself or
 * one's own home: those nobody's task explains.
 */
export function findingsOf(look: LookFacts): Finding[] {
  const found: readonly [Finding, boolean][] = [
    ['own_name', fold(look.actorName) === fold(look.personName)],
    ['same_address', look.sameAddress],
    ['same_surname', !look.explained && lastName(look.actorName) === lastName(look.personName)],
    ['colleague', !look.explained && look.colleague],
    ['volume', !look.explained && look.busyDay],
    ['night', !look.explained && (look.hour >= 22 || look.hour < 6)],
    ['after_end', !look.explained && look.ended],
  ]
  return found.filter(([, holds]) => holds).map(([finding]) => finding)
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase().trim()
const lastName = (name: string): string => fold(name).split(/\s/).at(-1) ?? ''

/** Drawn by lot: the same seed draws the same, and nobody can tell beforehand who is drawn. */
export function drawnByLot<One extends Pick<LookFacts, 'logId' | 'personId'>>(
  looks: readonly One[],
  most: number,
  seed: string,
): One[] {
  const ticket = ({ logId, personId }: One) => hash('sha256', `${seed} ${logId} ${personId}`)
  return looks
    .map((look) => ({ look, ticket: ticket(look) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .slice(0, most)
    .map(({ look }) => look)
}

export interface SampledLook {
  readonly id: string
  readonly month: string
  readonly at: Date
  readonly actorId: string
  readonly actorName: string
  readonly personId: string
  /** Nobody's where the reader may not know the young person, or the name is protected. */
  readonly personName: string | null
  readonly page: string
  readonly drawn: 'by-rule' | 'by-lot'
  readonly findings: readonly Finding[]
  readonly verdict: 'explained' | 'not-explained' | null
  readonly words: string | null
  readonly judgedBy: string | null
  readonly leaderName: string | null
  /** Whether it is the reader's to judge. */
  readonly mine: boolean
}
