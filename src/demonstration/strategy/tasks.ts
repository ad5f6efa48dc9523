import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const tasks = under('Ungestrategiens ledergruppe - et værdifuldt netværk')

/** The leadership group's seven tasks. */
export const taskPassages: readonly PassageDraft[] = [
  tasks(
    'task',
    'task-1',
    { da: 'Følge udviklingen', en: 'Follow developments' },
    {
      da: 'Gruppen ser hele tiden på, hvordan det går for unge i Aalborg.',
      en: 'The group keeps an eye, all the time, on how young people in Aalborg are doing.',
    },
  ),
  tasks(
    'task',
    'task-2',
    { da: 'Være et idéforum', en: 'Be an idea forum' },
    {
      da: 'Gruppen er et sted for nye idéer. Her kan man få hjælp af de andre til at tænke dem til ende.',
      en: 'The group is a place for new ideas. Here the members help each other think them through.',
    },
  ),
  tasks(
    'task',
    'task-3',
    { da: 'Sætte ting i gang', en: 'Get things started' },
    {
      da: 'Gruppen sætter nye ting i gang, som passer til det, strategien vil.',
      en: 'The group starts new initiatives that fit the strategy.',
    },
  ),
  tasks(
    'task',
    'task-4',
    { da: 'Gøre strategien kendt', en: 'Make the strategy known' },
    {
      da: 'Medlemmerne fortæller om strategien, så flere ved, at den findes.',
      en: 'The members tell others about the strategy, so that more people know that it exists.',
    },
  ),
  tasks(
    'task',
    'task-5',
    { da: 'Holde en årlig konference', en: 'Hold an annual conference' },
    {
      da: 'Hvert år er der en konference, hvor gruppen mødes med tre udvalg. Det er Skoleudvalget, Beskæftigelsesudvalget og Familie- og Socialudvalget.',
      en: 'Once a year the group meets three committees at a conference: the School Committee, the Employment Committee, and the Family and Social Affairs Committee.',
    },
  ),
  tasks(
    'task',
    'task-6',
    { da: 'Søge penge til nye indsatser', en: 'Seek money for new efforts' },
    {
      da: 'Gruppen er tidligt ude, når man kan søge penge til noget nyt. De kan komme fra nationale puljer eller vækstforum.',
      en: 'The group is early when there is money to apply for, to develop something new. It may come from national funding calls or the regional growth forum.',
    },
  ),
  tasks(
    'task',
    'task-7',
    { da: 'Forny strategien', en: 'Renew the strategy' },
    {
      da: 'Når strategien løber ud, går gruppen den igennem og retter den til.',
      en: 'When the strategy runs out, the group goes through it and revises it.',
    },
  ),
]
