import type { LicenseFacts } from "../license-calls/activation-facts.rules.ts";

/** A seat that an offline file held which has ended. */
export interface EndedSeat {
  readonly id: number;
  readonly hardware_id: string;
  readonly license_user_id: number | null;
}

/** The facts as an activation finds them, which frees such seats before it is judged; nothing is freed here. */
export function withoutEndedSeats(facts: LicenseFacts, ended: readonly EndedSeat[]): LicenseFacts {
  const { device, user } = facts;
  const ofCaller = ended.filter((seat) => seat.license_user_id === (user?.id ?? null));
  const total = user?.total_activations ?? null;
  return {
    ...facts,
    active_devices: facts.active_devices - ended.length,
    expired_offline_devices: 0,
    released: [...facts.released, ...ofCaller.map(({ id, hardware_id }) => ({ id, hardware_id }))],
    device:
      device && ended.some(({ id }) => id === device.id)
        ? { ...device, device_active: false, is_offline: false }
        : device,
    user: user && { ...user, total_activations: total === null ? null : total - ofCaller.length },
  };
}
