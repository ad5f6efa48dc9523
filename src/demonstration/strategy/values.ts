import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const values = under('Hvordan møder vi de unge?')

/** The seven values and the sentence on whole people that sums them up. */
export const valuePassages: readonly PassageDraft[] = [
  values(
    'value',
    'value-1',
    { da: 'Ansvar for sit eget liv', en: 'Responsibility for your own life' },
    {
      da: 'Den unge får altid støtte til selv at tage ansvar. Det gælder både livet og det, man lærer.',
      en: 'The young person is always supported in taking responsibility. That goes both for life and for what you learn.',
    },
  ),
  values(
    'value',
    'value-2',
    { da: 'De unge er selv med', en: 'Young people take part themselves' },
    {
      da: 'De unge er med, når planer bliver lagt. De tager selv stilling til deres liv og til, hvilken uddannelse de vil vælge.',
      en: 'Young people are there when plans are made. They decide themselves about their lives and about which education to choose.',
    },
  ),
  values(
    'value',
    'value-3',
    { da: 'Voksne, man kan stole på', en: 'Adults you can trust' },
    {
      da: 'De unge møder dygtige voksne, som de kan have tillid til. De voksne har pligt til at gøre noget.',
      en: 'Young people meet skilled adults in whom they can have confidence. The adults have a duty to act.',
    },
  ),
  values(
    'value',
    'value-4',
    { da: 'Sammen på tværs', en: 'Together across boundaries' },
    {
      da: 'God hjælp kræver, at vi arbejder sammen. Det gør vi på tværs af fag og arbejdspladser.',
      en: 'Good help takes working together. We do so across professions and workplaces.',
    },
  ),
  values(
    'value',
    'value-5',
    { da: 'Hurtigt svar', en: 'A quick response' },
    {
      da: 'Tid betyder meget, når man er ung. Derfor skal vi reagere hurtigt.',
      en: 'Time matters a great deal when you are young. So we must respond quickly.',
    },
  ),
  values(
    'value',
    'value-6',
    { da: 'Man bliver klar lidt efter lidt', en: 'You become ready little by little' },
    {
      da: 'Man bliver klar til uddannelse lidt efter lidt, og man bliver ved med at lære. Det handler om fag, om at være sammen med andre og om en selv.',
      en: 'You become ready for education little by little, and you go on learning. It is about school subjects, about being with others and about yourself: academic, social and personal competences.',
    },
  ),
  values(
    'value',
    'value-7',
    { da: 'Mest uddannelse, men ikke kun', en: 'Mostly education, but not only' },
    {
      da: 'Det meste af det, vi gør, peger mod uddannelse. Nogle gange er der også brug for hjælp til det sociale.',
      en: 'Most of what we do points towards education. Sometimes help of a social kind is needed too.',
    },
  ),
  values(
    'values_summary',
    'values-summary',
    { da: 'Hele mennesker', en: 'Whole people' },
    {
      da: 'Unge er hele mennesker. Der skal være balance mellem fritid, familie og skole eller job. De har brug for at være sammen med andre unge, uden at nogen måler dem.',
      en: 'Young people are whole people. There must be a balance between leisure, family, and education or work. They need to be with other young people without anyone measuring them.',
    },
  ),
]
