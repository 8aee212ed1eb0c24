// Generated from openapi/management.json.

export type Json = null | boolean | number | string | readonly Json[] | {
    readonly [name: string]: Json;
};
export interface paths {
    "/api/v1/activities-hourly/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List counts of calls by hour, newest first */
        get: operations["get_activities_hourly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities-hourly/actions_stats/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count calls by action */
        get: operations["get_activities_hourly_actions_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities-hourly/top_call_count_customers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customers with the most calls
         * @description Of the last 30 days, unless ts says of when.
         */
        get: operations["get_activities_hourly_top_call_count_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities-hourly/top_call_count_licenses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the licenses with the most calls
         * @description Of the last 30 days, unless ts says of when.
         */
        get: operations["get_activities_hourly_top_call_count_licenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities-hourly/top_call_count_orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the orders with the most calls
         * @description Of the last 30 days, unless ts says of when.
         */
        get: operations["get_activities_hourly_top_call_count_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities-hourly/total_call_count/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count calls by hour or by day */
        get: operations["get_activities_hourly_total_call_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls of applications, newest first
         * @description Single calls are kept for LICET_ACTIVITY_DAYS days; their counts stay.
         */
        get: operations["get_activities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/air-gap-key/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key that confirmation codes are verified with */
        get: operations["get_air_gap_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was changed, newest first */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export what was changed as CSV
         * @description All rows that the filters match; limit and offset mean nothing here.
         */
        get: operations["get_audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-messages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of billing systems
         * @description They are kept for 90 days.
         */
        get: operations["get_billing_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-messages/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a message of a billing system, as it came */
        get: operations["get_billing_messages_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-messages/{id}/replay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Process a message of a billing system again
         * @description What it changed already, it does not change twice.
         */
        post: operations["post_billing_messages_id_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-sources/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List billing sources */
        get: operations["get_billing_sources"];
        put?: never;
        /**
         * Take the messages of a billing system
         * @description The answer holds the address to enter there, and the secret where one is made here.
         */
        post: operations["post_billing_sources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-sources/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a billing source */
        get: operations["get_billing_sources_id"];
        put?: never;
        post?: never;
        /**
         * Delete a billing source with its messages
         * @description What is known of its subscriptions stays, and so do their licenses.
         */
        delete: operations["delete_billing_sources_id"];
        options?: never;
        head?: never;
        /** Change a billing source */
        patch: operations["patch_billing_sources_id"];
        trace?: never;
    };
    "/api/v1/clabels/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List labels */
        get: operations["get_clabels"];
        put?: never;
        /** Create a label */
        post: operations["post_clabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clabels/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a label */
        get: operations["get_clabels_id"];
        put?: never;
        post?: never;
        /** Delete a label, and take it off all customers */
        delete: operations["delete_clabels_id"];
        options?: never;
        head?: never;
        /** Change a label */
        patch: operations["patch_clabels_id"];
        trace?: never;
    };
    "/api/v1/company/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the company and its settings */
        get: operations["get_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the settings of the company */
        patch: operations["patch_company"];
        trace?: never;
    };
    "/api/v1/company/client/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the OAuth client of the company, with its secret
         * @description A secret whose days are over is replaced by this.
         */
        get: operations["get_company_client"];
        put?: never;
        /** Create the OAuth client of the company */
        post: operations["post_company_client"];
        /** Delete the OAuth client of the company */
        delete: operations["delete_company_client"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/company/client/rotate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of the OAuth client of the company
         * @description The secret before it is good for the days of grace.
         */
        post: operations["post_company_client_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/company/signing_key/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the public keys that answers to applications are verified with */
        get: operations["get_company_signing_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/company/sso/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the single sign-on of the staff */
        get: operations["get_company_sso"];
        put?: never;
        post?: never;
        /**
         * Remove the single sign-on of the staff
         * @description Passwords are good again for everybody who has one.
         */
        delete: operations["delete_company_sso"];
        options?: never;
        head?: never;
        /**
         * Set up or change the single sign-on of the staff
         * @description The provider is asked for its discovery document before anything is stored. Another issuer needs the client_secret again; with another issuer or client everybody is found by e-mail once more.
         */
        patch: operations["patch_company_sso"];
        trace?: never;
    };
    "/api/v1/consumption-pool-license-checkouts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what offline devices took out of pools for licenses */
        get: operations["get_consumption_pool_license_checkouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consumption-pool-license-checkouts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a checkout for licenses */
        get: operations["get_consumption_pool_license_checkouts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consumption-pool-license-feature-checkouts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what offline devices took out of pools for features of licenses */
        get: operations["get_consumption_pool_license_feature_checkouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consumption-pool-license-feature-checkouts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a checkout for features of licenses */
        get: operations["get_consumption_pool_license_feature_checkouts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consumption-pools/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List consumption pools */
        get: operations["get_consumption_pools"];
        put?: never;
        /** Create a consumption pool of a customer account */
        post: operations["post_consumption_pools"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consumption-pools/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a consumption pool */
        get: operations["get_consumption_pools_id"];
        put?: never;
        post?: never;
        /**
         * Delete a consumption pool
         * @description With its settled checkouts; not while it has members, or while offline devices hold units of it.
         */
        delete: operations["delete_consumption_pools_id"];
        options?: never;
        head?: never;
        /**
         * Change a consumption pool
         * @description A limit below what was consumed takes nothing away, and gives nothing more until it is higher, or reset.
         */
        patch: operations["patch_consumption_pools_id"];
        trace?: never;
    };
    "/api/v1/consumption-pools/{id}/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the licenses, or features of licenses, that count in a pool */
        get: operations["get_consumption_pools_id_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customer accounts */
        get: operations["get_customer_accounts"];
        put?: never;
        /** Create a customer account */
        post: operations["post_customer_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a customer account */
        get: operations["get_customer_accounts_id"];
        put?: never;
        post?: never;
        /**
         * Delete a customer account
         * @description With its sign-on, its OAuth client and its groups of license users. Its customers and orders stay, in no account. Not while it has consumption pools.
         */
        delete: operations["delete_customer_accounts_id"];
        options?: never;
        head?: never;
        /** Change a customer account */
        patch: operations["patch_customer_accounts_id"];
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/add_manager/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody a license manager, and a license user where they are none yet */
        post: operations["post_customer_accounts_id_add_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/client/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the OAuth client of a customer account, with its secret
         * @description A secret whose days are over is replaced by this.
         */
        get: operations["get_customer_accounts_id_client"];
        put?: never;
        /** Create the OAuth client of a customer account */
        post: operations["post_customer_accounts_id_client"];
        /** Delete the OAuth client of a customer account */
        delete: operations["delete_customer_accounts_id_client"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/client/rotate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of the OAuth client of a customer account
         * @description The secret before it is good for the days of grace.
         */
        post: operations["post_customer_accounts_id_client_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/managers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the license managers */
        get: operations["get_customer_accounts_id_managers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/remove_manager/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody a license manager no longer */
        post: operations["post_customer_accounts_id_remove_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-accounts/{id}/sso/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the single sign-on of a customer account */
        get: operations["get_customer_accounts_id_sso"];
        put?: never;
        post?: never;
        /** Remove the single sign-on of a customer account */
        delete: operations["delete_customer_accounts_id_sso"];
        options?: never;
        head?: never;
        /**
         * Set up or change the single sign-on of a customer account
         * @description The provider is asked for its discovery document before anything is stored. Another issuer needs the client_secret again.
         */
        patch: operations["patch_customer_accounts_id_sso"];
        trace?: never;
    };
    "/api/v1/customerclabels/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a label on a customer
         * @description A label that is on the customer already is answered as it is.
         */
        post: operations["post_customerclabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customerclabels/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a label off a customer
         * @description By the id in the customer's `labels`, not by the id of the label.
         */
        delete: operations["delete_customerclabels_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers-import-results/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports of customers, newest first */
        get: operations["get_customers_import_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers-import-results/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how an import of customers stands */
        get: operations["get_customers_import_results_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers-import-results/{id}/bad_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bad rows of an import with their cells, each with all that is wrong with it
         * @description In the order of the file, also while the import runs. Pages follow each other by next.
         */
        get: operations["get_customers_import_results_id_bad_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers-import-results/{id}/invalid_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all bad rows of an import, with line, column and reason, as CSV */
        get: operations["get_customers_import_results_id_invalid_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customers */
        get: operations["get_customers"];
        put?: never;
        /** Create a customer */
        post: operations["post_customers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export customers as CSV
         * @description All customers that the filters match; limit and offset mean nothing here. Imports take the columns as they are named.
         */
        get: operations["get_customers_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import_from_csv/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import customers from a CSV file
         * @description The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are listed in the header Licet-Ignored.
         */
        post: operations["post_customers_import_from_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a customer */
        get: operations["get_customers_id"];
        put?: never;
        post?: never;
        /**
         * Delete a customer
         * @description With its labels and its OAuth client. Its orders and their licenses stay, with what is written on them of the customer, and are nobody's.
         */
        delete: operations["delete_customers_id"];
        options?: never;
        head?: never;
        /**
         * Change a customer
         * @description Orders that are placed already keep the customer account they are in.
         */
        patch: operations["patch_customers_id"];
        trace?: never;
    };
    "/api/v1/customers/{id}/client/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the OAuth client of a customer, with its secret
         * @description A secret whose days are over is replaced by this.
         */
        get: operations["get_customers_id_client"];
        put?: never;
        /** Create the OAuth client of a customer */
        post: operations["post_customers_id_client"];
        /** Delete the OAuth client of a customer */
        delete: operations["delete_customers_id_client"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/client/rotate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of the OAuth client of a customer
         * @description The secret before it is good for the days of grace.
         */
        post: operations["post_customers_id_client_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/forget_past/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget what a customer's names and addresses were
         * @description Moments before now then show what is there now, or nothing where the person is deleted. Works after the deletion as well, and as often as wanted. What the audit and histories say of the person is theirs to forget.
         */
        post: operations["post_customers_id_forget_past"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/merge/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge another customer into this one
         * @description Its orders and labels move here, then it is deleted. Its OAuth client moves as well, unless this customer has one.
         */
        post: operations["post_customers_id_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refused calls of applications, newest first
         * @description search finds parts of device, license key, user and address. Decisions are kept for LICET_DECISION_DAYS days; their counts stay.
         */
        get: operations["get_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/counts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count refused calls of applications
         * @description Of the last 30 days, unless created_at says of when; hours count whole. With license or customer, only refusals that found one are listed.
         */
        get: operations["get_decisions_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open a decision by its number
         * @description What the call named, and every rule with what it saw at that moment.
         */
        get: operations["get_decisions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-variables/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List variables of devices */
        get: operations["get_device_variables"];
        put?: never;
        /** Set a new variable of a device */
        post: operations["post_device_variables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device-variables/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a variable of a device */
        get: operations["get_device_variables_id"];
        put?: never;
        post?: never;
        /** Delete a variable of a device */
        delete: operations["delete_device_variables_id"];
        options?: never;
        head?: never;
        /** Change a variable of a device */
        patch: operations["patch_device_variables_id"];
        trace?: never;
    };
    "/api/v1/devices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List devices */
        get: operations["get_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a device */
        get: operations["get_devices_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/blacklist/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Free the seat of a device, and refuse it from now on */
        post: operations["post_devices_id_blacklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/borrow/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a device keep its floating slot for a time without a connection */
        post: operations["post_devices_id_borrow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Free the seat of a device, as if it had never been taken
         * @description The seat is free as if never taken: neither this nor the next device is a transfer. The seat of an offline file is freed as well: here the vendor decides.
         */
        post: operations["post_devices_id_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/unblacklist/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a device no longer */
        post: operations["post_devices_id_unblacklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/former-license-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List keys that licenses had before */
        get: operations["get_former_license_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/former-license-keys/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a key that a license had before */
        get: operations["get_former_license_keys_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/former-license-keys/{id}/end/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a former key before its time
         * @description From now on it works on no device. One that has ended already stays as it is.
         */
        post: operations["post_former_license_keys_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation-files/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List installation files */
        get: operations["get_installation_files"];
        put?: never;
        /**
         * Publish a version of a product
         * @description The server keeps links, never files. Without release_date it is released today; without requires_version the oldest version may update to it.
         */
        post: operations["post_installation_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation-files/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an installation file */
        get: operations["get_installation_files_id"];
        put?: never;
        post?: never;
        /** Delete an installation file */
        delete: operations["delete_installation_files_id"];
        options?: never;
        head?: never;
        /** Change an installation file */
        patch: operations["patch_installation_files_id"];
        trace?: never;
    };
    "/api/v1/license-activation-histories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List activations and deactivations, newest first */
        get: operations["get_license_activation_histories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-activation-histories/transfer_count/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the transfers of devices
         * @description Activations on another device than the one before, known or not. The transfer_count of a license counts less: its limit asks only for devices that took the place of another.
         */
        get: operations["get_license_activation_histories_transfer_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-activation-histories/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an activation or deactivation */
        get: operations["get_license_activation_histories_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-api-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the keys of the License API */
        get: operations["get_license_api_keys"];
        put?: never;
        /**
         * Make a key of the License API, with its shared key
         * @description The shared key is in this answer and nowhere else.
         */
        post: operations["post_license_api_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-api-keys/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a key */
        get: operations["get_license_api_keys_id"];
        put?: never;
        post?: never;
        /** Revoke a key */
        delete: operations["delete_license_api_keys_id"];
        options?: never;
        head?: never;
        /** Change the label of a key, or what it may do */
        patch: operations["patch_license_api_keys_id"];
        trace?: never;
    };
    "/api/v1/license-custom-fields/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List custom field values of licenses */
        get: operations["get_license_custom_fields"];
        put?: never;
        /** Give a license a value of its own for a custom field */
        post: operations["post_license_custom_fields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-custom-fields/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a custom field value */
        get: operations["get_license_custom_fields_id"];
        put?: never;
        post?: never;
        /** Take a custom field value away: the license has that of its product again */
        delete: operations["delete_license_custom_fields_id"];
        options?: never;
        head?: never;
        /** Change a custom field value */
        patch: operations["patch_license_custom_fields_id"];
        trace?: never;
    };
    "/api/v1/license-features-import-results/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports of features of licenses, newest first */
        get: operations["get_license_features_import_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-features-import-results/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how an import of features of licenses stands */
        get: operations["get_license_features_import_results_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-features-import-results/{id}/bad_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bad rows of an import with their cells, each with all that is wrong with it
         * @description In the order of the file, also while the import runs. Pages follow each other by next.
         */
        get: operations["get_license_features_import_results_id_bad_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-features-import-results/{id}/invalid_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all bad rows of an import, with line, column and reason, as CSV */
        get: operations["get_license_features_import_results_id_invalid_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-histories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was done with licenses, newest first */
        get: operations["get_license_histories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-histories/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export at most 24 hours of history as CSV, oldest first */
        get: operations["get_license_histories_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-histories/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a line of the history */
        get: operations["get_license_histories_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-manager-permissions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what license managers can be allowed */
        get: operations["get_license_manager_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-product-features/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List features of licenses */
        get: operations["get_license_product_features"];
        put?: never;
        /**
         * Give a license a feature
         * @description What is not said is as the product feature has it.
         */
        post: operations["post_license_product_features"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-product-features/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export features of licenses as CSV
         * @description All that the filters of licenses match; limit and offset mean nothing here. An import takes the file as it is.
         */
        get: operations["get_license_product_features_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-product-features/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a feature of a license */
        get: operations["get_license_product_features_id"];
        put?: never;
        post?: never;
        /**
         * Take a feature away from its license
         * @description Its counter and its floating slots go with it.
         */
        delete: operations["delete_license_product_features_id"];
        options?: never;
        head?: never;
        /** Change a feature of a license */
        patch: operations["patch_license_product_features_id"];
        trace?: never;
    };
    "/api/v1/license-templates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List license policies */
        get: operations["get_license_templates"];
        put?: never;
        /** Create a license policy */
        post: operations["post_license_templates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-templates/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a license policy */
        get: operations["get_license_templates_id"];
        put?: never;
        post?: never;
        /**
         * Delete a license policy
         * @description Licenses that were made of it keep what they have. The default policy stays until another one is the default.
         */
        delete: operations["delete_license_templates_id"];
        options?: never;
        head?: never;
        /**
         * Change a license policy
         * @description Licenses keep what they have until the policy is applied to them.
         */
        patch: operations["patch_license_templates_id"];
        trace?: never;
    };
    "/api/v1/license-templates/{id}/apply/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the licenses of a policy to its present terms
         * @description Only what the policy set when a license was issued changes: never what an order or an edit said. A new duration counts from the first activation. All licenses, or none.
         */
        post: operations["post_license_templates_id_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-templates/{id}/policy_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy file of an air-gapped policy, one line of base64 */
        get: operations["get_license_templates_id_policy_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-templates/{id}/terms/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a license policy says itself, and what counts where it says nothing
         * @description A policy itself is answered with every member filled; this tells those apart that it sets.
         */
        get: operations["get_license_templates_id_terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List groups of license users */
        get: operations["get_license_user_groups"];
        put?: never;
        /** Create a group */
        post: operations["post_license_user_groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a group */
        get: operations["get_license_user_groups_id"];
        put?: never;
        post?: never;
        /** Delete a group; its members and licenses stay */
        delete: operations["delete_license_user_groups_id"];
        options?: never;
        head?: never;
        /** Change a group */
        patch: operations["patch_license_user_groups_id"];
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/add_license/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a license into a group, for lists; it gives nobody the license */
        post: operations["post_license_user_groups_id_add_license"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/add_manager/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody a license manager, and a license user where they are none yet */
        post: operations["post_license_user_groups_id_add_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/managers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the license managers */
        get: operations["get_license_user_groups_id_managers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of a group */
        get: operations["get_license_user_groups_id_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/remove_license/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a license out of a group */
        post: operations["post_license_user_groups_id_remove_license"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-user-groups/{id}/remove_manager/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody a license manager no longer */
        post: operations["post_license_user_groups_id_remove_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List license users */
        get: operations["get_license_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/set_password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password of the license user with an e-mail */
        post: operations["post_license_users_set_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a license user */
        get: operations["get_license_users_id"];
        put?: never;
        post?: never;
        /**
         * Delete a license user who has no licenses
         * @description Whoever manages orders, accounts or groups manages them no longer. Unassign the licenses first.
         */
        delete: operations["delete_license_users_id"];
        options?: never;
        head?: never;
        /** Change a license user */
        patch: operations["patch_license_users_id"];
        trace?: never;
    };
    "/api/v1/license-users/{id}/add_to_group/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a license user into a group */
        post: operations["post_license_users_id_add_to_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/forget_past/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget what a license user's names and addresses were
         * @description Moments before now then show what is there now, or nothing where the person is deleted. Works after the deletion as well, and as often as wanted. What the audit and histories say of the person is theirs to forget.
         */
        post: operations["post_license_users_id_forget_past"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/groups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the groups that a license user is in */
        get: operations["get_license_users_id_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/remove_from_group/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a license user out of a group */
        post: operations["post_license_users_id_remove_from_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/remove_lm_permissions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take from a license user all that they may do as a manager
         * @description Permissions, products, policies and customer accounts; orders and groups stay theirs.
         */
        post: operations["post_license_users_id_remove_lm_permissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/set_password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password of a license user */
        post: operations["post_license_users_id_set_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/license-users/{id}/update_lm_permissions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a license user may do as a manager
         * @description Each list that is sent replaces the one that there is. No one gives what they may not do themselves.
         */
        post: operations["post_license_users_id_update_lm_permissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses-import-results/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports of licenses, newest first */
        get: operations["get_licenses_import_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses-import-results/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how an import of licenses stands */
        get: operations["get_licenses_import_results_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses-import-results/{id}/bad_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bad rows of an import with their cells, each with all that is wrong with it
         * @description In the order of the file, also while the import runs. Pages follow each other by next.
         */
        get: operations["get_licenses_import_results_id_bad_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses-import-results/{id}/invalid_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all bad rows of an import, with line, column and reason, as CSV */
        get: operations["get_licenses_import_results_id_invalid_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List licenses
         * @description Filters take the look-ups of their kind behind two underscores: exact, iexact, icontains, startswith, in, isnull, not for text; gt, gte, lt, lte for numbers and times; date__gt … date__lte for the UTC day of a time.
         */
        get: operations["get_licenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/bulk_actions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bulk actions, newest first */
        get: operations["get_licenses_bulk_actions"];
        put?: never;
        /**
         * Do something to many licenses, named or found by a filter, after the answer
         * @description Which licenses is fixed when the call is answered. Each is done once, as its own call would do it, with its history, events and audit; those that it does not suit stay as they are and are reported. With dry_run: what would change.
         */
        post: operations["post_licenses_bulk_actions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/bulk_actions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how a bulk action stands */
        get: operations["get_licenses_bulk_actions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/bulk_actions/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a bulk action; what it has changed stays changed */
        post: operations["post_licenses_bulk_actions_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/bulk_actions/{id}/problems/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export what spoke against licenses of a bulk action, as CSV */
        get: operations["get_licenses_bulk_actions_id_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/bulk_update/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change many licenses, all of them or none */
        patch: operations["patch_licenses_bulk_update"];
        trace?: never;
    };
    "/api/v1/licenses/check_license/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of a license for one of its devices, as a signed document */
        get: operations["get_licenses_check_license"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/disable_bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable licenses
         * @description All of them, or none where one does not exist.
         */
        post: operations["post_licenses_disable_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/enable_bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable licenses
         * @description All of them, or none where one does not exist.
         */
        post: operations["post_licenses_enable_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export licenses as CSV
         * @description All that the filters of licenses match; limit and offset mean nothing here. An import takes the file as it is.
         */
        get: operations["get_licenses_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/export_history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the history of licenses as CSV, oldest first
         * @description All of it, or of the time that range, or from and to, name; the columns of license-histories/export, in quotes only where a text must be.
         */
        get: operations["get_licenses_export_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/import_features_from_csv/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import features of licenses from a CSV file
         * @description The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are listed in the header Licet-Ignored.
         */
        post: operations["post_licenses_import_features_from_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/import_from_csv/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import licenses from a CSV file
         * @description The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are listed in the header Licet-Ignored.
         */
        post: operations["post_licenses_import_from_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/reset_bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Free all devices of licenses, and count anew
         * @description All of them, or none where one does not exist.
         */
        post: operations["post_licenses_reset_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a license */
        get: operations["get_licenses_id"];
        put?: never;
        post?: never;
        /**
         * Delete a license and all that belongs to it
         * @description Irreversible: its devices, active or not, users' assignments, features and histories go with it, and so do the licenses of its bundle. Applications are answered license_not_found from then on. A license in a bundle goes with its bundle only.
         */
        delete: operations["delete_licenses_id"];
        options?: never;
        head?: never;
        /**
         * Change a license
         * @description A new duration of an activated license begins now. A limit below what is in use takes nothing away, and gives nothing more until less is in use.
         */
        patch: operations["patch_licenses_id"];
        trace?: never;
    };
    "/api/v1/licenses/{id}/apply_policy/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a SKU policy onto a license
         * @description What the policy says is set, and its features replace those of the license; other members of the body win over the policy. Counters, the type of the license and what the policy is silent on stay. A new duration of an activated license begins now.
         */
        post: operations["post_licenses_id_apply_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/assign_user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a license to a user
         * @description The user is made where nobody has the e-mail. Who has the license already keeps it, with what is said anew. The licenses of a bundle are given with it.
         */
        post: operations["post_licenses_id_assign_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/assign_users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a license to several users, all of them or none */
        post: operations["post_licenses_id_assign_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/client/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the OAuth client of a license, with its secret
         * @description A secret whose days are over is replaced by this.
         */
        get: operations["get_licenses_id_client"];
        put?: never;
        /** Create the OAuth client of a license */
        post: operations["post_licenses_id_client"];
        /** Delete the OAuth client of a license */
        delete: operations["delete_licenses_id_client"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/client/rotate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of the OAuth client of a license
         * @description The secret before it is good for the days of grace.
         */
        post: operations["post_licenses_id_client_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/diff/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed of a license between two moments
         * @description Compares what the license was at both, member by member (docs/guide/past.md); also of a license that is gone. Who changed it comes from the audit, where the caller may read that, and from the history.
         */
        get: operations["get_licenses_id_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/disable/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable a license: activations and checks are refused */
        post: operations["post_licenses_id_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/enable/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable a disabled license */
        post: operations["post_licenses_id_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/explain/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain why a call would be allowed or refused
         * @description Judges by the rules that judge calls of applications and shows all of them: what each saw, whether it passed, the code that it gives and what would make it pass. Changes nothing. A password counts as right.
         */
        get: operations["get_licenses_id_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/provenance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell where each property of a license came from */
        get: operations["get_licenses_id_provenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/refresh_file/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file that brings the present state of a license to a device, one line of base64
         * @description For a bundle license the file holds each of its products.
         */
        get: operations["get_licenses_id_refresh_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Free all devices of a license, and count anew */
        post: operations["post_licenses_id_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/reset_consumption/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set what a license and its features consumed to nothing */
        post: operations["post_licenses_id_reset_consumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/roll_key/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a license another key
         * @description The old key still works for grace_days, but only on devices that have a seat; applications learn the new one from their next check. A new device needs the new key at once. Of a bundle, all its licenses get it.
         */
        post: operations["post_licenses_id_roll_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/set_users_activations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set how many devices users of a license may have, or free those they have */
        post: operations["post_licenses_id_set_users_activations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/timeline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened to a license, newest first
         * @description Its history, its devices, what was written, scheduled and imported, in one list. Checks and consumption are one entry for each day in UTC. Who wrote, and which members changed, is shown to callers that may read the audit. Pages follow each other by next.
         */
        get: operations["get_licenses_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/unassign_user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a license away from a user, and free the devices that the user has on it */
        post: operations["post_licenses_id_unassign_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licenses/{id}/update_features/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the features of a license
         * @description Features that are listed are created or updated, those that are not listed are taken away.
         */
        post: operations["post_licenses_id_update_features"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read which mails are sent, and whether they can be */
        get: operations["get_mail_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change which mails are sent */
        patch: operations["patch_mail_settings"];
        trace?: never;
    };
    "/api/v1/mail-settings/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test mail, and say what the mail server answers
         * @description Immediately, past the queue; it leaves no mail in the log.
         */
        post: operations["post_mail_settings_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-texts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what mails say, in every language */
        get: operations["get_mail_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-texts/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show how a mail would look, with the latest license
         * @description Sends and stores nothing.
         */
        post: operations["post_mail_texts_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-texts/{kind}/{language}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a kind of mail says in a language */
        get: operations["get_mail_texts_kind_language"];
        put?: never;
        post?: never;
        /** Take a text back: mails say again what Licet brings */
        delete: operations["delete_mail_texts_kind_language"];
        options?: never;
        head?: never;
        /**
         * Write what a kind of mail says in a language
         * @description In place of what Licet brings. Any language of two letters; a new one needs subject and text.
         */
        patch: operations["patch_mail_texts_kind_language"];
        trace?: never;
    };
    "/api/v1/mails/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List mails that wait or were sent */
        get: operations["get_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a mail with its texts */
        get: operations["get_mails_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/send_again/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a mail again, as it was
         * @description As a new mail, which refers to this one. Not while it waits, and not where it holds a link that is good once.
         */
        post: operations["post_mails_id_send_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/management-api-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the keys of the Management API */
        get: operations["get_management_api_keys"];
        put?: never;
        /**
         * Make a key of the Management API
         * @description The key is in this answer and nowhere else. It grants no more than its maker may do.
         */
        post: operations["post_management_api_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/management-api-keys/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a key */
        get: operations["get_management_api_keys_id"];
        put?: never;
        post?: never;
        /** Revoke a key */
        delete: operations["delete_management_api_keys_id"];
        options?: never;
        head?: never;
        /** Change the label, permissions or end of a key */
        patch: operations["patch_management_api_keys_id"];
        trace?: never;
    };
    "/api/v1/orders-import-results/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports of orders, newest first */
        get: operations["get_orders_import_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders-import-results/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how an import of orders stands */
        get: operations["get_orders_import_results_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders-import-results/{id}/bad_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bad rows of an import with their cells, each with all that is wrong with it
         * @description In the order of the file, also while the import runs. Pages follow each other by next.
         */
        get: operations["get_orders_import_results_id_bad_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders-import-results/{id}/invalid_rows/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all bad rows of an import, with line, column and reason, as CSV */
        get: operations["get_orders_import_results_id_invalid_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description Orders come without their items. Filters take the look-ups that GET licenses/ describes.
         */
        get: operations["get_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/create_order/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an order with its licenses, or append to one
         * @description An order is stored whole or not at all, and every problem is reported at once. With dry_run=true nothing is written: the answer says what would be issued, and where each property would come from. Members that nothing reads are listed in the header Licet-Ignored.
         */
        post: operations["post_orders_create_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the orders of a period as CSV
         * @description A row for each license, with its order, its customer and its users. Give either range, or from and to. The columns are named as imports name them.
         */
        get: operations["get_orders_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/generate_license/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Generate license keys
         * @description Keys that no license has yet, for a later order. They are not reserved.
         */
        get: operations["get_orders_generate_license"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/import_from_csv/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import orders from a CSV file
         * @description The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are listed in the header Licet-Ignored.
         */
        post: operations["post_orders_import_from_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve an order with its licenses
         * @description By the numeric id, not by the id its creator gave (store_id).
         */
        get: operations["get_orders_id"];
        put?: never;
        post?: never;
        /**
         * Delete an order with its licenses
         * @description With devices, histories and all else that hangs on them. Not while has_active_licenses is true: disable its licenses first.
         */
        delete: operations["delete_orders_id"];
        options?: never;
        head?: never;
        /**
         * Change an order, or move it to another customer or account
         * @description What is written on the order of its customer follows a new customer, and so does its account, unless customer_account names one.
         */
        patch: operations["patch_orders_id"];
        trace?: never;
    };
    "/api/v1/orders/{id}/add_manager/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make somebody a license manager of an order
         * @description Who is no license user yet becomes one, with an initial password. A password that is given replaces the one of a known user.
         */
        post: operations["post_orders_id_add_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/add_managers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make several people license managers of an order */
        post: operations["post_orders_id_add_managers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export an order as CSV
         * @description A row for each license, with the order, its customer and its users.
         */
        get: operations["get_orders_id_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/managers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the license managers of an order */
        get: operations["get_orders_id_managers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/remove_manager/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the management of an order from a license user
         * @description The user stays, with the licenses that are assigned to them.
         */
        post: operations["post_orders_id_remove_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/safe_delete/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an order that has no licenses */
        delete: operations["delete_orders_id_safe_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/send_email/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the licenses of an order to its customer by mail
         * @description Also where such mails are switched off. Answers the mail, which waits to be sent.
         */
        post: operations["post_orders_id_send_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The start page in one answer: numbers, and the filtered lists behind them
         * @description Numbers are those of the lists that they lead to, so very many rows are estimated (is_estimate). What the caller may not read is left out.
         */
        get: operations["get_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/appearance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the portal of a company looks
         * @description Without a company, that of the only one of this server.
         */
        get: operations["get_portal_appearance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/license_keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the license keys of an address mailed to it
         * @description Answers the same, and as quickly, whoever has the address: a stranger learns nothing. Few such mails go to one address.
         */
        post: operations["post_portal_license_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the licenses that one holds or manages
         * @description The newest first. A license key sees its license, and those of its bundle.
         */
        get: operations["get_portal_licenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a license that one holds or manages */
        get: operations["get_portal_licenses_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/devices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the devices of a license
         * @description Those that were heard of last first. Of users who do not manage the license, their own.
         */
        get: operations["get_portal_licenses_id_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/devices/{device_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a device of a license */
        get: operations["get_portal_licenses_id_devices_device_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/devices/{device_id}/ask_to_free/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the customer of a license asked by mail whether the seat of a device may be freed
         * @description By the key, where the license says that its customer confirms it (seat_replacement: email). The customer gets a link that is good once, for an hour, and five such mails a day at the most.
         */
        post: operations["post_portal_licenses_id_devices_device_id_ask_to_free"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/devices/{device_id}/borrow/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a device keep its floating slot for a time without a connection */
        post: operations["post_portal_licenses_id_devices_device_id_borrow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/devices/{device_id}/free/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Free the seat of a device, within the budget of the license
         * @description One's own device; that of another user where one manages the license and may reset devices. Answers what is left of the budget.
         */
        post: operations["post_portal_licenses_id_devices_device_id_free"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/devices/{device_id}/revoke/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Free the seat of a device, within the budget of the license, and refuse the device from now on
         * @description By the manager of the license, who may revoke devices. The vendor can allow the device again.
         */
        post: operations["post_portal_licenses_id_devices_device_id_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/downloads/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files that a license may have, the newest version first
         * @description What was released until the end of maintenance, or else of the license; nothing of a disabled one.
         */
        get: operations["get_portal_licenses_id_downloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/free_devices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Free the seats of all devices, within the budget of the license
         * @description By its manager, who may reset licenses: all seats, or none. Nothing else of the license changes.
         */
        post: operations["post_portal_licenses_id_free_devices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/seat_budget/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how many seats of a license may still be freed */
        get: operations["get_portal_licenses_id_seat_budget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the users of a license that one manages */
        get: operations["get_portal_licenses_id_users"];
        put?: never;
        /** Give a license that one manages to a user, who is made where nobody has the e-mail */
        post: operations["post_portal_licenses_id_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/users/{user_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user of a license that one manages */
        get: operations["get_portal_licenses_id_users_user_id"];
        put?: never;
        post?: never;
        /** Take a license away from a user, and free the devices that the user has on it */
        delete: operations["delete_portal_licenses_id_users_user_id"];
        options?: never;
        head?: never;
        /** Change how many devices a user may have, or whether the user is active */
        patch: operations["patch_portal_licenses_id_users_user_id"];
        trace?: never;
    };
    "/api/v1/portal/licenses/{id}/users/{user_id}/reset_password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a user of a license a new initial password
         * @description Of users who have and manage nothing that the caller does not manage.
         */
        post: operations["post_portal_licenses_id_users_user_id_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/link/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read what a mailed link is good for
         * @description The link stays good: programs that look into mail follow links.
         */
        post: operations["post_portal_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/link/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm by a mailed link that a device makes place for another
         * @description Uses the link up, and frees the seat within the budget of the license.
         */
        post: operations["post_portal_link_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/logo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logo of a company */
        get: operations["get_portal_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/open-sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's sessions at the portal, the newest first */
        get: operations["get_portal_open_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/open-sessions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's sessions at the portal */
        delete: operations["delete_portal_open_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/session/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who is signed in at the portal */
        get: operations["get_portal_session"];
        put?: never;
        /**
         * Sign in at the portal, with a password or with a license key
         * @description Opens a session of twelve hours: a bearer token, and a cookie for the pages of this server. A key opens its license only, with the e-mail of its customer.
         */
        post: operations["post_portal_session"];
        /** Sign out of the portal */
        delete: operations["delete_portal_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/session/link/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in at the portal with a mailed link
         * @description Uses the link up. With new_password, that takes the place of the user's password.
         */
        post: operations["post_portal_session_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/session/password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password
         * @description Every session of the user ends; the answer holds a new one, and its cookie.
         */
        post: operations["post_portal_session_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/session/sso/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign on at the identity provider of a customer account
         * @description The address is good for ten minutes, in the browser that got the cookie of this answer.
         */
        post: operations["post_portal_session_sso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/session/sso/callback/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with what came back from the identity provider
         * @description Opens a session that reaches the licenses of the account which the user holds or manages.
         */
        post: operations["post_portal_session_sso_callback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/sign_in_link/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link to sign in mailed to a license user
         * @description Good once, for 15 minutes. A customer who is no license user is mailed their license keys. Answers the same, and as quickly, whoever has the address: a stranger learns nothing. Few such mails go to one address.
         */
        post: operations["post_portal_sign_in_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-custom-fields/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List custom fields of products */
        get: operations["get_product_custom_fields"];
        put?: never;
        /** Create a custom field */
        post: operations["post_product_custom_fields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-custom-fields/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a custom field */
        get: operations["get_product_custom_fields_id"];
        put?: never;
        post?: never;
        /** Delete a custom field */
        delete: operations["delete_product_custom_fields_id"];
        options?: never;
        head?: never;
        /** Change a custom field */
        patch: operations["patch_product_custom_fields_id"];
        trace?: never;
    };
    "/api/v1/product-features/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List product features */
        get: operations["get_product_features"];
        put?: never;
        /** Create a product feature */
        post: operations["post_product_features"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-features/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product feature */
        get: operations["get_product_features_id"];
        put?: never;
        post?: never;
        /**
         * Delete a product feature
         * @description From the licenses and policies that have it as well. To leave them alone, retire it: PATCH is_deleted.
         */
        delete: operations["delete_product_features_id"];
        options?: never;
        head?: never;
        /**
         * Change a product feature
         * @description is_deleted retires it: licenses that have it keep it, and no further license gets it.
         */
        patch: operations["patch_product_features_id"];
        trace?: never;
    };
    "/api/v1/products/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products and bundles */
        get: operations["get_products"];
        put?: never;
        /**
         * Create a product with its default policy, or a bundle
         * @description A bundle has `is_bundle: true` and lists its `products` by id or short_code.
         */
        post: operations["post_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product or bundle */
        get: operations["get_products_id"];
        put?: never;
        post?: never;
        /** Delete a product that nothing refers to */
        delete: operations["delete_products_id"];
        options?: never;
        head?: never;
        /**
         * Change, archive or restore a product or bundle
         * @description A null takes a value back: the product then does not say.
         */
        patch: operations["patch_products_id"];
        trace?: never;
    };
    "/api/v1/products/{id}/add_to_bundle/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a product to a bundle */
        post: operations["post_products_id_add_to_bundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/bundle/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the products of a bundle */
        get: operations["get_products_id_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/in_bundle/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the bundles that hold a product */
        get: operations["get_products_id_in_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/remove_from_bundle/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a product out of a bundle */
        post: operations["post_products_id_remove_from_bundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/terms/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a product says itself, and what counts where it says nothing
         * @description A product itself is answered with every member filled; this tells those apart that it sets.
         */
        get: operations["get_products_id_terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/running_work/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell which imports and bulk actions wait or are under way
         * @description Imports of the kinds that the caller may read.
         */
        get: operations["get_running_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-filters/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own saved filters and those that are shared */
        get: operations["get_saved_filters"];
        put?: never;
        /**
         * Save a filter
         * @description Whoever may change nothing of the company keeps filters for themselves, and shares none.
         */
        post: operations["post_saved_filters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-filters/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a saved filter */
        get: operations["get_saved_filters_id"];
        put?: never;
        post?: never;
        /** Remove a saved filter */
        delete: operations["delete_saved_filters_id"];
        options?: never;
        head?: never;
        /** Rename a saved filter, change what it asks for, or share it */
        patch: operations["patch_saved_filters_id"];
        trace?: never;
    };
    "/api/v1/scheduled-updates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List scheduled updates
         * @description In the order of their hours unless order_by says otherwise.
         */
        get: operations["get_scheduled_updates"];
        put?: never;
        /**
         * Change a license at an hour to come
         * @description A license has one scheduled update for each hour: where one waits, the items join it, and the answer has its id. All items are applied, or none.
         */
        post: operations["post_scheduled_updates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/bulk_cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel every scheduled update that waits and matches the filters of the query
         * @description Without a filter, all that wait. What is no filter of scheduled updates is refused, not ignored.
         */
        post: operations["post_scheduled_updates_bulk_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/bulk_create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 scheduled updates, all of them or none
         * @description Those that end in the same scheduled update are answered once.
         */
        post: operations["post_scheduled_updates_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/stats/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count scheduled updates by their status */
        get: operations["get_scheduled_updates_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a scheduled update */
        get: operations["get_scheduled_updates_id"];
        put?: never;
        post?: never;
        /** Delete a scheduled update, whatever became of it */
        delete: operations["delete_scheduled_updates_id"];
        options?: never;
        head?: never;
        /**
         * Change a scheduled update that waits, or that failed
         * @description One that failed needs another hour, and then waits again. A license that is sent is ignored.
         */
        patch: operations["patch_scheduled_updates_id"];
        trace?: never;
    };
    "/api/v1/scheduled-updates/{id}/apply/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a scheduled update now, without waiting for its hour
         * @description Answered with 200 whatever comes of it: the status says whether it was applied.
         */
        post: operations["post_scheduled_updates_id_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a scheduled update that waits */
        post: operations["post_scheduled_updates_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/{id}/retry/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a scheduled update that failed again
         * @description Answered with 200 whatever comes of it: the status says whether it was applied.
         */
        post: operations["post_scheduled_updates_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-updates/{id}/simulate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say what would come of a scheduled update if it were applied now
         * @description Every item is tried, so several may say what speaks against them; nothing is kept.
         */
        get: operations["get_scheduled_updates_id_simulate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find licenses, orders, customers, users, devices, products, features and decisions by what is typed
         * @description First what is exactly meant: a license key as people type it, an id, an e-mail, the number of a decision (`#1042`); then what has the text as a part. Parts are of three letters or digits at least, except of products and features. Shows what the caller may read.
         */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security-events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refused sign-ins, keys and calls, newest first
         * @description One row for all of a minute that are alike. Kept for 90 days.
         */
        get: operations["get_security_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who is logged in, and what they may do */
        get: operations["get_session"];
        put?: never;
        /**
         * Log in
         * @description Opens a session of twelve hours: a bearer token, and a cookie for the pages of this server.
         */
        post: operations["post_session"];
        /** Log out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/oidc/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign on at the identity provider of the staff
         * @description The address is good for ten minutes and for one sign-on, in the browser that got the cookie of this answer.
         */
        post: operations["post_session_oidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/oidc/callback/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with what came back from the identity provider
         * @description Opens a session as POST session/ does. After `code_required` the same call with `state` and `totp` opens it.
         */
        post: operations["post_session_oidc_callback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password
         * @description Every other session ends.
         */
        post: operations["post_session_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/setup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password by a link that was given out, and log in */
        post: operations["post_session_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/setup/check/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read whom a link to set a password was made for
         * @description The link stays valid. Guesses are slowed, together with those of POST session/setup/.
         */
        post: operations["post_session_setup_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to use an authenticator app */
        post: operations["post_session_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove that the app has the secret
         * @description From now on logging in takes a code. The answer holds ten for the day the phone is gone; each is good once.
         */
        post: operations["post_session_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/end/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use no authenticator app any more */
        post: operations["post_session_totp_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/ways/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how one logs in here */
        get: operations["get_session_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where one is logged in */
        get: operations["get_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/end_others/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log out everywhere but here */
        post: operations["post_sessions_end_others"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log out somewhere */
        delete: operations["delete_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signing-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the keys that answers and files are signed with, the newest first */
        get: operations["get_signing_keys"];
        put?: never;
        /**
         * Make the next keys, which are published and wait
         * @description Applications that are built with them from now on are ready for the day on which they are activated.
         */
        post: operations["post_signing_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signing-keys/{id}/activate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with the next keys from now on
         * @description The keys before them go on for applications that know no newer ones, until retires_at (a year from now unless given): until then no call fails for the sake of a key.
         */
        post: operations["post_signing_keys_id_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signing-keys/{id}/retire/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another day on which keys stop to sign, or to be published
         * @description Not of the active ones: activate others first. Keys that wait are given up by it.
         */
        post: operations["post_signing_keys_id_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signing-keys/{id}/vouch/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish what the recovery key says of keys
         * @description Applications that pin the recovery key take these keys over by themselves.
         */
        post: operations["post_signing_keys_id_vouch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the staff */
        get: operations["get_staff"];
        put?: never;
        /**
         * Add somebody to the staff
         * @description Without a password the answer holds a token, by which POST session/setup/ sets one within seven days.
         */
        post: operations["post_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one of the staff */
        get: operations["get_staff_id"];
        put?: never;
        post?: never;
        /** Remove somebody from the staff */
        delete: operations["delete_staff_id"];
        options?: never;
        head?: never;
        /**
         * Change the role, name, e-mail or state of one of the staff
         * @description Sessions of somebody who is no longer active end at once.
         */
        patch: operations["patch_staff_id"];
        trace?: never;
    };
    "/api/v1/staff/{id}/end_sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log somebody out everywhere
         * @description Password and authenticator app stay: they can log in again.
         */
        post: operations["post_staff_id_end_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/renew_setup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a new link to somebody who lost password or phone
         * @description Their sessions end, no code is asked for until they set an app up again, and the identity provider may name them anew.
         */
        post: operations["post_staff_id_renew_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List subscriptions */
        get: operations["get_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{subscription_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a subscription with its payments and its licenses */
        get: operations["get_subscriptions_subscription_id"];
        /**
         * Tell what a billing system knows of a subscription
         * @description Licenses whose subscription_id it is follow it. Repeating it changes nothing, and neither does what is older than what is known. What is paid never moves back, unless the reason is refund, dispute or correction. A subscription that is canceled stays so: who returns has another one. Where the policy counts licenses by the quantity, a higher one adds licenses to their order.
         */
        put: operations["put_subscriptions_subscription_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{subscription_id}/refund_preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a refund or a dispute would do to the licenses of a subscription
         * @description By the terms of their policies. Nothing is changed.
         */
        get: operations["get_subscriptions_subscription_id_refund_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-clock-moments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what came to licenses while their test clocks were advanced */
        get: operations["get_test_clock_moments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-clocks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List test clocks */
        get: operations["get_test_clocks"];
        put?: never;
        /**
         * Create a test clock
         * @description An order that is placed with is_test and test_clock lives by it, with its licenses.
         */
        post: operations["post_test_clocks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-clocks/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a test clock, and how far it has come */
        get: operations["get_test_clocks_id"];
        put?: never;
        post?: never;
        /** Delete a test clock, and with with_orders the orders that live by it */
        delete: operations["delete_test_clocks_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-clocks/{id}/advance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance a test clock; what would have happened happens, moment by moment
         * @description By two years at most. A short way is gone before the answer, which says ready; of a longer one it says advancing: read the clock until it is ready.
         */
        post: operations["post_test_clocks_id_advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-clocks/{id}/due/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What comes next to the licenses of a test clock, if nothing changes */
        get: operations["get_test_clocks_id_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of webhooks
         * @description Newest first unless order_by says otherwise.
         */
        get: operations["get_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/replay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send every delivery again that matches the filters of the query
         * @description For example endpoint=1&status=failed, or endpoint=1&created_at__gte=2026-03-01T00:00:00Z for all since then. Each event goes once to each endpoint, under the id that it had, and never to an endpoint that is deleted or switched off. A filter is needed; what is none is refused, not ignored.
         */
        post: operations["post_webhook_deliveries_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a delivery with its request and every attempt */
        get: operations["get_webhook_deliveries_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/replay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again, under the id that it had
         * @description Never to an endpoint that is deleted or switched off. One that waits anyway is answered as it is.
         */
        post: operations["post_webhook_deliveries_id_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhook endpoints */
        get: operations["get_webhook_endpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description The secret is in this answer and nowhere else. An endpoint is sent whole objects: only who may read the catalog, orders, licenses and customers may create one.
         */
        post: operations["post_webhook_endpoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a webhook endpoint */
        get: operations["get_webhook_endpoints_id"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description What waits for it is canceled. Its deliveries stay in the log, and cannot be replayed.
         */
        delete: operations["delete_webhook_endpoints_id"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint, or switch it on or off
         * @description Switched off, what waits for it is canceled; it can be replayed when it is on again.
         */
        patch: operations["patch_webhook_endpoints_id"];
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/revoke_old_secrets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an overlap of secrets now */
        post: operations["post_webhook_endpoints_id_revoke_old_secrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/rotate_secret/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook endpoint another secret
         * @description The secret is in this answer and nowhere else. Until the overlap ends, everything is signed with both secrets.
         */
        post: operations["post_webhook_endpoints_id_rotate_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook endpoint now, and say what came of it
         * @description The event webhook_endpoint.test, signed and guarded as all others. It is not tried again.
         */
        post: operations["post_webhook_endpoints_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "consumption_pool.consumption_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool.consumption_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool: components["schemas"]["ConsumptionPool"] | components["schemas"]["EventObjectGone"];
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            license_product_feature?: components["schemas"]["LicenseProductFeature"] | components["schemas"]["EventObjectGone"];
                            consumption: {
                                consumptions: number;
                                total_consumptions: number;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool.consumption_max_reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool.consumption_max_reached";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool: components["schemas"]["ConsumptionPool"] | components["schemas"]["EventObjectGone"];
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            license_product_feature?: components["schemas"]["LicenseProductFeature"] | components["schemas"]["EventObjectGone"];
                            consumption: {
                                consumptions: number;
                                total_consumptions: number;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool: components["schemas"]["ConsumptionPool"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                code: string;
                                customer_account: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool: {
                                id: number;
                                code?: string;
                                customer_account?: number;
                            };
                            details?: {
                                code: string;
                                customer_account: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool: components["schemas"]["ConsumptionPool"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                code: string;
                                customer_account: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool_license_checkout.checked_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool_license_checkout.checked_out";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool_license_checkout: {
                                id: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @description Units that the device was given. */
                                checked_out: number;
                                /** @description How many of them it used, as far as is known. */
                                consumed: number;
                                /** @description How many of them it gave back. What is left, it holds. */
                                returned: number;
                                /** @description When that was last told. */
                                synced_at: string | null;
                                consumption_pool: number;
                                device: number;
                                license: number;
                            } | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool_license_checkout.synced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool_license_checkout.synced";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool_license_checkout: {
                                id: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @description Units that the device was given. */
                                checked_out: number;
                                /** @description How many of them it used, as far as is known. */
                                consumed: number;
                                /** @description How many of them it gave back. What is left, it holds. */
                                returned: number;
                                /** @description When that was last told. */
                                synced_at: string | null;
                                consumption_pool: number;
                                device: number;
                                license: number;
                            } | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool_license_feature_checkout.checked_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool_license_feature_checkout.checked_out";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool_license_feature_checkout: {
                                id: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @description Units that the device was given. */
                                checked_out: number;
                                /** @description How many of them it used, as far as is known. */
                                consumed: number;
                                /** @description How many of them it gave back. What is left, it holds. */
                                returned: number;
                                /** @description When that was last told. */
                                synced_at: string | null;
                                consumption_pool: number;
                                device: number;
                                license_product_feature: number;
                            } | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consumption_pool_license_feature_checkout.synced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "consumption_pool_license_feature_checkout.synced";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            consumption_pool_license_feature_checkout: {
                                id: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @description Units that the device was given. */
                                checked_out: number;
                                /** @description How many of them it used, as far as is known. */
                                consumed: number;
                                /** @description How many of them it gave back. What is left, it holds. */
                                returned: number;
                                /** @description When that was last told. */
                                synced_at: string | null;
                                consumption_pool: number;
                                device: number;
                                license_product_feature: number;
                            } | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer: components["schemas"]["Customer"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer: {
                                id: number;
                                email?: string;
                                reference?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer.merged";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer: components["schemas"]["Customer"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                merged_customer_id: number;
                                email: string;
                                reference: string;
                                moved_orders: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer: components["schemas"]["Customer"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_account.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer_account.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer_account: components["schemas"]["CustomerAccount"] | components["schemas"]["EventObjectGone"];
                            details?: Record<string, never>;
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_account.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer_account.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer_account: {
                                id: number;
                                code?: string;
                            };
                            details?: {
                                code: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_account.manager_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer_account.manager_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer_account: components["schemas"]["CustomerAccount"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_account.manager_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer_account.manager_removed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer_account: components["schemas"]["CustomerAccount"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_account.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "customer_account.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            customer_account: components["schemas"]["CustomerAccount"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                changed: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device.blacklisted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "device.blacklisted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_id: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device.unblacklisted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "device.unblacklisted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_id: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device_variable.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "device_variable.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            device_variable: {
                                id: number;
                                /** Format: date-time */
                                created_at: string;
                                variable: string;
                                /** @description Kept as text. */
                                value: string;
                                device: number;
                            } | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device_variable.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "device_variable.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            device_variable: {
                                id: number;
                                device_id?: number;
                                variable?: string;
                                value?: string;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device_variable.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "device_variable.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            device_variable: {
                                id: number;
                                /** Format: date-time */
                                created_at: string;
                                variable: string;
                                /** @description Kept as text. */
                                value: string;
                                device: number;
                            } | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "import.finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "import.finished";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            details?: {
                                kind: string;
                                status: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "installation_file.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "installation_file.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            installation_file: components["schemas"]["InstallationFile"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "installation_file.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "installation_file.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            installation_file: {
                                id: number;
                                product_id?: number;
                                version?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "installation_file.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "installation_file.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            installation_file: components["schemas"]["InstallationFile"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.activated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.activated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            license_user?: components["schemas"]["EventLicenseUser"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.checked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.checked";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            license_user?: components["schemas"]["EventLicenseUser"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.consumption_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.consumption_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            consumption: {
                                consumptions: number;
                                total_consumptions: number;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.consumption_max_reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.consumption_max_reached";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            consumption: {
                                consumptions: number;
                                total_consumptions: number;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.deactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.deactivated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            license_user?: components["schemas"]["EventLicenseUser"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: {
                                id: number;
                                license_key?: string | null;
                                order?: number;
                                order_id?: number;
                                product_id?: number;
                                license_type?: string;
                                bundle_license_id?: number | null;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.expired";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.floating_borrowed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.floating_borrowed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                device_id: number;
                                feature?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.key_rolled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.key_rolled";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                former_key: number;
                                ends_at: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.license_user.assigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.license_user.assigned";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.license_user.unassigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.license_user.unassigned";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.maintenance_expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.maintenance_expired";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.maintenance_will_expire_3_days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.maintenance_will_expire_3_days";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.released";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.reset";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.user_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.user_updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user_id: number;
                                max_activations: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.will_expire_30_days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.will_expire_30_days";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                ends_at: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.will_expire_3_days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.will_expire_3_days";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.will_expire_7_days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license.will_expire_7_days";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                ends_at: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_custom_field.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_custom_field.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_custom_field: components["schemas"]["LicenseCustomField"] | components["schemas"]["EventObjectGone"];
                        } | components["schemas"]["LicenseCustomField"];
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_custom_field.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_custom_field.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_custom_field: {
                                id: number;
                                license: number;
                                name?: string;
                                value?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_custom_field.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_custom_field.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_custom_field: components["schemas"]["LicenseCustomField"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.consumption_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.consumption_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_product_feature?: components["schemas"]["LicenseProductFeature"] | components["schemas"]["EventObjectGone"];
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            consumption: {
                                consumptions: number;
                                total_consumptions: number;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.consumption_max_reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.consumption_max_reached";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_product_feature?: components["schemas"]["LicenseProductFeature"] | components["schemas"]["EventObjectGone"];
                            license: components["schemas"]["EventLicenseOfApplication"] | components["schemas"]["EventObjectGone"];
                            device: components["schemas"]["EventDevice"] | components["schemas"]["EventObjectGone"];
                            consumption: {
                                consumptions: number;
                                total_consumptions: number;
                            };
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_product_feature: components["schemas"]["LicenseProductFeature"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_product_feature: {
                                id: number;
                                license: number;
                                feature?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.floating_borrowed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.floating_borrowed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                device_id: number;
                                feature?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.floating_released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.floating_released";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license: components["schemas"]["EventLicense"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                device_id: number;
                                feature?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_product_feature.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_product_feature.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_product_feature: components["schemas"]["LicenseProductFeature"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                            details?: Record<string, never>;
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user: {
                                id: number;
                                true_email?: string;
                            };
                            details?: {
                                true_email: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user.password_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user.password_changed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                            details?: Record<string, never>;
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                changed: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                code?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.license_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.license_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_id: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.license_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.license_removed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_id: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.manager_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.manager_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.manager_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.manager_removed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.member_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.member_added";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user_id: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.member_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.member_removed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                            details?: {
                                license_user_id: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license_user_group.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "license_user_group.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            license_user_group: {
                                id: number;
                                metadata_string: null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                code: string;
                                name: string;
                                description: string;
                                metadata: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                                company: number;
                                customer_account: number | null;
                            } | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "order.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            order: components["schemas"]["EventOrder"] | components["schemas"]["EventObjectGone"];
                            request_info?: components["schemas"]["EventRequestInfo"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "order.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            order: {
                                id: number;
                                store_id?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.license_user.manager_assigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "order.license_user.manager_assigned";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            order: components["schemas"]["EventOrder"] | components["schemas"]["EventObjectGone"];
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.license_user.manager_unassigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "order.license_user.manager_unassigned";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            order: components["schemas"]["EventOrder"] | components["schemas"]["EventObjectGone"];
                            license_user: components["schemas"]["EventLicenseUser"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "order.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            order: components["schemas"]["EventOrder"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product: components["schemas"]["Product"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product: {
                                id: number;
                                short_code?: string;
                            };
                            details?: {
                                short_code: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product: components["schemas"]["Product"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product_custom_field.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product_custom_field.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product_custom_field: components["schemas"]["ProductCustomField"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product_custom_field.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product_custom_field.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product_custom_field: {
                                id: number;
                                product_id?: number;
                                name?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product_custom_field.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product_custom_field.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product_custom_field: components["schemas"]["ProductCustomField"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product_feature.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product_feature.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product_feature: components["schemas"]["ProductFeature"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product_feature.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product_feature.deleted";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product_feature: {
                                id: number;
                                product_id?: number | null;
                                code?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product_feature.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "product_feature.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            product_feature: components["schemas"]["ProductFeature"] | components["schemas"]["EventObjectGone"];
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "scheduled_update.applied": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "scheduled_update.applied";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            scheduled_update: components["schemas"]["ScheduledUpdate"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license: number;
                                scheduled_at: string;
                                status: string;
                                name: string | null;
                                scheduled_update_data: components["schemas"]["JsonValue"];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "scheduled_update.canceled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "scheduled_update.canceled";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            scheduled_update: components["schemas"]["ScheduledUpdate"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license: number;
                                scheduled_at: string;
                                status: string;
                                name: string | null;
                                scheduled_update_data: components["schemas"]["JsonValue"];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "scheduled_update.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "scheduled_update.created";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            scheduled_update: components["schemas"]["ScheduledUpdate"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license: number;
                                scheduled_at: string;
                                status: string;
                                name: string | null;
                                scheduled_update_data: components["schemas"]["JsonValue"];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "scheduled_update.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "scheduled_update.failed";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            scheduled_update: components["schemas"]["ScheduledUpdate"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license: number;
                                scheduled_at: string;
                                status: string;
                                name: string | null;
                                scheduled_update_data: components["schemas"]["JsonValue"];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "scheduled_update.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "scheduled_update.updated";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            scheduled_update: components["schemas"]["ScheduledUpdate"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                license: number;
                                scheduled_at: string;
                                status: string;
                                name: string | null;
                                scheduled_update_data: components["schemas"]["JsonValue"];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "webhook_endpoint.disabled";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            webhook_endpoint: components["schemas"]["WebhookEndpoint"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                url: string;
                                reason: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.failing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event that Licet adds to those of the wire.
         * @description An endpoint of the format "standard" is sent {"type", "timestamp", "data"} instead, with the same data. Both are signed by Standard Webhooks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description webhook-id: the same on every attempt, and when it is replayed.
                         */
                        id: string;
                        /** @constant */
                        event: "webhook_endpoint.failing";
                        company_id: number;
                        /** @description The person of the staff who caused it; null where nobody of them did. */
                        user_id: number | null;
                        /** @description When it happened: seconds since 1970. */
                        ts: number;
                        data: {
                            webhook_endpoint: components["schemas"]["WebhookEndpoint"] | components["schemas"]["EventObjectGone"];
                            details?: {
                                url: string;
                                failing_since: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description It has arrived. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AuditEntry: {
            id: number;
            /** Format: date-time */
            ts: string;
            /** @enum {string} */
            actor_kind: "key" | "staff" | "license_key" | "license_user" | "license" | "billing";
            actor_id: number;
            /** @description As it was called then. */
            actor_name: string;
            ip: string;
            request_id: string;
            /** @description create, update, delete, or the deed that the address names: disable, reset. */
            action: string;
            /** @description The collection in the address: licenses, products. */
            object: string;
            object_id: number | null;
            /** @description The members that changed, as they were. */
            before: ({
                [key: string]: unknown;
            } | unknown[]) | null;
            /** @description The members that changed, as they are. */
            after: ({
                [key: string]: unknown;
            } | unknown[]) | null;
        };
        BillingMessage: {
            id: number;
            source: {
                id: number;
                name: string;
                kind: string;
            };
            /** @description What the billing system calls it. */
            message_id: string;
            type: string;
            subscription_id: string | null;
            livemode: boolean | null;
            occurred_at: string | null;
            /**
             * @description waiting: for another message; ignored: nothing follows from it; refused: it was of the other mode.
             * @enum {string}
             */
            status: "pending" | "applied" | "ignored" | "waiting" | "failed" | "refused";
            reason: string | null;
            waits_for: string[];
            /** @description How often it came again. */
            repeats: number;
            attempts: number;
            /** Format: date-time */
            received_at: string;
            processed_at: string | null;
            /** @description As it came. */
            body: string;
        };
        BillingSource: {
            id: number;
            /** @enum {string} */
            kind: "stripe" | "paddle" | "fastspring" | "lemon_squeezy" | "woocommerce" | "generic";
            name: string;
            /** @description Where the billing system sends its messages. */
            address: string;
            /** @description Where FastSpring asks for licenses during checkout. */
            generation_address: string | null;
            has_secret: boolean;
            has_private_key: boolean;
            has_api_key: boolean;
            livemode: boolean;
            enabled: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CarriedKeys: {
            /** @description Verifies answers and files: RSASSA-PKCS1-v1_5 with SHA-256; SPKI, PEM. */
            public_key: string;
            /** @description Verifies Licet-Signature: Ed25519; SPKI, PEM. */
            fresh_public_key: string;
            /** @description The word of the vendor's recovery key that these are the server's keys (docs/guide/keys.md). */
            recovery: {
                recovery_key: string;
                signature: string;
            } | null;
            /** @description The word of the keys that signed when these were activated, for devices that know only those. */
            handovers: {
                key_id: string;
                signature: string;
                fresh_signature: string;
            }[];
        };
        Company: {
            id: number;
            name: string;
            time_zone: string;
            portal_name: string | null;
            primary_color: string | null;
            colors: {
                /** @description As a ground. */
                primary: string;
                /** @description Text on it: black or white. */
                on_primary: string;
                /** @description As text on light grounds: darkened until its contrast is 4.5. */
                text_on_light: string;
                /** @description As text on dark grounds: lightened until its contrast is 4.5. */
                text_on_dark: string;
            } | null;
            /** @description From the root of this server; changes with the logo. */
            logo_path: string | null;
            support_email: string | null;
            support_url: string | null;
            /** Format: date-time */
            created_at: string;
            is_oauth_required: boolean;
            require_signed_requests: boolean;
            allow_multiple_trials: boolean;
            allow_client_overages: boolean;
            allow_password_readback: boolean;
            default_lm_permissions: string[];
        };
        ConsumptionPool: {
            id: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            name: string;
            code: string;
            /** @enum {string} */
            type: "license" | "license_product_feature";
            max_consumptions: number;
            /** @description After a reset that is due. */
            total_consumptions: number;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
            default_offline_checkout: number;
            metadata: {
                [key: string]: unknown;
            };
            customer_account: number;
            company: number;
            /** @description Units that offline devices hold; not in total_consumptions. */
            held_total: number;
            member_count: number;
        };
        Customer: {
            id: number;
            total_orders: number;
            total_licenses: number;
            labels: {
                /** @description By which the label is taken off: DELETE customerclabels/{id}/. */
                id: number;
                label_id: number;
                label: string;
                color: string;
            }[];
            customer_account: number | null;
            email: string;
            first_name: string;
            last_name: string;
            company_name: string;
            phone: string;
            reference: string;
            address: string;
            postcode: string;
            city: string;
            country: string;
            state: string;
            /** @description Names of the labels in lower case, joined without separator. */
            clabels_all: string | null;
            company: number;
            /** @description The license user with the customer's e-mail. */
            license_user: number | null;
            clabels: number[];
            cognito_user_pool_id: string;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        CustomerAccount: {
            id: number;
            customers_count: number;
            code: string;
            name: string;
            description: string;
            phone: string;
            address: string;
            email: string;
            reference: string;
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Always empty; clients of the field expect the member.
             * @constant
             */
            cognito_user_pool_id: "";
            company: number;
        };
        CustomerLabel: {
            id: number;
            label: string;
            /** @description As `#RRGGBB`, by convention. */
            color: string;
            company: number;
        };
        Decision: {
            /** @description The number that the refusal carried in the header Licet-Decision. */
            id: number;
            /** Format: date-time */
            created_at: string;
            /** @description What was called, in the words of activities. */
            action: string;
            code: string;
            message: string;
            product_id: number | null;
            product_name: string | null;
            /** @description Null where the call found none. Of a bundle the license that refused. */
            license_id: number | null;
            order_id: number | null;
            order_store_id: string | null;
            customer_id: number | null;
            customer_email: string | null;
            /** @description What the call named, like the members that follow. */
            product_code: string | null;
            license_key: string | null;
            username: string | null;
            feature_code: string | null;
            hardware_id: string | null;
            device_name: string | null;
            app_ver: string | null;
            sdk_ver: string | null;
            ip: string;
            request_id: string;
            /** @constant */
            verdict: "refused";
            facts: {
                [key: string]: unknown;
            };
            /** @description As explain shows them, in order. Empty where no rules decided. */
            rules: {
                /** @description Its name. */
                rule: string;
                /** @description Null: it cannot be judged, because what it reads was refused by a rule before it. */
                passed: boolean | null;
                /** @description What it saw. */
                facts: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
                /** @description The code that it gives; null unless it refuses. */
                code: string | null;
                /** @description What would make it pass; null unless it refuses. */
                remedy: {
                    /** @description A word for programs, such as free_a_seat. */
                    action: string;
                    /** @description The same for people. */
                    text: string;
                } | null;
            }[];
        };
        Device: {
            id: number;
            device_variables: {
                id: number;
                /** Format: date-time */
                created_at: string;
                variable: string;
                value: string;
                device: number;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            hardware_id: string;
            /** Format: date-time */
            time_activated: string;
            time_deactivated: string | null;
            validity_period: null;
            device_active: boolean;
            type: string;
            os: string;
            sdk_build_version: string;
            last_check: string | null;
            app_ver: string;
            hostname: string;
            ip: string;
            external_ip: string;
            mac_address: string | null;
            is_vm: boolean;
            vm_info: string;
            floating_last_seen: string | null;
            floating_in_use: boolean;
            is_borrowed: boolean;
            borrowed_until: string | null;
            blacklisted: boolean;
            /** @description The user who holds it; null where a key does. */
            license_user: number | null;
            license: {
                id: number;
                license_key: string | null;
                license_users: {
                    id: number;
                    true_email: string;
                }[];
            };
        };
        Error: {
            status: number;
            code: string;
            message: string;
            detail: string;
            errors: {
                code?: string;
                message?: string;
                value?: unknown;
                pointer?: string;
            }[];
            request_id: string;
        };
        EventDevice: {
            id: number;
            device_variables: {
                id: number;
                /** Format: date-time */
                created_at: string;
                variable: string;
                value: string;
                device: number;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            hardware_id: string;
            /** Format: date-time */
            time_activated: string;
            time_deactivated: string | null;
            validity_period: null;
            device_active: boolean;
            type: string;
            os: string;
            sdk_build_version: string;
            last_check: string | null;
            app_ver: string;
            hostname: string;
            ip: string;
            external_ip: string;
            mac_address: string | null;
            is_vm: boolean;
            vm_info: string;
            floating_last_seen: string | null;
            floating_in_use: boolean;
            is_borrowed: boolean;
            borrowed_until: string | null;
            blacklisted: boolean;
            /** @description The user who holds it; null where a key does. */
            license_user: number | null;
            license: number;
        };
        EventLicense: {
            id: number;
            /** @enum {string} */
            status: "Active" | "Inactive" | "Expired" | "Disabled";
            floating_in_use_devices: number;
            customer: components["schemas"]["Customer"] | null;
            product_features: {
                id: number;
                product_feature: {
                    id: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    updated_at: string;
                    name: string;
                    code: string;
                    is_deleted: boolean;
                    /** @enum {string} */
                    feature_type: "activation" | "consumption";
                    max_consumption: number;
                    allow_overages: boolean;
                    max_overages: number;
                    reset_consumption: boolean;
                    consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                    metadata: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                };
                total_consumptions: number;
                expiry_date: string | null;
                valid_duration: string;
                allow_unlimited_consumptions: boolean;
                allow_negative_consumptions: boolean;
                is_floating: boolean;
                is_floating_cloud: boolean;
                floating_users: number;
                floating_timeout: number;
                can_borrow: boolean;
                max_borrow_time: number;
                consumption_pool: number | null;
                max_consumption: number;
                allow_overages: boolean;
                max_overages: number;
                reset_consumption: boolean;
                consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                metadata: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
            }[];
            product_custom_fields: {
                /** @description Null while the license has the default value of the product. */
                id: number | null;
                product_custom_field: number;
                name: string;
                data_type: string | null;
                value: string;
                license: number;
            }[];
            license_users: {
                id: number;
                last_login: string | null;
                /** @description The internal login name: the address, a | and the company. */
                email: string;
                true_email: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
                is_admin: boolean;
                is_active: boolean;
                is_staff: boolean;
                first_name: string;
                last_name: string;
                phone_number: string;
                subscribed_to_email: boolean;
                acquired_consent: string | null;
                is_manager: boolean;
                is_initial_password: boolean;
                max_activations: number;
                total_activations: number;
            }[];
            license_user: {
                id: number;
                last_login: string | null;
                /** @description The internal login name: the address, a | and the company. */
                email: string;
                true_email: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
                is_admin: boolean;
                is_active: boolean;
                is_staff: boolean;
                first_name: string;
                last_name: string;
                phone_number: string;
                subscribed_to_email: boolean;
                acquired_consent: string | null;
                is_manager: boolean;
                is_initial_password: boolean;
                max_activations: number;
                total_activations: number;
            } | null;
            order_store_id: string;
            active_up_to_date_devices: number;
            total_active_devices: number;
            product: {
                id: number;
                product_name: string;
                short_code: string;
                /** @enum {string} */
                authorization_method: "license-key" | "user";
                is_bundle: boolean;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            license_key: string | null;
            active: boolean;
            enabled: boolean;
            time_activated: string | null;
            time_disabled: string | null;
            max_activations: number;
            times_activated: number;
            allow_unlimited_activations: boolean;
            valid_duration: string;
            validity_period: string | null;
            /** @enum {string} */
            license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
            enable_maintenance_period: boolean;
            maintenance_duration: string;
            maintenance_period: string | null;
            is_trial: boolean;
            trial_days: number;
            max_consumptions: number;
            total_consumptions: number;
            allow_unlimited_consumptions: boolean;
            allow_negative_consumptions: boolean;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
            subscription_id: string | null;
            last_check: string | null;
            prevent_vm: boolean;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            can_borrow: boolean;
            max_borrow_time: number;
            /** @description 0: any number. */
            max_license_users: number;
            /** @description 0: none; -1: any number. */
            max_transfers: number;
            transfer_count: number;
            /** @description Seats that users may free within 365 days; 0: none; -1: any number. */
            seat_resets_per_year: number;
            /**
             * @description Of licenses with a key: whether who holds it may put another device in the place of one.
             * @enum {string}
             */
            seat_replacement: "never" | "key" | "email";
            start_date: string | null;
            allow_grace_period: boolean;
            /** @description Hours. */
            grace_period: number;
            is_air_gapped: boolean;
            is_hardware_key_auth: boolean;
            allow_offline_activation: boolean;
            note: string | null;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            order: number;
            order_item: number;
            disabled_user: number | null;
            license_template: number | null;
            installation_file: number | null;
            /** @description The pool that its consumption counts in as well. */
            consumption_pool: number | null;
            /** @description The bundle license this one belongs to. */
            bundle_license: number | null;
            /** @description The licenses of a bundle license. */
            sub_licenses: number[];
            /** @description The test clock that it lives by, with its order. */
            test_clock: number | null;
        };
        EventLicenseOfApplication: {
            id: number;
            /** @enum {string} */
            status: "Active" | "Inactive" | "Expired" | "Disabled";
            floating_in_use_devices: number;
            customer: components["schemas"]["Customer"] | null;
            product_features: {
                id: number;
                product_feature: {
                    id: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    updated_at: string;
                    name: string;
                    code: string;
                    is_deleted: boolean;
                    /** @enum {string} */
                    feature_type: "activation" | "consumption";
                    max_consumption: number;
                    allow_overages: boolean;
                    max_overages: number;
                    reset_consumption: boolean;
                    consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                    metadata: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                };
                total_consumptions: number;
                expiry_date: string | null;
                valid_duration: string;
                allow_unlimited_consumptions: boolean;
                allow_negative_consumptions: boolean;
                is_floating: boolean;
                is_floating_cloud: boolean;
                floating_users: number;
                floating_timeout: number;
                can_borrow: boolean;
                max_borrow_time: number;
                consumption_pool: number | null;
                max_consumption: number;
                allow_overages: boolean;
                max_overages: number;
                reset_consumption: boolean;
                consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                metadata: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
            }[];
            product_custom_fields: {
                /** @description Null while the license has the default value of the product. */
                id: number | null;
                product_custom_field: number;
                name: string;
                data_type: string | null;
                value: string;
                license: number;
            }[];
            license_users: {
                id: number;
                last_login: string | null;
                /** @description The internal login name: the address, a | and the company. */
                email: string;
                true_email: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
                is_admin: boolean;
                is_active: boolean;
                is_staff: boolean;
                first_name: string;
                last_name: string;
                phone_number: string;
                subscribed_to_email: boolean;
                acquired_consent: string | null;
                is_manager: boolean;
                is_initial_password: boolean;
                max_activations: number;
                total_activations: number;
            }[];
            license_user: {
                id: number;
                last_login: string | null;
                /** @description The internal login name: the address, a | and the company. */
                email: string;
                true_email: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
                is_admin: boolean;
                is_active: boolean;
                is_staff: boolean;
                first_name: string;
                last_name: string;
                phone_number: string;
                subscribed_to_email: boolean;
                acquired_consent: string | null;
                is_manager: boolean;
                is_initial_password: boolean;
                max_activations: number;
                total_activations: number;
            } | null;
            order_store_id: string;
            active_up_to_date_devices: number;
            total_active_devices: number;
            product?: {
                id: number;
                product_name: string;
                short_code: string;
                /** @enum {string} */
                authorization_method: "license-key" | "user";
                is_bundle: boolean;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            license_key: string | null;
            active: boolean;
            enabled: boolean;
            time_activated: string | null;
            time_disabled: string | null;
            max_activations: number;
            times_activated: number;
            allow_unlimited_activations: boolean;
            valid_duration: string;
            validity_period: string | null;
            /** @enum {string} */
            license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
            enable_maintenance_period: boolean;
            maintenance_duration: string;
            maintenance_period: string | null;
            is_trial: boolean;
            trial_days: number;
            max_consumptions: number;
            total_consumptions: number;
            allow_unlimited_consumptions: boolean;
            allow_negative_consumptions: boolean;
            allow_overages?: boolean;
            max_overages?: number;
            reset_consumption: boolean;
            consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
            subscription_id: string | null;
            last_check: string | null;
            prevent_vm: boolean;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            can_borrow: boolean;
            max_borrow_time: number;
            /** @description 0: any number. */
            max_license_users: number;
            /** @description 0: none; -1: any number. */
            max_transfers: number;
            transfer_count: number;
            /** @description Seats that users may free within 365 days; 0: none; -1: any number. */
            seat_resets_per_year: number;
            /**
             * @description Of licenses with a key: whether who holds it may put another device in the place of one.
             * @enum {string}
             */
            seat_replacement: "never" | "key" | "email";
            start_date: string | null;
            allow_grace_period: boolean;
            /** @description Hours. */
            grace_period: number;
            is_air_gapped: boolean;
            is_hardware_key_auth: boolean;
            allow_offline_activation: boolean;
            note: string | null;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            order: number;
            order_item: number;
            disabled_user: number | null;
            license_template: number | null;
            installation_file: number | null;
            /** @description The pool that its consumption counts in as well. */
            consumption_pool: number | null;
            /** @description The bundle license this one belongs to. */
            bundle_license: number | null;
            /** @description The licenses of a bundle license. */
            sub_licenses: number[];
            /** @description The test clock that it lives by, with its order. */
            test_clock: number | null;
        };
        EventLicenseUser: {
            id: number;
            last_login: string | null;
            /** @description The internal login name: the address, a | and the company. */
            email: string;
            true_email: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            is_admin: boolean;
            is_active: boolean;
            is_staff: boolean;
            first_name: string;
            last_name: string;
            phone_number: string;
            subscribed_to_email: boolean;
            acquired_consent: string | null;
            /** @description Whether the user manages an order, a customer account or a group. */
            is_manager: boolean;
            is_initial_password: boolean;
            total_licenses: number;
            /** @description What the user may do as a license manager. */
            lm_permissions: string[];
            lm_products: {
                product_id: number;
                num_of_licenses: number | null;
            }[];
            lm_license_template_ids: number[];
            /** @description The customer accounts that the user manages. */
            customer_accounts: number[];
            reference: string;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        EventObjectGone: {
            id: number;
            /** @description Where it can be read, in an event that would be too large. */
            url?: string;
        };
        EventOrder: {
            id: number;
            customer: components["schemas"]["Customer"] | null;
            has_active_licenses: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The id that the order was given by its creator. */
            store_id: string;
            type: string;
            is_test: boolean;
            is_trial: boolean;
            /** @description The test clock that it lives by. */
            test_clock: number | null;
            is_bundle: boolean;
            reference: string | null;
            download_id: string | null;
            language: string | null;
            campaign_params: string | null;
            customer_email: string | null;
            customer_first_name: string | null;
            customer_last_name: string | null;
            customer_company: string | null;
            customer_phone: string | null;
            customer_reference: string;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            company: number;
            customer_account: number | null;
            license_users: {
                id: number;
                last_login: string | null;
                /** @description The internal login name: the address, a | and the company. */
                email: string;
                true_email: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
                is_admin: boolean;
                is_active: boolean;
                is_staff: boolean;
                first_name: string;
                last_name: string;
                phone_number: string;
                subscribed_to_email: boolean;
                acquired_consent: string | null;
                is_manager: boolean;
                is_initial_password: boolean;
                max_activations: number;
                total_activations: number;
            }[];
        };
        EventRequestInfo: {
            /** @description Where the call came from. */
            ip: string;
            user_agent?: string;
            hardware_id?: string;
            app_ver?: string;
            sdk_ver?: string;
            os_ver?: string;
        };
        Explanation: {
            /** @description What was asked for: activate, check, consume, feature, borrow. */
            action: string;
            /** @enum {string} */
            verdict: "allowed" | "refused";
            /** @description The code of the first rule that refuses, which the call is answered with. */
            code: string | null;
            /** @description All rules of the decision, in the order in which they are judged. */
            rules: {
                /** @description Its name. */
                rule: string;
                /** @description Null: it cannot be judged, because what it reads was refused by a rule before it. */
                passed: boolean | null;
                /** @description What it saw. */
                facts: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
                /** @description The code that it gives; null unless it refuses. */
                code: string | null;
                /** @description What would make it pass; null unless it refuses. */
                remedy: {
                    /** @description A word for programs, such as free_a_seat. */
                    action: string;
                    /** @description The same for people. */
                    text: string;
                } | null;
            }[];
        };
        ForgottenPast: {
            id: number;
            /** @description How many changes held something personal. */
            changes: number;
            /** @description What was forgotten: the members that those changes had been of. */
            members: string[];
        };
        FormerLicenseKey: {
            id: number;
            license: number;
            license_key: string;
            /** Format: date-time */
            rolled_at: string;
            /**
             * Format: date-time
             * @description Until then it works on devices that have a seat.
             */
            ends_at: string;
            /** @description Whether it still does. */
            is_valid: boolean;
        };
        InstallationFile: {
            id: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            version: string;
            full_link: string;
            filename: string;
            release_date: string | null;
            enabled: boolean;
            hash_md5: string;
            environment: string;
            channel: string;
            eula_link: string;
            release_notes_link: string;
            /** @description Bytes. */
            size: string | null;
            requires_version: string | null;
            product: number;
        };
        /** @description Any JSON. */
        JsonValue: Json;
        License: {
            id: number;
            /** @enum {string} */
            status: "Active" | "Inactive" | "Expired" | "Disabled";
            floating_in_use_devices: number;
            customer: components["schemas"]["Customer"] | null;
            product_features: {
                id: number;
                product_feature: {
                    id: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    updated_at: string;
                    name: string;
                    code: string;
                    is_deleted: boolean;
                    /** @enum {string} */
                    feature_type: "activation" | "consumption";
                    max_consumption: number;
                    allow_overages: boolean;
                    max_overages: number;
                    reset_consumption: boolean;
                    consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                    metadata: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                };
                total_consumptions: number;
                expiry_date: string | null;
                valid_duration: string;
                allow_unlimited_consumptions: boolean;
                allow_negative_consumptions: boolean;
                is_floating: boolean;
                is_floating_cloud: boolean;
                floating_users: number;
                floating_timeout: number;
                can_borrow: boolean;
                max_borrow_time: number;
                consumption_pool: number | null;
                max_consumption: number;
                allow_overages: boolean;
                max_overages: number;
                reset_consumption: boolean;
                consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                metadata: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
            }[];
            product_custom_fields: {
                /** @description Null while the license has the default value of the product. */
                id: number | null;
                product_custom_field: number;
                name: string;
                data_type: string | null;
                value: string;
                license: number;
            }[];
            license_users: components["schemas"]["LicenseUser"][];
            /** @description The first of license_users. */
            license_user: components["schemas"]["LicenseUser"] | null;
            order_store_id: string;
            active_up_to_date_devices: number;
            total_active_devices: number;
            product: {
                id: number;
                product_name: string;
                short_code: string;
                /** @enum {string} */
                authorization_method: "license-key" | "user";
                is_bundle: boolean;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            license_key: string | null;
            active: boolean;
            enabled: boolean;
            time_activated: string | null;
            time_disabled: string | null;
            max_activations: number;
            times_activated: number;
            allow_unlimited_activations: boolean;
            valid_duration: string;
            validity_period: string | null;
            /** @enum {string} */
            license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
            enable_maintenance_period: boolean;
            maintenance_duration: string;
            maintenance_period: string | null;
            is_trial: boolean;
            trial_days: number;
            max_consumptions: number;
            total_consumptions: number;
            allow_unlimited_consumptions: boolean;
            allow_negative_consumptions: boolean;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
            subscription_id: string | null;
            last_check: string | null;
            prevent_vm: boolean;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            can_borrow: boolean;
            max_borrow_time: number;
            /** @description 0: any number. */
            max_license_users: number;
            /** @description 0: none; -1: any number. */
            max_transfers: number;
            transfer_count: number;
            /** @description Seats that users may free within 365 days; 0: none; -1: any number. */
            seat_resets_per_year: number;
            /**
             * @description Of licenses with a key: whether who holds it may put another device in the place of one.
             * @enum {string}
             */
            seat_replacement: "never" | "key" | "email";
            start_date: string | null;
            allow_grace_period: boolean;
            /** @description Hours. */
            grace_period: number;
            is_air_gapped: boolean;
            is_hardware_key_auth: boolean;
            allow_offline_activation: boolean;
            note: string | null;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            order: number;
            order_item: number;
            disabled_user: number | null;
            license_template: number | null;
            installation_file: number | null;
            /** @description The pool that its consumption counts in as well. */
            consumption_pool: number | null;
            /** @description The bundle license this one belongs to. */
            bundle_license: number | null;
            /** @description The licenses of a bundle license. */
            sub_licenses: number[];
            /** @description The test clock that it lives by, with its order. */
            test_clock: number | null;
        };
        LicenseActivation: {
            id: number;
            /** @description The device as it is now. */
            device: components["schemas"]["EventDevice"];
            /** Format: date-time */
            ts: string;
            /** @enum {string} */
            action: "activation" | "deactivation";
            license: number;
        };
        LicenseApiKey: {
            id: number;
            api_key: string;
            label: string;
            is_read_only: boolean;
            allow_orders: boolean;
            product_ids: number[] | null;
            /** @description To the minute. */
            last_used_at: string | null;
            /** Format: date-time */
            created_at: string;
            revoked_at: string | null;
        };
        LicenseCustomField: {
            id: number;
            value: string;
            license: number;
            product_custom_field: number;
        };
        LicenseDifference: {
            /** @description With dots: metadata.plan, product_features.pro.max_consumption. */
            member: string;
            before: components["schemas"]["JsonValue"];
            after: components["schemas"]["JsonValue"];
            /** @description Who changed it, the latest first; the last ten. */
            by: {
                /** Format: date-time */
                at: string;
                /** @description Null: what nobody wrote down, such as a hand in the database. */
                actor: {
                    /**
                     * @description staff without a name where the caller may not read the audit, or where it holds nothing.
                     * @enum {string}
                     */
                    kind: "staff" | "key" | "license_key" | "user" | "application" | "server";
                    id: number | null;
                    name: string | null;
                } | null;
                /** @description What it was, as the history has it. */
                title: string | null;
            }[];
        };
        LicenseHistory: {
            id: number;
            /** @description The device that called; null where none did. */
            device: number | null;
            /** @description The user who called; null where a key did, or the vendor. */
            license_user: number | null;
            /** Format: date-time */
            ts: string;
            /** @description api, the vendor, or a check of a license; sdk, any other call of an application; server, Licet by itself; portal, a user or a manager. */
            source: string;
            sdk_version: string | null;
            level: string;
            text: string;
            /** @description Of a check, what it named: the license_key or the username, and the hardware_id; of a seat that the customer freed, recovered_by: user, manager, key or customer; null where there is nothing. */
            data: unknown;
            license: number;
        };
        LicenseImpact: {
            /** @constant */
            dry_run: true;
            /** @description How many the edit names, those in bundles not counted. */
            licenses: number;
            /** @description How many of them would be another afterwards. */
            changed: number;
            /** @description The first hundred of them. */
            changes: {
                id: number;
                from: {
                    [key: string]: unknown;
                };
                to: {
                    [key: string]: unknown;
                };
            }[];
            /** @description In use beyond what they would allow: nothing is taken away, nothing more is given. */
            over_limit: number[];
            /** @description Good now, and expired afterwards. */
            expires: number[];
            /** @description Expired now, and good afterwards. */
            returns: number[];
        };
        LicenseProductFeature: {
            id: number;
            max_consumption: number;
            total_consumptions: number;
            allow_unlimited_consumptions: boolean;
            allow_negative_consumptions: boolean;
            expiry_date: string | null;
            valid_duration: string;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: string | null;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            /** @description Minutes. */
            floating_timeout: number;
            can_borrow: boolean;
            /** @description Hours. */
            max_borrow_time: number;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            license: number;
            product_feature: number;
            /** @description The pool that its consumption counts in as well. */
            consumption_pool: number | null;
        };
        LicenseTemplate: {
            id: number;
            license_product_feature_templates: {
                id: number;
                product_feature: components["schemas"]["ProductFeature"];
                feature_type: string;
                max_consumption: number;
                allow_unlimited_consumptions: boolean;
                allow_negative_consumptions: boolean;
                allow_overages: boolean;
                max_overages: number;
                reset_consumption: boolean;
                consumption_period: string | null;
                is_floating: boolean;
                is_floating_cloud: boolean;
                floating_users: number;
                floating_timeout: number;
                can_borrow: boolean;
                max_borrow_time: number;
                expiry_date: string | null;
                valid_duration: string;
                metadata: {
                    [key: string]: unknown;
                };
                license_template: number;
            }[];
            license_custom_field_templates: {
                id: number;
                product_custom_field: components["schemas"]["ProductCustomField"];
                name: string;
                data_type: string | null;
                default_value: string;
                description: string | null;
                license_template: number;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            name: string;
            code: string;
            is_default: boolean;
            is_archived: boolean;
            is_sku: boolean;
            allow_trial: boolean;
            user_max_activations: number;
            default_license_type: string;
            max_activations: number;
            allow_unlimited_activations: boolean;
            max_transfers: number;
            seat_resets_per_year: number;
            seat_replacement: string;
            valid_duration: string;
            allow_grace_period: boolean;
            grace_period: number;
            enable_maintenance_period: boolean;
            maintenance_duration: string;
            trial_days: number;
            max_consumptions: number;
            allow_unlimited_consumptions: boolean;
            allow_negative_consumptions: boolean;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: string | null;
            prevent_vm: boolean;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            can_borrow: boolean;
            max_borrow_time: number;
            max_license_users: number;
            is_air_gapped: boolean;
            is_hardware_key_auth: boolean;
            allow_offline_activation: boolean;
            installation_file: number | null;
            /** @enum {string} */
            on_refund: "by_kind" | "disable" | "shorten" | "keep";
            /** @enum {string} */
            on_dispute: "suspend" | "keep";
            /** @enum {string} */
            on_cancel: "end" | "paid_through";
            /** @enum {string} */
            on_quantity: "keep" | "max_activations" | "floating_users" | "licenses";
            prices: string[];
            metadata: {
                [key: string]: unknown;
            };
            product: number;
        };
        LicenseUser: {
            id: number;
            last_login: string | null;
            /** @description The internal login name: the address, a | and the company. */
            email: string;
            true_email: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            is_admin: boolean;
            is_active: boolean;
            is_staff: boolean;
            first_name: string;
            last_name: string;
            phone_number: string;
            subscribed_to_email: boolean;
            acquired_consent: string | null;
            is_manager: boolean;
            /** @description The generated password, empty once the user has chosen another. */
            initial_password: string;
            is_initial_password: boolean;
            max_activations: number;
            total_activations: number;
        };
        ListedBillingMessage: {
            id: number;
            source: {
                id: number;
                name: string;
                kind: string;
            };
            /** @description What the billing system calls it. */
            message_id: string;
            type: string;
            subscription_id: string | null;
            livemode: boolean | null;
            occurred_at: string | null;
            /**
             * @description waiting: for another message; ignored: nothing follows from it; refused: it was of the other mode.
             * @enum {string}
             */
            status: "pending" | "applied" | "ignored" | "waiting" | "failed" | "refused";
            reason: string | null;
            waits_for: string[];
            /** @description How often it came again. */
            repeats: number;
            attempts: number;
            /** Format: date-time */
            received_at: string;
            processed_at: string | null;
        };
        ListedConsumptionPool: {
            id: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            name: string;
            code: string;
            /** @enum {string} */
            type: "license" | "license_product_feature";
            max_consumptions: number;
            /** @description After a reset that is due. */
            total_consumptions: number;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
            default_offline_checkout: number;
            metadata: {
                [key: string]: unknown;
            };
            customer_account: number;
            company: number;
        };
        ListedDecision: {
            /** @description The number that the refusal carried in the header Licet-Decision. */
            id: number;
            /** Format: date-time */
            created_at: string;
            /** @description What was called, in the words of activities. */
            action: string;
            code: string;
            message: string;
            product_id: number | null;
            product_name: string | null;
            /** @description Null where the call found none. Of a bundle the license that refused. */
            license_id: number | null;
            order_id: number | null;
            order_store_id: string | null;
            customer_id: number | null;
            customer_email: string | null;
            /** @description What the call named, like the members that follow. */
            product_code: string | null;
            license_key: string | null;
            username: string | null;
            feature_code: string | null;
            hardware_id: string | null;
            device_name: string | null;
            app_ver: string | null;
            sdk_ver: string | null;
            ip: string;
            request_id: string;
        };
        ListedMail: {
            id: number;
            kind: string;
            language: string;
            recipient: string;
            subject: string;
            /**
             * @description bounced: the mail server refused the recipient; unknown: it was given the mail, and nobody knows whether it took it.
             * @enum {string}
             */
            status: "waiting" | "sending" | "sent" | "failed" | "bounced" | "unknown";
            attempts: number;
            /** @description When it is tried next, while it waits. */
            next_at: string | null;
            /** @description What the mail server, or the way to it, said last. */
            problem: string | null;
            /** @description What the mail server answered when it took the mail. */
            response: string | null;
            message_id: string | null;
            order: number | null;
            license: number | null;
            /** @description The mail that it repeats. */
            repeats: number | null;
            /** @description Whether it can be sent again; links that sign somebody in cannot. */
            is_repeatable: boolean;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
        };
        ListedSubscription: {
            id: number;
            subscription_id: string;
            source: {
                id: number;
                name: string;
                kind: string;
            } | null;
            /** @description False: it was paid once. */
            is_recurring: boolean;
            is_test: boolean;
            /** @enum {string} */
            status: "incomplete" | "trialing" | "active" | "past_due" | "paused" | "unpaid" | "incomplete_expired" | "canceled";
            paid_through: string | null;
            trial_end: string | null;
            cancel_at: string | null;
            ended_at: string | null;
            pause: {
                suspends: boolean;
                resumes_at: string | null;
            } | null;
            quantity: number | null;
            customer_email: string | null;
            /** @description When the last thing that is known of it happened. */
            occurred_at: string | null;
            licenses: {
                id: number;
                license_key: string | null;
                product: string;
                policy: string | null;
                item: string | null;
                enabled: boolean;
                validity_period: string | null;
                /** @description More devices than it now allows: they stay, and no further one comes in. */
                is_over_quantity: boolean;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ListedWebhookDelivery: {
            id: number;
            endpoint: number;
            /** @description webhook-id: the same for every endpoint, attempt and replay. */
            event_id: string;
            event: string;
            /** @description The license that the event is about. */
            license: number | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed" | "canceled";
            attempts: number;
            /** @description When it is sent next. */
            due_at: string | null;
            last_status_code: number | null;
            last_error: string | null;
            finished_at: string | null;
            /** @description The delivery that was sent again. */
            replay_of: number | null;
            /** Format: date-time */
            created_at: string;
        };
        Mail: {
            id: number;
            kind: string;
            language: string;
            recipient: string;
            subject: string;
            /**
             * @description bounced: the mail server refused the recipient; unknown: it was given the mail, and nobody knows whether it took it.
             * @enum {string}
             */
            status: "waiting" | "sending" | "sent" | "failed" | "bounced" | "unknown";
            attempts: number;
            /** @description When it is tried next, while it waits. */
            next_at: string | null;
            /** @description What the mail server, or the way to it, said last. */
            problem: string | null;
            /** @description What the mail server answered when it took the mail. */
            response: string | null;
            message_id: string | null;
            order: number | null;
            license: number | null;
            /** @description The mail that it repeats. */
            repeats: number | null;
            /** @description Whether it can be sent again; links that sign somebody in cannot. */
            is_repeatable: boolean;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            sender_name: string;
            reply_to: string | null;
            text: string;
            html: string;
        };
        MailSettings: {
            /** @description Whether this server has a mail server; without one nothing is queued. */
            is_configured: boolean;
            /** @description The address that mails come from, and that bounces go to. */
            from: string | null;
            host: string | null;
            kinds: {
                license_delivered: boolean;
                license_user_assigned: boolean;
                license_will_expire: boolean;
                license_expired: boolean;
                consumption_limit: boolean;
                seat_limit: boolean;
                seats_exceeded: boolean;
                import_finished: boolean;
                webhook_endpoint_disabled: boolean;
                portal_sign_in: boolean;
                license_keys: boolean;
                seat_replacement: boolean;
                seat_replaced: boolean;
            };
            sender_name: string | null;
            reply_to: string | null;
            staff_email: string | null;
            language: string;
            expiry_days: number[];
            /** @description Mails that wait to be sent. */
            waiting: number;
            last_sent_at: string | null;
            /** @description What the mail server said last against one of the latest mails. */
            last_problem: string | null;
            last_problem_at: string | null;
        };
        MailText: {
            kind: string;
            language: string;
            /**
             * @description Whom such mails go to.
             * @enum {string}
             */
            to: "customer" | "user" | "staff";
            subject: string;
            text: string;
            /** @description Whether the company has written it; else Licet brings it. */
            is_own: boolean;
            /** @description Whether Licet brings one, which is there again once the company's is deleted. */
            is_brought: boolean;
            /** @description What the text may name; those of lists with a dot. */
            names: string[];
            updated_at: string | null;
        };
        ManagementApiKey: {
            id: number;
            /** @description The beginning of the key, by which it is recognised. */
            prefix: string;
            label: string;
            permissions: string[] | null;
            expires_at: string | null;
            /** @description To the minute. */
            last_used_at: string | null;
            /** Format: date-time */
            created_at: string;
            revoked_at: string | null;
        };
        NewBillingSource: {
            id: number;
            /** @enum {string} */
            kind: "stripe" | "paddle" | "fastspring" | "lemon_squeezy" | "woocommerce" | "generic";
            name: string;
            /** @description Where the billing system sends its messages. */
            address: string;
            /** @description Where FastSpring asks for licenses during checkout. */
            generation_address: string | null;
            has_secret: boolean;
            has_private_key: boolean;
            has_api_key: boolean;
            livemode: boolean;
            enabled: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The secret that was made here, shown this once; null: it was given. */
            secret: string | null;
        };
        NewWebhookEndpoint: {
            id: number;
            url: string;
            events: string[];
            /** @enum {string} */
            format: "licensespring" | "standard";
            description: string;
            enabled: boolean;
            /** @description gone: it answered 410; failing: nothing arrived for five days; staff: by the back office. */
            disabled_reason: ("gone" | "failing" | "staff") | null;
            disabled_at: string | null;
            /** @description Since when nothing has arrived; null: the last attempt succeeded. */
            failing_since: string | null;
            last_success_at: string | null;
            last_failure_at: string | null;
            secrets: {
                /** Format: date-time */
                created_at: string;
                expires_at: string | null;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description Verifies what is sent. It is in this answer and nowhere else. */
            secret: string;
        };
        OAuthClient: {
            id: string;
            clientId: string;
            name: string;
            enabled: boolean;
            /** @constant */
            clientAuthenticatorType: "client-secret";
            secret: string;
            /** @constant */
            serviceAccountsEnabled: true;
            /** @constant */
            standardFlowEnabled: false;
            /** @constant */
            publicClient: false;
            /** @constant */
            protocol: "openid-connect";
            /** @enum {string} */
            scope: "company" | "customeraccount" | "customer" | "license";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            secret_created_at: string;
            secret_days: number | null;
            grace_days: number;
        };
        OpenSession: {
            id: number;
            /** @description Where it began. */
            ip: string;
            /** @description What the browser or program called itself then. */
            user_agent: string;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            last_seen_at: string;
            /** Format: date-time */
            expires_at: string;
            /** @description Whether this call was made in it. */
            is_current: boolean;
        };
        Order: {
            id: number;
            order_items: components["schemas"]["OrderItem"][];
            customer: components["schemas"]["Customer"] | null;
            has_active_licenses: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The id that the order was given by its creator. */
            store_id: string;
            type: string;
            is_test: boolean;
            is_trial: boolean;
            /** @description The test clock that it lives by. */
            test_clock: number | null;
            is_bundle: boolean;
            reference: string | null;
            download_id: string | null;
            language: string | null;
            campaign_params: string | null;
            customer_email: string | null;
            customer_first_name: string | null;
            customer_last_name: string | null;
            customer_company: string | null;
            customer_phone: string | null;
            customer_reference: string;
            metadata: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            company: number;
            customer_account: number | null;
            /** @description The license managers of the order. */
            license_users: components["schemas"]["LicenseUser"][];
        };
        OrderItem: {
            id: number;
            product_id: number;
            licenses: components["schemas"]["License"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            order: number;
            product: number;
            note: string | null;
            subscription_id: string | null;
        };
        OrderPreview: {
            /** @constant */
            dry_run: true;
            order: {
                store_id: string;
                appended: boolean;
            } & {
                [key: string]: unknown;
            };
            customer: {
                /** @enum {string} */
                how: "none" | "kept" | "linked" | "created";
                id: number | null;
                /** @description What the order says otherwise of a known customer. */
                changes: {
                    name: string;
                    from: string;
                    to: string;
                }[];
            };
            managers: string[];
            order_items: {
                product_id: number;
                licenses: {
                    product_id: number;
                    product_code: string;
                    license_template: number | null;
                    license_key: string | null;
                    license_key_generated: boolean;
                    properties: {
                        [key: string]: unknown;
                    };
                    product_features: ({
                        code: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                    custom_fields: {
                        name: string;
                        value: string;
                    }[];
                    license_users: {
                        email: string;
                        is_manager: boolean;
                        max_activations: number;
                    }[];
                    provenance: {
                        [key: string]: unknown;
                    };
                    sub_licenses: {
                        product_id: number;
                        product_code: string;
                        license_template: number | null;
                        license_key: string | null;
                        license_key_generated: boolean;
                        properties: {
                            [key: string]: unknown;
                        };
                        product_features: ({
                            code: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        custom_fields: {
                            name: string;
                            value: string;
                        }[];
                        license_users: {
                            email: string;
                            is_manager: boolean;
                            max_activations: number;
                        }[];
                        provenance: {
                            [key: string]: unknown;
                        };
                    }[];
                }[];
            }[];
        };
        OrderRequest: {
            id: string;
            is_bundle?: boolean;
            append?: boolean;
            is_test?: boolean;
            is_trial?: boolean;
            test_clock?: number;
            /** Format: date-time */
            created?: string;
            /** @enum {string} */
            order_type?: "normal";
            reference?: string;
            language?: string;
            campaign_params?: string;
            download_id?: string;
            prevent_vm?: boolean;
            metadata?: {
                [key: string]: unknown;
            };
            include_metadata_string?: boolean;
            customer?: {
                email?: string;
                first_name?: string;
                last_name?: string;
                company_name?: string;
                phone?: string;
                reference?: string;
                address?: string;
                postcode?: string;
                state?: string;
                city?: string;
                country?: string;
                company?: string;
                is_manager?: boolean;
            };
            customer_account_id?: number;
            add_to_customer_account?: boolean;
            policy_code?: string;
            license_template_code?: string;
            license_policy?: string;
            license_template?: number;
            items: {
                key?: string;
                users?: {
                    email: string;
                    is_manager?: boolean;
                    max_activations?: number;
                    first_name?: string;
                    last_name?: string;
                    phone?: string;
                    reference?: string;
                }[];
                user?: {
                    email: string;
                    is_manager?: boolean;
                    max_activations?: number;
                    first_name?: string;
                    last_name?: string;
                    phone?: string;
                    reference?: string;
                };
                policy_code?: string;
                license_template_code?: string;
                license_policy?: string;
                license_template?: number;
                product_code: string;
                note?: string;
                subscription_id?: string;
                active?: boolean;
                customer_account_id?: number;
                licenses: {
                    key?: string;
                    users?: {
                        email: string;
                        is_manager?: boolean;
                        max_activations?: number;
                        first_name?: string;
                        last_name?: string;
                        phone?: string;
                        reference?: string;
                    }[];
                    user?: {
                        email: string;
                        is_manager?: boolean;
                        max_activations?: number;
                        first_name?: string;
                        last_name?: string;
                        phone?: string;
                        reference?: string;
                    };
                    policy_code?: string;
                    license_template_code?: string;
                    license_policy?: string;
                    license_template?: number;
                    /** @enum {string} */
                    license_type?: "perpetual" | "time-limited" | "subscription" | "consumption";
                    enabled?: boolean;
                    active?: boolean;
                    max_activations?: number;
                    allow_unlimited_activations?: boolean;
                    max_transfers?: number;
                    transfer_count?: number;
                    seat_resets_per_year?: number;
                    /** @enum {string} */
                    seat_replacement?: "never" | "key" | "email";
                    start_date?: string | null;
                    valid_duration?: string;
                    validity_period?: string | null;
                    allow_grace_period?: boolean;
                    grace_period?: number;
                    enable_maintenance_period?: boolean;
                    maintenance_duration?: string;
                    maintenance_period?: string | null;
                    is_trial?: boolean;
                    trial_days?: number;
                    max_consumptions?: number;
                    total_consumptions?: number;
                    allow_unlimited_consumptions?: boolean;
                    allow_negative_consumptions?: boolean;
                    allow_overages?: boolean;
                    max_overages?: number;
                    reset_consumption?: boolean;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean;
                    is_floating?: boolean;
                    is_floating_cloud?: boolean;
                    floating_users?: number;
                    floating_timeout?: number;
                    can_borrow?: boolean;
                    max_borrow_time?: number;
                    max_license_users?: number;
                    is_air_gapped?: boolean;
                    is_hardware_key_auth?: boolean;
                    allow_offline_activation?: boolean;
                    subscription_id?: string | null;
                    note?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    enable_maintenance_duration?: boolean;
                    product_code?: string;
                    product_features?: {
                        code: string;
                        max_consumption?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        max_borrow_time?: number;
                        expiry_date?: string | null;
                        valid_duration?: string;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        total_consumptions?: number;
                    }[];
                    custom_fields?: {
                        name: string;
                        value: string;
                    }[];
                    products?: {
                        key?: string;
                        users?: {
                            email: string;
                            is_manager?: boolean;
                            max_activations?: number;
                            first_name?: string;
                            last_name?: string;
                            phone?: string;
                            reference?: string;
                        }[];
                        user?: {
                            email: string;
                            is_manager?: boolean;
                            max_activations?: number;
                            first_name?: string;
                            last_name?: string;
                            phone?: string;
                            reference?: string;
                        };
                        policy_code?: string;
                        license_template_code?: string;
                        license_policy?: string;
                        license_template?: number;
                        /** @enum {string} */
                        license_type?: "perpetual" | "time-limited" | "subscription" | "consumption";
                        enabled?: boolean;
                        active?: boolean;
                        max_activations?: number;
                        allow_unlimited_activations?: boolean;
                        max_transfers?: number;
                        transfer_count?: number;
                        seat_resets_per_year?: number;
                        /** @enum {string} */
                        seat_replacement?: "never" | "key" | "email";
                        start_date?: string | null;
                        valid_duration?: string;
                        validity_period?: string | null;
                        allow_grace_period?: boolean;
                        grace_period?: number;
                        enable_maintenance_period?: boolean;
                        maintenance_duration?: string;
                        maintenance_period?: string | null;
                        is_trial?: boolean;
                        trial_days?: number;
                        max_consumptions?: number;
                        total_consumptions?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        prevent_vm?: boolean;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        max_borrow_time?: number;
                        max_license_users?: number;
                        is_air_gapped?: boolean;
                        is_hardware_key_auth?: boolean;
                        allow_offline_activation?: boolean;
                        subscription_id?: string | null;
                        note?: string | null;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        enable_maintenance_duration?: boolean;
                        product_code?: string;
                        product_features?: {
                            code: string;
                            max_consumption?: number;
                            allow_unlimited_consumptions?: boolean;
                            allow_negative_consumptions?: boolean;
                            allow_overages?: boolean;
                            max_overages?: number;
                            reset_consumption?: boolean;
                            consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                            is_floating?: boolean;
                            is_floating_cloud?: boolean;
                            floating_users?: number;
                            floating_timeout?: number;
                            can_borrow?: boolean;
                            max_borrow_time?: number;
                            expiry_date?: string | null;
                            valid_duration?: string;
                            metadata?: {
                                [key: string]: unknown;
                            };
                            total_consumptions?: number;
                        }[];
                        custom_fields?: {
                            name: string;
                            value: string;
                        }[];
                    }[];
                    licenses?: {
                        key?: string;
                        users?: {
                            email: string;
                            is_manager?: boolean;
                            max_activations?: number;
                            first_name?: string;
                            last_name?: string;
                            phone?: string;
                            reference?: string;
                        }[];
                        user?: {
                            email: string;
                            is_manager?: boolean;
                            max_activations?: number;
                            first_name?: string;
                            last_name?: string;
                            phone?: string;
                            reference?: string;
                        };
                        policy_code?: string;
                        license_template_code?: string;
                        license_policy?: string;
                        license_template?: number;
                        /** @enum {string} */
                        license_type?: "perpetual" | "time-limited" | "subscription" | "consumption";
                        enabled?: boolean;
                        active?: boolean;
                        max_activations?: number;
                        allow_unlimited_activations?: boolean;
                        max_transfers?: number;
                        transfer_count?: number;
                        seat_resets_per_year?: number;
                        /** @enum {string} */
                        seat_replacement?: "never" | "key" | "email";
                        start_date?: string | null;
                        valid_duration?: string;
                        validity_period?: string | null;
                        allow_grace_period?: boolean;
                        grace_period?: number;
                        enable_maintenance_period?: boolean;
                        maintenance_duration?: string;
                        maintenance_period?: string | null;
                        is_trial?: boolean;
                        trial_days?: number;
                        max_consumptions?: number;
                        total_consumptions?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        prevent_vm?: boolean;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        max_borrow_time?: number;
                        max_license_users?: number;
                        is_air_gapped?: boolean;
                        is_hardware_key_auth?: boolean;
                        allow_offline_activation?: boolean;
                        subscription_id?: string | null;
                        note?: string | null;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        enable_maintenance_duration?: boolean;
                        product_code?: string;
                        product_features?: {
                            code: string;
                            max_consumption?: number;
                            allow_unlimited_consumptions?: boolean;
                            allow_negative_consumptions?: boolean;
                            allow_overages?: boolean;
                            max_overages?: number;
                            reset_consumption?: boolean;
                            consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                            is_floating?: boolean;
                            is_floating_cloud?: boolean;
                            floating_users?: number;
                            floating_timeout?: number;
                            can_borrow?: boolean;
                            max_borrow_time?: number;
                            expiry_date?: string | null;
                            valid_duration?: string;
                            metadata?: {
                                [key: string]: unknown;
                            };
                            total_consumptions?: number;
                        }[];
                        custom_fields?: {
                            name: string;
                            value: string;
                        }[];
                    }[];
                    items?: {
                        key?: string;
                        users?: {
                            email: string;
                            is_manager?: boolean;
                            max_activations?: number;
                            first_name?: string;
                            last_name?: string;
                            phone?: string;
                            reference?: string;
                        }[];
                        user?: {
                            email: string;
                            is_manager?: boolean;
                            max_activations?: number;
                            first_name?: string;
                            last_name?: string;
                            phone?: string;
                            reference?: string;
                        };
                        policy_code?: string;
                        license_template_code?: string;
                        license_policy?: string;
                        license_template?: number;
                        /** @enum {string} */
                        license_type?: "perpetual" | "time-limited" | "subscription" | "consumption";
                        enabled?: boolean;
                        active?: boolean;
                        max_activations?: number;
                        allow_unlimited_activations?: boolean;
                        max_transfers?: number;
                        transfer_count?: number;
                        seat_resets_per_year?: number;
                        /** @enum {string} */
                        seat_replacement?: "never" | "key" | "email";
                        start_date?: string | null;
                        valid_duration?: string;
                        validity_period?: string | null;
                        allow_grace_period?: boolean;
                        grace_period?: number;
                        enable_maintenance_period?: boolean;
                        maintenance_duration?: string;
                        maintenance_period?: string | null;
                        is_trial?: boolean;
                        trial_days?: number;
                        max_consumptions?: number;
                        total_consumptions?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        prevent_vm?: boolean;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        max_borrow_time?: number;
                        max_license_users?: number;
                        is_air_gapped?: boolean;
                        is_hardware_key_auth?: boolean;
                        allow_offline_activation?: boolean;
                        subscription_id?: string | null;
                        note?: string | null;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        enable_maintenance_duration?: boolean;
                        product_code?: string;
                        product_features?: {
                            code: string;
                            max_consumption?: number;
                            allow_unlimited_consumptions?: boolean;
                            allow_negative_consumptions?: boolean;
                            allow_overages?: boolean;
                            max_overages?: number;
                            reset_consumption?: boolean;
                            consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                            is_floating?: boolean;
                            is_floating_cloud?: boolean;
                            floating_users?: number;
                            floating_timeout?: number;
                            can_borrow?: boolean;
                            max_borrow_time?: number;
                            expiry_date?: string | null;
                            valid_duration?: string;
                            metadata?: {
                                [key: string]: unknown;
                            };
                            total_consumptions?: number;
                        }[];
                        custom_fields?: {
                            name: string;
                            value: string;
                        }[];
                    }[];
                }[];
            }[];
        };
        PortalAppearance: {
            company: number;
            /** @description What the portal is called. */
            name: string;
            colors: {
                /** @description As a ground. */
                primary: string;
                /** @description Text on it: black or white. */
                on_primary: string;
                /** @description As text on light grounds: darkened until its contrast is 4.5. */
                text_on_light: string;
                /** @description As text on dark grounds: lightened until its contrast is 4.5. */
                text_on_dark: string;
            } | null;
            /** @description From the root of this server; changes with the logo. */
            logo_path: string | null;
            support_email: string | null;
            support_url: string | null;
            /** @description What can be mailed to whoever asks for it. */
            mails: {
                sign_in_link: boolean;
                license_keys: boolean;
            };
        };
        PortalDevice: {
            id: number;
            license: number;
            /** @description What the machine is called; its hardware id where it has told no name. */
            name: string;
            hostname: string;
            hardware_id: string;
            os: string;
            app_ver: string;
            is_vm: boolean;
            /** @description Whether it holds a seat. */
            device_active: boolean;
            blacklisted: boolean;
            /** Format: date-time */
            time_activated: string;
            time_deactivated: string | null;
            /** @description Its last check, or its activation. */
            last_contact: string | null;
            floating_in_use: boolean;
            is_borrowed: boolean;
            borrowed_until: string | null;
            /** @description Whether a license file without a network holds the seat. */
            is_offline: boolean;
            offline_until: string | null;
            license_user: {
                id: number;
                true_email: string;
            } | null;
            is_own: boolean;
        };
        PortalLicense: {
            id: number;
            product: {
                id: number;
                product_name: string;
                short_code: string;
                /** @enum {string} */
                authorization_method: "license-key" | "user";
                is_bundle: boolean;
            };
            license_key: string | null;
            order: number;
            order_store_id: string;
            /** @enum {string} */
            status: "Active" | "Inactive" | "Expired" | "Disabled";
            /** @enum {string} */
            license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
            is_trial: boolean;
            active: boolean;
            enabled: boolean;
            /** Format: date-time */
            created_at: string;
            start_date: string | null;
            time_activated: string | null;
            validity_period: string | null;
            valid_duration: string;
            allow_grace_period: boolean;
            /** @description Hours. */
            grace_period: number;
            enable_maintenance_period: boolean;
            maintenance_period: string | null;
            last_check: string | null;
            /** @description Of the whole license. */
            seats: {
                used: number;
                /** @description Null: any number. */
                most: number | null;
            };
            /** @description Of the user who asks; null where a key holds the license, or others do. */
            own_seats: {
                used: number;
                /** @description Null: any number. */
                most: number | null;
            } | null;
            /** @description 0: any number. */
            max_license_users: number;
            /** @description 0: none; -1: any number. */
            max_transfers: number;
            transfer_count: number;
            floating_in_use_devices: number;
            is_air_gapped: boolean;
            is_hardware_key_auth: boolean;
            allow_offline_activation: boolean;
            prevent_vm: boolean;
            total_consumptions: number;
            max_consumptions: number;
            allow_unlimited_consumptions: boolean;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            can_borrow: boolean;
            max_borrow_time: number;
            product_features: {
                code: string;
                name: string;
                /** @enum {string} */
                feature_type: "activation" | "consumption";
                expiry_date: string | null;
                total_consumptions: number;
                max_consumptions: number;
                allow_unlimited_consumptions: boolean;
                allow_overages: boolean;
                max_overages: number;
                reset_consumption: boolean;
                consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                is_floating: boolean;
                is_floating_cloud: boolean;
                floating_users: number;
                floating_timeout: number;
                can_borrow: boolean;
                max_borrow_time: number;
            }[];
            custom_fields: {
                name: string;
                data_type: string | null;
                value: string;
            }[];
            bundle_license: number | null;
            sub_licenses: number[];
            /** @description Whether the caller is its user, or has its key. */
            is_held: boolean;
            is_managed: boolean;
            may: {
                /** @description Those that are listed to the caller, as far as the budget of seats allows. */
                free_devices: boolean;
                /** @description Has the customer of the license asked by mail; for whoever has its key. */
                ask_to_free_devices: boolean;
                free_all_devices: boolean;
                revoke_devices: boolean;
                borrow: boolean;
                see_users: boolean;
                manage_users: boolean;
                manage_passwords: boolean;
            };
        };
        PortalLink: {
            /** @enum {string} */
            purpose: "sign_in" | "set_password" | "replace_device";
            /** @description Whom it was mailed to. */
            email: string;
            company: {
                id: number;
                name: string;
            };
            /** @description Of the license whose device is to make place. */
            product: string | null;
            /** @description The device that is to make place. */
            device: string | null;
            /** @description Null where nobody has said it. */
            new_device: string | null;
            /** @description Whether the user has no password of their own yet, and is to choose one. */
            asks_for_password: boolean;
            /** Format: date-time */
            expires_at: string;
        };
        PortalSeatBudget: {
            /** @description Within the last year. */
            used: number;
            /** @description Null: any number. */
            most: number | null;
            /** @description Null: any number. */
            left: number | null;
            /** @description While none is left: when the next is possible; null: never, or now. */
            next_at: string | null;
        };
        PortalSession: {
            /**
             * @description A license user, one who manages licenses too, or a license key.
             * @enum {string}
             */
            kind: "user" | "manager" | "key";
            email: string;
            first_name: string;
            last_name: string;
            /** @description Null for a key. */
            license_user: number | null;
            /** @description The license that a key opened. */
            license: number | null;
            /** @description The account whose provider vouched for the user: only its licenses are shown. */
            customer_account: number | null;
            /** @description Whether a password of the user's own is to be chosen now. */
            is_initial_password: boolean;
            /** @description What a manager may do with what they manage. */
            permissions: string[];
            company: {
                id: number;
                name: string;
            };
            /** Format: date-time */
            expires_at: string;
        };
        PortalUser: {
            id: number;
            true_email: string;
            first_name: string;
            last_name: string;
            phone_number: string;
            is_active: boolean;
            /** @description Whether the user has not chosen a password yet. */
            is_initial_password: boolean;
            last_login: string | null;
            /** Format: date-time */
            assigned_at: string;
            max_activations: number;
            total_activations: number;
            allow_unlimited_activations: boolean;
            /** @description Of the user's devices on this license. */
            last_contact: string | null;
        };
        Product: {
            id: number;
            upgrade_from: number[];
            product_features: components["schemas"]["ProductFeature"][];
            custom_fields: components["schemas"]["ProductCustomField"][];
            installation_files: components["schemas"]["InstallationFile"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            product_name: string;
            short_code: string;
            active: boolean;
            allow_trial: boolean;
            hardware_id_required: boolean;
            is_upgrade: boolean;
            is_user_locked: boolean;
            is_node_locked: boolean;
            authorization_method: string;
            subscription_duration: string;
            default_license_type: string;
            max_activations: number;
            seat_resets_per_year: number;
            seat_replacement: string;
            valid_duration: string;
            enable_maintenance_period: boolean;
            maintenance_duration: string;
            trial_days: number;
            max_consumptions: number;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: string | null;
            prevent_vm: boolean;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            is_archived: boolean;
            is_bundle: boolean;
            metadata: {
                [key: string]: unknown;
            };
            company: number;
        };
        ProductCustomField: {
            id: number;
            name: string;
            data_type: string | null;
            default_value: string;
            description: string | null;
            product: number;
        };
        ProductFeature: {
            id: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            name: string;
            code: string;
            is_deleted: boolean;
            feature_type: string;
            max_consumption: number;
            allow_unlimited_consumptions: boolean;
            allow_negative_consumptions: boolean;
            allow_overages: boolean;
            max_overages: number;
            reset_consumption: boolean;
            consumption_period: string | null;
            is_floating: boolean;
            is_floating_cloud: boolean;
            floating_users: number;
            floating_timeout: number;
            can_borrow: boolean;
            max_borrow_time: number;
            expiry_date: string | null;
            valid_duration: string;
            metadata: {
                [key: string]: unknown;
            };
            product: number | null;
        };
        SavedFilter: {
            id: number;
            name: string;
            page: string;
            query: string;
            is_shared: boolean;
            is_own: boolean;
            /** @description Whose it is, by name; null where they left. */
            owner: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ScheduledUpdate: {
            id: number;
            license: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            scheduled_at: string;
            /** @enum {string} */
            status: "pending" | "applied" | "cancelled" | "failed";
            applied_at: string | null;
            cancelled_at: string | null;
            failed_at: string | null;
            name: string | null;
            note: string | null;
            scheduled_update_data: {
                id: number;
                /** @enum {string} */
                action: "license-update" | "license-reset" | "license-product-feature-update" | "license-product-feature-delete" | "license-custom-field-update" | "license-custom-field-delete";
                product_feature: number | null;
                product_custom_field: number | null;
                update_data: {
                    [key: string]: components["schemas"]["JsonValue"];
                };
                /** @description Why the last attempt failed at this item. */
                error_message: string | null;
            }[];
        };
        SearchHit: {
            /** @enum {string} */
            kind: "license" | "order" | "customer" | "license_user" | "device" | "product" | "product_feature" | "decision";
            id: number;
            title: string;
            /** @description What tells it from others of the same title. */
            detail: string;
            /** @description Of a device, and of a decision about a license. */
            license_id: number | null;
            /** @description Of a feature; null for one of all products. */
            product_id: number | null;
        };
        SigningKey: {
            /** @description SHA-256 of the key (SPKI, DER) in base64url: the same key has the same id anywhere. */
            key_id: string;
            /** @description Verifies answers and files: RSASSA-PKCS1-v1_5 with SHA-256; SPKI, PEM. */
            public_key: string;
            fresh_key_id: string;
            /** @description Verifies Licet-Signature: Ed25519; SPKI, PEM. */
            fresh_public_key: string;
            /**
             * @description next: published, and waits; active: signs; retiring: signs for applications that know no newer key; retired: signs nothing more.
             * @enum {string}
             */
            state: "next" | "active" | "retiring" | "retired";
            /** @description When it stops to sign. */
            retires_at: string | null;
            /** @description Until then its public keys are published; null: for ever. */
            verifiable_until: string | null;
            /** @description The word of the vendor's recovery key that these are the server's keys (docs/guide/keys.md). */
            recovery: {
                recovery_key: string;
                signature: string;
            } | null;
            /** @description The word of the keys that signed when these were activated, for devices that know only those. */
            handovers: {
                key_id: string;
                signature: string;
                fresh_signature: string;
            }[];
            id: number;
            /** Format: date-time */
            created_at: string;
            activated_at: string | null;
            /** @description What the recovery key signs, to the letter. */
            statement: string;
        };
        StaffMember: {
            id: number;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "support" | "read-only";
            is_active: boolean;
            /** @description Whether there is a password yet. */
            is_set_up: boolean;
            /** @description Whether a code of an app is asked for. */
            has_totp: boolean;
            /** @description Whether the identity provider has named this person. */
            has_signed_on: boolean;
            last_login: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        StaffSession: {
            staff: components["schemas"]["StaffMember"];
            company: {
                id: number;
                name: string;
            };
            permissions: ("catalog_read" | "catalog_write" | "orders_read" | "orders_write" | "licenses_read" | "licenses_write" | "customers_read" | "customers_write" | "subscriptions_read" | "subscriptions_write" | "analytics_read" | "audit_read" | "company_read" | "company_write" | "keys_read" | "keys_write" | "staff_read" | "staff_write" | "clients_write" | "mail_read" | "mail_write" | "webhooks_read" | "webhooks_write")[];
        };
        Subscription: {
            id: number;
            subscription_id: string;
            source: {
                id: number;
                name: string;
                kind: string;
            } | null;
            /** @description False: it was paid once. */
            is_recurring: boolean;
            is_test: boolean;
            /** @enum {string} */
            status: "incomplete" | "trialing" | "active" | "past_due" | "paused" | "unpaid" | "incomplete_expired" | "canceled";
            paid_through: string | null;
            trial_end: string | null;
            cancel_at: string | null;
            ended_at: string | null;
            pause: {
                suspends: boolean;
                resumes_at: string | null;
            } | null;
            quantity: number | null;
            customer_email: string | null;
            /** @description When the last thing that is known of it happened. */
            occurred_at: string | null;
            licenses: {
                id: number;
                license_key: string | null;
                product: string;
                policy: string | null;
                item: string | null;
                enabled: boolean;
                validity_period: string | null;
                /** @description More devices than it now allows: they stay, and no further one comes in. */
                is_over_quantity: boolean;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            items: {
                item: string;
                price: string | null;
                quantity: number | null;
                paid_through: string | null;
            }[];
            payments: {
                payment: string;
                /** Format: date-time */
                paid_at: string;
                /** @description In the smallest unit of the currency. */
                amount: number | null;
                start: string | null;
                end: string | null;
                /** @enum {string} */
                refunded: "none" | "partial" | "full";
                is_disputed: boolean;
            }[];
        };
        TestClock: {
            id: number;
            name: string;
            /** Format: date-time */
            time: string;
            /** @enum {string} */
            status: "ready" | "advancing";
            /** @description Where it is on its way to. */
            advancing_to: string | null;
            /** @description How much of the way it has gone, in hundredths. */
            progress: number;
            /** @description Orders that live by it. */
            total_orders: number;
            total_licenses: number;
            /**
             * Format: date-time
             * @description By the time, not by the clock.
             */
            created_at: string;
        };
        TestClockMoment: {
            id: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "scheduled_update" | "subscription" | "started" | "consumption_reset" | "feature_consumption_reset" | "will_expire_30_days" | "will_expire_7_days" | "will_expire_3_days" | "grace_began" | "expired" | "maintenance_will_expire_3_days" | "maintenance_expired" | "feature_expired" | "slot_timed_out" | "borrow_ended" | "license_file_ended";
            license: number;
            license_key: string | null;
            /** @description The machine, the feature, or the scheduled update and what became of it. */
            detail: string | null;
        };
        TimelineEntry: {
            /** @description Stays the same; for lists of what was shown already. */
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "license" | "policy" | "device" | "user" | "feature" | "custom_field" | "consumption" | "floating" | "scheduled_update" | "import" | "refusal" | "client" | "use";
            /** @description What happened: device_activated, license_updated, scheduled_update_failed. */
            code: string;
            /** @description The same in English, as the history has it. */
            title: string;
            /** @enum {string} */
            importance: "high" | "low";
            actor: {
                /**
                 * @description staff without a name where the caller may not read the audit, or where it holds nothing.
                 * @enum {string}
                 */
                kind: "staff" | "key" | "license_key" | "user" | "application" | "server";
                id: number | null;
                name: string | null;
            };
            device: {
                id: number;
                hardware_id: string;
                hostname: string;
            } | null;
            user: {
                id: number;
                email: string;
            } | null;
            /** @description The members that changed, from the audit; null where the caller may not read it. */
            changes: {
                member: string;
                before: components["schemas"]["JsonValue"];
                after: components["schemas"]["JsonValue"];
            }[] | null;
            /** @description What else is known: an import, a feature, the use of a day. */
            details: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
        };
        WebhookDelivery: {
            id: number;
            endpoint: number;
            /** @description webhook-id: the same for every endpoint, attempt and replay. */
            event_id: string;
            event: string;
            /** @description The license that the event is about. */
            license: number | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed" | "canceled";
            attempts: number;
            /** @description When it is sent next. */
            due_at: string | null;
            last_status_code: number | null;
            last_error: string | null;
            finished_at: string | null;
            /** @description The delivery that was sent again. */
            replay_of: number | null;
            /** Format: date-time */
            created_at: string;
            /** @description The body, byte for byte as it is sent. */
            request_body: string;
            attempt_log: {
                /** Format: date-time */
                ts: string;
                url: string;
                /** @description webhook-signature. */
                signature: string;
                status_code: number | null;
                /** @description The beginning of the answer. */
                response: string;
                error: string | null;
                duration_ms: number;
            }[];
        };
        WebhookEndpoint: {
            id: number;
            url: string;
            events: string[];
            /** @enum {string} */
            format: "licensespring" | "standard";
            description: string;
            enabled: boolean;
            /** @description gone: it answered 410; failing: nothing arrived for five days; staff: by the back office. */
            disabled_reason: ("gone" | "failing" | "staff") | null;
            disabled_at: string | null;
            /** @description Since when nothing has arrived; null: the last attempt succeeded. */
            failing_since: string | null;
            last_success_at: string | null;
            last_failure_at: string | null;
            secrets: {
                /** Format: date-time */
                created_at: string;
                expires_at: string | null;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_activities_hourly: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /**
                             * Format: date-time
                             * @description Of hourly counts the beginning of the hour, in UTC.
                             */
                            ts: string;
                            action: string;
                            status_code: number;
                            /** @description Calls; of license_issued the licenses. */
                            count: number;
                            product: number | null;
                            /** @description Null where the call found none. */
                            license: number | null;
                            order: number | null;
                            customer: number | null;
                        }[];
                    };
                };
            };
        };
    };
    get_activities_hourly_actions_stats: {
        parameters: {
            query?: {
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        action: string;
                        call_count: number;
                        /** @description Those of them that were refused. */
                        error_count: number;
                    }[];
                };
            };
        };
    };
    get_activities_hourly_top_call_count_customers: {
        parameters: {
            query?: {
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: {
                            id: number;
                            email: string;
                            first_name: string;
                            last_name: string;
                            company_name: string;
                        };
                        call_count: number;
                    }[];
                };
            };
        };
    };
    get_activities_hourly_top_call_count_licenses: {
        parameters: {
            query?: {
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        license: {
                            id: number;
                            license_key: string | null;
                            license_type: string;
                            product_id: number;
                        };
                        call_count: number;
                    }[];
                };
            };
        };
    };
    get_activities_hourly_top_call_count_orders: {
        parameters: {
            query?: {
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order: {
                            id: number;
                            store_id: string;
                            customer_id: number | null;
                        };
                        call_count: number;
                    }[];
                };
            };
        };
    };
    get_activities_hourly_total_call_count: {
        parameters: {
            query?: {
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
                time?: "hourly" | "daily";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total_call_count: number;
                        /** @enum {string} */
                        time: "hourly" | "daily";
                        /** @description Oldest first; times without calls are left out. */
                        calls: {
                            /** Format: date-time */
                            ts: string;
                            call_count: number;
                        }[];
                    };
                };
            };
        };
    };
    get_activities: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                action?: string;
                action__in?: string[];
                product?: number;
                product__in?: number[];
                status_code?: number;
                status_code__in?: number[];
                status_code__lte?: number;
                status_code__gte?: number;
                status_code__lt?: number;
                status_code__gt?: number;
                license?: number;
                license__in?: number[];
                order?: number;
                order__in?: number[];
                customer?: number;
                customer__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__gt?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                ts__date__gt?: string;
                ts__date__lt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /**
                             * Format: date-time
                             * @description Of hourly counts the beginning of the hour, in UTC.
                             */
                            ts: string;
                            action: string;
                            status_code: number;
                            /** @description Calls; of license_issued the licenses. */
                            count: number;
                            product: number | null;
                            /** @description Null where the call found none. */
                            license: number | null;
                            order: number | null;
                            customer: number | null;
                        }[];
                    };
                };
            };
        };
    };
    get_air_gap_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description base64 of X and Y, 32 bytes each, on P-256. */
                        public_key: string;
                    };
                };
            };
        };
    };
    get_audit: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__gt?: number;
                id__lt?: number;
                ts__gte?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                actor_kind?: string;
                actor_id?: number;
                actor_name?: string;
                actor_name__icontains?: string;
                ip?: string;
                request_id?: string;
                action?: string;
                action__in?: string[];
                object?: string;
                object__in?: string[];
                object_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["AuditEntry"][];
                    };
                };
            };
        };
    };
    get_audit_export: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__gt?: number;
                id__lt?: number;
                ts__gte?: string | Date;
                ts__lt?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                actor_kind?: string;
                actor_id?: number;
                actor_name?: string;
                actor_name__icontains?: string;
                ip?: string;
                request_id?: string;
                action?: string;
                action__in?: string[];
                object?: string;
                object__in?: string[];
                object_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_billing_messages: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                source?: number;
                status?: string;
                status__in?: string[];
                type?: string;
                type__startswith?: string;
                subscription_id?: string;
                received_at__gt?: string | Date;
                received_at__gte?: string | Date;
                received_at__lt?: string | Date;
                received_at__lte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ListedBillingMessage"][];
                    };
                };
            };
        };
    };
    get_billing_messages_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingMessage"];
                };
            };
        };
    };
    post_billing_messages_id_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingMessage"];
                };
            };
        };
    };
    get_billing_sources: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                kind?: string;
                kind__in?: string[];
                name?: string;
                name__icontains?: string;
                enabled?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["BillingSource"][];
                    };
                };
            };
        };
    };
    post_billing_sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "stripe" | "paddle" | "fastspring" | "lemon_squeezy" | "woocommerce" | "generic";
                    name: string;
                    /** @description By which its messages are signed. FastSpring, Lemon Squeezy, WooCommerce and others can be given one that is made here. */
                    secret?: string;
                    /** @description Of the generation of licenses during checkout (FastSpring). */
                    private_key?: string;
                    /** @description Stripe only: the present state is asked for, and what a checkout bought. */
                    api_key?: string;
                    /** @description Messages of the other mode are refused. */
                    livemode: boolean;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewBillingSource"];
                };
            };
        };
    };
    get_billing_sources_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingSource"];
                };
            };
        };
    };
    delete_billing_sources_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_billing_sources_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind?: "stripe" | "paddle" | "fastspring" | "lemon_squeezy" | "woocommerce" | "generic";
                    name?: string;
                    secret?: string | null;
                    private_key?: string | null;
                    api_key?: string | null;
                    livemode?: boolean;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingSource"];
                };
            };
        };
    };
    get_clabels: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                label?: string;
                label__icontains?: string;
                color?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["CustomerLabel"][];
                    };
                };
            };
        };
    };
    post_clabels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    color?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerLabel"];
                };
            };
        };
    };
    get_clabels_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerLabel"];
                };
            };
        };
    };
    delete_clabels_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_clabels_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    label?: string;
                    color?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerLabel"];
                };
            };
        };
    };
    get_company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    patch_company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Of the IANA database; a chosen last day ends there at midnight. */
                    time_zone?: string;
                    /** @description What the customers' portal is called; null: as the company. */
                    portal_name?: string | null;
                    /** @description The color of the customers' portal, as in `#0b7285`; null: Licet's own. */
                    primary_color?: string | null;
                    /** @description Where customers ask for help. */
                    support_email?: string | null;
                    /** @description Where customers ask for help; `https` only. */
                    support_url?: string | null;
                    /** @description PNG, JPEG or WebP in base64, at most 128 kB; null takes it away. */
                    logo?: string | null;
                    /** @description Whether applications must use OAuth clients: API keys are then refused. */
                    is_oauth_required?: boolean;
                    /** @description Whether signatures must cover target, body and nonce, each nonce once; clients that sign the date only are refused. */
                    require_signed_requests?: boolean;
                    /** @description Whether a device may have trial after trial of a product. */
                    allow_multiple_trials?: boolean;
                    /** @description Whether applications may widen the overages of a license when they consume. They may narrow them always. */
                    allow_client_overages?: boolean;
                    /** @description Whether applications may read the initial passwords of license users. */
                    allow_password_readback?: boolean;
                    /** @description What new license managers may do. */
                    default_lm_permissions?: ("borrow_license" | "create_bundle_order" | "create_license_policy" | "create_order" | "issue_license" | "manage_license_oauth_clients" | "manage_license_user_credentials" | "manage_license_users" | "manage_managers" | "reset_device" | "reset_license" | "revoke_device" | "update_customer" | "update_license")[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    get_company_client: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    post_company_client: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Days until a secret is replaced by itself; null: never. */
                    secret_days?: number | null;
                    /** @description Days in which a replaced secret is still good (7). */
                    grace_days?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    delete_company_client: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_company_client_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    get_company_signing_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description SHA-256 of the key (SPKI, DER) in base64url: the same key has the same id anywhere. */
                        key_id: string;
                        algorithm: string;
                        /** @description SPKI, PEM. */
                        public_key: string;
                        /** @description Verifies `Licet-Signature` (docs/guide/fresh-answers.md). */
                        fresh_answers: {
                            /** @description SHA-256 of the key (SPKI, DER) in base64url: the same key has the same id anywhere. */
                            key_id: string;
                            algorithm: string;
                            /** @description SPKI, PEM. */
                            public_key: string;
                        };
                    };
                };
            };
        };
    };
    get_company_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        issuer: string;
                        client_id: string;
                        has_client_secret: boolean;
                        scopes: string;
                        redirect_uris: string[];
                        enabled: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        email_domains: string[];
                        new_staff_role: ("admin" | "support" | "read-only") | null;
                        allows_passwords: boolean;
                        asks_for_code: boolean;
                    };
                };
            };
        };
    };
    delete_company_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_company_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description As the provider's discovery document names it; it is read when this is saved. */
                    issuer?: string;
                    client_id?: string;
                    /** @description Write-only. Null: the client has none. */
                    client_secret?: string | null;
                    /** @description With spaces between them (`openid email`). */
                    scopes?: string;
                    /** @description Registered at the provider as well. The first is used where an application names none. */
                    redirect_uris?: string[];
                    enabled?: boolean;
                    /** @description E-mails of other domains are refused; none named: any is taken. */
                    email_domains?: string[];
                    /** @description What somebody becomes who is not of the staff yet. Null: they are refused. Needs email_domains. */
                    new_staff_role?: ("admin" | "support" | "read-only") | null;
                    /** @description Whether the staff may log in with a password as well (true). Owners always may. */
                    allows_passwords?: boolean;
                    /** @description Whether people with an authenticator app are asked for its code after signing on as well (false). */
                    asks_for_code?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        issuer: string;
                        client_id: string;
                        has_client_secret: boolean;
                        scopes: string;
                        redirect_uris: string[];
                        enabled: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        email_domains: string[];
                        new_staff_role: ("admin" | "support" | "read-only") | null;
                        allows_passwords: boolean;
                        asks_for_code: boolean;
                    };
                };
            };
        };
    };
    get_consumption_pool_license_checkouts: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                consumption_pool?: number;
                device?: number;
                license?: number;
                synced_at__isnull?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Units that the device was given. */
                            checked_out: number;
                            /** @description How many of them it used, as far as is known. */
                            consumed: number;
                            /** @description How many of them it gave back. What is left, it holds. */
                            returned: number;
                            /** @description When that was last told. */
                            synced_at: string | null;
                            consumption_pool: number;
                            device: number;
                            license: number;
                        }[];
                    };
                };
            };
        };
    };
    get_consumption_pool_license_checkouts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: date-time */
                        created_at: string;
                        /** @description Units that the device was given. */
                        checked_out: number;
                        /** @description How many of them it used, as far as is known. */
                        consumed: number;
                        /** @description How many of them it gave back. What is left, it holds. */
                        returned: number;
                        /** @description When that was last told. */
                        synced_at: string | null;
                        consumption_pool: number;
                        device: number;
                        license: number;
                    };
                };
            };
        };
    };
    get_consumption_pool_license_feature_checkouts: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                consumption_pool?: number;
                device?: number;
                license?: number;
                synced_at__isnull?: boolean;
                license_product_feature?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Units that the device was given. */
                            checked_out: number;
                            /** @description How many of them it used, as far as is known. */
                            consumed: number;
                            /** @description How many of them it gave back. What is left, it holds. */
                            returned: number;
                            /** @description When that was last told. */
                            synced_at: string | null;
                            consumption_pool: number;
                            device: number;
                            license_product_feature: number;
                        }[];
                    };
                };
            };
        };
    };
    get_consumption_pool_license_feature_checkouts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: date-time */
                        created_at: string;
                        /** @description Units that the device was given. */
                        checked_out: number;
                        /** @description How many of them it used, as far as is known. */
                        consumed: number;
                        /** @description How many of them it gave back. What is left, it holds. */
                        returned: number;
                        /** @description When that was last told. */
                        synced_at: string | null;
                        consumption_pool: number;
                        device: number;
                        license_product_feature: number;
                    };
                };
            };
        };
    };
    get_consumption_pools: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                customer_account?: number;
                name?: string;
                name__icontains?: string;
                code?: string;
                code__icontains?: string;
                type?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ListedConsumptionPool"][];
                    };
                };
            };
        };
    };
    post_consumption_pools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name?: string;
                    /** @enum {string} */
                    type: "license" | "license_product_feature";
                    customer_account: number;
                    max_consumptions?: number | null;
                    /** @description What was consumed so far; 0 begins anew. */
                    total_consumptions?: number | null;
                    allow_overages?: boolean | null;
                    /** @description 0: any number, where overages are allowed. */
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    /** @description Units that an offline device is given for a member without a limit of its own. */
                    default_offline_checkout?: number | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumptionPool"];
                };
            };
        };
    };
    get_consumption_pools_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumptionPool"];
                };
            };
        };
    };
    delete_consumption_pools_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_consumption_pools_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    name?: string;
                    /** @enum {string} */
                    type?: "license" | "license_product_feature";
                    customer_account?: number;
                    max_consumptions?: number | null;
                    /** @description What was consumed so far; 0 begins anew. */
                    total_consumptions?: number | null;
                    allow_overages?: boolean | null;
                    /** @description 0: any number, where overages are allowed. */
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    /** @description Units that an offline device is given for a member without a limit of its own. */
                    default_offline_checkout?: number | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumptionPool"];
                };
            };
        };
    };
    get_consumption_pools_id_members: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            held: number;
                        }[];
                    };
                };
            };
        };
    };
    get_customer_accounts: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                code?: string;
                code__icontains?: string;
                name?: string;
                name__icontains?: string;
                description?: string;
                description__icontains?: string;
                phone?: string;
                phone__icontains?: string;
                address?: string;
                address__icontains?: string;
                email?: string;
                email__icontains?: string;
                reference?: string;
                reference__icontains?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["CustomerAccount"][];
                    };
                };
            };
        };
    };
    post_customer_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name: string;
                    description?: string | null;
                    phone?: string | null;
                    address?: string | null;
                    email?: string | null;
                    reference?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
        };
    };
    get_customer_accounts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
        };
    };
    delete_customer_accounts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_customer_accounts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    name?: string;
                    description?: string | null;
                    phone?: string | null;
                    address?: string | null;
                    email?: string | null;
                    reference?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
        };
    };
    post_customer_accounts_id_add_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description The initial password; without it one is generated for a new user. */
                    password?: string;
                    first_name?: string;
                    last_name?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    };
                };
            };
        };
    };
    get_customer_accounts_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    post_customer_accounts_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Days until a secret is replaced by itself; null: never. */
                    secret_days?: number | null;
                    /** @description Days in which a replaced secret is still good (7). */
                    grace_days?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    delete_customer_accounts_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_customer_accounts_id_client_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    get_customer_accounts_id_managers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    }[];
                };
            };
        };
    };
    post_customer_accounts_id_remove_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_user_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    };
                };
            };
        };
    };
    get_customer_accounts_id_sso: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer_account: number;
                        issuer: string;
                        client_id: string;
                        has_client_secret: boolean;
                        scopes: string;
                        redirect_uris: string[];
                        enabled: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    delete_customer_accounts_id_sso: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_customer_accounts_id_sso: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description As the provider's discovery document names it; it is read when this is saved. */
                    issuer?: string;
                    client_id?: string;
                    /** @description Write-only. Null: the client has none. */
                    client_secret?: string | null;
                    /** @description With spaces between them (`openid email`). */
                    scopes?: string;
                    /** @description Registered at the provider as well. The first is used where an application names none. */
                    redirect_uris?: string[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer_account: number;
                        issuer: string;
                        client_id: string;
                        has_client_secret: boolean;
                        scopes: string;
                        redirect_uris: string[];
                        enabled: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    post_customerclabels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    customer: number;
                    customer_label: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By which the label is taken off again. */
                        id: number;
                        customer: number;
                        customer_label: number;
                    };
                };
            };
        };
    };
    delete_customerclabels_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_customers_import_results: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                status?: string;
                status__iexact?: string;
                file_name?: string;
                file_name__icontains?: string;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            file_name: string;
                            /** @enum {string} */
                            status: "pending" | "running" | "success" | "error";
                            created_at: string;
                            started_at: string | null;
                            finished_at: string | null;
                            dry_run: boolean;
                            /** @enum {string} */
                            on_error: "keep" | "nothing";
                            /** @description Why an import with the status error kept nothing, or not all. */
                            error: string | null;
                            progress: number;
                            /** @description How much of the file was read; all-or-nothing imports read it twice. */
                            bytes_read: number;
                            bytes_total: number;
                            /** @description The columns of the file, in its order. */
                            columns: string[];
                            result: {
                                /** @description Rows that were read so far. */
                                total_row_count: number;
                                valid_row_count: number;
                                invalid_row_count: number;
                                /** @description The first 100. */
                                invalid_rows: {
                                    line: number;
                                    column: string | null;
                                    code: string;
                                    message: string;
                                    value: string | null;
                                }[];
                                created_customers: number;
                                existed_customers: number;
                            };
                            /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                            first_rows: {
                                line: number;
                                values: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    get_customers_import_results_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        file_name: string;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "error";
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        dry_run: boolean;
                        /** @enum {string} */
                        on_error: "keep" | "nothing";
                        /** @description Why an import with the status error kept nothing, or not all. */
                        error: string | null;
                        progress: number;
                        /** @description How much of the file was read; all-or-nothing imports read it twice. */
                        bytes_read: number;
                        bytes_total: number;
                        /** @description The columns of the file, in its order. */
                        columns: string[];
                        result: {
                            /** @description Rows that were read so far. */
                            total_row_count: number;
                            valid_row_count: number;
                            invalid_row_count: number;
                            /** @description The first 100. */
                            invalid_rows: {
                                line: number;
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                            created_customers: number;
                            existed_customers: number;
                        };
                        /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                        first_rows: {
                            line: number;
                            values: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                        }[];
                    };
                };
            };
        };
    };
    get_customers_import_results_id_bad_rows: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        results: {
                            line: number;
                            /** @description As they stand in the file, long ones cut; null after the first 10000 bad rows. */
                            cells: string[] | null;
                            problems: {
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                        }[];
                        /** @description The after of the next page; null: this is the end. */
                        next: number | null;
                    };
                };
            };
        };
    };
    get_customers_import_results_id_invalid_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_customers: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                company?: number;
                label?: number;
                label__in?: number[];
                label__isnull?: boolean;
                email?: string;
                email__startswith?: string;
                email__icontains?: string;
                email__iexact?: string;
                first_name?: string;
                first_name__icontains?: string;
                last_name?: string;
                last_name__icontains?: string;
                company_name?: string;
                company_name__icontains?: string;
                phone?: string;
                phone__icontains?: string;
                reference?: string;
                reference__startswith?: string;
                reference__icontains?: string;
                account?: number;
                account__isnull?: boolean;
                account__not?: number;
                account__name?: string;
                account__name__icontains?: string;
                account__code?: string;
                account__code__icontains?: string;
                account__description?: string;
                account__description__icontains?: string;
                account__phone?: string;
                account__phone__icontains?: string;
                account__address?: string;
                account__address__icontains?: string;
                account__email?: string;
                account__email__icontains?: string;
                account__reference?: string;
                account__reference__icontains?: string;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                created_at__date__gt?: string;
                created_at__date__gte?: string;
                created_at__date__lt?: string;
                created_at__date__lte?: string;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                updated_at__date__gt?: string;
                updated_at__date__gte?: string;
                updated_at__date__lt?: string;
                updated_at__date__lte?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Customer"][];
                    };
                };
            };
        };
    };
    post_customers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email?: ("" | string) | null;
                    first_name?: string | null;
                    last_name?: string | null;
                    company_name?: string | null;
                    phone?: string | null;
                    reference?: string | null;
                    address?: string | null;
                    postcode?: string | null;
                    state?: string | null;
                    city?: string | null;
                    country?: string | null;
                    customer_account?: number | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    get_customers_export: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                company?: number;
                label?: number;
                label__in?: number[];
                label__isnull?: boolean;
                email?: string;
                email__startswith?: string;
                email__icontains?: string;
                email__iexact?: string;
                first_name?: string;
                first_name__icontains?: string;
                last_name?: string;
                last_name__icontains?: string;
                company_name?: string;
                company_name__icontains?: string;
                phone?: string;
                phone__icontains?: string;
                reference?: string;
                reference__startswith?: string;
                reference__icontains?: string;
                account?: number;
                account__isnull?: boolean;
                account__not?: number;
                account__name?: string;
                account__name__icontains?: string;
                account__code?: string;
                account__code__icontains?: string;
                account__description?: string;
                account__description__icontains?: string;
                account__phone?: string;
                account__phone__icontains?: string;
                account__address?: string;
                account__address__icontains?: string;
                account__email?: string;
                account__email__icontains?: string;
                account__reference?: string;
                account__reference__icontains?: string;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                created_at__date__gt?: string;
                created_at__date__gte?: string;
                created_at__date__lt?: string;
                created_at__date__lte?: string;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                updated_at__date__gt?: string;
                updated_at__date__gte?: string;
                updated_at__date__lt?: string;
                updated_at__date__lte?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    post_customers_import_from_csv: {
        parameters: {
            query?: {
                dry_run?: boolean;
                on_error?: "keep" | "nothing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1073741824 bytes. */
        requestBody: {
            content: {
                "text/plain": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job_id: number;
                    };
                };
            };
        };
    };
    get_customers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    delete_customers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_customers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email?: ("" | string) | null;
                    first_name?: string | null;
                    last_name?: string | null;
                    company_name?: string | null;
                    phone?: string | null;
                    reference?: string | null;
                    address?: string | null;
                    postcode?: string | null;
                    state?: string | null;
                    city?: string | null;
                    country?: string | null;
                    customer_account?: number | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    get_customers_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    post_customers_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Days until a secret is replaced by itself; null: never. */
                    secret_days?: number | null;
                    /** @description Days in which a replaced secret is still good (7). */
                    grace_days?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    delete_customers_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_customers_id_client_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    post_customers_id_forget_past: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgottenPast"];
                };
            };
        };
    };
    post_customers_id_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    customer_to_merge_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Merged.";
                    };
                };
            };
        };
    };
    get_decisions: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                id__gt?: number;
                id__gte?: number;
                id__lt?: number;
                id__lte?: number;
                created_at__gte?: string | Date;
                created_at__lte?: string | Date;
                created_at__gt?: string | Date;
                created_at__lt?: string | Date;
                created_at__date__gte?: string;
                created_at__date__lte?: string;
                created_at__date__gt?: string;
                created_at__date__lt?: string;
                code?: string;
                code__in?: string[];
                action?: string;
                action__in?: string[];
                product_id?: number;
                product_id__in?: number[];
                license_id?: number;
                license_id__in?: number[];
                order_id?: number;
                order_id__in?: number[];
                order__store_id?: string;
                order__store_id__in?: string[];
                customer_id?: number;
                customer_id__in?: number[];
                customer_email?: string;
                customer_email__in?: string[];
                hardware_id?: string;
                hardware_id__in?: string[];
                feature_code?: string;
                feature_code__in?: string[];
                license_key?: string;
                license_key__in?: string[];
                username?: string;
                username__in?: string[];
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ListedDecision"][];
                    };
                };
            };
        };
    };
    get_decisions_counts: {
        parameters: {
            query?: {
                created_at__gte?: string | Date;
                created_at__lte?: string | Date;
                created_at__gt?: string | Date;
                created_at__lt?: string | Date;
                created_at__date__gte?: string;
                created_at__date__lte?: string;
                created_at__date__gt?: string;
                created_at__date__lt?: string;
                code?: string;
                code__in?: string[];
                action?: string;
                action__in?: string[];
                product_id?: number;
                product_id__in?: number[];
                feature_code?: string;
                feature_code__in?: string[];
                license_id?: number;
                license_id__in?: number[];
                order_id?: number;
                order_id__in?: number[];
                customer_id?: number;
                customer_id__in?: number[];
                by?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Refused calls in all, whatever they are counted by. */
                        count: number;
                        not_kept: number;
                        /** @description Each with the members that it is counted by: the most frequent first, times oldest first. */
                        counts: {
                            code?: string;
                            action?: string;
                            /** @description Null where the call named none that exists. */
                            product?: {
                                id: number;
                                product_name: string;
                                short_code: string;
                            } | null;
                            /** @description Null where the call named none that its product has. */
                            feature?: string | null;
                            license?: {
                                id: number;
                                license_key: string | null;
                                license_type: string;
                                product_id: number;
                                max_activations: number;
                                allow_unlimited_activations: boolean;
                            };
                            customer?: {
                                id: number;
                                email: string;
                                first_name: string;
                                last_name: string;
                                company_name: string;
                            };
                            /** Format: date-time */
                            hour?: string;
                            /**
                             * Format: date-time
                             * @description Its beginning in UTC.
                             */
                            day?: string;
                            /** @description Refused calls. */
                            count: number;
                            /** @description Those of them whose decision was not kept, because there were so many. */
                            not_kept: number;
                        }[];
                    };
                };
            };
        };
    };
    get_decisions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
        };
    };
    get_device_variables: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                device?: number;
                device__in?: number[];
                variable?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** Format: date-time */
                            created_at: string;
                            variable: string;
                            /** @description Kept as text. */
                            value: string;
                            device: number;
                        }[];
                    };
                };
            };
        };
    };
    post_device_variables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    variable: string;
                    value: string | number | boolean;
                    device: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: date-time */
                        created_at: string;
                        variable: string;
                        /** @description Kept as text. */
                        value: string;
                        device: number;
                    };
                };
            };
        };
    };
    get_device_variables_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: date-time */
                        created_at: string;
                        variable: string;
                        /** @description Kept as text. */
                        value: string;
                        device: number;
                    };
                };
            };
        };
    };
    delete_device_variables_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_device_variables_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    variable?: string;
                    value?: string | number | boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: date-time */
                        created_at: string;
                        variable: string;
                        /** @description Kept as text. */
                        value: string;
                        device: number;
                    };
                };
            };
        };
    };
    get_devices: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                blacklisted?: boolean;
                device_active?: boolean;
                hostname?: string;
                hostname__icontains?: string;
                hardware_id?: string;
                hardware_id__icontains?: string;
                os?: string;
                os__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Device"][];
                    };
                };
            };
        };
    };
    get_devices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    post_devices_id_blacklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Device blacklisted.";
                    };
                };
            };
        };
    };
    post_devices_id_borrow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Null: as long as the license or the feature allows.
                     */
                    borrowed_until?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        borrowed_until: string;
                        /** @description Hours. */
                        max_borrow_time: number;
                        device_id: number;
                        license_id: number;
                    };
                };
            };
        };
    };
    post_devices_id_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Device reset.";
                    };
                };
            };
        };
    };
    post_devices_id_unblacklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Device no longer blacklisted.";
                    };
                };
            };
        };
    };
    get_former_license_keys: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                license?: number;
                license__in?: number[];
                license_key?: string;
                ends_at__gt?: string | Date;
                ends_at__lt?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["FormerLicenseKey"][];
                    };
                };
            };
        };
    };
    get_former_license_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormerLicenseKey"];
                };
            };
        };
    };
    post_former_license_keys_id_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormerLicenseKey"];
                };
            };
        };
    };
    get_installation_files: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                product?: number;
                product__in?: number[];
                version?: string;
                version__icontains?: string;
                environment?: string;
                channel?: string;
                enabled?: boolean;
                release_date?: string;
                release_date__gte?: string;
                release_date__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["InstallationFile"][];
                    };
                };
            };
        };
    };
    post_installation_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    product: number;
                    version: string;
                    environment?: string | null;
                    channel?: string | null;
                    full_link?: string | null;
                    filename?: string | null;
                    hash_md5?: string | null;
                    release_date?: string | null;
                    requires_version?: string | null;
                    size?: string | null;
                    eula_link?: string | null;
                    release_notes_link?: string | null;
                    enabled?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationFile"];
                };
            };
        };
    };
    get_installation_files_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationFile"];
                };
            };
        };
    };
    delete_installation_files_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_installation_files_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    product?: number;
                    version?: string;
                    environment?: string | null;
                    channel?: string | null;
                    full_link?: string | null;
                    filename?: string | null;
                    hash_md5?: string | null;
                    release_date?: string | null;
                    requires_version?: string | null;
                    size?: string | null;
                    eula_link?: string | null;
                    release_notes_link?: string | null;
                    enabled?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationFile"];
                };
            };
        };
    };
    get_license_activation_histories: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                license?: number;
                license__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                device?: number;
                action?: string;
                action__in?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["LicenseActivation"][];
                    };
                };
            };
        };
    };
    get_license_activation_histories_transfer_count: {
        parameters: {
            query?: {
                license?: number;
                license__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        transfer_count: number;
                    };
                };
            };
        };
    };
    get_license_activation_histories_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseActivation"];
                };
            };
        };
    };
    get_license_api_keys: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                label?: string;
                label__icontains?: string;
                revoked_at__isnull?: boolean;
                last_used_at__isnull?: boolean;
                last_used_at__lt?: string | Date;
                last_used_at__gte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["LicenseApiKey"][];
                    };
                };
            };
        };
    };
    post_license_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    label?: string;
                    /** @description Whether it may only check and read. */
                    is_read_only?: boolean;
                    /** @description The products it may use; null: every one. */
                    product_ids?: number[] | null;
                    /** @description Whether a shop's plugin may generate keys and place orders with it; never for a key inside an application. */
                    allow_orders?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        api_key: string;
                        label: string;
                        is_read_only: boolean;
                        allow_orders: boolean;
                        product_ids: number[] | null;
                        /** @description To the minute. */
                        last_used_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        revoked_at: string | null;
                        /** @description Shown this once. */
                        shared_key: string;
                    };
                };
            };
        };
    };
    get_license_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseApiKey"];
                };
            };
        };
    };
    delete_license_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_license_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    label?: string;
                    /** @description Whether it may only check and read. */
                    is_read_only?: boolean;
                    /** @description The products it may use; null: every one. */
                    product_ids?: number[] | null;
                    /** @description Whether a shop's plugin may generate keys and place orders with it; never for a key inside an application. */
                    allow_orders?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseApiKey"];
                };
            };
        };
    };
    get_license_custom_fields: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                license?: number;
                license__in?: number[];
                product_custom_field?: number;
                value?: string;
                value__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["LicenseCustomField"][];
                    };
                };
            };
        };
    };
    post_license_custom_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    value: string;
                    license: number;
                    product_custom_field: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseCustomField"];
                };
            };
        };
    };
    get_license_custom_fields_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseCustomField"];
                };
            };
        };
    };
    delete_license_custom_fields_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_license_custom_fields_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    value?: string;
                    license?: number;
                    product_custom_field?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseCustomField"];
                };
            };
        };
    };
    get_license_features_import_results: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                status?: string;
                status__iexact?: string;
                file_name?: string;
                file_name__icontains?: string;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            file_name: string;
                            /** @enum {string} */
                            status: "pending" | "running" | "success" | "error";
                            created_at: string;
                            started_at: string | null;
                            finished_at: string | null;
                            dry_run: boolean;
                            /** @enum {string} */
                            on_error: "keep" | "nothing";
                            /** @description Why an import with the status error kept nothing, or not all. */
                            error: string | null;
                            progress: number;
                            /** @description How much of the file was read; all-or-nothing imports read it twice. */
                            bytes_read: number;
                            bytes_total: number;
                            /** @description The columns of the file, in its order. */
                            columns: string[];
                            result: {
                                /** @description Rows that were read so far. */
                                total_row_count: number;
                                valid_row_count: number;
                                invalid_row_count: number;
                                /** @description The first 100. */
                                invalid_rows: {
                                    line: number;
                                    column: string | null;
                                    code: string;
                                    message: string;
                                    value: string | null;
                                }[];
                                created_license_features: number;
                                existed_license_features: number;
                            };
                            /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                            first_rows: {
                                line: number;
                                values: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    get_license_features_import_results_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        file_name: string;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "error";
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        dry_run: boolean;
                        /** @enum {string} */
                        on_error: "keep" | "nothing";
                        /** @description Why an import with the status error kept nothing, or not all. */
                        error: string | null;
                        progress: number;
                        /** @description How much of the file was read; all-or-nothing imports read it twice. */
                        bytes_read: number;
                        bytes_total: number;
                        /** @description The columns of the file, in its order. */
                        columns: string[];
                        result: {
                            /** @description Rows that were read so far. */
                            total_row_count: number;
                            valid_row_count: number;
                            invalid_row_count: number;
                            /** @description The first 100. */
                            invalid_rows: {
                                line: number;
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                            created_license_features: number;
                            existed_license_features: number;
                        };
                        /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                        first_rows: {
                            line: number;
                            values: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                        }[];
                    };
                };
            };
        };
    };
    get_license_features_import_results_id_bad_rows: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        results: {
                            line: number;
                            /** @description As they stand in the file, long ones cut; null after the first 10000 bad rows. */
                            cells: string[] | null;
                            problems: {
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                        }[];
                        /** @description The after of the next page; null: this is the end. */
                        next: number | null;
                    };
                };
            };
        };
    };
    get_license_features_import_results_id_invalid_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_license_histories: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                device?: number;
                license_user?: number;
                product?: number;
                product__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                source?: string;
                source__in?: string[];
                level?: string;
                level__in?: string[];
                text?: string;
                text__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["LicenseHistory"][];
                    };
                };
            };
        };
    };
    get_license_histories_export: {
        parameters: {
            query: {
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                device?: number;
                license_user?: number;
                product?: number;
                product__in?: number[];
                ts__date__gte?: string;
                ts__date__lte?: string;
                source?: string;
                source__in?: string[];
                level?: string;
                level__in?: string[];
                text?: string;
                text__icontains?: string;
                ts__gte: string | Date;
                ts__lte: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_license_histories_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseHistory"];
                };
            };
        };
    };
    get_license_manager_permissions: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** @enum {string} */
                            code: "borrow_license" | "create_bundle_order" | "create_license_policy" | "create_order" | "issue_license" | "manage_license_oauth_clients" | "manage_license_user_credentials" | "manage_license_users" | "manage_managers" | "reset_device" | "reset_license" | "revoke_device" | "update_customer" | "update_license";
                        }[];
                    };
                };
            };
        };
    };
    get_license_product_features: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                license__license_key?: string;
                license__product?: number;
                product_feature?: number;
                product_feature__in?: number[];
                product_feature__code?: string;
                product_feature__code__icontains?: string;
                product_feature__feature_type?: string;
                expiry_date__gt?: string | Date;
                expiry_date__gte?: string | Date;
                expiry_date__lt?: string | Date;
                expiry_date__lte?: string | Date;
                expiry_date__isnull?: boolean;
                is_floating?: boolean;
                is_floating_cloud?: boolean;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["LicenseProductFeature"][];
                    };
                };
            };
        };
    };
    post_license_product_features: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    max_consumption?: number;
                    allow_unlimited_consumptions?: boolean;
                    allow_negative_consumptions?: boolean;
                    allow_overages?: boolean;
                    max_overages?: number;
                    reset_consumption?: boolean;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    is_floating?: boolean;
                    is_floating_cloud?: boolean;
                    floating_users?: number;
                    /** @description Minutes. */
                    floating_timeout?: number;
                    can_borrow?: boolean;
                    /** @description Hours. */
                    max_borrow_time?: number;
                    /** @description Null: never. */
                    expiry_date?: string | null;
                    /** @description Begins with the first activation, or now where that has been. */
                    valid_duration?: string;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description 0 resets the counter. */
                    total_consumptions?: number;
                    /** @description The pool to count in as well; null: none. */
                    consumption_pool?: number | null;
                    license: number;
                    product_feature: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseProductFeature"];
                };
            };
        };
    };
    get_license_product_features_export: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                company?: number;
                license_key?: string;
                license_key__startswith?: string;
                license_key__icontains?: string;
                license_key__isnull?: boolean;
                license_type?: string;
                license_type__in?: string[];
                active?: boolean;
                enabled?: boolean;
                is_trial?: boolean;
                is_any_floating?: boolean;
                test_clock?: number;
                note__icontains?: string;
                subscription_id?: string;
                bundle_license?: number;
                bundle_license__isnull?: boolean;
                max_activations?: number;
                max_activations__gt?: number;
                max_activations__gte?: number;
                max_activations__lt?: number;
                max_activations__lte?: number;
                times_activated?: number;
                times_activated__gt?: number;
                times_activated__gte?: number;
                times_activated__lt?: number;
                times_activated__lte?: number;
                validity_period__gt?: string | Date;
                validity_period__gte?: string | Date;
                validity_period__lt?: string | Date;
                validity_period__lte?: string | Date;
                validity_period__date__gt?: string;
                validity_period__date__gte?: string;
                validity_period__date__lt?: string;
                validity_period__date__lte?: string;
                expires_at__gt?: string | Date;
                expires_at__gte?: string | Date;
                expires_at__lt?: string | Date;
                expires_at__lte?: string | Date;
                expires_at__date__gt?: string;
                expires_at__date__gte?: string;
                expires_at__date__lt?: string;
                expires_at__date__lte?: string;
                is_near_seat_limit?: boolean;
                is_near_consumption_limit?: boolean;
                time_activated__gt?: string | Date;
                time_activated__gte?: string | Date;
                time_activated__lt?: string | Date;
                time_activated__lte?: string | Date;
                time_activated__date__gt?: string;
                time_activated__date__gte?: string;
                time_activated__date__lt?: string;
                time_activated__date__lte?: string;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                created_at__date__gt?: string;
                created_at__date__gte?: string;
                created_at__date__lt?: string;
                created_at__date__lte?: string;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                updated_at__date__gt?: string;
                updated_at__date__gte?: string;
                updated_at__date__lt?: string;
                updated_at__date__lte?: string;
                order?: number;
                order__store_id?: string;
                order__store_id__startswith?: string;
                order__store_id__icontains?: string;
                order__customer_account?: number;
                order__customer_account__name?: string;
                order__customer_account__name__icontains?: string;
                order__customer_account__code?: string;
                order__customer_account__code__icontains?: string;
                customer_id?: number;
                customer_email?: string;
                customer_email__icontains?: string;
                customer_company_name?: string;
                customer_company_name__icontains?: string;
                customer_name?: string;
                customer_name__icontains?: string;
                customer__reference?: string;
                customer__reference__icontains?: string;
                customer_label__in?: number[];
                customer__account?: number;
                customer__account__not?: number;
                customer__account__name?: string;
                customer__account__name__icontains?: string;
                customer__account__code?: string;
                customer__account__code__icontains?: string;
                customer__account__description?: string;
                customer__account__description__icontains?: string;
                customer__account__phone?: string;
                customer__account__phone__icontains?: string;
                customer__account__address?: string;
                customer__account__address__icontains?: string;
                customer__account__email?: string;
                customer__account__email__icontains?: string;
                customer__account__reference?: string;
                customer__account__reference__icontains?: string;
                product_id?: number;
                product_name__icontains?: string;
                product__short_code?: string;
                product__authorization_method?: string;
                product_features__id?: number;
                product_features__code?: string;
                license_users__id?: number;
                license_users__true_email?: string;
                license_users__true_email__icontains?: string;
                license_user_group?: number;
                manager__true_email?: string;
                manager__true_email__icontains?: string;
                devices__hostname?: string;
                devices__hostname__icontains?: string;
                devices__hardware_id?: string;
                devices__hardware_id__icontains?: string;
                devices__os?: string;
                devices__os__icontains?: string;
                license_template__id?: number;
                license_template__code?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_license_product_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseProductFeature"];
                };
            };
        };
    };
    delete_license_product_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_license_product_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    max_consumption?: number;
                    allow_unlimited_consumptions?: boolean;
                    allow_negative_consumptions?: boolean;
                    allow_overages?: boolean;
                    max_overages?: number;
                    reset_consumption?: boolean;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    is_floating?: boolean;
                    is_floating_cloud?: boolean;
                    floating_users?: number;
                    /** @description Minutes. */
                    floating_timeout?: number;
                    can_borrow?: boolean;
                    /** @description Hours. */
                    max_borrow_time?: number;
                    /** @description Null: never. */
                    expiry_date?: string | null;
                    /** @description Begins with the first activation, or now where that has been. */
                    valid_duration?: string;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description 0 resets the counter. */
                    total_consumptions?: number;
                    /** @description The pool to count in as well; null: none. */
                    consumption_pool?: number | null;
                    license?: number;
                    product_feature?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseProductFeature"];
                };
            };
        };
    };
    get_license_templates: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                product?: number;
                code?: string;
                code__icontains?: string;
                name?: string;
                name__icontains?: string;
                is_air_gapped?: boolean;
                is_archived?: boolean;
                is_default?: boolean;
                is_sku?: boolean;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["LicenseTemplate"][];
                    };
                };
            };
        };
    };
    post_license_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    is_sku?: boolean | null;
                    default_license_type?: ("perpetual" | "time-limited" | "subscription" | "consumption") | null;
                    max_activations?: number | null;
                    allow_unlimited_activations?: boolean | null;
                    max_transfers?: number | null;
                    seat_resets_per_year?: number | null;
                    seat_replacement?: ("never" | "key" | "email") | null;
                    valid_duration?: string | null;
                    allow_grace_period?: boolean | null;
                    grace_period?: number | null;
                    enable_maintenance_period?: boolean | null;
                    maintenance_duration?: string | null;
                    trial_days?: number | null;
                    max_consumptions?: number | null;
                    allow_unlimited_consumptions?: boolean | null;
                    allow_negative_consumptions?: boolean | null;
                    allow_overages?: boolean | null;
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean | null;
                    is_floating?: boolean | null;
                    is_floating_cloud?: boolean | null;
                    floating_users?: number | null;
                    floating_timeout?: number | null;
                    can_borrow?: boolean | null;
                    max_borrow_time?: number | null;
                    max_license_users?: number | null;
                    is_air_gapped?: boolean | null;
                    is_hardware_key_auth?: boolean | null;
                    allow_offline_activation?: boolean | null;
                    allow_trial?: boolean | null;
                    user_max_activations?: number | null;
                    /** @description by_kind: what was bought once is disabled by a full refund, a period is taken off by one, a partial one changes nothing, and one for fraud always disables. */
                    on_refund?: ("by_kind" | "disable" | "shorten" | "keep") | null;
                    /** @description Whether an open dispute suspends; a lost one is a full refund. */
                    on_dispute?: ("suspend" | "keep") | null;
                    /** @description What is left when it is ended before its time: nothing, or what is paid. */
                    on_cancel?: ("end" | "paid_through") | null;
                    /** @description What the quantity of a subscription sets. */
                    on_quantity?: ("keep" | "max_activations" | "floating_users" | "licenses") | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    is_default?: boolean;
                    is_archived?: boolean;
                    installation_file?: number | null;
                    license_product_feature_templates?: {
                        max_consumption?: number | null;
                        allow_unlimited_consumptions?: boolean | null;
                        allow_negative_consumptions?: boolean | null;
                        allow_overages?: boolean | null;
                        max_overages?: number | null;
                        reset_consumption?: boolean | null;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean | null;
                        is_floating_cloud?: boolean | null;
                        floating_users?: number | null;
                        floating_timeout?: number | null;
                        can_borrow?: boolean | null;
                        max_borrow_time?: number | null;
                        expiry_date?: string | null;
                        valid_duration?: string | null;
                        metadata?: {
                            [key: string]: unknown;
                        } | null;
                        id: number;
                    }[];
                    license_custom_field_templates?: {
                        id: number;
                        default_value: string;
                    }[];
                    /** @description Prices of billing systems at which it is sold: a checkout with one of them places an order. */
                    prices?: string[];
                    name: string;
                    code: string;
                    product: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseTemplate"];
                };
            };
        };
    };
    get_license_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseTemplate"];
                };
            };
        };
    };
    delete_license_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_license_templates_id: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    is_sku?: boolean | null;
                    default_license_type?: ("perpetual" | "time-limited" | "subscription" | "consumption") | null;
                    max_activations?: number | null;
                    allow_unlimited_activations?: boolean | null;
                    max_transfers?: number | null;
                    seat_resets_per_year?: number | null;
                    seat_replacement?: ("never" | "key" | "email") | null;
                    valid_duration?: string | null;
                    allow_grace_period?: boolean | null;
                    grace_period?: number | null;
                    enable_maintenance_period?: boolean | null;
                    maintenance_duration?: string | null;
                    trial_days?: number | null;
                    max_consumptions?: number | null;
                    allow_unlimited_consumptions?: boolean | null;
                    allow_negative_consumptions?: boolean | null;
                    allow_overages?: boolean | null;
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean | null;
                    is_floating?: boolean | null;
                    is_floating_cloud?: boolean | null;
                    floating_users?: number | null;
                    floating_timeout?: number | null;
                    can_borrow?: boolean | null;
                    max_borrow_time?: number | null;
                    max_license_users?: number | null;
                    is_air_gapped?: boolean | null;
                    is_hardware_key_auth?: boolean | null;
                    allow_offline_activation?: boolean | null;
                    allow_trial?: boolean | null;
                    user_max_activations?: number | null;
                    /** @description by_kind: what was bought once is disabled by a full refund, a period is taken off by one, a partial one changes nothing, and one for fraud always disables. */
                    on_refund?: ("by_kind" | "disable" | "shorten" | "keep") | null;
                    /** @description Whether an open dispute suspends; a lost one is a full refund. */
                    on_dispute?: ("suspend" | "keep") | null;
                    /** @description What is left when it is ended before its time: nothing, or what is paid. */
                    on_cancel?: ("end" | "paid_through") | null;
                    /** @description What the quantity of a subscription sets. */
                    on_quantity?: ("keep" | "max_activations" | "floating_users" | "licenses") | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    is_default?: boolean;
                    is_archived?: boolean;
                    installation_file?: number | null;
                    license_product_feature_templates?: {
                        max_consumption?: number | null;
                        allow_unlimited_consumptions?: boolean | null;
                        allow_negative_consumptions?: boolean | null;
                        allow_overages?: boolean | null;
                        max_overages?: number | null;
                        reset_consumption?: boolean | null;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean | null;
                        is_floating_cloud?: boolean | null;
                        floating_users?: number | null;
                        floating_timeout?: number | null;
                        can_borrow?: boolean | null;
                        max_borrow_time?: number | null;
                        expiry_date?: string | null;
                        valid_duration?: string | null;
                        metadata?: {
                            [key: string]: unknown;
                        } | null;
                        id: number;
                    }[];
                    license_custom_field_templates?: {
                        id: number;
                        default_value: string;
                    }[];
                    /** @description Prices of billing systems at which it is sold: a checkout with one of them places an order. */
                    prices?: string[];
                    name?: string;
                    code?: string;
                    product?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseTemplate"] | {
                        /** @constant */
                        dry_run: true;
                        from: {
                            [key: string]: unknown;
                        };
                        to: {
                            [key: string]: unknown;
                        };
                        /** @description How many licenses an apply would then change; the edit itself changes none. */
                        licenses: number;
                    };
                };
            };
        };
    };
    post_license_templates_id_apply: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dry_run: boolean;
                        /** @description How many were issued by the policy. */
                        licenses: number;
                        /** @description How many of them are others afterwards. */
                        changed: number;
                        /** @description What changes from what to what, the most frequent changes first; at most a hundred. */
                        fields: {
                            name: string;
                            from: unknown;
                            to: unknown;
                            licenses: number;
                        }[];
                        /** @description The first hundred licenses. */
                        changes: {
                            id: number;
                            from: {
                                [key: string]: unknown;
                            };
                            to: {
                                [key: string]: unknown;
                            };
                        }[];
                        /** @description Of those that change: more devices, users, slots or units in use than they then allow. */
                        over_limit: {
                            total: number;
                            /** @description The first hundred. */
                            ids: number[];
                        };
                        /** @description Good now, and expired afterwards. */
                        expires: {
                            total: number;
                            /** @description The first hundred. */
                            ids: number[];
                        };
                        /** @description Expired now, and good afterwards. */
                        returns: {
                            total: number;
                            /** @description The first hundred. */
                            ids: number[];
                        };
                    };
                };
            };
        };
    };
    get_license_templates_id_policy_file: {
        parameters: {
            query?: {
                key_ids?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    get_license_templates_id_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        terms: {
                            name: string;
                            kind: string;
                            /** @description What it may be, where that is a list. */
                            choices: string[] | null;
                            /** @description What is said here; null: `inherited` counts. */
                            own: unknown;
                            inherited: unknown;
                            /**
                             * @description Where `inherited` comes from.
                             * @enum {string}
                             */
                            source: "product" | "feature" | "default";
                        }[];
                        features: {
                            id: number;
                            code: string;
                            name: string;
                            terms: {
                                name: string;
                                kind: string;
                                /** @description What it may be, where that is a list. */
                                choices: string[] | null;
                                /** @description What is said here; null: `inherited` counts. */
                                own: unknown;
                                inherited: unknown;
                                /**
                                 * @description Where `inherited` comes from.
                                 * @enum {string}
                                 */
                                source: "product" | "feature" | "default";
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    get_license_user_groups: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                code?: string;
                code__icontains?: string;
                name?: string;
                name__icontains?: string;
                customer_account?: number;
                customer_account__isnull?: boolean;
                customer_account__code?: string;
                customer_account__code__icontains?: string;
                customer_account__name?: string;
                customer_account__name__icontains?: string;
                license_managers__id?: number;
                customer_account__license_managers__id?: number;
                any__license_managers__id?: number;
                license_users__id?: number;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            metadata_string: null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            code: string;
                            name: string;
                            description: string;
                            metadata: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                            company: number;
                            customer_account: number | null;
                        }[];
                    };
                };
            };
        };
    };
    post_license_user_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description Null: of the whole company. */
                    customer_account?: number | null;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        metadata_string: null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        code: string;
                        name: string;
                        description: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        company: number;
                        customer_account: number | null;
                    };
                };
            };
        };
    };
    get_license_user_groups_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        metadata_string: null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        code: string;
                        name: string;
                        description: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        company: number;
                        customer_account: number | null;
                    };
                };
            };
        };
    };
    delete_license_user_groups_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_license_user_groups_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description Null: of the whole company. */
                    customer_account?: number | null;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        metadata_string: null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        code: string;
                        name: string;
                        description: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        company: number;
                        customer_account: number | null;
                    };
                };
            };
        };
    };
    post_license_user_groups_id_add_license: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License added to the group.";
                    };
                };
            };
        };
    };
    post_license_user_groups_id_add_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description The initial password; without it one is generated for a new user. */
                    password?: string;
                    first_name?: string;
                    last_name?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    };
                };
            };
        };
    };
    get_license_user_groups_id_managers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    }[];
                };
            };
        };
    };
    get_license_user_groups_id_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        last_login: string | null;
                        /** @description The internal login name: the address, a | and the company. */
                        email: string;
                        true_email: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        is_admin: boolean;
                        is_active: boolean;
                        is_staff: boolean;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        subscribed_to_email: boolean;
                        acquired_consent: string | null;
                        /** @description Whether the user manages an order, a customer account or a group. */
                        is_manager: boolean;
                        /** @description The generated password, empty once the user has chosen another. */
                        initial_password: string;
                        is_initial_password: boolean;
                        total_licenses: number;
                        /** @description What the user may do as a license manager. */
                        lm_permissions: string[];
                        lm_products: {
                            product_id: number;
                            num_of_licenses: number | null;
                        }[];
                        lm_license_template_ids: number[];
                        /** @description The customer accounts that the user manages. */
                        customer_accounts: number[];
                        reference: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                    }[];
                };
            };
        };
    };
    post_license_user_groups_id_remove_license: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License removed from the group.";
                    };
                };
            };
        };
    };
    post_license_user_groups_id_remove_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_user_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    };
                };
            };
        };
    };
    get_license_users: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                true_email?: string;
                true_email__iexact?: string;
                true_email__icontains?: string;
                first_name?: string;
                first_name__icontains?: string;
                last_name?: string;
                last_name__icontains?: string;
                phone?: string;
                phone__icontains?: string;
                phone_number?: string;
                phone_number__icontains?: string;
                reference?: string;
                is_active?: boolean;
                is_license_manager?: boolean;
                managing_orders?: number;
                managing_orders__isnull?: boolean;
                managing_customer_accounts?: number;
                managing_customer_accounts__isnull?: boolean;
                license?: number;
                license__in?: number[];
                license__isnull?: boolean;
                license__order?: number;
                license__order__customer_account?: number;
                license_user_group?: number;
                license_user_group__in?: number[];
                license_user_group__isnull?: boolean;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            last_login: string | null;
                            /** @description The internal login name: the address, a | and the company. */
                            email: string;
                            true_email: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            is_admin: boolean;
                            is_active: boolean;
                            is_staff: boolean;
                            first_name: string;
                            last_name: string;
                            phone_number: string;
                            subscribed_to_email: boolean;
                            acquired_consent: string | null;
                            /** @description Whether the user manages an order, a customer account or a group. */
                            is_manager: boolean;
                            /** @description The generated password, empty once the user has chosen another. */
                            initial_password: string;
                            is_initial_password: boolean;
                            total_licenses: number;
                            /** @description What the user may do as a license manager. */
                            lm_permissions: string[];
                            lm_products: {
                                product_id: number;
                                num_of_licenses: number | null;
                            }[];
                            lm_license_template_ids: number[];
                            /** @description The customer accounts that the user manages. */
                            customer_accounts: number[];
                            reference: string;
                            metadata: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                        }[];
                    };
                };
            };
        };
    };
    post_license_users_set_password: {
        parameters: {
            query: {
                email: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Password set.";
                    };
                };
            };
        };
    };
    get_license_users_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        last_login: string | null;
                        /** @description The internal login name: the address, a | and the company. */
                        email: string;
                        true_email: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        is_admin: boolean;
                        is_active: boolean;
                        is_staff: boolean;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        subscribed_to_email: boolean;
                        acquired_consent: string | null;
                        /** @description Whether the user manages an order, a customer account or a group. */
                        is_manager: boolean;
                        /** @description The generated password, empty once the user has chosen another. */
                        initial_password: string;
                        is_initial_password: boolean;
                        total_licenses: number;
                        /** @description What the user may do as a license manager. */
                        lm_permissions: string[];
                        lm_products: {
                            product_id: number;
                            num_of_licenses: number | null;
                        }[];
                        lm_license_template_ids: number[];
                        /** @description The customer accounts that the user manages. */
                        customer_accounts: number[];
                        reference: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                    };
                };
            };
        };
    };
    delete_license_users_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_license_users_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    true_email?: string;
                    first_name?: string;
                    last_name?: string;
                    phone_number?: string;
                    reference?: string;
                    /** @description False: no password of the user is right any more. */
                    is_active?: boolean;
                    metadata?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        last_login: string | null;
                        /** @description The internal login name: the address, a | and the company. */
                        email: string;
                        true_email: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        is_admin: boolean;
                        is_active: boolean;
                        is_staff: boolean;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        subscribed_to_email: boolean;
                        acquired_consent: string | null;
                        /** @description Whether the user manages an order, a customer account or a group. */
                        is_manager: boolean;
                        /** @description The generated password, empty once the user has chosen another. */
                        initial_password: string;
                        is_initial_password: boolean;
                        total_licenses: number;
                        /** @description What the user may do as a license manager. */
                        lm_permissions: string[];
                        lm_products: {
                            product_id: number;
                            num_of_licenses: number | null;
                        }[];
                        lm_license_template_ids: number[];
                        /** @description The customer accounts that the user manages. */
                        customer_accounts: number[];
                        reference: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                    };
                };
            };
        };
    };
    post_license_users_id_add_to_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_user_group_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "User added to the group.";
                    };
                };
            };
        };
    };
    post_license_users_id_forget_past: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgottenPast"];
                };
            };
        };
    };
    get_license_users_id_groups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        metadata_string: null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        code: string;
                        name: string;
                        description: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        company: number;
                        customer_account: number | null;
                    }[];
                };
            };
        };
    };
    post_license_users_id_remove_from_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_user_group_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "User removed from the group.";
                    };
                };
            };
        };
    };
    post_license_users_id_remove_lm_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    post_license_users_id_set_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Password set.";
                    };
                };
            };
        };
    };
    post_license_users_id_update_lm_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of license-manager-permissions/. */
                    permission_ids?: number[];
                    /** @description The products of which the manager may issue licenses, and how many; null: any number. */
                    products?: {
                        product_id: number;
                        num_of_licenses?: number | null;
                    }[];
                    /** @description The policies by which the manager may issue licenses. */
                    license_template_ids?: number[];
                    /** @description The customer accounts that the user manages. */
                    customer_account_ids?: number[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    get_licenses_import_results: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                status?: string;
                status__iexact?: string;
                file_name?: string;
                file_name__icontains?: string;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            file_name: string;
                            /** @enum {string} */
                            status: "pending" | "running" | "success" | "error";
                            created_at: string;
                            started_at: string | null;
                            finished_at: string | null;
                            dry_run: boolean;
                            /** @enum {string} */
                            on_error: "keep" | "nothing";
                            /** @description Why an import with the status error kept nothing, or not all. */
                            error: string | null;
                            progress: number;
                            /** @description How much of the file was read; all-or-nothing imports read it twice. */
                            bytes_read: number;
                            bytes_total: number;
                            /** @description The columns of the file, in its order. */
                            columns: string[];
                            result: {
                                /** @description Rows that were read so far. */
                                total_row_count: number;
                                valid_row_count: number;
                                invalid_row_count: number;
                                /** @description The first 100. */
                                invalid_rows: {
                                    line: number;
                                    column: string | null;
                                    code: string;
                                    message: string;
                                    value: string | null;
                                }[];
                                created_licenses: number;
                                existed_licenses: number;
                                created_orders: number;
                                created_customers: number;
                            };
                            /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                            first_rows: {
                                line: number;
                                values: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    get_licenses_import_results_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        file_name: string;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "error";
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        dry_run: boolean;
                        /** @enum {string} */
                        on_error: "keep" | "nothing";
                        /** @description Why an import with the status error kept nothing, or not all. */
                        error: string | null;
                        progress: number;
                        /** @description How much of the file was read; all-or-nothing imports read it twice. */
                        bytes_read: number;
                        bytes_total: number;
                        /** @description The columns of the file, in its order. */
                        columns: string[];
                        result: {
                            /** @description Rows that were read so far. */
                            total_row_count: number;
                            valid_row_count: number;
                            invalid_row_count: number;
                            /** @description The first 100. */
                            invalid_rows: {
                                line: number;
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                            created_licenses: number;
                            existed_licenses: number;
                            created_orders: number;
                            created_customers: number;
                        };
                        /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                        first_rows: {
                            line: number;
                            values: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                        }[];
                    };
                };
            };
        };
    };
    get_licenses_import_results_id_bad_rows: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        results: {
                            line: number;
                            /** @description As they stand in the file, long ones cut; null after the first 10000 bad rows. */
                            cells: string[] | null;
                            problems: {
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                        }[];
                        /** @description The after of the next page; null: this is the end. */
                        next: number | null;
                    };
                };
            };
        };
    };
    get_licenses_import_results_id_invalid_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_licenses: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                company?: number;
                license_key?: string;
                license_key__startswith?: string;
                license_key__icontains?: string;
                license_key__isnull?: boolean;
                license_type?: string;
                license_type__in?: string[];
                active?: boolean;
                enabled?: boolean;
                is_trial?: boolean;
                is_any_floating?: boolean;
                test_clock?: number;
                note__icontains?: string;
                subscription_id?: string;
                bundle_license?: number;
                bundle_license__isnull?: boolean;
                max_activations?: number;
                max_activations__gt?: number;
                max_activations__gte?: number;
                max_activations__lt?: number;
                max_activations__lte?: number;
                times_activated?: number;
                times_activated__gt?: number;
                times_activated__gte?: number;
                times_activated__lt?: number;
                times_activated__lte?: number;
                validity_period__gt?: string | Date;
                validity_period__gte?: string | Date;
                validity_period__lt?: string | Date;
                validity_period__lte?: string | Date;
                validity_period__date__gt?: string;
                validity_period__date__gte?: string;
                validity_period__date__lt?: string;
                validity_period__date__lte?: string;
                expires_at__gt?: string | Date;
                expires_at__gte?: string | Date;
                expires_at__lt?: string | Date;
                expires_at__lte?: string | Date;
                expires_at__date__gt?: string;
                expires_at__date__gte?: string;
                expires_at__date__lt?: string;
                expires_at__date__lte?: string;
                is_near_seat_limit?: boolean;
                is_near_consumption_limit?: boolean;
                time_activated__gt?: string | Date;
                time_activated__gte?: string | Date;
                time_activated__lt?: string | Date;
                time_activated__lte?: string | Date;
                time_activated__date__gt?: string;
                time_activated__date__gte?: string;
                time_activated__date__lt?: string;
                time_activated__date__lte?: string;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                created_at__date__gt?: string;
                created_at__date__gte?: string;
                created_at__date__lt?: string;
                created_at__date__lte?: string;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                updated_at__date__gt?: string;
                updated_at__date__gte?: string;
                updated_at__date__lt?: string;
                updated_at__date__lte?: string;
                order?: number;
                order__store_id?: string;
                order__store_id__startswith?: string;
                order__store_id__icontains?: string;
                order__customer_account?: number;
                order__customer_account__name?: string;
                order__customer_account__name__icontains?: string;
                order__customer_account__code?: string;
                order__customer_account__code__icontains?: string;
                customer_id?: number;
                customer_email?: string;
                customer_email__icontains?: string;
                customer_company_name?: string;
                customer_company_name__icontains?: string;
                customer_name?: string;
                customer_name__icontains?: string;
                customer__reference?: string;
                customer__reference__icontains?: string;
                customer_label__in?: number[];
                customer__account?: number;
                customer__account__not?: number;
                customer__account__name?: string;
                customer__account__name__icontains?: string;
                customer__account__code?: string;
                customer__account__code__icontains?: string;
                customer__account__description?: string;
                customer__account__description__icontains?: string;
                customer__account__phone?: string;
                customer__account__phone__icontains?: string;
                customer__account__address?: string;
                customer__account__address__icontains?: string;
                customer__account__email?: string;
                customer__account__email__icontains?: string;
                customer__account__reference?: string;
                customer__account__reference__icontains?: string;
                product_id?: number;
                product_name__icontains?: string;
                product__short_code?: string;
                product__authorization_method?: string;
                product_features__id?: number;
                product_features__code?: string;
                license_users__id?: number;
                license_users__true_email?: string;
                license_users__true_email__icontains?: string;
                license_user_group?: number;
                manager__true_email?: string;
                manager__true_email__icontains?: string;
                devices__hostname?: string;
                devices__hostname__icontains?: string;
                devices__hardware_id?: string;
                devices__hardware_id__icontains?: string;
                devices__os?: string;
                devices__os__icontains?: string;
                license_template__id?: number;
                license_template__code?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["License"][];
                    };
                };
            };
        };
    };
    get_licenses_bulk_actions: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                action?: string;
                action__in?: string[];
                status?: string;
                status__in?: string[];
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** @enum {string} */
                            action: "disable" | "enable" | "reset" | "update" | "apply_policy" | "follow_policy" | "delete";
                            values: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                            policy: string | null;
                            /** @description The filter that chose the licenses; null: they were named. */
                            filter: string | null;
                            /** @enum {string} */
                            status: "pending" | "running" | "success" | "cancelled" | "error";
                            total: number;
                            /** @description How many licenses it has been through. */
                            done: number;
                            changed: number;
                            failed: number;
                            progress: number;
                            error: string | null;
                            author: {
                                /** @enum {string} */
                                kind: "key" | "staff" | "license_key" | "license_user" | "license" | "billing";
                                id: number;
                                name: string;
                            };
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            finished_at: string | null;
                            /** @description The first 100; bulk_actions/{id}/problems/ has all of them. */
                            problems: {
                                license: number;
                                code: string;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    post_licenses_bulk_actions: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "disable" | "enable" | "reset" | "update" | "apply_policy" | "follow_policy" | "delete";
                    /** @description The licenses. Either these, or filter. */
                    ids?: number[];
                    /** @description The query string of a list of licenses: exactly those that it has when this call is answered, at most 500000. Empty: all. */
                    filter?: string;
                    /** @description update: the members of PATCH licenses/{id}/. apply_policy: those that win over the policy. */
                    values?: {
                        [key: string]: components["schemas"]["JsonValue"];
                    };
                    /** @description apply_policy: the code of a SKU policy of the product of each license. */
                    policy?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        action: "disable" | "enable" | "reset" | "update" | "apply_policy" | "follow_policy" | "delete";
                        values: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        policy: string | null;
                        /** @description The filter that chose the licenses; null: they were named. */
                        filter: string | null;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "cancelled" | "error";
                        total: number;
                        /** @description How many licenses it has been through. */
                        done: number;
                        changed: number;
                        failed: number;
                        progress: number;
                        error: string | null;
                        author: {
                            /** @enum {string} */
                            kind: "key" | "staff" | "license_key" | "license_user" | "license" | "billing";
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        /** @description The first 100; bulk_actions/{id}/problems/ has all of them. */
                        problems: {
                            license: number;
                            code: string;
                            message: string;
                        }[];
                    } | {
                        /** @constant */
                        dry_run: true;
                        /** @enum {string} */
                        action: "disable" | "enable" | "reset" | "update" | "apply_policy" | "follow_policy" | "delete";
                        /** @description How many licenses are meant. */
                        total: number;
                        /** @description How many of them were tried: the first 1000 by id; what follows is of these. */
                        examined: number;
                        /** @description How many would be another afterwards, or gone. */
                        changed: number;
                        /** @description How many would stay as they are, because something speaks against them. */
                        failed: number;
                        /** @description What changes from what to what, the most frequent changes first; at most a hundred. */
                        fields: {
                            name: string;
                            from: components["schemas"]["JsonValue"];
                            to: components["schemas"]["JsonValue"];
                            licenses: number;
                        }[];
                        /** @description The first twenty that would change. */
                        samples: {
                            id: number;
                            license_key: string | null;
                            from: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                            to: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                        }[];
                        /** @description What speaks against licenses, by code, each with the first twenty ids. */
                        problems: {
                            code: string;
                            message: string;
                            licenses: number;
                            ids: number[];
                        }[];
                    };
                };
            };
        };
    };
    get_licenses_bulk_actions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        action: "disable" | "enable" | "reset" | "update" | "apply_policy" | "follow_policy" | "delete";
                        values: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        policy: string | null;
                        /** @description The filter that chose the licenses; null: they were named. */
                        filter: string | null;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "cancelled" | "error";
                        total: number;
                        /** @description How many licenses it has been through. */
                        done: number;
                        changed: number;
                        failed: number;
                        progress: number;
                        error: string | null;
                        author: {
                            /** @enum {string} */
                            kind: "key" | "staff" | "license_key" | "license_user" | "license" | "billing";
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        /** @description The first 100; bulk_actions/{id}/problems/ has all of them. */
                        problems: {
                            license: number;
                            code: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    post_licenses_bulk_actions_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        action: "disable" | "enable" | "reset" | "update" | "apply_policy" | "follow_policy" | "delete";
                        values: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        policy: string | null;
                        /** @description The filter that chose the licenses; null: they were named. */
                        filter: string | null;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "cancelled" | "error";
                        total: number;
                        /** @description How many licenses it has been through. */
                        done: number;
                        changed: number;
                        failed: number;
                        progress: number;
                        error: string | null;
                        author: {
                            /** @enum {string} */
                            kind: "key" | "staff" | "license_key" | "license_user" | "license" | "billing";
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        /** @description The first 100; bulk_actions/{id}/problems/ has all of them. */
                        problems: {
                            license: number;
                            code: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    get_licenses_bulk_actions_id_problems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    patch_licenses_bulk_update: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    max_activations?: number;
                    allow_unlimited_activations?: boolean;
                    max_transfers?: number;
                    seat_resets_per_year?: number;
                    /** @enum {string} */
                    seat_replacement?: "never" | "key" | "email";
                    start_date?: string | null;
                    valid_duration?: string;
                    /** @description Not together with valid_duration. */
                    validity_period?: string | null;
                    allow_grace_period?: boolean;
                    grace_period?: number;
                    enable_maintenance_period?: boolean;
                    maintenance_duration?: string;
                    maintenance_period?: string | null;
                    is_trial?: boolean;
                    trial_days?: number;
                    max_consumptions?: number;
                    /** @description 0 resets the counter. */
                    total_consumptions?: number;
                    allow_unlimited_consumptions?: boolean;
                    allow_negative_consumptions?: boolean;
                    allow_overages?: boolean;
                    max_overages?: number;
                    reset_consumption?: boolean;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean;
                    is_floating?: boolean;
                    is_floating_cloud?: boolean;
                    floating_users?: number;
                    floating_timeout?: number;
                    can_borrow?: boolean;
                    max_borrow_time?: number;
                    max_license_users?: number;
                    is_air_gapped?: boolean;
                    is_hardware_key_auth?: boolean;
                    allow_offline_activation?: boolean;
                    subscription_id?: string | null;
                    note?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description Older spelling. */
                    allow_unlimited_activation?: boolean;
                    installation_file?: number | null;
                    /** @description The pool to count in as well; null: none. */
                    consumption_pool?: number | null;
                    /** @description Moves the license to another order. */
                    order?: number;
                    /** @description Replaces the features of the license, as update_features does. */
                    product_features?: {
                        max_consumption?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        /** @description Minutes. */
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        /** @description Hours. */
                        max_borrow_time?: number;
                        /** @description Null: never. */
                        expiry_date?: string | null;
                        /** @description Begins with the first activation, or now where that has been. */
                        valid_duration?: string;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        /** @description 0 resets the counter. */
                        total_consumptions?: number;
                        /** @description The pool to count in as well; null: none. */
                        consumption_pool?: number | null;
                        product_feature: string;
                    }[];
                    license_type?: string;
                    license_key?: string | null;
                    product?: unknown;
                    id: number;
                }[];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        detail: "Licenses updated.";
                    } | components["schemas"]["LicenseImpact"];
                };
            };
        };
    };
    get_licenses_check_license: {
        parameters: {
            query: {
                hardware_id: string;
                license_key: string;
                product: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        allow_grace_period: boolean;
                        allow_offline_activation: boolean;
                        allow_overages: boolean;
                        allow_unlimited_activations: boolean;
                        can_borrow: boolean;
                        enable_maintenance_period: boolean;
                        /** @description Minutes. */
                        floating_timeout: number;
                        floating_users: number;
                        /** @description Hours. */
                        grace_period: number;
                        is_air_gapped: boolean;
                        is_floating: boolean;
                        is_floating_cloud: boolean;
                        is_hardware_key_auth: boolean;
                        is_trial: boolean;
                        /**
                         * @description Of a test order: nothing that was sold. Absent otherwise.
                         * @constant
                         */
                        is_test?: true;
                        trial_days?: number;
                        license_key?: string;
                        license_template_id: number | null;
                        /** @enum {string} */
                        license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
                        maintenance_period: string | null;
                        max_activations: number;
                        /** @description Hours. */
                        max_borrow_time: number;
                        max_license_users: number;
                        max_overages: number;
                        max_transfers: number;
                        order_store_id: string;
                        prevent_vm: boolean;
                        start_date: string | null;
                        times_activated: number;
                        transfer_count: number;
                        validity_period: string | null;
                        max_consumptions?: number;
                        total_consumptions?: number;
                        allow_unlimited_consumptions?: boolean;
                        reset_consumption?: boolean;
                        consumption_period?: string | null;
                        allow_negative_consumptions?: boolean;
                        metadata: {
                            [key: string]: unknown;
                        };
                        metadata_string?: string;
                        custom_fields: {
                            name: string;
                            data_type: string | null;
                            value: string;
                        }[];
                        product_features: {
                            id: number;
                            code: string;
                            name: string;
                            /** @enum {string} */
                            feature_type: "activation" | "consumption";
                            expiry_date: string | null;
                            metadata: {
                                [key: string]: unknown;
                            };
                            metadata_string?: string;
                            max_consumption?: number;
                            allow_unlimited_consumptions?: boolean;
                            total_consumptions?: number;
                            allow_overages?: boolean;
                            max_overages?: number;
                            reset_consumption?: boolean;
                            consumption_period?: string | null;
                            allow_negative_consumptions?: boolean;
                            is_floating: boolean;
                            is_floating_cloud: boolean;
                            floating_timeout?: number;
                            floating_users?: number;
                            pool?: {
                                id: number;
                                name: string;
                                code: string;
                                max_consumptions: number;
                                total_consumptions: number;
                                /** @description Units that offline devices of all members hold; not in total_consumptions. */
                                held_total: number;
                                allow_overages: boolean;
                                max_overages: number;
                                reset_consumption: boolean;
                                consumption_period: ("daily" | "weekly" | "monthly" | "annually") | null;
                                /** @description In license files: units that this device may consume off line. */
                                checked_out?: number;
                            };
                        }[];
                        customer: {
                            [key: string]: unknown;
                        };
                        user?: {
                            [key: string]: unknown;
                        };
                        company: {
                            id: number;
                        };
                        product_details: {
                            [key: string]: unknown;
                        };
                        license_active: boolean;
                        license_enabled: boolean;
                        is_expired: boolean;
                        device_id: number;
                        is_borrowed: boolean;
                        borrowed_until: string | null;
                        floating_in_use_devices?: number;
                        version: string;
                        installation_file: string;
                        release_date: string | null;
                        hash_md5: string;
                        requires_version: string | null;
                        environment: string;
                        eula_link: string;
                        release_notes_link: string;
                        size: string | null;
                        channel: string;
                        license_signature: string;
                        hardware_id: string;
                        username?: string;
                        date: string;
                        offline_signature: string;
                        license_signature_v2: string;
                        /** @description Of the key that signs; where the request says which keys its client knows. */
                        key_id?: string;
                        /** @description Keys that its client does not know yet (docs/guide/keys.md). */
                        keys?: components["schemas"]["CarriedKeys"][];
                    };
                };
            };
        };
    };
    post_licenses_disable_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": number[];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Licenses disabled.";
                    };
                };
            };
        };
    };
    post_licenses_enable_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": number[];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Licenses enabled.";
                    };
                };
            };
        };
    };
    get_licenses_export: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                company?: number;
                license_key?: string;
                license_key__startswith?: string;
                license_key__icontains?: string;
                license_key__isnull?: boolean;
                license_type?: string;
                license_type__in?: string[];
                active?: boolean;
                enabled?: boolean;
                is_trial?: boolean;
                is_any_floating?: boolean;
                test_clock?: number;
                note__icontains?: string;
                subscription_id?: string;
                bundle_license?: number;
                bundle_license__isnull?: boolean;
                max_activations?: number;
                max_activations__gt?: number;
                max_activations__gte?: number;
                max_activations__lt?: number;
                max_activations__lte?: number;
                times_activated?: number;
                times_activated__gt?: number;
                times_activated__gte?: number;
                times_activated__lt?: number;
                times_activated__lte?: number;
                validity_period__gt?: string | Date;
                validity_period__gte?: string | Date;
                validity_period__lt?: string | Date;
                validity_period__lte?: string | Date;
                validity_period__date__gt?: string;
                validity_period__date__gte?: string;
                validity_period__date__lt?: string;
                validity_period__date__lte?: string;
                expires_at__gt?: string | Date;
                expires_at__gte?: string | Date;
                expires_at__lt?: string | Date;
                expires_at__lte?: string | Date;
                expires_at__date__gt?: string;
                expires_at__date__gte?: string;
                expires_at__date__lt?: string;
                expires_at__date__lte?: string;
                is_near_seat_limit?: boolean;
                is_near_consumption_limit?: boolean;
                time_activated__gt?: string | Date;
                time_activated__gte?: string | Date;
                time_activated__lt?: string | Date;
                time_activated__lte?: string | Date;
                time_activated__date__gt?: string;
                time_activated__date__gte?: string;
                time_activated__date__lt?: string;
                time_activated__date__lte?: string;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                created_at__date__gt?: string;
                created_at__date__gte?: string;
                created_at__date__lt?: string;
                created_at__date__lte?: string;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                updated_at__date__gt?: string;
                updated_at__date__gte?: string;
                updated_at__date__lt?: string;
                updated_at__date__lte?: string;
                order?: number;
                order__store_id?: string;
                order__store_id__startswith?: string;
                order__store_id__icontains?: string;
                order__customer_account?: number;
                order__customer_account__name?: string;
                order__customer_account__name__icontains?: string;
                order__customer_account__code?: string;
                order__customer_account__code__icontains?: string;
                customer_id?: number;
                customer_email?: string;
                customer_email__icontains?: string;
                customer_company_name?: string;
                customer_company_name__icontains?: string;
                customer_name?: string;
                customer_name__icontains?: string;
                customer__reference?: string;
                customer__reference__icontains?: string;
                customer_label__in?: number[];
                customer__account?: number;
                customer__account__not?: number;
                customer__account__name?: string;
                customer__account__name__icontains?: string;
                customer__account__code?: string;
                customer__account__code__icontains?: string;
                customer__account__description?: string;
                customer__account__description__icontains?: string;
                customer__account__phone?: string;
                customer__account__phone__icontains?: string;
                customer__account__address?: string;
                customer__account__address__icontains?: string;
                customer__account__email?: string;
                customer__account__email__icontains?: string;
                customer__account__reference?: string;
                customer__account__reference__icontains?: string;
                product_id?: number;
                product_name__icontains?: string;
                product__short_code?: string;
                product__authorization_method?: string;
                product_features__id?: number;
                product_features__code?: string;
                license_users__id?: number;
                license_users__true_email?: string;
                license_users__true_email__icontains?: string;
                license_user_group?: number;
                manager__true_email?: string;
                manager__true_email__icontains?: string;
                devices__hostname?: string;
                devices__hostname__icontains?: string;
                devices__hardware_id?: string;
                devices__hardware_id__icontains?: string;
                devices__os?: string;
                devices__os__icontains?: string;
                license_template__id?: number;
                license_template__code?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_licenses_export_history: {
        parameters: {
            query?: {
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                device?: number;
                license_user?: number;
                product?: number;
                product__in?: number[];
                ts__gte?: string | Date;
                ts__lte?: string | Date;
                ts__date__gte?: string;
                ts__date__lte?: string;
                source?: string;
                source__in?: string[];
                level?: string;
                level__in?: string[];
                text?: string;
                text__icontains?: string;
                range?: "last30" | "last60" | "last180" | "last365";
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    post_licenses_import_features_from_csv: {
        parameters: {
            query?: {
                dry_run?: boolean;
                on_error?: "keep" | "nothing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1073741824 bytes. */
        requestBody: {
            content: {
                "text/plain": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job_id: number;
                    };
                };
            };
        };
    };
    post_licenses_import_from_csv: {
        parameters: {
            query?: {
                dry_run?: boolean;
                on_error?: "keep" | "nothing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1073741824 bytes. */
        requestBody: {
            content: {
                "text/plain": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job_id: number;
                    };
                };
            };
        };
    };
    post_licenses_reset_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": number[];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Licenses and related devices reset.";
                    };
                };
            };
        };
    };
    get_licenses_id: {
        parameters: {
            query?: {
                as_of?: string | Date;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
        };
    };
    delete_licenses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_licenses_id: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    max_activations?: number;
                    allow_unlimited_activations?: boolean;
                    max_transfers?: number;
                    seat_resets_per_year?: number;
                    /** @enum {string} */
                    seat_replacement?: "never" | "key" | "email";
                    start_date?: string | null;
                    valid_duration?: string;
                    /** @description Not together with valid_duration. */
                    validity_period?: string | null;
                    allow_grace_period?: boolean;
                    grace_period?: number;
                    enable_maintenance_period?: boolean;
                    maintenance_duration?: string;
                    maintenance_period?: string | null;
                    is_trial?: boolean;
                    trial_days?: number;
                    max_consumptions?: number;
                    /** @description 0 resets the counter. */
                    total_consumptions?: number;
                    allow_unlimited_consumptions?: boolean;
                    allow_negative_consumptions?: boolean;
                    allow_overages?: boolean;
                    max_overages?: number;
                    reset_consumption?: boolean;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean;
                    is_floating?: boolean;
                    is_floating_cloud?: boolean;
                    floating_users?: number;
                    floating_timeout?: number;
                    can_borrow?: boolean;
                    max_borrow_time?: number;
                    max_license_users?: number;
                    is_air_gapped?: boolean;
                    is_hardware_key_auth?: boolean;
                    allow_offline_activation?: boolean;
                    subscription_id?: string | null;
                    note?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description Older spelling. */
                    allow_unlimited_activation?: boolean;
                    installation_file?: number | null;
                    /** @description The pool to count in as well; null: none. */
                    consumption_pool?: number | null;
                    /** @description Moves the license to another order. */
                    order?: number;
                    /** @description Replaces the features of the license, as update_features does. */
                    product_features?: {
                        max_consumption?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        /** @description Minutes. */
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        /** @description Hours. */
                        max_borrow_time?: number;
                        /** @description Null: never. */
                        expiry_date?: string | null;
                        /** @description Begins with the first activation, or now where that has been. */
                        valid_duration?: string;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        /** @description 0 resets the counter. */
                        total_consumptions?: number;
                        /** @description The pool to count in as well; null: none. */
                        consumption_pool?: number | null;
                        product_feature: string;
                    }[];
                    license_type?: string;
                    license_key?: string | null;
                    product?: unknown;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"] | components["schemas"]["LicenseImpact"];
                };
            };
        };
    };
    post_licenses_id_apply_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    max_activations?: number;
                    allow_unlimited_activations?: boolean;
                    max_transfers?: number;
                    seat_resets_per_year?: number;
                    /** @enum {string} */
                    seat_replacement?: "never" | "key" | "email";
                    start_date?: string | null;
                    valid_duration?: string;
                    /** @description Not together with valid_duration. */
                    validity_period?: string | null;
                    allow_grace_period?: boolean;
                    grace_period?: number;
                    enable_maintenance_period?: boolean;
                    maintenance_duration?: string;
                    maintenance_period?: string | null;
                    is_trial?: boolean;
                    trial_days?: number;
                    max_consumptions?: number;
                    /** @description 0 resets the counter. */
                    total_consumptions?: number;
                    allow_unlimited_consumptions?: boolean;
                    allow_negative_consumptions?: boolean;
                    allow_overages?: boolean;
                    max_overages?: number;
                    reset_consumption?: boolean;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean;
                    is_floating?: boolean;
                    is_floating_cloud?: boolean;
                    floating_users?: number;
                    floating_timeout?: number;
                    can_borrow?: boolean;
                    max_borrow_time?: number;
                    max_license_users?: number;
                    is_air_gapped?: boolean;
                    is_hardware_key_auth?: boolean;
                    allow_offline_activation?: boolean;
                    subscription_id?: string | null;
                    note?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description Older spelling. */
                    allow_unlimited_activation?: boolean;
                    installation_file?: number | null;
                    /** @description The pool to count in as well; null: none. */
                    consumption_pool?: number | null;
                    /** @description Moves the license to another order. */
                    order?: number;
                    /** @description Replaces the features of the license, as update_features does. */
                    product_features?: {
                        max_consumption?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        /** @description Minutes. */
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        /** @description Hours. */
                        max_borrow_time?: number;
                        /** @description Null: never. */
                        expiry_date?: string | null;
                        /** @description Begins with the first activation, or now where that has been. */
                        valid_duration?: string;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        /** @description 0 resets the counter. */
                        total_consumptions?: number;
                        /** @description The pool to count in as well; null: none. */
                        consumption_pool?: number | null;
                        product_feature: string;
                    }[];
                    license_type?: string;
                    license_key?: string | null;
                    product?: unknown;
                    /** @description The code of a SKU policy of the license's product. */
                    policy_code: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
        };
    };
    post_licenses_id_assign_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    first_name?: string;
                    last_name?: string;
                    phone_number?: string;
                    /** @description Makes the user a manager of the license's order as well. */
                    is_manager?: boolean;
                    /** @description The initial password; without it one is generated for a new user. */
                    password?: string;
                    max_activations?: number;
                    /** @description Devices that are counted already, where licenses move in from elsewhere. */
                    total_activations?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License assigned.";
                        /** @description The initial password of the user; empty once the user has chosen another. */
                        new_password: string;
                    };
                };
            };
        };
    };
    post_licenses_id_assign_users: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    emails: {
                        email: string;
                        is_manager?: boolean;
                        max_activations?: number;
                    }[];
                    /** @description False: nobody is written to. Otherwise they are where the mail settings say so. */
                    send_email?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        new_user: boolean;
                        password: string;
                    }[];
                };
            };
        };
    };
    get_licenses_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    post_licenses_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Days until a secret is replaced by itself; null: never. */
                    secret_days?: number | null;
                    /** @description Days in which a replaced secret is still good (7). */
                    grace_days?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    delete_licenses_id_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_licenses_id_client_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
        };
    };
    get_licenses_id_diff: {
        parameters: {
            query: {
                from: string | Date;
                to?: string | Date;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        license: number;
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @description Whether the license was there. */
                        existed: {
                            from: boolean;
                            to: boolean;
                        };
                        changes: components["schemas"]["LicenseDifference"][];
                    };
                };
            };
        };
    };
    post_licenses_id_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License disabled.";
                    };
                };
            };
        };
    };
    post_licenses_id_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License enabled.";
                    };
                };
            };
        };
    };
    get_licenses_id_explain: {
        parameters: {
            query: {
                action: "activate" | "check" | "consume" | "feature" | "borrow";
                hardware_id?: string;
                license_user?: string;
                is_vm?: boolean;
                app_ver?: string;
                seat?: "online" | "offline" | "air-gap";
                feature?: string;
                consumptions?: number;
                allow_overages?: boolean;
                max_overages?: number;
                borrowed_until?: string | Date;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
        };
    };
    get_licenses_id_provenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        policy: {
                            id: number;
                            code: string;
                            /** @enum {string} */
                            how: "named" | "default";
                        } | null;
                        provenance: {
                            [key: string]: {
                                /** @description One of order, order_default, policy, default_policy, product, default, generated, changed, subscription. */
                                source: string;
                                value: components["schemas"]["JsonValue"];
                                explanation: string;
                            };
                        };
                        /** @description By the code of the feature. */
                        product_features: {
                            [key: string]: {
                                [key: string]: {
                                    /** @description One of order, order_default, policy, default_policy, product, default, generated, changed, subscription. */
                                    source: string;
                                    value: components["schemas"]["JsonValue"];
                                    explanation: string;
                                };
                            };
                        };
                        /** @description By the name of the field. */
                        custom_fields: {
                            [key: string]: {
                                /** @description One of order, order_default, policy, default_policy, product, default, generated, changed, subscription. */
                                source: string;
                                value: components["schemas"]["JsonValue"];
                                explanation: string;
                            };
                        };
                    };
                };
            };
        };
    };
    get_licenses_id_refresh_file: {
        parameters: {
            query: {
                hardware_id: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    post_licenses_id_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License and all devices reset.";
                    };
                };
            };
        };
    };
    post_licenses_id_reset_consumption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License consumption reset.";
                    };
                };
            };
        };
    };
    post_licenses_id_roll_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description For how many days the old key still works, on devices that have a seat (30). */
                    grace_days?: number;
                    /** @description The new key; made up unless given. */
                    license_key?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
        };
    };
    post_licenses_id_set_users_activations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: {
                        max_activations?: number;
                        /** @description Frees the devices that the user has on this license. */
                        reset_total_activations?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "Activations of users set.";
                    };
                };
            };
        };
    };
    get_licenses_id_timeline: {
        parameters: {
            query?: {
                limit?: number;
                before?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["TimelineEntry"][];
                        /** @description The before of the next page; null: this is the end. */
                        next: string | null;
                    };
                };
            };
        };
    };
    post_licenses_id_unassign_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_user_id?: number;
                    license_user_email?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "License unassigned.";
                    };
                };
            };
        };
    };
    post_licenses_id_update_features: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    product_features: {
                        max_consumption?: number;
                        allow_unlimited_consumptions?: boolean;
                        allow_negative_consumptions?: boolean;
                        allow_overages?: boolean;
                        max_overages?: number;
                        reset_consumption?: boolean;
                        consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                        is_floating?: boolean;
                        is_floating_cloud?: boolean;
                        floating_users?: number;
                        /** @description Minutes. */
                        floating_timeout?: number;
                        can_borrow?: boolean;
                        /** @description Hours. */
                        max_borrow_time?: number;
                        /** @description Null: never. */
                        expiry_date?: string | null;
                        /** @description Begins with the first activation, or now where that has been. */
                        valid_duration?: string;
                        metadata?: {
                            [key: string]: unknown;
                        };
                        /** @description 0 resets the counter. */
                        total_consumptions?: number;
                        /** @description The pool to count in as well; null: none. */
                        consumption_pool?: number | null;
                        product_feature: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
        };
    };
    get_mail_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
        };
    };
    patch_mail_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Which kinds of mails are sent. */
                    kinds?: {
                        license_delivered?: boolean;
                        license_user_assigned?: boolean;
                        license_will_expire?: boolean;
                        license_expired?: boolean;
                        consumption_limit?: boolean;
                        seat_limit?: boolean;
                        seats_exceeded?: boolean;
                        import_finished?: boolean;
                        webhook_endpoint_disabled?: boolean;
                        portal_sign_in?: boolean;
                        license_keys?: boolean;
                        seat_replacement?: boolean;
                        seat_replaced?: boolean;
                    };
                    /** @description Whom mails come from; null: the name of the portal. */
                    sender_name?: string | null;
                    /** @description Where answers go; null: nowhere else than the sender's address. */
                    reply_to?: string | null;
                    /** @description Where the company itself is written to; null: its owners. */
                    staff_email?: string | null;
                    /** @description Of readers whose order says none. */
                    language?: string;
                    /** @description How many days before the end of a license its customer is written to: of 30, 7 and 3. */
                    expiry_days?: number[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
        };
    };
    post_mail_settings_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the test goes. */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        is_sent: boolean;
                        /** @description What the mail server, or the way to it, said. */
                        problem: string | null;
                        response: string | null;
                    };
                };
            };
        };
    };
    get_mail_texts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailText"][];
                };
            };
        };
    };
    post_mail_texts_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "license_delivered" | "license_user_assigned" | "license_will_expire" | "license_expired" | "consumption_limit" | "seat_limit" | "seats_exceeded" | "import_finished" | "webhook_endpoint_disabled" | "portal_sign_in" | "license_keys" | "seat_replacement" | "seat_replaced";
                    language: string;
                    /** @description Without it, the one that is in use. */
                    subject?: string;
                    /** @description Without it, the one that is in use. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: string;
                        text: string;
                        html: string;
                        /** @description The license that it is filled with; null: an invented one. */
                        license: number | null;
                    };
                };
            };
        };
    };
    get_mail_texts_kind_language: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailText"];
                };
            };
        };
    };
    delete_mail_texts_kind_language: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_mail_texts_kind_language: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                language: string;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    subject?: string;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailText"];
                };
            };
        };
    };
    get_mails: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                kind?: string;
                kind__in?: string[];
                status?: string;
                status__in?: string[];
                recipient?: string;
                recipient__icontains?: string;
                order?: number;
                license?: number;
                license__in?: number[];
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ListedMail"][];
                    };
                };
            };
        };
    };
    get_mails_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
        };
    };
    post_mails_id_send_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
        };
    };
    get_management_api_keys: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                label?: string;
                label__icontains?: string;
                revoked_at__isnull?: boolean;
                last_used_at__isnull?: boolean;
                last_used_at__lt?: string | Date;
                last_used_at__gte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ManagementApiKey"][];
                    };
                };
            };
        };
    };
    post_management_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the key is for; shown instead of the key. */
                    label?: string;
                    /** @description What the key may do; null: everything. */
                    permissions?: ("catalog_read" | "catalog_write" | "orders_read" | "orders_write" | "licenses_read" | "licenses_write" | "customers_read" | "customers_write" | "subscriptions_read" | "subscriptions_write" | "analytics_read" | "audit_read" | "company_read" | "company_write" | "keys_read" | "keys_write" | "staff_read" | "staff_write" | "clients_write" | "mail_read" | "mail_write" | "webhooks_read" | "webhooks_write")[] | null;
                    /** @description When it stops; null: never. */
                    expires_at?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description The beginning of the key, by which it is recognised. */
                        prefix: string;
                        label: string;
                        permissions: string[] | null;
                        expires_at: string | null;
                        /** @description To the minute. */
                        last_used_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        revoked_at: string | null;
                        /** @description Shown this once. */
                        key: string;
                    };
                };
            };
        };
    };
    get_management_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagementApiKey"];
                };
            };
        };
    };
    delete_management_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_management_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the key is for; shown instead of the key. */
                    label?: string;
                    /** @description What the key may do; null: everything. */
                    permissions?: ("catalog_read" | "catalog_write" | "orders_read" | "orders_write" | "licenses_read" | "licenses_write" | "customers_read" | "customers_write" | "subscriptions_read" | "subscriptions_write" | "analytics_read" | "audit_read" | "company_read" | "company_write" | "keys_read" | "keys_write" | "staff_read" | "staff_write" | "clients_write" | "mail_read" | "mail_write" | "webhooks_read" | "webhooks_write")[] | null;
                    /** @description When it stops; null: never. */
                    expires_at?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagementApiKey"];
                };
            };
        };
    };
    get_orders_import_results: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                status?: string;
                status__iexact?: string;
                file_name?: string;
                file_name__icontains?: string;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            file_name: string;
                            /** @enum {string} */
                            status: "pending" | "running" | "success" | "error";
                            created_at: string;
                            started_at: string | null;
                            finished_at: string | null;
                            dry_run: boolean;
                            /** @enum {string} */
                            on_error: "keep" | "nothing";
                            /** @description Why an import with the status error kept nothing, or not all. */
                            error: string | null;
                            progress: number;
                            /** @description How much of the file was read; all-or-nothing imports read it twice. */
                            bytes_read: number;
                            bytes_total: number;
                            /** @description The columns of the file, in its order. */
                            columns: string[];
                            result: {
                                /** @description Rows that were read so far. */
                                total_row_count: number;
                                valid_row_count: number;
                                invalid_row_count: number;
                                /** @description The first 100. */
                                invalid_rows: {
                                    line: number;
                                    column: string | null;
                                    code: string;
                                    message: string;
                                    value: string | null;
                                }[];
                                created_orders: number;
                                existed_orders: number;
                                created_licenses: number;
                                existed_licenses: number;
                                created_customers: number;
                            };
                            /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                            first_rows: {
                                line: number;
                                values: {
                                    [key: string]: components["schemas"]["JsonValue"];
                                };
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    get_orders_import_results_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        file_name: string;
                        /** @enum {string} */
                        status: "pending" | "running" | "success" | "error";
                        created_at: string;
                        started_at: string | null;
                        finished_at: string | null;
                        dry_run: boolean;
                        /** @enum {string} */
                        on_error: "keep" | "nothing";
                        /** @description Why an import with the status error kept nothing, or not all. */
                        error: string | null;
                        progress: number;
                        /** @description How much of the file was read; all-or-nothing imports read it twice. */
                        bytes_read: number;
                        bytes_total: number;
                        /** @description The columns of the file, in its order. */
                        columns: string[];
                        result: {
                            /** @description Rows that were read so far. */
                            total_row_count: number;
                            valid_row_count: number;
                            invalid_row_count: number;
                            /** @description The first 100. */
                            invalid_rows: {
                                line: number;
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                            created_orders: number;
                            existed_orders: number;
                            created_licenses: number;
                            existed_licenses: number;
                            created_customers: number;
                        };
                        /** @description Of a dry run: the first 20 good rows as they were read, without empty cells. */
                        first_rows: {
                            line: number;
                            values: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                        }[];
                    };
                };
            };
        };
    };
    get_orders_import_results_id_bad_rows: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        results: {
                            line: number;
                            /** @description As they stand in the file, long ones cut; null after the first 10000 bad rows. */
                            cells: string[] | null;
                            problems: {
                                column: string | null;
                                code: string;
                                message: string;
                                value: string | null;
                            }[];
                        }[];
                        /** @description The after of the next page; null: this is the end. */
                        next: number | null;
                    };
                };
            };
        };
    };
    get_orders_import_results_id_invalid_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_orders: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                company?: number;
                store_id?: string;
                store_id__startswith?: string;
                store_id__icontains?: string;
                reference?: string;
                reference__icontains?: string;
                is_test?: boolean;
                is_trial?: boolean;
                test_clock?: number;
                is_bundle?: boolean;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                created_at__date__gt?: string;
                created_at__date__gte?: string;
                created_at__date__lt?: string;
                created_at__date__lte?: string;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                updated_at__date__gt?: string;
                updated_at__date__gte?: string;
                updated_at__date__lt?: string;
                updated_at__date__lte?: string;
                customer_id?: number;
                customer_account?: number;
                customer__email?: string;
                customer__email__startswith?: string;
                customer__email__icontains?: string;
                customer_email?: string;
                customer_email__icontains?: string;
                customer_company_name?: string;
                customer_company_name__icontains?: string;
                customer_reference?: string;
                customer_reference__icontains?: string;
                customer_name?: string;
                customer_name__icontains?: string;
                customer_label__in?: number[];
                customer__account?: number;
                customer__account__not?: number;
                customer__account__name?: string;
                customer__account__name__icontains?: string;
                customer__account__code?: string;
                customer__account__code__icontains?: string;
                customer__account__description?: string;
                customer__account__description__icontains?: string;
                customer__account__phone?: string;
                customer__account__phone__icontains?: string;
                customer__account__address?: string;
                customer__account__address__icontains?: string;
                customer__account__email?: string;
                customer__account__email__icontains?: string;
                customer__account__reference?: string;
                customer__account__reference__icontains?: string;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            customer: components["schemas"]["Customer"] | null;
                            has_active_licenses: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description The id that the order was given by its creator. */
                            store_id: string;
                            type: string;
                            is_test: boolean;
                            is_trial: boolean;
                            /** @description The test clock that it lives by. */
                            test_clock: number | null;
                            is_bundle: boolean;
                            reference: string | null;
                            download_id: string | null;
                            language: string | null;
                            campaign_params: string | null;
                            customer_email: string | null;
                            customer_first_name: string | null;
                            customer_last_name: string | null;
                            customer_company: string | null;
                            customer_phone: string | null;
                            customer_reference: string;
                            metadata: {
                                [key: string]: components["schemas"]["JsonValue"];
                            };
                            company: number;
                            customer_account: number | null;
                            /** @description The license managers of the order. */
                            license_users: components["schemas"]["LicenseUser"][];
                        }[];
                    };
                };
            };
        };
    };
    post_orders_create_order: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 8388608 bytes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_items: components["schemas"]["OrderItem"][];
                        customer: components["schemas"]["Customer"] | null;
                        has_active_licenses: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description The id that the order was given by its creator. */
                        store_id: string;
                        type: string;
                        is_test: boolean;
                        is_trial: boolean;
                        /** @description The test clock that it lives by. */
                        test_clock: number | null;
                        is_bundle: boolean;
                        reference: string | null;
                        download_id: string | null;
                        language: string | null;
                        campaign_params: string | null;
                        customer_email: string | null;
                        customer_first_name: string | null;
                        customer_last_name: string | null;
                        customer_company: string | null;
                        customer_phone: string | null;
                        customer_reference: string;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        company: number;
                        customer_account: number | null;
                        /** @description The license managers of the order. */
                        license_users: components["schemas"]["LicenseUser"][];
                        /** @description The same as id; older clients read it. */
                        order_id: number;
                        /** @description The generated passwords of the users this request created; shown once here, and until changed on the user. */
                        new_passwords: {
                            email: string;
                            new_password: string;
                        }[];
                    } | components["schemas"]["OrderPreview"];
                };
            };
        };
    };
    get_orders_export: {
        parameters: {
            query?: {
                range?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_orders_generate_license: {
        parameters: {
            query: {
                product: string;
                quantity?: number;
                key_length?: number;
                alphabet?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    post_orders_import_from_csv: {
        parameters: {
            query?: {
                dry_run?: boolean;
                on_error?: "keep" | "nothing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1073741824 bytes. */
        requestBody: {
            content: {
                "text/plain": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job_id: number;
                    };
                };
            };
        };
    };
    get_orders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    delete_orders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_orders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 8388608 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    store_id?: string;
                    /** @enum {string} */
                    type?: "normal";
                    is_test?: boolean;
                    is_trial?: boolean;
                    reference?: string | null;
                    download_id?: string | null;
                    language?: string | null;
                    campaign_params?: string | null;
                    /** @description Moves the order, with its licenses, to another customer, and into the account of that. */
                    customer?: number | null;
                    /** @description Moves the order into another customer account. */
                    customer_account?: number | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description The id that the order was given by its creator. */
                        store_id: string;
                        type: string;
                        customer_email: string | null;
                        is_test: boolean;
                        customer_reference: string;
                        is_trial: boolean;
                        /** @description The test clock that it lives by. */
                        test_clock: number | null;
                        download_id: string | null;
                        language: string | null;
                        campaign_params: string | null;
                        customer_first_name: string | null;
                        customer_last_name: string | null;
                        customer_company: string | null;
                        customer_phone: string | null;
                        metadata: {
                            [key: string]: components["schemas"]["JsonValue"];
                        };
                        company: number;
                        customer: number | null;
                        customer_account: number | null;
                        /** @description The license managers of the order. */
                        license_users: components["schemas"]["LicenseUser"][];
                    };
                };
            };
        };
    };
    post_orders_id_add_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description The initial password; one is made where none is given. */
                    password?: string | null;
                    first_name?: string | null;
                    last_name?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    };
                };
            };
        };
    };
    post_orders_id_add_managers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description The initial password; one is made where none is given. */
                    password?: string | null;
                    first_name?: string | null;
                    last_name?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                }[];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    }[];
                };
            };
        };
    };
    get_orders_id_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    get_orders_id_managers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        is_initial_password: boolean;
                        /** @description Empty once the manager has chosen another. */
                        initial_password: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        /** @description Whether this call made the user. */
                        new_user: boolean;
                        /** @description The same as initial_password. */
                        password: string;
                        /** @description What the manager may do. */
                        lm_permissions: string[];
                    }[];
                };
            };
        };
    };
    post_orders_id_remove_manager: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    license_user_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        detail: "removed";
                    };
                };
            };
        };
    };
    delete_orders_id_safe_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_orders_id_send_email: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Another address than that of the customer. */
                    email?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
        };
    };
    get_overview: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        licenses: {
                            all: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            /** @description Activated at least once, and enabled. */
                            active: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            inactive: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            disabled: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            expired: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            trial: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            floating: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            perpetual: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            time_limited: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            subscription: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            consumption: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                        };
                        expiring: {
                            within_7_days: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                                /** @description Those that end first. */
                                first: {
                                    license: number;
                                    license_key: string | null;
                                    product_name: string;
                                    customer: string | null;
                                    /** Format: date-time */
                                    expires_at: string;
                                }[];
                            };
                            within_30_days: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                                /** @description Those that end first. */
                                first: {
                                    license: number;
                                    license_key: string | null;
                                    product_name: string;
                                    customer: string | null;
                                    /** Format: date-time */
                                    expires_at: string;
                                }[];
                            };
                        };
                        /** @description At least four fifths used: of two seats or more, of the units of a license or of a feature of it. */
                        near_limit: {
                            seats: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                                /** @description Those of which the least is left. */
                                top: {
                                    license: number;
                                    license_key: string | null;
                                    product_name: string;
                                    /** @description The code of the feature; null: the license itself. */
                                    feature: string | null;
                                    percent: number;
                                    used: number;
                                    limit: number;
                                }[];
                            };
                            consumption: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                                /** @description Those of which the least is left. */
                                top: {
                                    license: number;
                                    license_key: string | null;
                                    product_name: string;
                                    /** @description The code of the feature; null: the license itself. */
                                    feature: string | null;
                                    percent: number;
                                    used: number;
                                    limit: number;
                                }[];
                            };
                        };
                        /** @description Calls by day in UTC; null without analytics_read. */
                        calls: {
                            days: {
                                /** Format: date */
                                day: string;
                                activations: number;
                                activations_refused: number;
                                checks: number;
                                checks_refused: number;
                            }[];
                            list: string;
                            query: string;
                        } | null;
                        /** @description Those that wait or are under way, the newest first; of the kinds that the caller may read. */
                        imports: {
                            id: number;
                            /** @enum {string} */
                            kind: "licenses" | "license_features" | "customers" | "orders";
                            file_name: string;
                            /** @enum {string} */
                            status: "pending" | "running";
                            dry_run: boolean;
                            progress: number;
                            total_row_count: number;
                            invalid_row_count: number;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Its address, below /api/v1/. */
                            result: string;
                        }[];
                        scheduled_updates: {
                            /** @description Due within 24 hours. */
                            due: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            pending: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                            failed: {
                                count: number;
                                /** @description Counting would have taken long: there are about so many, as the list says, too. */
                                is_estimate: boolean;
                                /** @description The list behind it, below /api/v1/. */
                                list: string;
                                /** @description The filters of the list. */
                                query: string;
                            };
                        };
                    };
                };
            };
        };
    };
    get_portal_appearance: {
        parameters: {
            query?: {
                company?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalAppearance"];
                };
            };
        };
    };
    post_portal_license_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description Whose portal, where the server has several companies. */
                    company?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_portal_licenses: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                license_key?: string;
                license_key__icontains?: string;
                product?: number;
                product_name?: string;
                product_name__icontains?: string;
                order?: number;
                bundle_license?: number;
                bundle_license__isnull?: boolean;
                enabled?: boolean;
                validity_period__gte?: string | Date;
                validity_period__lt?: string | Date;
                validity_period__date__gte?: string;
                validity_period__date__lte?: string;
                user_email?: string;
                user_email__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["PortalLicense"][];
                    };
                };
            };
        };
    };
    get_portal_licenses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalLicense"];
                };
            };
        };
    };
    get_portal_licenses_id_devices: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                device_active?: boolean;
                hostname?: string;
                hostname__icontains?: string;
                license_user?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["PortalDevice"][];
                    };
                };
            };
        };
    };
    get_portal_licenses_id_devices_device_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalDevice"];
                };
            };
        };
    };
    post_portal_licenses_id_devices_device_id_ask_to_free: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_portal_licenses_id_devices_device_id_borrow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                device_id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Null: as long as the license or the feature allows.
                     */
                    borrowed_until?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        borrowed_until: string;
                        /** @description Hours. */
                        max_borrow_time: number;
                        device_id: number;
                        license_id: number;
                    };
                };
            };
        };
    };
    post_portal_licenses_id_devices_device_id_free: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSeatBudget"];
                };
            };
        };
    };
    post_portal_licenses_id_devices_device_id_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSeatBudget"];
                };
            };
        };
    };
    get_portal_licenses_id_downloads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        version: string;
                        /** @description The link. */
                        installation_file: string | null;
                        release_date: string | null;
                        hash_md5: string;
                        environment: string;
                        eula_link: string;
                        release_notes_link: string;
                        /** @description Bytes. */
                        size: string | null;
                        requires_version: string | null;
                        channel: string | null;
                    }[];
                };
            };
        };
    };
    post_portal_licenses_id_free_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSeatBudget"];
                };
            };
        };
    };
    get_portal_licenses_id_seat_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSeatBudget"];
                };
            };
        };
    };
    get_portal_licenses_id_users: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                true_email?: string;
                true_email__icontains?: string;
                is_active?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["PortalUser"][];
                    };
                };
            };
        };
    };
    post_portal_licenses_id_users: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    first_name?: string;
                    last_name?: string;
                    phone_number?: string;
                    max_activations?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        true_email: string;
                        first_name: string;
                        last_name: string;
                        phone_number: string;
                        is_active: boolean;
                        /** @description Whether the user has not chosen a password yet. */
                        is_initial_password: boolean;
                        last_login: string | null;
                        /** Format: date-time */
                        assigned_at: string;
                        max_activations: number;
                        total_activations: number;
                        allow_unlimited_activations: boolean;
                        /** @description Of the user's devices on this license. */
                        last_contact: string | null;
                        new_user: boolean;
                        /** @description Shown this once, of a user who was made; else empty. */
                        initial_password: string;
                    };
                };
            };
        };
    };
    get_portal_licenses_id_users_user_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalUser"];
                };
            };
        };
    };
    delete_portal_licenses_id_users_user_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_portal_licenses_id_users_user_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                user_id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    max_activations?: number;
                    /** @description False: no password of the user is right any more. */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalUser"];
                };
            };
        };
    };
    post_portal_licenses_id_users_user_id_reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once. */
                        initial_password: string;
                    };
                };
            };
        };
    };
    post_portal_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind # in the link. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalLink"];
                };
            };
        };
    };
    post_portal_link_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind # in the link. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalLink"];
                };
            };
        };
    };
    get_portal_logo: {
        parameters: {
            query: {
                company: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/webp": string;
                };
            };
        };
    };
    get_portal_open_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        ip: string;
                        user_agent: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        expires_at: string;
                        is_current: boolean;
                    }[];
                };
            };
        };
    };
    delete_portal_open_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_portal_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSession"];
                };
            };
        };
    };
    post_portal_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description Of a license user. */
                    password?: string;
                    /** @description In place of a password: opens this license, with the e-mail of its customer. */
                    license_key?: string;
                    /** @description Whose portal, where the server has several companies. */
                    company?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description A license user, one who manages licenses too, or a license key.
                         * @enum {string}
                         */
                        kind: "user" | "manager" | "key";
                        email: string;
                        first_name: string;
                        last_name: string;
                        /** @description Null for a key. */
                        license_user: number | null;
                        /** @description The license that a key opened. */
                        license: number | null;
                        /** @description The account whose provider vouched for the user: only its licenses are shown. */
                        customer_account: number | null;
                        /** @description Whether a password of the user's own is to be chosen now. */
                        is_initial_password: boolean;
                        /** @description What a manager may do with what they manage. */
                        permissions: string[];
                        company: {
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                    };
                };
            };
        };
    };
    delete_portal_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_portal_session_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind # in the link. */
                    token: string;
                    /** @description Another password of the user; a link to choose one needs it. */
                    new_password?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description A license user, one who manages licenses too, or a license key.
                         * @enum {string}
                         */
                        kind: "user" | "manager" | "key";
                        email: string;
                        first_name: string;
                        last_name: string;
                        /** @description Null for a key. */
                        license_user: number | null;
                        /** @description The license that a key opened. */
                        license: number | null;
                        /** @description The account whose provider vouched for the user: only its licenses are shown. */
                        customer_account: number | null;
                        /** @description Whether a password of the user's own is to be chosen now. */
                        is_initial_password: boolean;
                        /** @description What a manager may do with what they manage. */
                        permissions: string[];
                        company: {
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                    };
                };
            };
        };
    };
    post_portal_session_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    new_password?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description A license user, one who manages licenses too, or a license key.
                         * @enum {string}
                         */
                        kind: "user" | "manager" | "key";
                        email: string;
                        first_name: string;
                        last_name: string;
                        /** @description Null for a key. */
                        license_user: number | null;
                        /** @description The license that a key opened. */
                        license: number | null;
                        /** @description The account whose provider vouched for the user: only its licenses are shown. */
                        customer_account: number | null;
                        /** @description Whether a password of the user's own is to be chosen now. */
                        is_initial_password: boolean;
                        /** @description What a manager may do with what they manage. */
                        permissions: string[];
                        company: {
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                    };
                };
            };
        };
    };
    post_portal_session_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    customer_account_code: string;
                    /** @description One of those of the account; without it the portal of this server. */
                    redirect_uri?: string;
                    /** @description Whose portal, where the server has several companies. */
                    company?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description To be opened in the browser that has the cookie of this answer. */
                        url: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    post_portal_session_sso_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    state: string;
                    /** @description As it came back to the redirect_uri. */
                    code: string;
                    /** @description If one came back. */
                    iss?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description A license user, one who manages licenses too, or a license key.
                         * @enum {string}
                         */
                        kind: "user" | "manager" | "key";
                        email: string;
                        first_name: string;
                        last_name: string;
                        /** @description Null for a key. */
                        license_user: number | null;
                        /** @description The license that a key opened. */
                        license: number | null;
                        /** @description The account whose provider vouched for the user: only its licenses are shown. */
                        customer_account: number | null;
                        /** @description Whether a password of the user's own is to be chosen now. */
                        is_initial_password: boolean;
                        /** @description What a manager may do with what they manage. */
                        permissions: string[];
                        company: {
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                    };
                };
            };
        };
    };
    post_portal_sign_in_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description Whose portal, where the server has several companies. */
                    company?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_product_custom_fields: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                product?: number;
                name?: string;
                name__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ProductCustomField"][];
                    };
                };
            };
        };
    };
    post_product_custom_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    data_type?: ("number" | "text" | "date/time") | null;
                    default_value?: string | null;
                    description?: string | null;
                    product: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCustomField"];
                };
            };
        };
    };
    get_product_custom_fields_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCustomField"];
                };
            };
        };
    };
    delete_product_custom_fields_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_product_custom_fields_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    data_type?: ("number" | "text" | "date/time") | null;
                    default_value?: string | null;
                    description?: string | null;
                    product?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCustomField"];
                };
            };
        };
    };
    get_product_features: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                product?: number;
                product__isnull?: boolean;
                code?: string;
                code__icontains?: string;
                name?: string;
                name__icontains?: string;
                feature_type?: string;
                is_deleted?: boolean;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ProductFeature"][];
                    };
                };
            };
        };
    };
    post_product_features: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    max_consumption?: number | null;
                    allow_unlimited_consumptions?: boolean | null;
                    allow_negative_consumptions?: boolean | null;
                    allow_overages?: boolean | null;
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    is_floating?: boolean | null;
                    is_floating_cloud?: boolean | null;
                    floating_users?: number | null;
                    floating_timeout?: number | null;
                    can_borrow?: boolean | null;
                    max_borrow_time?: number | null;
                    expiry_date?: string | null;
                    valid_duration?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    code: string;
                    name?: string;
                    /** @enum {string} */
                    feature_type?: "activation" | "consumption";
                    product?: number | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFeature"];
                };
            };
        };
    };
    get_product_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFeature"];
                };
            };
        };
    };
    delete_product_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_product_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    max_consumption?: number | null;
                    allow_unlimited_consumptions?: boolean | null;
                    allow_negative_consumptions?: boolean | null;
                    allow_overages?: boolean | null;
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    is_floating?: boolean | null;
                    is_floating_cloud?: boolean | null;
                    floating_users?: number | null;
                    floating_timeout?: number | null;
                    can_borrow?: boolean | null;
                    max_borrow_time?: number | null;
                    expiry_date?: string | null;
                    valid_duration?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    code?: string;
                    name?: string;
                    /** @enum {string} */
                    feature_type?: "activation" | "consumption";
                    product?: number | null;
                    is_deleted?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFeature"];
                };
            };
        };
    };
    get_products: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                short_code?: string;
                short_code__icontains?: string;
                product_name?: string;
                product_name__icontains?: string;
                is_archived?: boolean;
                active?: boolean;
                is_bundle?: boolean;
                authorization_method?: string;
                created_at__gte?: string | Date;
                created_at__lte?: string | Date;
                metadata?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["Product"][];
                    };
                };
            };
        };
    };
    post_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    default_license_type?: ("perpetual" | "time-limited" | "subscription" | "consumption") | null;
                    max_activations?: number | null;
                    seat_resets_per_year?: number | null;
                    seat_replacement?: ("never" | "key" | "email") | null;
                    valid_duration?: string | null;
                    enable_maintenance_period?: boolean | null;
                    maintenance_duration?: string | null;
                    trial_days?: number | null;
                    max_consumptions?: number | null;
                    allow_overages?: boolean | null;
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean | null;
                    is_floating?: boolean | null;
                    is_floating_cloud?: boolean | null;
                    floating_users?: number | null;
                    floating_timeout?: number | null;
                    subscription_duration?: string | null;
                    allow_trial?: boolean | null;
                    hardware_id_required?: boolean | null;
                    is_node_locked?: boolean | null;
                    is_user_locked?: boolean | null;
                    is_upgrade?: boolean | null;
                    upgrade_from?: number[] | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    product_name: string;
                    short_code: string;
                    /** @enum {string} */
                    authorization_method?: "license-key" | "user";
                    is_bundle?: boolean;
                    active?: boolean;
                    is_archived?: boolean;
                    products?: (number | string)[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        upgrade_from: number[];
                        product_features: components["schemas"]["ProductFeature"][];
                        custom_fields: components["schemas"]["ProductCustomField"][];
                        installation_files: components["schemas"]["InstallationFile"][];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        product_name: string;
                        short_code: string;
                        active: boolean;
                        allow_trial: boolean;
                        hardware_id_required: boolean;
                        is_upgrade: boolean;
                        is_user_locked: boolean;
                        is_node_locked: boolean;
                        authorization_method: string;
                        subscription_duration: string;
                        default_license_type: string;
                        max_activations: number;
                        seat_resets_per_year: number;
                        seat_replacement: string;
                        valid_duration: string;
                        enable_maintenance_period: boolean;
                        maintenance_duration: string;
                        trial_days: number;
                        max_consumptions: number;
                        allow_overages: boolean;
                        max_overages: number;
                        reset_consumption: boolean;
                        consumption_period: string | null;
                        prevent_vm: boolean;
                        is_floating: boolean;
                        is_floating_cloud: boolean;
                        floating_users: number;
                        floating_timeout: number;
                        is_archived: boolean;
                        is_bundle: boolean;
                        metadata: {
                            [key: string]: unknown;
                        };
                        company: number;
                        license_templates: components["schemas"]["LicenseTemplate"][];
                    };
                };
            };
        };
    };
    get_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    delete_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    default_license_type?: ("perpetual" | "time-limited" | "subscription" | "consumption") | null;
                    max_activations?: number | null;
                    seat_resets_per_year?: number | null;
                    seat_replacement?: ("never" | "key" | "email") | null;
                    valid_duration?: string | null;
                    enable_maintenance_period?: boolean | null;
                    maintenance_duration?: string | null;
                    trial_days?: number | null;
                    max_consumptions?: number | null;
                    allow_overages?: boolean | null;
                    max_overages?: number | null;
                    reset_consumption?: boolean | null;
                    consumption_period?: ("daily" | "weekly" | "monthly" | "annually") | null;
                    prevent_vm?: boolean | null;
                    is_floating?: boolean | null;
                    is_floating_cloud?: boolean | null;
                    floating_users?: number | null;
                    floating_timeout?: number | null;
                    subscription_duration?: string | null;
                    allow_trial?: boolean | null;
                    hardware_id_required?: boolean | null;
                    is_node_locked?: boolean | null;
                    is_user_locked?: boolean | null;
                    is_upgrade?: boolean | null;
                    upgrade_from?: number[] | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    product_name?: string;
                    short_code?: string;
                    /** @enum {string} */
                    authorization_method?: "license-key" | "user";
                    is_bundle?: boolean;
                    active?: boolean;
                    is_archived?: boolean;
                    products?: (number | string)[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    post_products_id_add_to_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    product_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        short_code: string;
                        product_name: string;
                    }[];
                };
            };
        };
    };
    get_products_id_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        short_code: string;
                        product_name: string;
                    }[];
                };
            };
        };
    };
    get_products_id_in_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        short_code: string;
                        product_name: string;
                    }[];
                };
            };
        };
    };
    post_products_id_remove_from_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    product_id: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        short_code: string;
                        product_name: string;
                    }[];
                };
            };
        };
    };
    get_products_id_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        terms: {
                            name: string;
                            kind: string;
                            /** @description What it may be, where that is a list. */
                            choices: string[] | null;
                            /** @description What is said here; null: `inherited` counts. */
                            own: unknown;
                            inherited: unknown;
                            /**
                             * @description Where `inherited` comes from.
                             * @enum {string}
                             */
                            source: "product" | "feature" | "default";
                        }[];
                    };
                };
            };
        };
    };
    get_running_work: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those that wait or are under way, the newest first; of the kinds that the caller may read. */
                        imports: {
                            id: number;
                            /** @enum {string} */
                            kind: "licenses" | "license_features" | "customers" | "orders";
                            file_name: string;
                            /** @enum {string} */
                            status: "pending" | "running";
                            dry_run: boolean;
                            progress: number;
                            total_row_count: number;
                            invalid_row_count: number;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Its address, below /api/v1/. */
                            result: string;
                        }[];
                        /** @description The newest first. */
                        bulk_actions: {
                            id: number;
                            action: string;
                            /** @enum {string} */
                            status: "pending" | "running";
                            total: number;
                            done: number;
                            progress: number;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Its address, below /api/v1/. */
                            result: string;
                        }[];
                    };
                };
            };
        };
    };
    get_saved_filters: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                page?: string;
                is_shared?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["SavedFilter"][];
                    };
                };
            };
        };
    };
    post_saved_filters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description Of the dashboard, as in `licenses`. */
                    page: string;
                    /** @description As it stands in an address after the question mark: `active=true&product_id=3`. */
                    query: string;
                    /** @description Whether all of the staff see it. */
                    is_shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
                };
            };
        };
    };
    get_saved_filters_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
                };
            };
        };
    };
    delete_saved_filters_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_saved_filters_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    query?: string;
                    is_shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilter"];
                };
            };
        };
    };
    get_scheduled_updates: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                status?: string;
                status__in?: string[];
                name?: string;
                name__icontains?: string;
                scheduled_at?: string | Date;
                scheduled_at__gt?: string | Date;
                scheduled_at__gte?: string | Date;
                scheduled_at__lt?: string | Date;
                scheduled_at__lte?: string | Date;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                applied_at__gt?: string | Date;
                applied_at__gte?: string | Date;
                applied_at__lt?: string | Date;
                applied_at__lte?: string | Date;
                applied_at__isnull?: boolean;
                cancelled_at__gt?: string | Date;
                cancelled_at__gte?: string | Date;
                cancelled_at__lt?: string | Date;
                cancelled_at__lte?: string | Date;
                cancelled_at__isnull?: boolean;
                failed_at__gt?: string | Date;
                failed_at__gte?: string | Date;
                failed_at__lt?: string | Date;
                failed_at__lte?: string | Date;
                failed_at__isnull?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ScheduledUpdate"][];
                    };
                };
            };
        };
    };
    post_scheduled_updates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description The hour (UTC), the next one at least; minutes are cut off.
                     */
                    scheduled_at: string;
                    name?: string | null;
                    note?: string | null;
                    scheduled_update_data: {
                        /** @enum {string} */
                        action: "license-update" | "license-reset" | "license-product-feature-update" | "license-product-feature-delete" | "license-custom-field-update" | "license-custom-field-delete";
                        /** @description The id of the product feature that the action is about. */
                        product_feature?: number;
                        /** @description The id of the custom field that the action is about. */
                        product_custom_field?: number;
                        /** @description The body that the endpoint would take which does the same at once. */
                        update_data?: {
                            [key: string]: components["schemas"]["JsonValue"];
                        } | null;
                    }[];
                    license: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    post_scheduled_updates_bulk_cancel: {
        parameters: {
            query?: {
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                status?: string;
                status__in?: string[];
                name?: string;
                name__icontains?: string;
                scheduled_at?: string | Date;
                scheduled_at__gt?: string | Date;
                scheduled_at__gte?: string | Date;
                scheduled_at__lt?: string | Date;
                scheduled_at__lte?: string | Date;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                applied_at__gt?: string | Date;
                applied_at__gte?: string | Date;
                applied_at__lt?: string | Date;
                applied_at__lte?: string | Date;
                applied_at__isnull?: boolean;
                cancelled_at__gt?: string | Date;
                cancelled_at__gte?: string | Date;
                cancelled_at__lt?: string | Date;
                cancelled_at__lte?: string | Date;
                cancelled_at__isnull?: boolean;
                failed_at__gt?: string | Date;
                failed_at__gte?: string | Date;
                failed_at__lt?: string | Date;
                failed_at__lte?: string | Date;
                failed_at__isnull?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "";
                };
            };
        };
    };
    post_scheduled_updates_bulk_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 8388608 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description The hour (UTC), the next one at least; minutes are cut off.
                     */
                    scheduled_at: string;
                    name?: string | null;
                    note?: string | null;
                    scheduled_update_data: {
                        /** @enum {string} */
                        action: "license-update" | "license-reset" | "license-product-feature-update" | "license-product-feature-delete" | "license-custom-field-update" | "license-custom-field-delete";
                        /** @description The id of the product feature that the action is about. */
                        product_feature?: number;
                        /** @description The id of the custom field that the action is about. */
                        product_custom_field?: number;
                        /** @description The body that the endpoint would take which does the same at once. */
                        update_data?: {
                            [key: string]: components["schemas"]["JsonValue"];
                        } | null;
                    }[];
                    license: number;
                }[];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"][];
                };
            };
        };
    };
    get_scheduled_updates_stats: {
        parameters: {
            query?: {
                id?: number;
                id__in?: number[];
                license?: number;
                license__in?: number[];
                status?: string;
                status__in?: string[];
                name?: string;
                name__icontains?: string;
                scheduled_at?: string | Date;
                scheduled_at__gt?: string | Date;
                scheduled_at__gte?: string | Date;
                scheduled_at__lt?: string | Date;
                scheduled_at__lte?: string | Date;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
                applied_at__gt?: string | Date;
                applied_at__gte?: string | Date;
                applied_at__lt?: string | Date;
                applied_at__lte?: string | Date;
                applied_at__isnull?: boolean;
                cancelled_at__gt?: string | Date;
                cancelled_at__gte?: string | Date;
                cancelled_at__lt?: string | Date;
                cancelled_at__lte?: string | Date;
                cancelled_at__isnull?: boolean;
                failed_at__gt?: string | Date;
                failed_at__gte?: string | Date;
                failed_at__lt?: string | Date;
                failed_at__lte?: string | Date;
                failed_at__isnull?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pending: number;
                        applied: number;
                        cancelled: number;
                        failed: number;
                    };
                };
            };
        };
    };
    get_scheduled_updates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    delete_scheduled_updates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_scheduled_updates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    note?: string | null;
                    /**
                     * Format: date-time
                     * @description The hour (UTC), the next one at least; minutes are cut off.
                     */
                    scheduled_at?: string;
                    /** @description Replaces all items. */
                    scheduled_update_data?: {
                        /** @enum {string} */
                        action: "license-update" | "license-reset" | "license-product-feature-update" | "license-product-feature-delete" | "license-custom-field-update" | "license-custom-field-delete";
                        /** @description The id of the product feature that the action is about. */
                        product_feature?: number;
                        /** @description The id of the custom field that the action is about. */
                        product_custom_field?: number;
                        /** @description The body that the endpoint would take which does the same at once. */
                        update_data?: {
                            [key: string]: components["schemas"]["JsonValue"];
                        } | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    post_scheduled_updates_id_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    post_scheduled_updates_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    post_scheduled_updates_id_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    get_scheduled_updates_id_simulate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledUpdate"];
                };
            };
        };
    };
    get_search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        q: string;
                        groups: {
                            /** @enum {string} */
                            kind: "license" | "order" | "customer" | "license_user" | "device" | "product" | "product_feature" | "decision";
                            has_more: boolean;
                            hits: components["schemas"]["SearchHit"][];
                        }[];
                    };
                };
            };
        };
    };
    get_security_events: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__gt?: number;
                id__lt?: number;
                last_at__gte?: string | Date;
                last_at__lt?: string | Date;
                last_at__date__gte?: string;
                last_at__date__lte?: string;
                code?: string;
                code__in?: string[];
                who?: string;
                who__icontains?: string;
                ip?: string;
                route?: string;
                route__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** @description Of the answer: invalid_login, permission_denied, too_many_attempts. */
                            code: string;
                            /** @description The e-mail that was named, or the key that was shown. Empty where nobody was, or there were too many. */
                            who: string;
                            ip: string;
                            /** @description What was called. */
                            route: string;
                            /** @description How often in that minute. */
                            count: number;
                            /** Format: date-time */
                            first_at: string;
                            /** Format: date-time */
                            last_at: string;
                        }[];
                    };
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSession"];
                };
            };
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    /** @description Of the authenticator app, or one for recovery. */
                    code?: string;
                    /** @description Which one, where the e-mail belongs to several. */
                    company?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: components["schemas"]["StaffMember"];
                        company: {
                            id: number;
                            name: string;
                        };
                        permissions: ("catalog_read" | "catalog_write" | "orders_read" | "orders_write" | "licenses_read" | "licenses_write" | "customers_read" | "customers_write" | "subscriptions_read" | "subscriptions_write" | "analytics_read" | "audit_read" | "company_read" | "company_write" | "keys_read" | "keys_write" | "staff_read" | "staff_write" | "clients_write" | "mail_read" | "mail_write" | "webhooks_read" | "webhooks_write")[];
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_session_oidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Which one, where the staff of several sign on at this server. */
                    company?: number;
                    /** @description One of those configured; without it the first. */
                    redirect_uri?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description To be opened in the browser that has the cookie of this answer. */
                        url: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    post_session_oidc_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    state: string;
                    /** @description As it came back to the redirect_uri. Not needed where `totp` follows. */
                    code?: string;
                    /** @description If one came back. */
                    iss?: string;
                    /** @description The code of the authenticator app, or one for recovery, after `code_required`. */
                    totp?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: components["schemas"]["StaffMember"];
                        company: {
                            id: number;
                            name: string;
                        };
                        permissions: ("catalog_read" | "catalog_write" | "orders_read" | "orders_write" | "licenses_read" | "licenses_write" | "customers_read" | "customers_write" | "subscriptions_read" | "subscriptions_write" | "analytics_read" | "audit_read" | "company_read" | "company_write" | "keys_read" | "keys_write" | "staff_read" | "staff_write" | "clients_write" | "mail_read" | "mail_write" | "webhooks_read" | "webhooks_write")[];
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    post_session_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    post_session_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                    /** @description One's own, where it was not known when the link was made. */
                    email?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: components["schemas"]["StaffMember"];
                        company: {
                            id: number;
                            name: string;
                        };
                        permissions: ("catalog_read" | "catalog_write" | "orders_read" | "orders_write" | "licenses_read" | "licenses_write" | "customers_read" | "customers_write" | "subscriptions_read" | "subscriptions_write" | "analytics_read" | "audit_read" | "company_read" | "company_write" | "keys_read" | "keys_write" | "staff_read" | "staff_write" | "clients_write" | "mail_read" | "mail_write" | "webhooks_read" | "webhooks_write")[];
                        /** @description For `Authorization: Bearer`; pages of this server use the cookie instead. */
                        token: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    post_session_setup_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: not known yet, so that POST session/setup/ needs one. */
                        email: string | null;
                        name: string;
                        company: {
                            id: number;
                            name: string;
                        };
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    post_session_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        /** @description For a QR code. */
                        address: string;
                    };
                };
            };
        };
    };
    post_session_totp_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recovery_codes: string[];
                    };
                };
            };
        };
    };
    post_session_totp_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    get_session_ways: {
        parameters: {
            query?: {
                company?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether anybody can log in yet. If not, the first start printed an address. */
                        is_set_up: boolean;
                        /**
                         * @description Whether POST session/oidc/ begins a sign-on; `company_required`: several companies have one.
                         * @enum {string}
                         */
                        single_sign_on: "none" | "enabled" | "company_required";
                    };
                };
            };
        };
    };
    get_sessions: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["OpenSession"][];
                    };
                };
            };
        };
    };
    post_sessions_end_others: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    delete_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_signing_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["SigningKey"][];
                        may_change: boolean;
                    };
                };
            };
        };
    };
    post_signing_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
        };
    };
    post_signing_keys_id_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When the keys that signed until now stop to.
                     */
                    retires_at?: string;
                    /**
                     * Format: date-time
                     * @description Until when their public halves are published for files that they signed; for ever unless given.
                     */
                    verifiable_until?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
        };
    };
    post_signing_keys_id_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When the keys that signed until now stop to.
                     */
                    retires_at?: string;
                    /**
                     * Format: date-time
                     * @description Until when their public halves are published for files that they signed; for ever unless given.
                     */
                    verifiable_until?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
        };
    };
    post_signing_keys_id_vouch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 65536 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ed25519, SPKI PEM. */
                    recovery_key: string;
                    /** @description Over `statement`, base64. */
                    signature: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
        };
    };
    get_staff: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                email?: string;
                email__icontains?: string;
                name__icontains?: string;
                role?: string;
                role__in?: string[];
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["StaffMember"][];
                    };
                };
            };
        };
    };
    post_staff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name?: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "support" | "read-only";
                    /** @description Without it the answer holds a token for a link to set one. */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "support" | "read-only";
                        is_active: boolean;
                        /** @description Whether there is a password yet. */
                        is_set_up: boolean;
                        /** @description Whether a code of an app is asked for. */
                        has_totp: boolean;
                        /** @description Whether the identity provider has named this person. */
                        has_signed_on: boolean;
                        last_login: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description Shown this once. */
                        setup_token?: string;
                        /** Format: date-time */
                        setup_expires_at?: string;
                    };
                };
            };
        };
    };
    get_staff_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
        };
    };
    delete_staff_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_staff_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    name?: string;
                    /** @enum {string} */
                    role?: "owner" | "admin" | "support" | "read-only";
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
        };
    };
    post_staff_id_end_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    post_staff_id_renew_setup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once. */
                        setup_token: string;
                        /** Format: date-time */
                        setup_expires_at: string;
                    };
                };
            };
        };
    };
    get_subscriptions: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                subscription_id?: string;
                subscription_id__icontains?: string;
                subscription_id__in?: string[];
                source?: number;
                source__isnull?: boolean;
                status?: string;
                status__in?: string[];
                is_recurring?: boolean;
                is_test?: boolean;
                customer_email?: string;
                paid_through__gt?: string | Date;
                paid_through__gte?: string | Date;
                paid_through__lt?: string | Date;
                paid_through__lte?: string | Date;
                paid_through__isnull?: boolean;
                updated_at__gt?: string | Date;
                updated_at__gte?: string | Date;
                updated_at__lt?: string | Date;
                updated_at__lte?: string | Date;
                license?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ListedSubscription"][];
                    };
                };
            };
        };
    };
    get_subscriptions_subscription_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    put_subscriptions_subscription_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "incomplete" | "trialing" | "active" | "past_due" | "paused" | "unpaid" | "incomplete_expired" | "canceled";
                    /**
                     * Format: date-time
                     * @description The end of the last period that is paid.
                     */
                    paid_through?: string;
                    /**
                     * Format: date-time
                     * @description The same, for systems whose period moves on when it is paid.
                     */
                    current_period_end?: string;
                    /** Format: date-time */
                    trial_end?: string;
                    /**
                     * Format: date-time
                     * @description When it will end; changes nothing by itself.
                     */
                    cancel_at?: string;
                    /**
                     * Format: date-time
                     * @description Of a canceled one: when it ended; occurred_at unless given.
                     */
                    ended_at?: string;
                    quantity?: number;
                    customer_email?: string;
                    /**
                     * Format: date-time
                     * @description When it was so; now unless given. What is older changes nothing.
                     */
                    occurred_at?: string;
                    /** @description The name of the billing source that it belongs to. */
                    source?: string;
                    /**
                     * @description renewal unless given. With any other, paid_through may move back.
                     * @enum {string}
                     */
                    reason?: "renewal" | "refund" | "dispute" | "correction";
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    get_subscriptions_subscription_id_refund_preview: {
        parameters: {
            query?: {
                payment?: string;
                amount?: number;
                what?: "refund" | "dispute" | "lost_dispute";
            };
            header?: never;
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseImpact"];
                };
            };
        };
    };
    get_test_clock_moments: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                test_clock?: number;
                license?: number;
                kind?: string;
                kind__in?: string[];
                at__gt?: string | Date;
                at__gte?: string | Date;
                at__lt?: string | Date;
                at__lte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["TestClockMoment"][];
                    };
                };
            };
        };
    };
    get_test_clocks: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                name?: string;
                name__icontains?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["TestClock"][];
                    };
                };
            };
        };
    };
    post_test_clocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Where it begins.
                     */
                    time: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
        };
    };
    get_test_clocks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
        };
    };
    delete_test_clocks_id: {
        parameters: {
            query?: {
                with_orders?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_test_clocks_id_advance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
        };
    };
    get_test_clocks_id_due: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            kind: "scheduled_update" | "subscription" | "started" | "consumption_reset" | "feature_consumption_reset" | "will_expire_30_days" | "will_expire_7_days" | "will_expire_3_days" | "grace_began" | "expired" | "maintenance_will_expire_3_days" | "maintenance_expired" | "feature_expired" | "slot_timed_out" | "borrow_ended" | "license_file_ended";
                            license: number;
                            license_key: string | null;
                            /** @description The machine, the feature, or the scheduled update and what became of it. */
                            detail: string | null;
                        }[];
                    };
                };
            };
        };
    };
    get_webhook_deliveries: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                endpoint?: number;
                endpoint__in?: number[];
                event_id?: string;
                event_id__in?: string[];
                event?: string;
                event__in?: string[];
                status?: string;
                status__in?: string[];
                license?: number;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["ListedWebhookDelivery"][];
                    };
                };
            };
        };
    };
    post_webhook_deliveries_replay: {
        parameters: {
            query?: {
                id?: number;
                id__in?: number[];
                endpoint?: number;
                endpoint__in?: number[];
                event_id?: string;
                event_id__in?: string[];
                event?: string;
                event__in?: string[];
                status?: string;
                status__in?: string[];
                license?: number;
                created_at__gt?: string | Date;
                created_at__gte?: string | Date;
                created_at__lt?: string | Date;
                created_at__lte?: string | Date;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description At most 10,000 at a time, the oldest first. */
                        replayed: number;
                    };
                };
            };
        };
    };
    get_webhook_deliveries_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    post_webhook_deliveries_id_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedWebhookDelivery"];
                };
            };
        };
    };
    get_webhook_endpoints: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string;
                count?: string;
                id?: number;
                id__in?: number[];
                url?: string;
                url__icontains?: string;
                enabled?: boolean;
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All rows that match; about that many where the header Licet-Count says estimated. */
                        count: number;
                        /** @description Absolute address of the next page. */
                        next: string | null;
                        previous: string | null;
                        results: components["schemas"]["WebhookEndpoint"][];
                    };
                };
            };
        };
    };
    post_webhook_endpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where events are sent: https. Redirects are not followed. */
                    url: string;
                    /** @description Codes, or license.* for all that begin so, or *. license.checked is only meant where it is named. */
                    events: string[];
                    /**
                     * @description licensespring: {id, event, company_id, user_id, ts, data}; standard: {type, timestamp, data} of Standard Webhooks.
                     * @enum {string}
                     */
                    format?: "licensespring" | "standard";
                    description?: string;
                    /** @description False: nothing is sent, and what waits is canceled. */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    get_webhook_endpoints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    delete_webhook_endpoints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_webhook_endpoints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where events are sent: https. Redirects are not followed. */
                    url?: string;
                    /** @description Codes, or license.* for all that begin so, or *. license.checked is only meant where it is named. */
                    events?: string[];
                    /**
                     * @description licensespring: {id, event, company_id, user_id, ts, data}; standard: {type, timestamp, data} of Standard Webhooks.
                     * @enum {string}
                     */
                    format?: "licensespring" | "standard";
                    description?: string;
                    /** @description False: nothing is sent, and what waits is canceled. */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    post_webhook_endpoints_id_revoke_old_secrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    post_webhook_endpoints_id_rotate_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description At most 1048576 bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long the secret before stays valid (24): 0 to 24 hours; 0 revokes it now. */
                    overlap_hours?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    post_webhook_endpoints_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivered: boolean;
                        status_code: number | null;
                        duration_ms: number;
                        /** @description The beginning of the answer. */
                        response: string;
                        error: string | null;
                    };
                };
            };
        };
    };
}
