import { runTool } from './tool.mjs'

/** dependency-cruiser without its parser finds no modules, and no fault in them: fewer than this is a fault itself. */
const fewestModules = 200

/** Who may import whom (.dependency-cruiser.mjs). */
export async function boundaries() {
  const { code, output } = await runTool('depcruise', [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    'src',
    'test',
    'scripts',
    'bin',
    'assets',
  ])
  return judge(code, output)
}

/** What a report of dependency-cruiser says, one line a violation. */
export function judge(code, output, floor = fewestModules) {
  let report
  try {
    report = JSON.parse(output)
  } catch {
    return [`dependency-cruiser gave no report (exit ${code}):\n${output.slice(0, 2000)}`]
  }
  const { totalCruised, violations } = report.summary
  const found = violations.map(({ rule, from, to, cycle }) =>
    cycle
      ? `${rule.name}: ${from} → ${cycle.map((step) => step.name).join(' → ')}`
      : `${rule.name}: ${from} → ${to}`,
  )
  if (totalCruised < floor)
    found.push(
      `dependency-cruiser saw ${totalCruised} modules; at least ${floor} are there. Is "typescript" still 6?`,
    )
  return found
}
