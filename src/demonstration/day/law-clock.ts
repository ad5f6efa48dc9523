import type { Deed } from './deed.ts'

/**
 * The law's clock, tried by Ida's team before it counts for everybody: one whom she is to call, and one whom she has talked with and is
 * to find something new for.
 */
export const lawClock: readonly Deed[] = [
  {
    at: [-12, '10:30'],
    by: 'joergen',
    does: 'start-law-clock',
    because: 'Uddannelseshuset prøver fristen på det, vejlederne selv skriver ind.',
  },
  {
    at: [-9, '13:20'],
    by: 'ida',
    does: 'end-activity',
    whom: 'ida/6',
    until: [-10, '00:00'],
    reason: 'Vil hellere arbejde med dyr end i køkkenet.',
  },
  { at: [-6, '10:40'], by: 'ida', does: 'attempt', whom: 'ida/6', channel: 'call', outcome: 'reached' },
  {
    at: [-3, '09:10'],
    by: 'ida',
    does: 'end-activity',
    whom: 'ida/17',
    until: [-4, '00:00'],
    reason: 'Skolen skriver, at pladsen er sagt op.',
  },
  {
    at: [-1, '15:50'],
    by: 'joergen',
    does: 'start-law-clock',
    because:
      'Prøven er gået godt. Fra nu af tæller fristen for alt, vi får at vide, også det, filerne bringer.',
  },
]
