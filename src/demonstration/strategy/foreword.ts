import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const foreword = under('Forord')

/** The foreword in short. */
export const forewordPassages: readonly PassageDraft[] = [
  foreword(
    'foreword',
    'foreword',
    { da: 'Fjerde udgave af ungestrategien', en: 'The fourth edition of the youth strategy' },
    {
      da: 'Det er fjerde gang, Aalborg Kommune laver en ungestrategi. De, der arbejder med unge, kender nu hinanden godt. Derfor kan strategien bygge på det, vi har lært, og tage fat på det, der fylder i dag.',
      en: 'This is the fourth time that Aalborg Kommune makes a youth strategy. Those who work with young people now know each other well. So the strategy can build on what we have learned and take up what matters today.',
    },
  ),
  foreword(
    'challenge',
    'challenge',
    { da: '8,8 % uden en ungdomsuddannelse', en: '8.8% without a youth education' },
    {
      da: 'I oktober 2019 havde 8,8 % af de unge fra 15 til 24 år hverken en ungdomsuddannelse eller en plads på en. Hver af dem tæller. Strategien vil hjælpe flere med at finde deres vej.',
      en: 'In October 2019, 8.8% of young people aged 15 to 24 neither had a youth education nor were taking one. Every one of them counts. The strategy wants to help more of them find their way.',
    },
  ),
  foreword(
    'foreword',
    'foreword-education',
    { da: 'Uddannelse giver fodfæste', en: 'Education gives a foothold' },
    {
      da: 'Strategien bygger på, at uddannelse er den sikreste vej ind i et godt voksenliv. Den giver flere job at vælge imellem og et sted at høre til. Et job kan også være et skridt på vejen.',
      en: 'The strategy builds on the belief that education is the surest way into a good adult life. It gives more jobs to choose from and a place to belong. A job can be a step on the way too.',
    },
  ),
  foreword(
    'foreword',
    'foreword-youth-life',
    { da: 'Et ungdomsliv i bevægelse', en: 'Young lives are changing' },
    {
      da: 'Unges liv har ændret sig meget på ti år, blandt andet med de sociale medier. Mange mærker et pres for, at alt skal se perfekt ud. De voksne skal hjælpe de unge til at mestre deres hverdag.',
      en: 'The lives of young people have changed a great deal in ten years, not least with social media. Many feel a pressure for everything to look perfect. The adults must help them master their everyday lives.',
    },
  ),
  foreword(
    'foreword',
    'foreword-who',
    { da: 'For alle unge, især fra 15 til 24 år', en: 'For all young people, above all from 15 to 24' },
    {
      da: 'Strategien er for alle unge i kommunen. Den ser især på dem fra 15 til 24 år, fordi det er et stort skridt at gå fra grundskole til ungdomsuddannelse.',
      en: 'The strategy is for all young people in the municipality. It looks above all at those from 15 to 24, because going from compulsory school to youth education is a big step.',
    },
  ),
  foreword(
    'foreword',
    'foreword-one-municipality',
    { da: 'Én kommune at tale med', en: 'One municipality to talk to' },
    {
      da: 'Den sammenhængende ungeindsats begyndte 1. august 2019. Unge og forældre skal møde én samlet kommune, selv om mange arbejder bag den. Samme dag begyndte FGU, som gør unge klar til uddannelse eller job.',
      en: 'The municipal youth effort began on 1 August 2019. Young people and parents should meet one municipality, even though many people work behind it. On the same day FGU (preparatory basic education) began; it gets young people ready for education or a job.',
    },
  ),
  foreword(
    'foreword',
    'foreword-how',
    { da: 'Sådan blev strategien til', en: 'How the strategy came about' },
    {
      da: 'Ledergruppen skrev strategien ud fra sine egne samtaler og et møde med Ungebyrådet. Ungebyrådet har også læst den og sagt sin mening. Tre udvalg har set på den, og byrådet sagde ja 15. juni 2020.',
      en: 'The leadership group wrote the strategy from its own discussions and a meeting with the youth council. The youth council also read it and said what it thought. Three committees considered it, and the municipal council said yes on 15 June 2020.',
    },
  ),
]
