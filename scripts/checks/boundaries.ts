import { join } from 'node:path'
import { root } from './files.ts'
import { runTool } from './tool.ts'

/** dependency-cruiser without its parser finds no modules, and no fault in them: fewer than this is a fault itself. */
const fewestModules = 200

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
  readonly to: string
  readonly cycle?: readonly { readonly name: string }[]
}

interface Report {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly Violation[] }
}

/** Who may import whom (.dependency-cruiser.mjs). */
export function boundaries(): Promise<string[]> {
  return boundariesOf(['src', 'test', 'scripts', 'bin', 'assets'], fewestModules)
}

/** One line for each violation below some folders of a tree, and one if fewer modules than `floor` were seen. */
export async function boundariesOf(
  folders: readonly string[],
  floor: number,
  tree = root,
): Promise<string[]> {
  const config = join(root, '.dependency-cruiser.mjs')
  const { code, output } = await runTool('depcruise', ['--config', config, '-T', 'json', ...folders], tree)
  const begin = output.indexOf('{')
  const report = code === 0 || begin >= 0 ? read(output.slice(begin)) : undefined
  if (!report) return [`dependency-cruiser gave no report (exit ${code}):\n${output.slice(0, 2000)}`]
  const { totalCruised, violations } = report.summary
  const few =
    totalCruised < floor
      ? [
          `dependency-cruiser saw ${totalCruised} modules, and at least ${floor} are there. Is "typescript" still 6?`,
        ]
      : []
  return [...few, ...violations.map(inWords)]
}

function read(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}

function inWords({ rule, from, to, cycle }: Violation): string {
  return `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`
}
