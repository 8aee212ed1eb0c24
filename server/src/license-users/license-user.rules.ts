/** A license user as JSON sub-selects give it: times are text in ISO form, sealed passwords are base64. */
export interface LicenseUserJson {
  readonly id: number;
  readonly last_login: string | null;
  readonly true_email: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly is_active: boolean;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly is_manager: boolean;
  readonly initial_password_sealed: string | null;
  readonly max_activations: number;
  readonly total_activations: number;
}
