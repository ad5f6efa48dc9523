import type { Deed } from './deed.ts'

/** What Zeynep and Goran have in hand beside Viktor and Malthe. */
export const jobCentre: readonly Deed[] = [
  {
    at: [-4, '09:50'],
    by: 'zeynep',
    does: 'report',
    concern: 'jobcenter-bolig',
    about: 'zeynep/3',
    said: {
      seen: ['money-or-home', 'practical'],
      urgency: 'ordinary',
      words:
        'Skal ud af sit værelse ved månedens udgang og vil gerne have hjælp til at beholde sit job imens.',
      done_already: '',
      told: 'yes',
      their_words: 'Jobbet er det vigtigste for mig.',
    },
  },
  { at: [-4, '10:00'], by: 'zeynep', does: 'step', concern: 'jobcenter-bolig', step: 'own' },
  { at: [-3, '13:30'], by: 'zeynep', does: 'attempt', whom: 'zeynep/3', channel: 'call', outcome: 'reached' },
  {
    at: [-1, '10:45'],
    by: 'zeynep',
    does: 'attempt',
    whom: 'zeynep/7',
    channel: 'text-message',
    outcome: 'no-answer',
  },
  {
    at: [-1, '09:40'],
    by: 'goran',
    does: 'attempt',
    whom: 'goran/1',
    channel: 'text-message',
    outcome: 'no-answer',
  },
]
