import type { Role } from '../src/platform/access/actor.ts'
import type { Bilingual } from '../src/platform/text/language.ts'

/**
 * The cast: invented people whom the demonstration, the tests and the documentation share, by key. Nobody here
 * exists. There are no person numbers: a citizen's is made at load from birth date and serial, never written down.
 * Young people's ages are those of late 2026.
 */
interface Person {
  readonly key: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly description: Bilingual
}

/** Signs in as a citizen does, with a person number. */
export interface Citizen extends Person {
  readonly dialect: 'citizen'
  readonly birthDate: string
  /** Makes the invented person number; each citizen has another. */
  readonly serial: number
  readonly organisation: null
  /** Class and school, for those who go to one in the demonstration. */
  readonly schoolClass?: SchoolClass
  /** The keys of the children whose custody this person holds. */
  readonly guardianOf?: readonly string[]
  /** Name and address are protected in the national register, and so everywhere here. */
  readonly protectedNameAndAddress?: true
}

/** Signs in with an account that an organisation gave, with job functions. */
export interface StaffMember extends Person {
  readonly dialect: 'staff'
  readonly organisation: string
}

export type SchoolRole = Extract<Role, 'teacher' | 'student-counsellor' | 'head-of-school'>

/** Signs in through the school's login: a user id and classes, no person number. */
export interface SchoolMember extends Person {
  readonly dialect: 'school'
  readonly organisation: string
  readonly roles: readonly [SchoolRole]
  readonly classes: readonly string[]
}

export interface SchoolClass {
  readonly school: string
  readonly name: string
}

export type CastMember = Citizen | StaffMember | SchoolMember

/** Invented schools: the city's real ones have done nothing to stand in a demonstration. */
const compulsorySchool = 'Fjordbakkeskolen'
const gymnasium = 'Limfjordsgymnasiet'
const class9a: SchoolClass = { school: compulsorySchool, name: '9.a' }
const class1x: SchoolClass = { school: gymnasium, name: '1.x' }

const guidance = 'Uddannelseshuset UU'
const jobCentre = 'Uddannelseshuset Jobcenter'
const municipality = 'Aalborg Kommune'

const citizens: readonly Citizen[] = [
  {
    key: 'emil',
    name: 'Emil Thorup Krogh',
    dialect: 'citizen',
    birthDate: '2011-03-14',
    serial: 1,
    organisation: null,
    roles: ['young-person'],
    schoolClass: class9a,
    description: {
      da: '15 år, går i 9.a på Fjordbakkeskolen. Vil gerne arbejde med træ. Marianne er hans mor.',
      en: '15, in class 9.a at Fjordbakkeskolen. Wants to work with wood. Marianne is his mother.',
    },
  },
  {
    key: 'samira',
    name: 'Samira Haddad Brandt',
    dialect: 'citizen',
    birthDate: '2011-09-02',
    serial: 2,
    organisation: null,
    roles: ['young-person'],
    schoolClass: class9a,
    description: {
      da: '15 år, går i 9.a på Fjordbakkeskolen. Er i tvivl om, hvad hun skal søge. Yusuf er hendes far.',
      en: '15, in class 9.a at Fjordbakkeskolen. Not sure what to apply for. Yusuf is her father.',
    },
  },
  {
    key: 'sagal',
    name: 'Sagal Farah Ravn',
    dialect: 'citizen',
    birthDate: '2009-11-30',
    serial: 3,
    organisation: null,
    roles: ['young-person'],
    schoolClass: class1x,
    description: {
      da: '16 år, går i 1.x på Limfjordsgymnasiet. Fylder snart 17.',
      en: '16, in class 1.x at Limfjordsgymnasiet. Turns 17 soon.',
    },
  },
  {
    key: 'freja',
    name: 'Freja Lindskov Bang',
    dialect: 'citizen',
    birthDate: '2008-05-19',
    serial: 4,
    organisation: null,
    roles: ['young-person'],
    schoolClass: class1x,
    protectedNameAndAddress: true,
    description: {
      da: '18 år, går i 1.x på Limfjordsgymnasiet. Har navne- og adressebeskyttelse.',
      en: '18, in class 1.x at Limfjordsgymnasiet. Her name and address are protected.',
    },
  },
  {
    key: 'malthe',
    name: 'Malthe Juul Rønnow',
    dialect: 'citizen',
    birthDate: '2006-08-07',
    serial: 5,
    organisation: null,
    roles: ['young-person'],
    description: {
      da: '20 år, i gang som elektriker og på vej til at vælge om.',
      en: '20, training as an electrician and about to choose something else.',
    },
  },
  {
    key: 'viktor',
    name: 'Viktor Nowak Damgaard',
    dialect: 'citizen',
    birthDate: '2001-12-09',
    serial: 6,
    organisation: null,
    roles: ['young-person'],
    description: {
      da: '24 år, holder en pause og får hjælp af Nivi. Fylder snart 25.',
      en: '24, taking a break, with support from Nivi. Turns 25 soon.',
    },
  },
  {
    key: 'marianne',
    name: 'Marianne Thorup Krogh',
    dialect: 'citizen',
    birthDate: '1979-02-23',
    serial: 7,
    organisation: null,
    roles: ['guardian'],
    guardianOf: ['emil'],
    description: { da: 'Mor til Emil i 9.a.', en: 'Mother of Emil in class 9.a.' },
  },
  {
    key: 'yusuf',
    name: 'Yusuf Haddad',
    dialect: 'citizen',
    birthDate: '1974-10-11',
    serial: 8,
    organisation: null,
    roles: ['guardian'],
    guardianOf: ['samira'],
    description: { da: 'Far til Samira i 9.a.', en: 'Father of Samira in class 9.a.' },
  },
]

const staff: readonly StaffMember[] = [
  {
    key: 'ida',
    name: 'Ida Østergaard Moth',
    dialect: 'staff',
    organisation: guidance,
    roles: ['counsellor'],
    description: {
      da: 'UU-vejleder i Uddannelseshuset. Vejleder 9.a og er Emils kontaktperson.',
      en: "Guidance counsellor in Uddannelseshuset. Guides class 9.a and is Emil's contact person.",
    },
  },
  {
    key: 'rasmus',
    name: 'Rasmus Holt Tvede',
    dialect: 'staff',
    organisation: guidance,
    roles: ['counsellor'],
    description: {
      da: 'UU-vejleder i Uddannelseshuset. Vejleder 1.x og træder til, når Ida er væk.',
      en: 'Guidance counsellor in Uddannelseshuset. Guides class 1.x and steps in when Ida is away.',
    },
  },
  {
    key: 'nivi',
    name: 'Nivi Kleist Bertelsen',
    dialect: 'staff',
    organisation: guidance,
    roles: ['youth-guide'],
    description: {
      da: 'Ungeguide. Følger Viktor tæt og hjælper ham i gang.',
      en: 'Youth guide. Follows Viktor closely and helps him get started.',
    },
  },
  {
    key: 'zeynep',
    name: 'Zeynep Karakus Toft',
    dialect: 'staff',
    organisation: jobCentre,
    roles: ['caseworker'],
    description: {
      da: 'Koordinerende sagsbehandler i jobcentret.',
      en: 'Coordinating caseworker in the job centre.',
    },
  },
  {
    key: 'goran',
    name: 'Goran Petrovic Bech',
    dialect: 'staff',
    organisation: jobCentre,
    roles: ['mentor'],
    description: {
      da: 'Mentor for unge på vej i arbejde.',
      en: 'Mentor for young people on their way into work.',
    },
  },
  {
    key: 'bente',
    name: 'Bente Skovmose',
    dialect: 'staff',
    organisation: guidance,
    roles: ['team-leader', 'leadership-group'],
    description: {
      da: 'Teamleder for Ida, Rasmus og Nivi, og med i ledergruppen.',
      en: 'Team leader of Ida, Rasmus and Nivi, and a member of the leadership group.',
    },
  },
  {
    key: 'steen',
    name: 'Steen Aagesen Frost',
    dialect: 'staff',
    organisation: 'Tech College',
    roles: ['leadership-group'],
    description: {
      da: 'Med i ledergruppen for Tech College.',
      en: 'In the leadership group for Tech College.',
    },
  },
  {
    key: 'mai',
    name: 'Mai Tran Ullits',
    dialect: 'staff',
    organisation: 'Aalborg Ungdomsskole',
    roles: ['leadership-group'],
    description: {
      da: 'Med i ledergruppen for Aalborg Ungdomsskole.',
      en: 'In the leadership group for Aalborg Ungdomsskole.',
    },
  },
  {
    key: 'karen',
    name: 'Karen Vinther Sølling',
    dialect: 'staff',
    organisation: municipality,
    roles: ['secretariat'],
    description: {
      da: 'Sekretariat for ledergruppen. Holder strategien ved lige.',
      en: 'Secretariat of the leadership group. Keeps the strategy up to date.',
    },
  },
  {
    key: 'magnus',
    name: 'Magnus Selmer Riis',
    dialect: 'staff',
    organisation: 'Ungdomsrådet',
    roles: ['youth-council'],
    description: { da: '19 år og med i Ungdomsrådet.', en: '19 and a member of the youth council.' },
  },
  {
    key: 'lone',
    name: 'Lone Birkmose Thygesen',
    dialect: 'staff',
    organisation: 'Aalborg Byråd',
    roles: ['politician'],
    description: {
      da: 'Medlem af byrådet og af et af de tre udvalg.',
      en: 'Member of the municipal council and of one of the three committees.',
    },
  },
  {
    key: 'joergen',
    name: 'Jørgen Hvass Lykke',
    dialect: 'staff',
    organisation: municipality,
    roles: ['administrator'],
    description: { da: 'Systemadministrator.', en: 'System administrator.' },
  },
  {
    key: 'hanne',
    name: 'Hanne Riisager',
    dialect: 'staff',
    organisation: municipality,
    roles: ['data-protection-officer'],
    description: { da: 'Databeskyttelsesrådgiver.', en: 'Data protection officer.' },
  },
  {
    key: 'duc',
    name: 'Duc Nguyen Lassen',
    dialect: 'staff',
    organisation: municipality,
    roles: ['analyst'],
    description: { da: 'Analytiker. Arbejder med tallene.', en: 'Analyst. Works with the figures.' },
  },
  {
    key: 'palle',
    name: 'Palle Hedegaard Bro',
    dialect: 'staff',
    organisation: municipality,
    roles: [],
    description: {
      da: 'Gartner i parkerne. Har ingen opgaver her, så ingen døre åbner sig for ham.',
      en: 'Gardener in the parks. Has no task here, so no door opens for him.',
    },
  },
]

const school: readonly SchoolMember[] = [
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

export const cast: readonly CastMember[] = [...citizens, ...staff, ...school]
