/** In the administration door. */
export const retentionPaths = {
  front: { da: '/admin/retention', en: '/admin/retention' },
  blocked: { da: '/admin/retention/blocked', en: '/admin/retention/blocked' },
  authority: {
    da: '/admin/retention/rules/:rule/authority',
    en: '/admin/retention/rules/:rule/authority',
  },
} as const
