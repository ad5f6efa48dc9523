export const noticesPath = { da: '/beskeder', en: '/notices' } as const
export const readPath = { da: '/beskeder/laest', en: '/notices/read' } as const
export const demoMailPath = { da: '/demo/post', en: '/demo/post' } as const
