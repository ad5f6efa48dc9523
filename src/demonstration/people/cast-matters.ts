import type { NoteDraft, OwnWordsKind, RelationKind } from '../../features/young-people/index.ts'

/**
 * What is known of the cast's young people, by their keys: enough for each of the staff to have somebody to look after.
 * The dates are those of the demonstration's day of writing (calendar.ts).
 */
interface CastMatter {
  readonly around: readonly {
    readonly key: string
    readonly kind: RelationKind
    readonly basis: string
    readonly from: string
    readonly until?: string
    readonly purpose?: string
  }[]
  readonly ownWords: readonly { readonly kind: OwnWordsKind; readonly words: string }[]
  readonly notes: readonly (Omit<NoteDraft, 'personId'> & { readonly by: string })[]
}

export const castMatters: Readonly<Record<string, CastMatter>> = {
  emil: {
    around: [
      { key: 'ida', kind: 'contact_person', basis: 'kui-guidance', from: '2026-08-17' },
      { key: 'goran', kind: 'mentor', basis: 'within-authority', from: '2026-10-01' },
    ],
    ownWords: [
      { kind: 'strengths', words: 'Jeg er god til at bygge ting. Jeg kan få et skab til at passe.' },
      { kind: 'interests', words: 'Træ, cykler og at fiske med min onkel.' },
      { kind: 'adults-should-know', words: 'Jeg vil helst tale sammen, mens vi laver noget.' },
    ],
    notes: [
      {
        by: 'ida',
        kind: 'conversation',
        restricted: false,
        happenedOn: '2026-09-03',
        words: 'Emil fortalte om sit arbejde i onklens værksted. Han vil gerne se en tømreruddannelse.',
      },
      {
        by: 'ida',
        kind: 'agreement',
        restricted: false,
        happenedOn: '2026-10-20',
        words: 'Aftale: besøg på Tech College om tre uger. Emil ringer selv og siger ja.',
      },
      {
        by: 'ida',
        kind: 'family',
        restricted: true,
        happenedOn: '2026-10-27',
        words: 'Emil fortalte, hvordan der er derhjemme lige nu. Han har bedt om, at det bliver mellem os.',
        notForGuardiansBecause: 'Emil har bedt om det, og det er vurderet ud fra hans alder.',
      },
    ],
  },
  samira: {
    around: [
      { key: 'ida', kind: 'contact_person', basis: 'kui-guidance', from: '2026-09-01' },
      {
        key: 'rasmus',
        kind: 'substitute',
        basis: 'kui-guidance',
        from: '2026-11-16',
        until: '2027-01-04',
        purpose: 'Ida har orlov i perioden.',
      },
    ],
    ownWords: [{ kind: 'interests', words: 'Biologi og at løbe. Jeg ved ikke, hvad jeg skal søge.' }],
    notes: [
      {
        by: 'ida',
        kind: 'conversation',
        restricted: false,
        happenedOn: '2026-11-05',
        words: 'Samira vil gerne prøve både gymnasiet og en social- og sundhedsuddannelse i brobygning.',
      },
    ],
  },
  sagal: {
    around: [{ key: 'rasmus', kind: 'contact_person', basis: 'kui-guidance', from: '2026-08-20' }],
    ownWords: [{ kind: 'strengths', words: 'Jeg taler tre sprog, og jeg bliver ved.' }],
    notes: [
      {
        by: 'rasmus',
        kind: 'meeting',
        restricted: false,
        happenedOn: '2026-10-08',
        words: 'Møde på skolen. Sagal er glad for klassen og vil have hjælp til en plads i lektiecaféen.',
      },
    ],
  },
  freja: {
    around: [{ key: 'rasmus', kind: 'contact_person', basis: 'kui-guidance', from: '2026-08-20' }],
    ownWords: [{ kind: 'adults-should-know', words: 'Spørg mig, før I fortæller nogen, hvor jeg er.' }],
    notes: [],
  },
  malthe: {
    around: [
      { key: 'rasmus', kind: 'contact_person', basis: 'kui-guidance', from: '2025-02-01' },
      {
        key: 'goran',
        kind: 'referral',
        basis: 'within-authority',
        from: '2026-11-02',
        until: '2027-03-01',
        purpose: 'En praktikplads inden for automatik',
      },
    ],
    ownWords: [{ kind: 'interests', words: 'Strøm er fint, men jeg vil hellere lave musikanlæg og lyd.' }],
    notes: [
      {
        by: 'rasmus',
        kind: 'phone',
        restricted: false,
        happenedOn: '2026-11-12',
        words: 'Malthe vil skifte til en anden retning. Vi ser på to muligheder sammen på mandag.',
      },
    ],
  },
  viktor: {
    around: [
      { key: 'nivi', kind: 'contact_person', basis: 'kui-guidance', from: '2026-03-01' },
      { key: 'zeynep', kind: 'caseworker', basis: 'employment-act', from: '2026-05-11' },
    ],
    ownWords: [
      { kind: 'strengths', words: 'Jeg er rolig, og folk kan regne med mig.' },
      { kind: 'adults-should-know', words: 'Skriv til mig først. Så ringer jeg tilbage.' },
    ],
    notes: [
      {
        by: 'nivi',
        kind: 'meeting',
        restricted: false,
        happenedOn: '2026-11-03',
        words: 'Vi gik en tur ved fjorden. Viktor vil begynde med to dage om ugen hos en cykelsmed.',
      },
      {
        by: 'nivi',
        kind: 'health',
        restricted: true,
        happenedOn: '2026-11-17',
        words: 'Viktor fortalte om sin søvn og det, lægen har sagt. Han ved, at det er skrevet her.',
      },
    ],
  },
}
