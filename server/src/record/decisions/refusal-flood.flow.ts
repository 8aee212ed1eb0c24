import type { RefusedCall } from "../../platform/http/decisions.ts";
import type { Refused } from "./decision.store.ts";

/** How many refusals of one minute are kept by a process: of those that are alike, and of a company. */
export const keptOfMinute = { alike: 10, ofCompany: 1000 } as const;
/** Different counts that are kept apart until they are written. */
const countsMax = 1000;

interface Alike {
  count: number;
  /** Of the last one that was kept. */
  number?: Promise<number | undefined>;
}

interface Minute {
  readonly alike: Map<string, Alike>;
  kept: number;
}

/**
 * Decides which refusals are kept whole, so that an application that asks again and again fills neither memory nor
 * tables: what goes beyond is counted.
 */
export class RefusalFlood {
  private minute = 0;
  private readonly companies = new Map<number, Minute>();
  private readonly counts = new Map<string, Refused>();

  /** Where a refusal is to be kept: `keep` gives it its number, which those that are alike have when they are not. */
  admit(
    call: RefusedCall,
    subject: string,
    keep: () => Promise<number | undefined>,
  ): { readonly isKept: boolean; readonly number: Promise<number | undefined> } {
    const minute = Math.floor(call.ts.getTime() / 60_000);
    if (minute !== this.minute) this.companies.clear();
    this.minute = minute;
    const own = this.companies.get(call.companyId) ?? { alike: new Map<string, Alike>(), kept: 0 };
    this.companies.set(call.companyId, own);
    const name = JSON.stringify([call.action, call.code, call.licenseId, subject]);
    const alike = own.alike.get(name) ?? { count: 0 };
    if (alike.count >= keptOfMinute.alike || own.kept >= keptOfMinute.ofCompany)
      return { isKept: false, number: alike.number ?? Promise.resolve(undefined) };
    alike.count += 1;
    alike.number = keep();
    own.alike.set(name, alike);
    own.kept += 1;
    return { isKept: true, number: alike.number };
  }

  /** Counts a refusal that is not kept; of very many different ones only by code. */
  count(call: RefusedCall, featureCode: string | null): void {
    const { companyId, ts, action, code, licenseId, productId } = call;
    const nothing = { licenseId: undefined, productId: undefined, featureCode: null };
    const about = this.counts.size < countsMax ? { licenseId, productId, featureCode } : nothing;
    const hour = Math.floor(ts.getTime() / 3_600_000);
    const name = JSON.stringify([companyId, hour, action, code, about.licenseId, about.productId, about.featureCode]);
    const before = this.counts.get(name);
    const count = (before?.count ?? 0) + 1;
    this.counts.set(name, { companyId, ts, action, code, ...about, count, decision: undefined });
  }

  /** What was counted since it was asked for last. */
  takeCounts(): Refused[] {
    const counts = [...this.counts.values()];
    this.counts.clear();
    return counts;
  }
}
