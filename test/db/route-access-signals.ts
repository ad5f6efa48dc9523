import type { Role } from '../../src/platform/access/actor.ts'
import type { Answer, RouteAccess } from './route-answer.ts'

/** The register of rules that raise signals: administrators keep it, and control reads it. */
export const signalRoutes = ({
  controlled,
  administered,
  step,
}: {
  readonly controlled: (at: string, only?: readonly Role[], allowed?: Answer) => RouteAccess
  readonly administered: (at: string, allowed?: Answer) => RouteAccess
  readonly step: (id: string, at: string) => Readonly<Record<string, RouteAccess>>
}): Readonly<Record<string, RouteAccess>> => ({
  'admin.signals': controlled('/admin/signals'),
  'admin.signal-rule': controlled('/admin/signals/no-contact'),
  'admin.signal-version': controlled('/admin/signal-versions/1'),
  'admin.signal-backtest': controlled('/admin/signal-versions/1/backtest'),
  'admin.signal-backtest-looked': administered('/admin/signal-versions/1/backtest', 303),
  ...step('admin.signal-rule-new', '/admin/new-signal-rule'),
  ...step('admin.signal-version-new', '/admin/signals/no-contact/new-version'),
  ...step('admin.signal-switch', '/admin/signals/no-contact/switch'),
  // Version 1 is in force, and what is in force is not changed.
  ...Object.fromEntries(
    [
      ['version-edit', 'edit'],
      ['in-force', 'in-force'],
    ].flatMap(([id, at]) => [
      [`admin.signal-${id}`, controlled(`/admin/signal-versions/1/${at}`, ['administrator'], 404)],
      [`admin.signal-${id}.send`, administered(`/admin/signal-versions/1/${at}`, 404)],
    ]),
  ),
})
