import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  kind_municipality: 'The municipality’s administration',
  'kind_guidance-centre': 'Youth guidance centre',
  'kind_job-centre': 'Job centre',
  'kind_compulsory-school': 'Compulsory school',
  'kind_youth-education': 'Youth education',
  kind_council: 'Council',
  kind_other: 'Other',
  unit_team: 'Team',
  unit_class: 'Class',
  unit_institution: 'The whole school',
  member_member: 'Member',
  member_leader: 'Leader',
  member_teacher: 'Teacher',
  member_counsellor: 'Counsellor',
  'source_identity-provider': 'From signing in',
  source_roll: 'From a class roll',
  source_administrator: 'Put in here',
  authority_municipal: 'A part of the municipality',
  authority_another: 'Another authority',
}
