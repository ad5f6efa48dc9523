import type { SeatDraft } from '../../features/strategy/index.ts'

const seat = (name: string): SeatDraft => ({ name, vacant: false })

/** The leadership group as annex A (Bilag A) lists it, in its order. */
export const seats: readonly SeatDraft[] = [
  seat('AMU Nordjylland'),
  seat('Center for Dag- og Døgntilbud'),
  seat('Center for Tværfaglig Forebyggelse'),
  seat('Center for Sociale indsatser'),
  { name: 'DA', vacant: true },
  seat('Daghøjskolerne'),
  seat('Socialafdelingen, Familie- og Beskæftigelsesforvaltningen'),
  seat('Gymnasie/HF'),
  seat('LO Aalborg'),
  seat('PPR (Trivselsindsatsen)'),
  seat('Forebyggelse og Fællesskaber, Skoleforvaltningen'),
  seat('SOSU Nord'),
  seat('Sundheds- og Kulturforvaltningen'),
  seat('TAMU'),
  seat('Tech College'),
  seat('Uddannelseshuset Jobcenter'),
  seat('Uddannelseshuset UU'),
  seat('University College Nordjylland'),
  seat('VUC & HF Nordjylland'),
  seat('Aalborg Handelsskole'),
  seat('FGU Aalborg'),
  seat('Aalborg Ungdomsskole'),
  seat('Aalborg Universitet'),
  seat('SMVaalborg – Aalborg Håndværkerforening'),
]
