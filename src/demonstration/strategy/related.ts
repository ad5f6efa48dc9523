import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const foreword = under('Forord')

/** The policies that the foreword names, each by its exact name, and where to ask. */
export const relatedPassages: readonly PassageDraft[] = [
  foreword(
    'related_policy',
    'related-kui',
    { da: 'Den sammenhængende Ungeindsats (KUI)', en: 'The municipal youth effort (KUI)' },
    {
      da: 'Den samler kommunens hjælp til unge og trådte i kraft i august 2019. Strategien peger især på den.',
      en: 'It brings the municipality’s help to young people together and took effect in August 2019. The strategy points to it in particular.',
    },
  ),
  foreword(
    'related_policy',
    'related-nye-faelles-veje',
    { da: 'Nye Fælles Veje', en: 'New Shared Paths (Nye Fælles Veje)' },
    {
      da: 'Strategien nævner den ved navn og siger ikke mere om den.',
      en: 'The strategy mentions it by name and says no more about it.',
    },
  ),
  foreword(
    'related_policy',
    'related-children-and-young',
    { da: 'Børne- og Ungepolitikken', en: 'The Child and Youth Policy (Børne- og Ungepolitikken)' },
    {
      da: 'Kommunens politik for børn og unge.',
      en: 'The municipality’s policy for children and young people.',
    },
  ),
  foreword(
    'related_policy',
    'related-wellbeing',
    { da: 'Trivselsindsatsen', en: 'The well-being effort (Trivselsindsatsen)' },
    {
      da: 'Kommunens indsats for, at børn og unge har det godt.',
      en: 'The municipality’s effort for the well-being of children and young people.',
    },
  ),
  foreword(
    'related_policy',
    'related-ppr',
    { da: 'PPRs Udviklingsstrategi', en: 'PPR’s development strategy (PPRs Udviklingsstrategi)' },
    {
      da: 'En plan for, hvordan PPR skal udvikle sig. PPR er Pædagogisk Psykologisk Rådgivning.',
      en: 'A plan for the development of PPR, the educational psychological counselling.',
    },
  ),
  foreword(
    'related_policy',
    'related-families',
    {
      da: 'Udviklingsstrategi for børn, unge og familier',
      en: 'Development strategy for children, youth and families',
    },
    {
      da: 'En plan for, hvordan arbejdet med børn, unge og deres familier skal udvikle sig.',
      en: 'A plan for developing the work with children, young people and their families. Its Danish name is Udviklingsstrategi for børn, unge og familier.',
    },
  ),
  foreword(
    'related_policy',
    'related-disability',
    { da: 'Handicappolitikken', en: 'The Disability Policy (Handicappolitikken)' },
    { da: 'Kommunens politik om handicap.', en: 'The municipality’s policy on disability.' },
  ),
  foreword(
    'related_policy',
    'related-education',
    { da: 'Uddannelsesstrategien', en: 'The Education Strategy (Uddannelsesstrategien)' },
    { da: 'Kommunens strategi for uddannelse.', en: 'The municipality’s strategy for education.' },
  ),
  foreword(
    'related_policy',
    'related-unicef',
    { da: 'Børnevenlig kommune under UNICEF', en: 'UNICEF child-friendly municipality' },
    {
      da: 'UNICEF giver navnet til kommuner, der er gode for børn. I 2020 arbejdede Aalborg på at blive en af dem.',
      en: 'A recognition from UNICEF for municipalities that are good for children. In 2020 Aalborg was working to become one of them. In Danish: Børnevenlig kommune.',
    },
  ),
]

export const contactPassages: readonly PassageDraft[] = [
  under('Kontakt')(
    'contact',
    'contact',
    {
      da: 'Job- og Uddannelsesafdelingen',
      en: 'Job and Education Department (Job- og Uddannelsesafdelingen)',
    },
    {
      da: 'Sønderbro 12, 9000 Aalborg. Telefon 99 31 37 00.',
      en: 'Sønderbro 12, 9000 Aalborg, Denmark. Telephone +45 99 31 37 00.',
    },
  ),
]
