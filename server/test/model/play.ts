import { isDeepStrictEqual } from "node:util";
import type { Answer, FreelyRead, TestApp } from "../support/app.ts";
import { sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { actOnHardware, editLicense, resetConsumption, resetLicense, setLicenseEnabled } from "../support/vendor.ts";
import { date, later, minute, startOf } from "./calendar.ts";
import { type Caller, LicenseModel, type Verdict } from "./license-model.ts";
import { standard, standardFeature, type Terms } from "./license-terms.ts";
import type { Edit, History, Sale, Step, Wait, Who } from "./steps.ts";

/** What histories are played on: an app whose clock `setNow` sets, and the application that calls it. */
export interface Stage {
  readonly test: TestApp;
  readonly application: LicenseClient;
  setNow(now: Date): void;
}

interface Played extends Stage {
  readonly model: LicenseModel;
  readonly licenseId: number;
  /** What identifies a license, and each user's password. */
  readonly identity: { readonly product: string; readonly license_key?: string };
  readonly passwords: ReadonlyMap<string, string>;
  readonly number: number;
}

let histories = 0;
export const tally = new Map<string, number>();

/** Plays a history to the model and to the server; throws, with the whole history, where they differ. */
export async function play(stage: Stage, { sale, steps }: History): Promise<void> {
  stage.setNow(new Date(sale.start));
  const played = await begin(stage, sale);
  const story = [`sold at ${sale.start}: ${JSON.stringify(sale)}`];
  for (const step of steps) {
    const number = story.length;
    const { predicted, answer } = await take(played, step);
    const line = `${number}. ${played.model.now.toISOString()} ${JSON.stringify(step)}`;
    if (predicted === undefined || answer === undefined) {
      story.push(line);
      continue;
    }
    const { expected, actual } = compared(predicted, answer);
    if (!isDeepStrictEqual(actual, expected)) throw new Error(differenceOf([...story, line], expected, actual));
    tally.set(
      `${step.do} ${"code" in predicted ? predicted.code : "ok"}`,
      (tally.get(`${step.do} ${"code" in predicted ? predicted.code : "ok"}`) ?? 0) + 1,
    );
    story.push(`${line} -> ${"code" in predicted ? predicted.code : "ok"}`);
  }
  const { expected, actual } = await stateOf(played);
  if (!isDeepStrictEqual(actual, expected)) throw new Error(differenceOf([...story, "stored state"], expected, actual));
}

async function begin(stage: Stage, sale: Sale): Promise<Played> {
  histories += 1;
  const number = histories;
  const terms: Terms = { ...standard, ...sale.terms };
  const users = (sale.quotas ?? []).map((quota, index) => ({
    email: `user-${index}@history-${number}.example.com`,
    max_activations: quota ?? terms.max_activations,
  }));
  const quotaOf = (index: number) =>
    sale.quotas?.[index] === undefined ? {} : { max_activations: sale.quotas[index] };
  const features = sale.features.map((feature) => ({ ...standardFeature, ...feature }));
  const product = sale.quotas ? "by-user" : "by-key";
  const sold: FreelyRead = await sell(
    stage.test,
    product,
    {
      ...sale.terms,
      product_features: sale.features.map(({ feature_type, ...predicted }) => predicted),
      ...(sale.quotas ? { users: users.map(({ email }, index) => ({ email, ...quotaOf(index) })) } : {}),
    },
    { id: `history-${number}` },
  );
  const passwords = new Map<string, string>();
  for (const user of sold.license_users ?? []) passwords.set(user.true_email, user.initial_password);
  return {
    ...stage,
    model: new LicenseModel(terms, features, users, new Date(sale.start)),
    licenseId: sold.id,
    identity: { product, ...(sale.quotas ? {} : { license_key: sold.license_key }) },
    passwords,
    number,
  };
}

/** The content of an answer of either API. */
interface Heard {
  readonly status: number;
  readonly code: string | undefined;
  readonly json: FreelyRead;
}

const heardBy = ({ status, json }: Answer): Heard => ({ status, code: status < 300 ? undefined : json.code, json });
const done: Verdict = { body: {} };

/** Takes a step on both sides. The passing of time has no answer. */
async function take(played: Played, step: Step): Promise<{ predicted?: Verdict; answer?: Heard }> {
  const { model, application, test, licenseId } = played;
  switch (step.do) {
    case "wait":
      moveTo(played, after(model.now, step));
      return {};
    case "edit": {
      const changes = absolute(step.changes, model.now);
      return { predicted: model.edit(changes), answer: heardBy(await editLicense(test, licenseId, changes)) };
    }
    case "enable":
    case "disable": {
      model.setEnabled(step.do === "enable");
      return { predicted: done, answer: heardBy(await setLicenseEnabled(test, licenseId, step.do === "enable")) };
    }
    case "reset":
      model.reset();
      return { predicted: done, answer: heardBy(await resetLicense(test, licenseId)) };
    case "resetConsumption":
      model.resetConsumption();
      return { predicted: done, answer: heardBy(await resetConsumption(test, licenseId)) };
    case "free":
    case "ban":
    case "pardon": {
      beLater(played);
      const hardwareId = hardwareOf(played, step.hardware);
      if (step.do === "free") model.freeHardware(hardwareId);
      else if (step.do === "ban") model.banHardware(hardwareId);
      else model.pardonHardware(hardwareId);
      await actOnHardware(test, licenseId, hardwareId, vendorWords[step.do]);
      return {};
    }
  }

  const caller = callerOf(played, step);
  const who = {
    ...played.identity,
    hardware_id: caller.hardwareId,
    ...(caller.email === null ? {} : { username: caller.email }),
  };
  // Activation and borrowing prove the user's identity; a key proves itself.
  const isPasswordWrong = "wrongPassword" in step && step.wrongPassword === true && caller.email !== null;
  const password = isPasswordWrong ? "wrong" : played.passwords.get(caller.email ?? "");
  const proven = { ...who, ...(caller.email === null ? {} : { password }) };

  switch (step.do) {
    case "activate":
      return {
        predicted: model.activate(caller, { isVm: step.vm ?? false, isPasswordWrong }),
        answer: await application.activate({ ...proven, is_vm: step.vm }),
      };
    case "check":
      return {
        predicted: model.check(caller, { isVm: step.vm ?? false, includeExpired: step.includeExpired ?? false }),
        answer: await application.check({
          ...who,
          is_vm: step.vm,
          include_expired_features: step.includeExpired ?? false,
        }),
      };
    case "deactivate":
      beLater(played);
      return { predicted: model.deactivate(caller), answer: await application.deactivate(who) };
    case "consume": {
      const { consumptions, allow_overages, max_overages } = step;
      const body = { ...who, consumptions, allow_overages, max_overages };
      return {
        predicted: model.consume(caller, { consumptions, allow_overages, max_overages }),
        answer: await application.call("POST", "add_consumption", { body }),
      };
    }
    case "consumeFeature": {
      const { feature, consumptions } = step;
      const body = { ...who, feature, consumptions };
      return {
        predicted: model.consumeFeature(caller, feature, consumptions),
        answer: await application.call("POST", "add_feature_consumption", { body }),
      };
    }
    case "borrow": {
      const until = untilOf(step.forMinutes, model.now);
      const body = { ...proven, borrowed_until: until?.toISOString() ?? null };
      return {
        predicted: model.borrow(caller, until, { isPasswordWrong }),
        answer: await application.call("POST", "floating/borrow", { body }),
      };
    }
    case "release":
      return {
        predicted: model.release(caller),
        answer: await application.call("POST", "floating/release", { body: who }),
      };
    case "checkFeature":
      return {
        predicted: model.checkFeature(caller, step.feature),
        answer: await application.call("GET", "check_license_feature", { query: { ...who, feature: step.feature } }),
      };
    case "borrowFeature": {
      const until = untilOf(step.forMinutes, model.now);
      const body = { ...proven, feature: step.feature, borrowed_until: until?.toISOString() ?? null };
      return {
        predicted: model.borrowFeature(caller, step.feature, until),
        answer: await application.call("POST", "floating/feature_borrow", { body }),
      };
    }
    case "releaseFeature": {
      const body = { ...who, feature: step.feature };
      return {
        predicted: model.releaseFeature(caller, step.feature),
        answer: await application.call("POST", "floating/feature_release", { body }),
      };
    }
  }
}

const vendorWords = { free: "reset", ban: "blacklist", pardon: "unblacklist" } as const;

/** The time shows which device was freed first: no two are freed in the same millisecond. */
function beLater(played: Played): void {
  const { lastFreed, now } = played.model;
  if (lastFreed?.getTime() === now.getTime()) moveTo(played, new Date(now.getTime() + 1));
}

function moveTo(played: Played, now: Date): void {
  played.model.moveTo(now);
  played.setNow(now);
}

function hardwareOf({ number }: Played, hardware: number): string {
  return `hw-${number}-${hardware}`;
}

function callerOf(played: Played, { hardware, user, bound = false }: Who): Caller {
  const { devices, users } = played.model;
  const active = bound ? devices.filter((device) => device.isActive) : [];
  const device = active[hardware % active.length];
  return device ?? { hardwareId: hardwareOf(played, hardware), email: users[user]?.email ?? null };
}

function untilOf(forMinutes: number | null, now: Date): Date | null {
  return forMinutes === null ? null : new Date(now.getTime() + forMinutes * minute);
}

function after(now: Date, wait: Wait): Date {
  if ("minutes" in wait) return new Date(now.getTime() + wait.minutes * minute);
  const [period, step] = (
    { midnight: ["daily", "1d"], monday: ["weekly", "7d"], month: ["monthly", "1m"], year: ["annually", "1y"] } as const
  )[wait.to];
  const next = later(startOf(period, now), step) ?? now;
  return new Date(Math.max(now.getTime(), next.getTime() + wait.offset));
}

/** An edit with its dates as they are at this moment. */
function absolute(
  { validityInMinutes, maintenanceInMinutes, startInDays, ...changes }: Edit,
  now: Date,
): Partial<Terms> {
  const inMinutes = (minutes: number | null) => untilOf(minutes, now)?.toISOString() ?? null;
  // No end, and a duration: the reference does not say which of them counts.
  const isUnclear = validityInMinutes === null && changes.valid_duration !== undefined;
  return {
    ...changes,
    ...(validityInMinutes === undefined || isUnclear ? {} : { validity_period: inMinutes(validityInMinutes) }),
    ...(maintenanceInMinutes === undefined ? {} : { maintenance_period: inMinutes(maintenanceInMinutes) }),
    ...(startInDays === undefined
      ? {}
      : { start_date: startInDays === null ? null : (inMinutes(startInDays * 24 * 60)?.slice(0, 10) ?? null) }),
  };
}

/** The model's answer, and the same members of the server's answer. */
function compared(predicted: Verdict, answer: Heard): { expected: object; actual: object } {
  if ("code" in predicted || answer.code !== undefined)
    return {
      expected: "code" in predicted ? { status: 400, code: predicted.code } : { status: 200 },
      actual: { status: answer.status, ...(answer.code === undefined ? {} : { code: answer.code }) },
    };
  return {
    expected: { status: 200, ...predicted.body },
    actual: { status: answer.status, ...pick(answer.json, predicted.body) },
  };
}

/** The members of an answer that the model knows; a feature is found by its code. */
function pick(json: FreelyRead, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => {
      if (name === "product_features") return [name, featuresOf(json[name], value as Record<string, object>)];
      if (typeof value === "object" && value !== null)
        return [name, pick(json[name] ?? {}, value as Record<string, unknown>)];
      return [name, json?.[name]];
    }),
  );
}

function featuresOf(list: readonly FreelyRead[], known: Readonly<Record<string, object>>): Record<string, unknown> {
  return Object.fromEntries(
    list.map((feature) => [feature.code, pick(feature, (known[feature.code] ?? {}) as Record<string, unknown>)]),
  );
}

/** After the last step: the counters as they are stored and as the Management API shows them. */
async function stateOf({ model, test, licenseId }: Played): Promise<{ expected: object; actual: object }> {
  const { json } = await test.management("GET", `licenses/${licenseId}/`);
  const expected = {
    times_activated: model.timesActivated,
    total_active_devices: model.timesActivated,
    transfer_count: model.transferCount,
    active: model.isActive,
    enabled: model.enabled,
    validity_period: model.validity,
    maintenance_period: model.maintenance,
    floating_in_use_devices: model.terms.is_floating_cloud ? model.slotsInUse : 0,
    allow_overages: model.terms.allow_overages,
    max_overages: model.terms.max_overages,
    assignments: model.users.map((user) => [user.email, user.totalActivations]),
    seats: model.devices
      .filter((device) => device.isActive)
      .map((device) => `${device.hardwareId} ${device.email}`)
      .sort(),
  };
  const assignments = await test.db<{ email: string; total: number }[]>`
    select u.true_email as email, a.total_activations as total
    from license_assignments a join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where a.company_id = ${test.companyId} and a.license_id = ${licenseId} order by u.true_email`;
  const devices = await test.db<{ hardware_id: string; email: string | null }[]>`
    select d.hardware_id, u.true_email as email
    from devices d left join license_users u on u.company_id = d.company_id and u.id = d.license_user_id
    where d.company_id = ${test.companyId} and d.license_id = ${licenseId} and d.device_active`;
  const actual = {
    ...pick(json, expected),
    validity_period: date(json.validity_period),
    maintenance_period: date(json.maintenance_period),
    assignments: assignments.map(({ email, total }) => [email, total]),
    seats: devices.map(({ hardware_id, email }) => `${hardware_id} ${email}`).sort(),
  };
  return { expected, actual };
}

/** The whole history, and the members that differ. */
function differenceOf(story: readonly string[], expected: object, actual: object): string {
  const [one, other] = [expected, actual] as Readonly<Record<string, unknown>>[];
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  const differing = names.filter((name) => !isDeepStrictEqual(one?.[name], other?.[name]));
  const of = (side: Readonly<Record<string, unknown>> | undefined) =>
    JSON.stringify(Object.fromEntries(differing.map((name) => [name, side?.[name]])));
  return `${story.join("\n")}\n\nThe model:  ${of(one)}\nThe server: ${of(other)}\n`;
}
