/** A method of the SDK, as far as its tests look at it. */
export interface SdkMethod {
  readonly id: string;
  readonly name: string;
}

/** The resources of an OpenAPI document, with a method for each operation. */
export function resourcesOf(document: object): { readonly name: string; readonly methods: readonly SdkMethod[] }[];
