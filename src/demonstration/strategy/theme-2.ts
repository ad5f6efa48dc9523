import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const theme = under('Tema 2', 2)
const today = under('Tema 2 › Hvor er vi i dag?', 2)
const subGoals = under('Tema 2 › Delmål', 2)
const initiatives = under('Tema 2 › Initiativer', 2)

export const themeTwo: readonly PassageDraft[] = [
  theme(
    'theme',
    'theme-2',
    { da: 'Et godt valg af uddannelse', en: 'A good choice of education' },
    {
      da: 'Temaet handler om valget efter grundskolen og om god vejledning, først og fremmest hos UU. Den unge bruger sin uddannelsesplan til at finde det næste skridt og skal kunne få hjælp til at ændre den. Et omvalg kan være godt og skal ikke føles som et nederlag.',
      en: 'The theme is about the choice after compulsory school and about good guidance, first of all at UU. The young person uses the education plan to find the next step and should be able to get help to change it. A re-choice can be good and should not feel like a defeat.',
    },
  ),
  theme(
    'target_group',
    'target-group-2',
    { da: 'Unge, der skal vælge', en: 'Young people who are about to choose' },
    {
      da: 'Vores læsning: Temaet er for unge fra 15 til 17 år, der skal vælge, hvad de vil efter grundskolen. Kilden viser kun gruppen i et lagkagediagram, og det er ikke med i dens tekst.',
      en: 'Our reading: the theme is for young people aged 15 to 17 who are choosing what to do after compulsory school. The source shows the group only in a pie, which its text does not carry.',
    },
  ),
  today(
    'where_are_we',
    'today-2',
    {
      da: 'Flere søger en erhvervsuddannelse, færre går på en',
      en: 'More apply for vocational education, fewer attend it',
    },
    {
      da: 'En større del af de unge går på en gymnasial uddannelse: 72 % i 2011 og 82 % i 2019. En mindre del går på en erhvervsuddannelse: 22 % i 2011 og 15 % i 2019. Men en større del søger ind dér: 16,3 % i 2011 og 21,2 % i 2019. At søge og at gå der er to forskellige tal.',
      en: 'A larger share of young people attend general upper secondary education: 72% in 2011 and 82% in 2019. A smaller share attend vocational education (EUD): 22% in 2011 and 15% in 2019. Yet a larger share apply for it: 16.3% in 2011 and 21.2% in 2019. Applying and attending are two different measures.',
    },
  ),
  // The source says "the young people" here; it stands beside what it reports from the youth council.
  today(
    'statement',
    'statement-2-1',
    { da: 'Et valg er ikke for altid', en: 'A choice is not for ever' },
    {
      da: 'De unge siger, at det presser dem, når et valg føles endeligt. De skal vide, at man kan vælge om eller lægge noget til. Valget skal ikke bestemme, hvem man er.',
      en: 'The young people say that it puts pressure on them when a choice feels final. They need to know that you can make a re-choice or an additional choice. The choice should not decide who you are.',
    },
  ),
  today(
    'statement',
    'statement-2-2',
    { da: 'Brobygning for alle i 8. og 9. klasse', en: 'Bridge-building for all in 8th and 9th form' },
    {
      da: 'Ungebyrådet ønsker, at alle skal i brobygning i både 8. og 9. klasse. Det betyder mest i 9. klasse, for dér er valget tæt på.',
      en: 'The youth council would like everyone to do bridge-building in both the 8th and the 9th form. It matters most in the 9th form, because there the choice is close.',
    },
  ),
  today(
    'statement',
    'statement-2-3',
    { da: 'Unge, der fortæller til unge', en: 'Young people who tell young people' },
    {
      da: 'De unge vil selv vælge, hvor de skal i brobygning. De vil høre mere fra unge, der går på uddannelsen nu, og det skal ligne en rigtig dag så meget som muligt.',
      en: 'The young people want to choose themselves where to do bridge-building. They want to hear more from those who attend the programme now (young-to-young), and it should be as much like a real day as possible.',
    },
  ),
  subGoals(
    'sub_goal',
    '2.1',
    { da: 'Vide, hvad man kan, og hvem man spørger', en: 'Know what you can do and whom to ask' },
    {
      da: 'Alle unge skal kende de uddannelser, de kan vælge. De skal også vide, hvor de kan få svar og vejledning.',
      en: 'All young people should know the education programmes they can choose. They should also know where to get answers and guidance.',
    },
  ),
  subGoals(
    'sub_goal',
    '2.2',
    { da: 'Plads til et modningsår', en: 'Room for a maturity year' },
    {
      da: 'Nogle unge har brug for eller lyst til et modningsår, og det skal vejledningen have blik for. Det kan være på efterskole, i 10. klasse, på FGU eller som udvekslingsstudent.',
      en: 'Some young people need or want a maturity year, and guidance should make room for that. It can be at a continuation school, in 10th grade, at FGU or as an exchange student.',
    },
  ),
  subGoals(
    'sub_goal',
    '2.3',
    { da: 'Flere går på en erhvervsuddannelse', en: 'More attend vocational education' },
    {
      da: 'Der er blevet færre, som går på en erhvervsuddannelse, når grundskolen er slut. Det skal vende, så der bliver flere.',
      en: 'Fewer young people than before attend vocational education (EUD) once compulsory school is over. This should turn around, so that more of them do.',
    },
  ),
  subGoals(
    'sub_goal',
    '2.4',
    { da: 'Tid til at vælge', en: 'Time to choose' },
    {
      da: 'De unge skal have god tid til at finde ud af, hvilken uddannelse de vil have.',
      en: 'Young people should have plenty of time to find out which education they want.',
    },
  ),
  initiatives(
    'initiative',
    '2.1',
    { da: 'Skoler og firmaer går sammen', en: 'Schools and companies join forces' },
    {
      da: 'Grundskolen og de lokale virksomheder skal have mere med hinanden at gøre. Et firma kan for eksempel adoptere en klasse.',
      en: 'Compulsory school and local companies should have more to do with each other. A company can adopt a class, for example.',
    },
  ),
  initiatives(
    'initiative',
    '2.2',
    { da: 'UU og ungdomsuddannelserne deler viden', en: 'UU and the institutions share knowledge' },
    {
      da: 'UU og ungdomsuddannelserne skal lære mere af hinanden. Så bliver vejledningen bedre for både elever og forældre.',
      en: 'UU and the youth education institutions should learn more from each other. Then guidance gets better for pupils and parents alike.',
    },
  ),
  initiatives(
    'initiative',
    '2.3',
    { da: 'Vejledning, hvor eleverne taler mere', en: 'Guidance where the pupils talk more' },
    {
      da: 'UU bliver ved med at udvikle sin vejledning i grundskolen. Eleverne skal tale mere og tænke mere, både alene og sammen. De skal også have besøg af unge, der går på en ungdomsuddannelse.',
      en: 'UU goes on developing its guidance in compulsory school. The pupils should talk more and think more, both alone and together. They should also have visits from young people who attend a youth education.',
    },
  ),
  initiatives(
    'initiative',
    '2.4',
    { da: 'En erhvervsuddannelse er et godt valg', en: 'Vocational education is a good choice' },
    {
      da: 'Alle, der arbejder med unge i kommunen, fortæller om det gode ved erhvervsuddannelserne. Så mange som muligt skal have en praktikplads hos et firma. De unge skal også høre om skolepraktik, som er en anden vej.',
      en: 'Everyone who works with young people in the municipality speaks of vocational education as a good choice. As many as possible should have a trainee placement in a company. Young people should also hear about school-based placement, which is another way.',
    },
  ),
  initiatives(
    'initiative',
    '2.5',
    { da: 'Mere brobygning', en: 'More bridge-building' },
    {
      da: 'Jobcenter Aalborg og ungdomsuddannelserne i området bliver ved med at lave brobygning sammen, og de laver mere af den.',
      en: 'Jobcenter Aalborg (the job centre) and the youth education institutions of the area go on doing bridge-building together, and they do more of it.',
    },
  ),
]
