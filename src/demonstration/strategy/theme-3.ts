import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const theme = under('Tema 3', 3)
const today = under('Tema 3 › Hvor er vi i dag?', 3)
const subGoals = under('Tema 3 › Delmål', 3)
const initiatives = under('Tema 3 › Initiativer', 3)

export const themeThree: readonly PassageDraft[] = [
  theme(
    'theme',
    'theme-3',
    { da: 'Støtte til at blive færdig', en: 'Support to finish' },
    {
      da: 'Temaet handler om at være der for unge, der er i gang med en ungdomsuddannelse. Så mange som muligt skal nå deres mål. Passer uddannelsen ikke, skal den unge straks have hjælp til at vælge om.',
      en: 'The theme is about being there for young people who are taking a youth education. As many as possible should reach their goal. If the education does not fit, the young person should get help with a re-choice at once.',
    },
  ),
  theme(
    'target_group',
    'target-group-3',
    { da: 'Unge på en ungdomsuddannelse', en: 'Young people in a youth education' },
    {
      da: 'Vores læsning: Temaet er for unge, der går på en ungdomsuddannelse. Kilden viser kun gruppen i et lagkagediagram, og det er ikke med i dens tekst.',
      en: 'Our reading: the theme is for young people who attend a youth education. The source shows the group only in a pie, which its text does not carry.',
    },
  ),
  today(
    'where_are_we',
    'today-3',
    { da: '6.686 var i gang, og 255 afbrød', en: '6,686 were under way, and 255 interrupted' },
    {
      da: 'I 3. kvartal 2019 gik 6.686 unge fra 15 til 24 år på en ungdomsuddannelse. I samme kvartal var der 255, som afbrød deres uddannelse. Forskere peger på unge, der har det svært, uden at kommunen kender dem.',
      en: 'In the third quarter of 2019, 6,686 young people aged 15 to 24 attended a youth education. In the same quarter, 255 interrupted theirs. Researchers point to young people who are having a hard time without the municipality knowing them.',
    },
  ),
  today(
    'statement',
    'statement-3-1',
    { da: 'En ny start er stor', en: 'A new start is a big thing' },
    {
      da: 'Ungebyrådet beder de voksne om at se efter de unge, når de begynder på noget nyt. En enkelt karakter kan ændre, hvordan man ser på sig selv, og få nogle til at stoppe.',
      en: 'The youth council asks the adults to look out for young people when they start something new. A single mark can change how you see yourself, and make some stop.',
    },
  ),
  today(
    'statement',
    'statement-3-2',
    { da: 'Ny klasse lige efter start er svært', en: 'A new class right after the start is hard' },
    {
      da: 'Det kan være svært at få ny klasse, når man lige er begyndt. Måske har man netop fundet nogle at være sammen med.',
      en: 'It can be hard to get a new class when you have only just begun. Perhaps you have just found some people to be with.',
    },
  ),
  subGoals(
    'sub_goal',
    '3.1',
    { da: 'Flere bliver på deres uddannelse', en: 'More stay in their education' },
    {
      da: 'Så få som muligt skal stoppe på en ungdomsuddannelse, før de er færdige.',
      en: 'As few as possible should stop a youth education before they have finished.',
    },
  ),
  subGoals(
    'sub_goal',
    '3.2',
    { da: 'Et omvalg kan være godt', en: 'A re-choice can be good' },
    {
      da: 'Alle skal forstå, at man kan få brug for at vælge om. Et omvalg kan hjælpe den unge videre, både i fagene og som menneske.',
      en: 'Everyone should understand that you may need a re-choice. It can help the young person on, both academically and as a person.',
    },
  ),
  initiatives(
    'initiative',
    '3.1',
    { da: 'Gode steder at være ung', en: 'Good places to be young' },
    {
      da: 'Det skal være rart at gå på en ungdomsuddannelse, især på erhvervsuddannelserne. Elever kan være makkere for hinanden. Alle skal føle, at de hører til i en klasse eller på et hold.',
      en: 'It should be good to attend a youth education, above all vocational education. Students can be peer buddies for each other. Everyone should feel that they belong to a class or a group.',
    },
  ),
  initiatives(
    'initiative',
    '3.2',
    { da: 'Et meldesystem, der ser de små tegn', en: 'A notification system that sees small signs' },
    {
      da: 'Et bedre meldesystem skal fange selv små tegn på, at en ung er ved at slippe sin uddannelse. Skolen kan for eksempel holde en samtale om sygdom og fravær. Her er en vejleder eller rådgiver fra Uddannelseshuset med.',
      en: 'A better notification system should catch even small signs that a young person is letting go of an education. The school can, for example, hold an absence talk. A counsellor or adviser from Uddannelseshuset (the Education House) takes part.',
    },
  ),
  initiatives(
    'initiative',
    '3.3',
    { da: 'Lette skift og en uddannelsesgaranti', en: 'Easy changes and an education guarantee' },
    {
      da: 'Det skal være let at skifte fra en uddannelse til en anden, så ingen stopper helt, fordi de vælger om. Alle kommunens unge skal have en fælles uddannelsesgaranti, som gælder lokalt.',
      en: 'It should be easy to change from one education to another, so that nobody stops altogether because of a re-choice. All young people of the municipality should have a shared local education guarantee.',
    },
  ),
]
