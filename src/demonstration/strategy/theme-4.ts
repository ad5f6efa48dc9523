import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const theme = under('Tema 4', 4)
const today = under('Tema 4 › Hvor er vi i dag?', 4)
const subGoals = under('Tema 4 › Delmål', 4)
const initiatives = under('Tema 4 › Initiativer', 4)

/** Theme 4. The source reports nothing from the youth council on it, so there is no statement here. */
export const themeFour: readonly PassageDraft[] = [
  theme(
    'theme',
    'theme-4',
    { da: 'Støtte, når uddannelse og job må vente', en: 'Support when education and a job must wait' },
    {
      da: 'Temaet handler om unge, som lige nu har brug for noget andet end de almindelige uddannelser. De skal have et forløb, der passer til dem, og nogle at være sammen med i fritiden. I Uddannelseshuset kan de få støtte fra UU, jobcentret og familiegrupperne.',
      en: 'The theme is about young people who right now need something other than the ordinary education programmes. They should have a course that fits them, and people to be with in their leisure time. In Uddannelseshuset (the Education House) they can get support from UU, the job centre and the family groups.',
    },
  ),
  theme(
    'target_group',
    'target-group-4',
    { da: 'Unge uden for uddannelse', en: 'Young people outside education' },
    {
      da: 'Vores læsning: Temaet er for unge, der hverken går i skole eller på en ungdomsuddannelse og ikke har en. Kilden viser kun gruppen i et lagkagediagram, og det er ikke med i dens tekst.',
      en: 'Our reading: the theme is for young people who are neither in school nor in a youth education and have not completed one. The source shows the group only in a pie, which its text does not carry.',
    },
  ),
  today(
    'where_are_we',
    'today-4',
    { da: '3.030 unge, og mange er i gang med noget', en: '3,030 young people, many of them under way' },
    {
      da: 'I 3. kvartal 2019 var der 3.030 unge fra 15 til 24 år, som hverken gik i grundskole eller på en ungdomsuddannelse og ikke havde en. Mange af dem var i job eller på vej, for eksempel på FGU. Et forsigtigt skøn er, at omkring 500 har brug for særligt fokus.',
      en: 'In the third quarter of 2019 there were 3,030 young people aged 15 to 24 who were neither in compulsory school nor in a youth education and had not completed one. Many of them had a job or were on the way, at FGU for example. A careful estimate is that about 500 need special focus.',
    },
  ),
  subGoals(
    'sub_goal',
    '4.1',
    { da: 'Hjælp til at vokse, for alle', en: 'Help to grow, for everyone' },
    {
      da: 'Alle unge skal kunne få støtte til at vokse som mennesker. For nogle kan den med tiden føre til, at de gennemfører en uddannelse.',
      en: 'All young people should be able to get support to grow as persons. For some it can, in time, lead to completing an education.',
    },
  ),
  subGoals(
    'sub_goal',
    '4.2',
    { da: 'Ungeguiden kommer i brug', en: 'The youth guide is put to use' },
    {
      da: 'Ungeguiden er en del af den sammenhængende ungeindsats. De unge, der har mest brug for det, får tættere støtte. Ungeguiden hjælper dem i gang, følger op og støtter dem i at komme videre.',
      en: 'The youth guide (Ungeguide) is part of the municipal youth effort. The young people who need it most get closer support. The youth guide helps them start, follows up and supports them in moving on.',
    },
  ),
  initiatives(
    'initiative',
    '4.1',
    { da: 'En plan til alle, der går ud af grundskolen', en: 'A plan for all who leave compulsory school' },
    {
      da: 'Også de yngste, der har brug for noget særligt, skal have tæt støtte. Derfor laver den kommunale ungeindsats en uddannelsesplan til alle, der går ud af grundskolen. Den siger, hvad der skal gøres på lang sigt, og hvilken støtte kommunen bevilger.',
      en: 'The youngest of those who need something special should have close support too. So the municipal youth effort makes an education plan for all who leave compulsory school. It says what should be done in the long run and which support measures the municipality grants.',
    },
  ),
  initiatives(
    'initiative',
    '4.2',
    { da: 'Én kontaktperson, der ikke giver op', en: 'One contact person who does not give up' },
    {
      da: 'Den unge skal så vidt muligt have én kontaktperson, som taler med alle dele af kommunen. Det kan være en UU-vejleder, en koordinerende sagsbehandler, en Ungeguide eller en mentor. Kontaktpersonen prøver tit og bliver ved.',
      en: 'As far as possible the young person should have one contact person who talks to all parts of the municipality. It can be a UU counsellor, a coordinating caseworker, a youth guide or a mentor. The contact person tries often and keeps trying.',
    },
  ),
]
