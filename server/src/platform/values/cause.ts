/** What a call told of itself, as far as it did. */
export interface RequestInfo {
  readonly ip: string;
  readonly user_agent?: string;
  readonly hardware_id?: string;
  readonly app_ver?: string;
  readonly sdk_ver?: string;
  readonly os_ver?: string;
}

/** Who and what caused a change; events keep it (docs/decisions/0096). Both are absent of what time alone brings. */
export interface Cause {
  /** The person of the staff who made it, or asked for the job that did. */
  readonly user_id?: number;
  readonly request_info?: RequestInfo;
  /** How it came about, where the wire tells of it otherwise: on a page of the staff, or by a file. */
  readonly via?: "page" | "import";
}
