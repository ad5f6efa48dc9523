import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  state_active: 'Open',
  state_awaited: 'Has not been here yet',
  state_suspended: 'Closed for the time being',
  state_left: 'Has left',
  dialect_staff: 'Sign-in for staff',
  dialect_school: 'Sign-in for schools',
  inactive: 'Has not been here for 60 days.',
  assignment_live: 'Holds',
  'assignment_to-come': 'Holds later',
  assignment_over: 'Is over',
  assignment_lapsed: 'Was not confirmed and has lapsed',
}
