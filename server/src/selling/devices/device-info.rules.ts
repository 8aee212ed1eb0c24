/** What a client reports about its device; absent members keep what is stored. */
export interface DeviceInfo {
  readonly os: string | undefined;
  readonly hostname: string | undefined;
  readonly ip: string | undefined;
  readonly external_ip: string | undefined;
  readonly mac_address: string | undefined;
  readonly is_vm: boolean | undefined;
  readonly vm_info: string | undefined;
  readonly sdk_build_version: string | undefined;
  readonly app_ver: string | undefined;
  readonly app_name: string | undefined;
}
