import pino, { type DestinationStream, type Logger } from 'pino'
import { redactLine } from './redact.ts'

/** The program's log: lines of JSON, without what a query was asked for, and without person numbers (T-34, T-53). */
export const createLog = (level: string, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      redact: ['err.query', 'err.parameters', 'err.detail', 'err.where'],
      hooks: { streamWrite: redactLine },
    },
    destination,
  )
