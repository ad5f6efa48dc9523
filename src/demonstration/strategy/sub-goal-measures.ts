import type { Measures } from '../../features/indicators/index.ts'

const notMeasured = (da: string, en: string): Measures => ({ notMeasured: { da, en } })

/** What measures each sub-goal of edition 4, or why nothing does. The choice is ours: the strategy makes none. */
export const subGoalMeasures4: Readonly<Record<string, Measures>> = {
  '1.1': notMeasured(
    'ingen spørger alle elever i kommunen, om de synes, at skolen giver mening.',
    'nobody asks all pupils in the municipality whether they find that school makes sense.',
  ),
  '1.2': notMeasured(
    'besøg og brobygning ikke er lagt ind her endnu.',
    'visits and bridge-building have not been entered here yet.',
  ),
  '1.3': notMeasured(
    'den vurdering, delmålet handler om, blev afskaffet i 2024. Der er ikke mere at tælle.',
    'the assessment that the sub-goal is about was abolished in 2024. There is nothing left to count.',
  ),
  '1.4': notMeasured(
    'vi ikke har tal for, hvorfor nogen vælger 10. klasse.',
    'we have no figures for why somebody chooses 10th grade.',
  ),
  '1.5': { indicators: ['youth-education-choice', 'register-choice'] },
  '2.1': notMeasured(
    'ingen spørger de unge, om de kender deres muligheder.',
    'nobody asks young people whether they know their options.',
  ),
  '2.2': notMeasured(
    'et modningsår kan være mange ting, og de står ikke ét sted.',
    'a maturity year can be many things, and they are not written in one place.',
  ),
  '2.3': { indicators: ['eud-attendance', 'eud-applications'] },
  '2.4': notMeasured('ingen måler, hvor lang tid et valg tager.', 'nobody measures how long a choice takes.'),
  '3.1': {
    indicators: [
      'interruptions',
      'in-youth-education',
      'register-interruptions',
      'register-in-youth-education',
    ],
  },
  '3.2': notMeasured(
    'et omvalg ikke er lagt ind for sig selv endnu. Det tæller som en afbrydelse.',
    're-choices are not entered apart yet. They count as interruptions.',
  ),
  '4.1': {
    indicators: [
      'outside-share',
      'register-outside',
      'youth-education-completed',
      'register-before-25',
      'register-the-others',
      'profile-model',
      'neet-16-24',
    ],
  },
  '4.2': notMeasured(
    'forløb med ungeguide ikke er lagt ind her endnu.',
    'efforts with a youth guide have not been entered here yet.',
  ),
}
