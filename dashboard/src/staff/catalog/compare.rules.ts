import { type Section, sectionsOf, type Term, valueOfTerm } from "./terms.rules.ts";

/** What a policy has: its own terms and those of its features. */
export interface Side {
  readonly terms: readonly Term[];
  readonly features: readonly { readonly code: string; readonly terms: readonly Term[] }[];
}

/** One member of both policies. */
export interface ComparedTerm {
  readonly name: string;
  readonly left: Term | undefined;
  readonly right: Term | undefined;
  readonly differs: boolean;
}

/** The terms of two policies beside each other, in sections. */
export function compareTerms(left: readonly Term[], right: readonly Term[]): readonly Section<ComparedTerm>[] {
  const names = [...new Set([...left, ...right].map(({ name }) => name))];
  const compared = names.map((name): ComparedTerm => {
    const one = left.find((each) => each.name === name);
    const other = right.find((each) => each.name === name);
    return { name, left: one, right: other, differs: !isSame(one, other) };
  });
  return sectionsOf(compared);
}

function isSame(one: Term | undefined, other: Term | undefined): boolean {
  if (!one || !other) return one === other;
  return JSON.stringify(valueOfTerm(one)) === JSON.stringify(valueOfTerm(other));
}

/** A feature that at least one of two policies has. */
export interface ComparedFeature {
  readonly code: string;
  readonly inLeft: boolean;
  readonly inRight: boolean;
  /** The members that are others, where both have it. */
  readonly different: readonly ComparedTerm[];
}

/** The features of two policies beside each other. */
export function compareFeatures(left: Side["features"], right: Side["features"]): readonly ComparedFeature[] {
  const codes = [...new Set([...left, ...right].map(({ code }) => code))].sort();
  return codes.map((code) => {
    const one = left.find((each) => each.code === code);
    const other = right.find((each) => each.code === code);
    const both = one && other ? compareTerms(one.terms, other.terms).flatMap(({ terms }) => terms) : [];
    return {
      code,
      inLeft: one !== undefined,
      inRight: other !== undefined,
      different: both.filter(({ differs }) => differs),
    };
  });
}
