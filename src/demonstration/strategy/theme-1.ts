import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const theme = under('Tema 1', 1)
const subGoals = under('Tema 1 › Delmål', 1)
const initiatives = under('Tema 1 › Initiativer', 1)

/** Theme 1. The source gives it no *where are we today*, so there is none here. */
export const themeOne: readonly PassageDraft[] = [
  theme(
    'theme',
    'theme-1',
    { da: 'Klar til en ungdomsuddannelse', en: 'Ready for a youth education' },
    {
      da: 'Temaet handler om det, unge skal kunne for at begynde på en ungdomsuddannelse. Det ser især på de sidste år i grundskolen. Elever, som ikke er klar endnu, skal have hjælp tidligt, og hjælpen skal hænge sammen.',
      en: 'The theme is about what young people need to be able to do in order to start a youth education. It looks above all at the last years of compulsory school. Pupils who are not ready yet should get help early, and the help should be joined up.',
    },
  ),
  theme(
    'target_group',
    'target-group-1',
    { da: 'Elever i grundskole og 10. klasse', en: 'Pupils in compulsory school and 10th grade' },
    {
      da: 'Vores læsning: Temaet er for elever i grundskolen og 10. klasse. Kilden viser kun gruppen i et lagkagediagram, og det er ikke med i dens tekst. Den har heller ingen tal for temaet.',
      en: 'Our reading: the theme is for pupils in compulsory school and 10th grade. The source shows the group only in a pie, which its text does not carry. Nor does it have figures for the theme.',
    },
  ),
  theme(
    'statement',
    'statement-1-1',
    { da: 'Vælg det, der giver mening', en: 'Choose what makes sense to you' },
    {
      da: 'Ungebyrådet siger, at unge skal have støtte til at vælge det, der giver mening og glæde for dem selv. Det er vigtigere, end hvad valget kan føre til senere.',
      en: 'The youth council says that young people need support in choosing what gives meaning and joy to themselves. That matters more than what the choice may lead to later.',
    },
  ),
  theme(
    'statement',
    'statement-1-2',
    { da: 'Det næste valg er nok', en: 'The next choice is enough' },
    {
      da: 'Ungebyrådet vil hellere tale om det næste valg end om hele fremtiden. Mangler man et fag, kan man tage det senere.',
      en: 'The youth council would rather talk about the next choice than about the whole future. If you lack a subject, you can take it later.',
    },
  ),
  subGoals(
    'sub_goal',
    '1.1',
    { da: 'En grundskole, der giver mening', en: 'A compulsory school that makes sense' },
    {
      da: 'De unge skal synes, at grundskolen giver mening, og at de vokser af den. Det, de får med sig, skal de kunne bruge i uddannelse og arbejde.',
      en: 'Young people should find that compulsory school makes sense and lets them grow. They should be able to use what they take with them in education and work.',
    },
  ),
  subGoals(
    'sub_goal',
    '1.2',
    { da: 'Kende og prøve sine muligheder', en: 'Know and try your options' },
    {
      da: 'Alle unge skal vide, hvad de kan vælge. De, der har brug for det, skal kunne prøve deres ønske af i praksis, før de går ud af grundskolen.',
      en: 'All young people should know what they can choose. Those who need to should be able to try out their wish in practice before they leave compulsory school.',
    },
  ),
  subGoals(
    'sub_goal',
    '1.3',
    { da: 'Alle er med i valget på lige fod', en: 'Everyone takes part in the choice as an equal' },
    {
      da: 'Nogle elever får at vide, at de ikke er klar til en ungdomsuddannelse endnu. De skal have lyst til at gå videre, være med i valget og blive mødt som alle andre. Det skal være let at se, hvad vurderingen bygger på.',
      en: 'Some pupils are told that they are not yet ready for a youth education. They should be motivated, take part in the choice and be met like everyone else. It must be easy to see what the assessment builds on.',
    },
  ),
  subGoals(
    'sub_goal',
    '1.4',
    { da: 'En 10. klasse, man har lyst til', en: 'A 10th grade that you want to choose' },
    {
      da: 'De unge skal have lyst til at vælge de nye tilbud i 10. klasse. Her er eleverne noget af tiden eller hele tiden ude på en ungdomsuddannelse.',
      en: 'Young people should want to choose the new offers in 10th grade. Here the pupils spend some or all of the time at a youth education institution.',
    },
  ),
  subGoals(
    'sub_goal',
    '1.5',
    { da: 'Alle er i gang efter grundskolen', en: 'Everyone is under way after compulsory school' },
    {
      da: 'Når grundskolen er slut, skal alle unge i gang. Det kan være på en ungdomsuddannelse eller med noget, der gør dem klar til en.',
      en: 'When compulsory school is over, all young people should be under way. That can be in a youth education or in something that gets them ready for one.',
    },
  ),
  initiatives(
    'initiative',
    '1.1',
    { da: 'Let vej til de fag, man mangler', en: 'An easy way to the subjects you need' },
    {
      da: 'Unge fra 15 til 24 år, der er gået ud af skolen, skal let kunne lære de fag, som deres uddannelse kræver. Alle, der møder de unge, hjælper med det. Det sker blandt andet hos FGU, ungdomsskolen, VUC og daghøjskolerne.',
      en: 'Young people aged 15 to 24 who have left compulsory school should have an easy way to learn the subjects that their education asks for. Everyone who meets them helps. This happens at FGU, the municipal youth school, VUC and the day high schools, among others.',
    },
  ),
  initiatives(
    'initiative',
    '1.2',
    { da: 'Aalborg10 peger fremad', en: 'Aalborg10 points ahead' },
    {
      da: 'Aalborg10 skal være en vej ind i en ungdomsuddannelse og ikke det sidste år i folkeskolen. Den del, der peger mod et erhverv, flytter ind på Tech College. Resten flytter til På Sporet ved SOSU Nord.',
      en: 'Aalborg10, the municipality’s 10th grade, should be a way into a youth education and not the last year of school. The part that points towards a trade moves into Tech College. The rest moves to På Sporet at SOSU Nord.',
    },
  ),
]
