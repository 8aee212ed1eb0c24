import type { MailKindName } from "./mail-kinds.rules.ts";

/** What a mail says: its subject and its text, as templates. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

const hello = "Hello{{#name}} {{name}}{{/name}},";

const licenses = `{{#licenses}}
- **{{product}}**
{{#license_key}}
  License key: \`{{license_key}}\`
{{/license_key}}
{{#users}}
  For {{users}}
{{/users}}
{{#valid_until}}
  Valid until {{valid_until}}
{{/valid_until}}
{{/licenses}}
{{#more}}

And {{more}} more, which you find in the portal.
{{/more}}`;

/** The texts in English. */
export const ENGLISH: Readonly<Record<MailKindName, MailText>> = {
  license_delivered: {
    subject: "Your licenses from {{company}}",
    text: `${hello}

Thank you for your order {{order}}. This is what you have bought:

${licenses}

Keep this mail: with a license key you activate the software, on this computer and on the next.

[Open the customer portal]({{portal_link}})
`,
  },
  license_user_assigned: {
    subject: "You have been given a license for {{product}}",
    text: `${hello}

{{company}} has given you a license for **{{product}}**{{#valid_until}}, valid until {{valid_until}}{{/valid_until}}.

Sign in to the software with this e-mail address: {{email}}

{{#set_password_link}}
Please choose a password first. The link works once, within seven days.

[Choose a password]({{set_password_link}})
{{/set_password_link}}
{{^set_password_link}}
Your password is the one that you have used so far. If you have forgotten it, have the portal send you a link to sign in.

[Open the customer portal]({{portal_link}})
{{/set_password_link}}
`,
  },
  license_will_expire: {
    subject:
      "Your {{#is_trial}}trial of{{/is_trial}}{{^is_trial}}license for{{/is_trial}} {{product}} ends in {{days}} days",
    text: `${hello}

Your {{#is_trial}}trial of{{/is_trial}}{{^is_trial}}license for{{/is_trial}} **{{product}}** ends on {{valid_until}}, in {{days}} days.
{{#license_key}}

License key: \`{{license_key}}\`
{{/license_key}}

To go on using it, please get in touch with us before that day.

[Open the customer portal]({{portal_link}})
`,
  },
  license_expired: {
    subject: "Your {{#is_trial}}trial of{{/is_trial}}{{^is_trial}}license for{{/is_trial}} {{product}} has ended",
    text: `${hello}

Your {{#is_trial}}trial of{{/is_trial}}{{^is_trial}}license for{{/is_trial}} **{{product}}** ended on {{valid_until}}.
{{#license_key}}

License key: \`{{license_key}}\`
{{/license_key}}

If you would like to continue, please get in touch with us. Your settings and your data are not touched.

[Open the customer portal]({{portal_link}})
`,
  },
  consumption_limit: {
    subject:
      "{{#is_full}}The allowance of {{product}} is used up{{/is_full}}{{^is_full}}{{percent}} % of the allowance of {{product}} is used{{/is_full}}",
    text: `${hello}

Of your license for **{{product}}**{{#feature}} ({{feature}}){{/feature}}, {{used}} of {{maximum}} units are used, which is {{percent}} %.
{{#license_key}}

License key: \`{{license_key}}\`
{{/license_key}}

{{#is_full}}
Further use may be refused until the allowance is raised or begins anew.
{{/is_full}}
{{^is_full}}
Nothing changes yet. When all of it is used, further use may be refused.
{{/is_full}}

[Open the customer portal]({{portal_link}})
`,
  },
  seat_limit: {
    subject:
      "{{#is_full}}All seats of {{product}} are taken{{/is_full}}{{^is_full}}{{percent}} % of the seats of {{product}} are taken{{/is_full}}",
    text: `${hello}

Your license for **{{product}}** is active on {{used}} of {{maximum}} devices.
{{#license_key}}

License key: \`{{license_key}}\`
{{/license_key}}

{{#is_full}}
Another device can only be activated when one of them gives its seat back.
{{/is_full}}
{{^is_full}}
There are seats left. You may want to free those of devices that are no longer in use.
{{/is_full}}

[Open the customer portal]({{portal_link}})
`,
  },
  seats_exceeded: {
    subject: "{{product}} is active on more devices than your license allows",
    text: `${hello}

Your license for **{{product}}** is active on {{used}} devices, and it now allows {{maximum}}.
{{#license_key}}

License key: \`{{license_key}}\`
{{/license_key}}

All of them go on working. No further device can be activated until enough of them give their seats back, or until you buy more.

[Open the customer portal]({{portal_link}})
`,
  },
  import_finished: {
    subject: "Import of {{file_name}}: {{#is_success}}finished{{/is_success}}{{^is_success}}stopped{{/is_success}}",
    text: `${hello}

{{#is_success}}
The import of **{{file_name}}** is finished. Rows read: {{rows}}. Rows with problems: {{bad_rows}}.
{{/is_success}}
{{^is_success}}
The import of **{{file_name}}** has stopped after {{rows}} rows. Rows with problems: {{bad_rows}}.
{{/is_success}}

[Open the import]({{import_link}})
`,
  },
  webhook_endpoint_disabled: {
    subject: "{{#is_off}}A webhook was switched off{{/is_off}}{{^is_off}}A webhook fails{{/is_off}}",
    text: `${hello}

{{#is_off}}
Licet no longer sends events to this address: {{url}}

Repair the receiver, switch the endpoint on again, and send what it missed once more.
{{/is_off}}
{{^is_off}}
Events cannot be delivered to this address: {{url}}

Licet goes on trying. If nothing gets through, the endpoint is switched off.
{{/is_off}}
{{#is_gone}}

Reason: the receiver answered 410 Gone, which says that it wants no more.
{{/is_gone}}
{{#is_failing}}

Reason: nothing has got through for five days.
{{/is_failing}}

[Open the endpoint]({{webhook_link}})
`,
  },
  portal_sign_in: {
    subject: "Your link to sign in at {{company}}",
    text: `${hello}

This link signs you in at the customer portal. It works once, within {{minutes}} minutes.

[Sign in]({{sign_in_link}})

If you did not ask for it, ignore this mail: without the link nobody gets in.
`,
  },
  license_keys: {
    subject: "Your license keys from {{company}}",
    text: `${hello}

You asked for the licenses that we have for this e-mail address:

${licenses}

[Open the customer portal]({{portal_link}})

If you did not ask for them, ignore this mail. They were sent to you only.
`,
  },
  seat_replacement: {
    subject: "Please confirm: a new device for {{product}}",
    text: `${hello}

Somebody who has your license key for **{{product}}** wants to use it on another device.

- Device that loses its seat: {{device}}
{{#new_device}}
- New device: {{new_device}}
{{/new_device}}

If that was you, or is all right with you, please confirm. The link works once, within {{minutes}} minutes.

[Review and confirm]({{confirm_link}})

If not, do nothing: everything stays as it is.
`,
  },
  seat_replaced: {
    subject: "A device of {{product}} was released",
    text: `${hello}

This device has no seat of your license for **{{product}}** any more: {{device}}
{{#license_key}}

License key: \`{{license_key}}\`
{{/license_key}}

Its seat is free for another device. If you do not know about this, please get in touch with us.

[Open the customer portal]({{portal_link}})
`,
  },
};

/** What stands below every mail in English. */
export const ENGLISH_FOOTER: MailText = {
  subject: "",
  text: "{{company}}\n{{#support}}\nQuestions? {{support}}\n{{/support}}\n",
};
