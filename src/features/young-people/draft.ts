/** What is known of a young person when they are entered, by an import or by hand. */
export interface PersonDraft {
  readonly givenName: string
  /** Empty for somebody with a single name. */
  readonly familyName: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly sex: 'female' | 'male' | null
  readonly language?: string
  readonly needsInterpreter?: boolean
  readonly protected?: { readonly until: string }
}

export type RelationKind =
  | 'self'
  | 'custody'
  | 'enrolled'
  | 'contact_person'
  | 'substitute'
  | 'caseworker'
  | 'youth_guide'
  | 'mentor'
  | 'referral'
  | 'participant'

export interface RelationDraft {
  readonly personId: string
  /** Somebody, or a unit of which somebody is a member. */
  readonly with: { readonly actorId: string } | { readonly unitId: string }
  readonly kind: RelationKind
  /** A code of the list of laws (`reference.legal_basis`). */
  readonly basis: string
  readonly from?: string
  /** The first day on which it no longer holds. */
  readonly until?: string
  /** What it is for; referring and taking part need one. */
  readonly purpose?: string
  /** As what somebody is a contact person. */
  readonly contactAs?: 'counsellor' | 'coordinating-caseworker' | 'youth-guide' | 'mentor'
}

export type NoteKind =
  | 'conversation'
  | 'meeting'
  | 'phone'
  | 'observation'
  | 'agreement'
  | 'health'
  | 'family'

export interface NoteDraft {
  readonly personId: string
  readonly kind: NoteKind
  /** Its words open by a click of their own, which is logged. */
  readonly restricted: boolean
  readonly happenedOn: string
  readonly words: string
  /** Where an import knows who wrote it. */
  readonly writtenBy?: string
  /** Why a guardian does not see it; without one they do. */
  readonly notForGuardiansBecause?: string | undefined
  /** The day from which the young person may be told; without one at once. */
  readonly tellFrom?: string | undefined
}

export type OwnWordsKind = 'strengths' | 'interests' | 'adults-should-know'

export interface Residence {
  readonly municipalityCode: string
  readonly address: string
  readonly area: string | null
  readonly from: string
  readonly until?: string
  readonly source: string
}

export interface Contact {
  readonly phone: string | null
  readonly email: string | null
  readonly preferred: 'phone' | 'text-message' | 'email' | 'digital-post' | 'letter' | null
}
