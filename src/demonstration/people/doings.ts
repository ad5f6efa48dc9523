import { compulsorySchool, gymnasium } from '../../../test/cast.ts'

/** Something that somebody does or has done. Its dates are those of the demonstration's day of writing (calendar.ts). */
export interface Doing {
  readonly type: string
  readonly provider?: string
  readonly from: string
  readonly until?: string
  readonly outcome?: 'completed' | 'interrupted' | 'other'
  readonly expectedEnd?: string
  readonly hoursMonth?: number
  /** When somebody last heard that it holds. */
  readonly confirmedOn: string
}

const techCollege = 'Fjordens Tech College'
const fgu = 'FGU Limfjorden'
const jobCentre = 'Uddannelseshuset Jobcenter'

const atSchool: Doing = {
  type: 'compulsory-school',
  provider: compulsorySchool,
  from: '2017-08-10',
  expectedEnd: '2027-06-25',
  confirmedOn: '2026-11-02',
}
const throughSchool = (until: string): Doing => ({
  type: 'compulsory-school',
  provider: compulsorySchool,
  from: '2016-08-10',
  until,
  outcome: 'completed',
  confirmedOn: until,
})
const atGymnasium: Doing = {
  type: 'stx',
  provider: gymnasium,
  from: '2026-08-10',
  expectedEnd: '2029-06-22',
  confirmedOn: '2026-11-02',
}

/** What everybody of a class does. */
export const doneInClass: Readonly<Record<string, readonly Doing[]>> = {
  '9.a': [atSchool],
  '9.b': [atSchool],
  '1.x': [throughSchool('2026-06-26'), atGymnasium],
  '1.y': [throughSchool('2026-06-26'), atGymnasium],
}

/** What those of the cast do who are in no class, by their keys. */
export const doneByCast: Readonly<Record<string, readonly Doing[]>> = {
  malthe: [
    throughSchool('2022-06-24'),
    {
      type: 'basic-course-2',
      provider: techCollege,
      from: '2024-01-15',
      until: '2024-07-01',
      outcome: 'completed',
      confirmedOn: '2024-07-01',
    },
    {
      type: 'main-course',
      provider: techCollege,
      from: '2024-07-01',
      expectedEnd: '2028-06-30',
      confirmedOn: '2026-11-12',
    },
  ],
  viktor: [
    {
      type: 'hf',
      provider: 'Fjordens hf',
      from: '2021-08-09',
      until: '2022-11-01',
      outcome: 'interrupted',
      confirmedOn: '2022-11-01',
    },
    {
      type: 'employment',
      provider: 'Lager og fragt ved havnen',
      hoursMonth: 120,
      from: '2023-02-01',
      until: '2025-12-01',
      outcome: 'other',
      confirmedOn: '2025-12-01',
    },
    { type: 'none', from: '2025-12-01', confirmedOn: '2026-11-03' },
  ],
}

/**
 * What those do whom one of the staff looks after: each way of a list comes round again. Some were last asked so long ago that
 * nobody knows any more, and one way is nothing that anybody has heard of.
 */
export const doneAround: Readonly<Record<string, readonly (readonly Doing[])[]>> = {
  ida: [
    [throughSchool('2025-06-25'), { ...atGymnasium, from: '2025-08-11', expectedEnd: '2028-06-23' }],
    [
      throughSchool('2026-06-26'),
      {
        type: 'basic-course-1',
        provider: techCollege,
        from: '2026-08-10',
        expectedEnd: '2026-12-31',
        confirmedOn: '2026-10-20',
      },
    ],
    [
      throughSchool('2025-06-25'),
      {
        type: 'pgu',
        provider: fgu,
        from: '2025-10-06',
        expectedEnd: '2027-06-25',
        confirmedOn: '2026-09-14',
      },
    ],
    [
      throughSchool('2025-06-25'),
      {
        type: 'basic-course-2',
        provider: techCollege,
        from: '2026-01-19',
        until: '2026-10-12',
        outcome: 'interrupted',
        confirmedOn: '2026-10-12',
      },
    ],
  ],
  rasmus: [
    [
      {
        type: 'htx',
        provider: 'Fjordens htx',
        from: '2022-08-10',
        until: '2025-06-27',
        outcome: 'completed',
        confirmedOn: '2025-06-27',
      },
      { type: 'maturity-year', from: '2025-08-01', expectedEnd: '2026-12-31', confirmedOn: '2026-08-17' },
    ],
    [
      {
        type: 'main-course',
        provider: techCollege,
        from: '2024-08-05',
        expectedEnd: '2028-01-28',
        confirmedOn: '2026-10-05',
      },
    ],
    [
      {
        type: 'hhx',
        provider: 'Fjordens hhx',
        from: '2023-08-10',
        until: '2024-11-15',
        outcome: 'interrupted',
        confirmedOn: '2024-11-15',
      },
      {
        type: 'employment',
        provider: 'Bageren på torvet',
        hoursMonth: 90,
        from: '2025-01-06',
        confirmedOn: '2026-09-21',
      },
    ],
  ],
  nivi: [
    [{ type: 'exploration-course', provider: jobCentre, from: '2026-09-07', confirmedOn: '2026-11-09' }],
    [{ type: 'none', from: '2026-02-02', confirmedOn: '2026-10-26' }],
    [
      {
        type: 'agu',
        provider: fgu,
        from: '2026-08-17',
        expectedEnd: '2027-06-25',
        confirmedOn: '2026-11-05',
      },
    ],
  ],
  zeynep: [
    [{ type: 'job-centre-offer', provider: jobCentre, from: '2026-08-24', confirmedOn: '2026-10-28' }],
    [
      {
        type: 'employment',
        provider: 'Rengøring i Centrum',
        hoursMonth: 60,
        from: '2026-03-02',
        confirmedOn: '2026-09-01',
      },
    ],
    [{ type: 'none', from: '2026-05-04', confirmedOn: '2026-05-04' }],
  ],
  goran: [
    [
      {
        type: 'basic-course-2',
        provider: techCollege,
        from: '2026-08-10',
        expectedEnd: '2027-01-29',
        confirmedOn: '2026-11-10',
      },
    ],
  ],
  nobody: [[], [{ type: 'none', from: '2026-06-01', confirmedOn: '2026-06-01' }]],
}
