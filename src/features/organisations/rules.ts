export const organisationKinds = [
  'municipality',
  'guidance-centre',
  'job-centre',
  'compulsory-school',
  'youth-education',
  'council',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  /** A part of the municipality's own authority; everything else is another one (KUI act § 15 d). */
  readonly municipal: boolean
  readonly validFrom: string
  readonly validUntil: string | null
  readonly version: number
}

export const unitKinds = ['team', 'class', 'institution'] as const
export type UnitKind = (typeof unitKinds)[number]

export interface Unit {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly kind: UnitKind
  readonly name: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly version: number
  readonly pupils: number
}

export const memberKinds = ['member', 'leader', 'teacher', 'counsellor'] as const
export type MemberKind = (typeof memberKinds)[number]

export interface Member {
  readonly id: string
  readonly actorId: string
  readonly name: string
  readonly kind: MemberKind
  readonly source: string
  readonly validFrom: string
  readonly validUntil: string | null
}

/** A date is the first day on which something no longer holds. */
export const isOver = ({ validUntil }: { validUntil: string | null }, today: string): boolean =>
  validUntil !== null && validUntil <= today
