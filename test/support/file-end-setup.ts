import { afterAll } from 'vitest'
import { endTheFile } from './file-end.ts'

afterAll(endTheFile)
