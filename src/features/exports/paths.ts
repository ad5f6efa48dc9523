export const paths = {
  list: { da: '/work/exports', en: '/work/exports' },
  ask: { da: '/work/exports/ask', en: '/work/exports/ask' },
  answer: { da: '/work/exports/:request/answer', en: '/work/exports/:request/answer' },
} as const
