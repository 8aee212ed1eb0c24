/** The e-mail of an owner until they give their own. */
export const UNKNOWN_OWNER = "owner@localhost";
