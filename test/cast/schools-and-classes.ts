import type { SchoolClass } from './types.ts'

/** Invented schools: the city's real ones have done nothing to stand in a demonstration. */
export const compulsorySchool = 'Fjordbakkeskolen'
export const gymnasium = 'Limfjordsgymnasiet'
export const class9a: SchoolClass = { school: compulsorySchool, name: '9.a' }
export const class1x: SchoolClass = { school: gymnasium, name: '1.x' }
