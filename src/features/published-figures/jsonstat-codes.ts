/**
 * Rules of JSON-stat by the codes of the public semantic validator (jsonstat/validator, rule set 1.0.0; reference:
 * statistics, 9), so that whoever knows them there knows them here. The checks are our own.
 */
export const jsonStatLevels = {
  PARSE_ERROR: 'error',
  STRUCTURAL_VIOLATION: 'error',
  ID_SIZE_LEN_MISMATCH: 'error',
  DIM_KEY_ID_MISMATCH: 'error',
  VALUE_LEN_MISMATCH: 'error',
  SPARSE_KEY_OUT_OF_RANGE: 'error',
  ROLE_ID_UNKNOWN: 'error',
  STATUS_LEN_MISMATCH: 'error',
  STATUS_KEY_OUT_OF_RANGE: 'error',
  CUBE_SIZE_OVERFLOW: 'error',
  INDEX_COUNT_MISMATCH: 'error',
  INDEX_POSITIONS_INVALID: 'error',
  LABEL_KEY_UNKNOWN: 'error',
  UNIT_KEY_UNKNOWN: 'error',
  COORD_KEY_UNKNOWN: 'error',
  NOTE_KEY_UNKNOWN: 'error',
  CHILD_ID_UNKNOWN: 'error',
  CHILD_CYCLE: 'error',
  METRIC_UNIT_MISSING: 'warning',
  LABEL_KEY_INCOMPLETE: 'warning',
  BUDGET_EXCEEDED: 'warning',
  RECURSION_LIMIT: 'information',
  BUNDLE_DEPRECATED: 'information',
} as const
export type JsonStatCode = keyof typeof jsonStatLevels

export interface Finding {
  readonly code: JsonStatCode
  /** The dimension, or the part of the dataset, that it is about. */
  readonly where: string | null
}

export const isError = ({ code }: Finding): boolean => jsonStatLevels[code] === 'error'
