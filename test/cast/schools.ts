import { class1x, class9a, compulsorySchool, gymnasium } from './schools-and-classes.ts'
import type { SchoolMember } from './types.ts'

export const schoolMembers: readonly SchoolMember[] = [
  {
    key: 'thomas',
    name: 'Thomas Nørremark',
    dialect: 'school',
    organisation: compulsorySchool,
    roles: ['teacher'],
    classes: [class9a.name],
    description: {
      da: 'Klasselærer for 9.a på Fjordbakkeskolen.',
      en: 'Class teacher of 9.a at Fjordbakkeskolen.',
    },
  },
  {
    key: 'mette',
    name: 'Mette Sandahl Friis',
    dialect: 'school',
    organisation: gymnasium,
    roles: ['teacher'],
    classes: [class1x.name],
    description: { da: 'Lærer i 1.x på Limfjordsgymnasiet.', en: 'Teacher of 1.x at Limfjordsgymnasiet.' },
  },
  {
    key: 'sofie',
    name: 'Sofie Balslev Krarup',
    dialect: 'school',
    organisation: gymnasium,
    roles: ['student-counsellor'],
    classes: [class1x.name],
    description: {
      da: 'Studievejleder på Limfjordsgymnasiet.',
      en: 'Student counsellor at Limfjordsgymnasiet.',
    },
  },
  {
    key: 'ulla',
    name: 'Ulla Brejnholt',
    dialect: 'school',
    organisation: compulsorySchool,
    roles: ['head-of-school'],
    classes: [],
    description: { da: 'Leder af Fjordbakkeskolen.', en: 'Head of Fjordbakkeskolen.' },
  },
]
