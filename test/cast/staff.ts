import type { StaffMember } from './types.ts'

const guidance = 'Uddannelseshuset UU'
const jobCentre = 'Uddannelseshuset Jobcenter'
const municipality = 'Aalborg Kommune'

export const staff: readonly StaffMember[] = [
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
    description: {
      da: 'Systemadministrator. Holder styr på brugere og roller.',
      en: 'System administrator. Looks after users and roles.',
    },
  },
  {
    key: 'anna',
    name: 'Anna Bisgaard Lund',
    dialect: 'staff',
    organisation: municipality,
    roles: ['administrator'],
    description: {
      da: 'Systemadministrator. Bekræfter Jørgens adgang, som han bekræfter hendes.',
      en: "System administrator. Confirms Jørgen's access, as he confirms hers.",
    },
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
