export const da = {
  state_active: 'Åben',
  state_awaited: 'Har ikke været her endnu',
  state_suspended: 'Lukket midlertidigt',
  state_left: 'Er stoppet',
  dialect_staff: 'Login for medarbejdere',
  dialect_school: 'Login for skoler',
  inactive: 'Har ikke været her i 60 dage.',
  assignment_live: 'Gælder',
  'assignment_to-come': 'Gælder senere',
  assignment_over: 'Er slut',
  assignment_lapsed: 'Blev ikke bekræftet og er bortfaldet',
} as const
