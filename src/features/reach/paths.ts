export const reachPath = {
  da: '/konto/saadan-naar-unge-dig',
  en: '/account/how-young-people-reach-you',
} as const
