import type { MailKindName } from "./mail-kinds.rules.ts";
import type { MailText } from "./texts-in-english.rules.ts";

const hello = "Guten Tag{{#name}} {{name}}{{/name}},";

const licenses = `{{#licenses}}
- **{{product}}**
{{#license_key}}
  Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}
{{#users}}
  Für {{users}}
{{/users}}
{{#valid_until}}
  Gültig bis {{valid_until}}
{{/valid_until}}
{{/licenses}}
{{#more}}

Und {{more}} weitere, die Sie im Kundenportal finden.
{{/more}}`;

/** The texts in German. */
export const GERMAN: Readonly<Record<MailKindName, MailText>> = {
  license_delivered: {
    subject: "Ihre Lizenzen von {{company}}",
    text: `${hello}

vielen Dank für Ihre Bestellung {{order}}. Das haben Sie gekauft:

${licenses}

Bewahren Sie diese E-Mail auf: Mit einem Lizenzschlüssel aktivieren Sie die Software, auf diesem Rechner und auf dem nächsten.

[Kundenportal öffnen]({{portal_link}})
`,
  },
  license_user_assigned: {
    subject: "Sie haben eine Lizenz für {{product}} erhalten",
    text: `${hello}

{{company}} hat Ihnen eine Lizenz für **{{product}}** gegeben{{#valid_until}}, gültig bis {{valid_until}}{{/valid_until}}.

Melden Sie sich in der Software mit dieser E-Mail-Adresse an: {{email}}

{{#set_password_link}}
Legen Sie bitte zuerst ein Passwort fest. Der Link gilt einmal, innerhalb von sieben Tagen.

[Passwort festlegen]({{set_password_link}})
{{/set_password_link}}
{{^set_password_link}}
Ihr Passwort ist das bisherige. Wenn Sie es vergessen haben, lassen Sie sich vom Kundenportal einen Link zum Anmelden schicken.

[Kundenportal öffnen]({{portal_link}})
{{/set_password_link}}
`,
  },
  license_will_expire: {
    subject:
      "Ihre {{#is_trial}}Testlizenz{{/is_trial}}{{^is_trial}}Lizenz{{/is_trial}} für {{product}} endet in {{days}} Tagen",
    text: `${hello}

Ihre {{#is_trial}}Testlizenz{{/is_trial}}{{^is_trial}}Lizenz{{/is_trial}} für **{{product}}** endet am {{valid_until}}, in {{days}} Tagen.
{{#license_key}}

Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}

Wenn Sie die Software weiter nutzen möchten, wenden Sie sich bitte vor diesem Tag an uns.

[Kundenportal öffnen]({{portal_link}})
`,
  },
  license_expired: {
    subject: "Ihre {{#is_trial}}Testlizenz{{/is_trial}}{{^is_trial}}Lizenz{{/is_trial}} für {{product}} ist abgelaufen",
    text: `${hello}

Ihre {{#is_trial}}Testlizenz{{/is_trial}}{{^is_trial}}Lizenz{{/is_trial}} für **{{product}}** ist am {{valid_until}} abgelaufen.
{{#license_key}}

Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}

Wenn Sie weitermachen möchten, wenden Sie sich bitte an uns. Ihre Einstellungen und Daten bleiben unberührt.

[Kundenportal öffnen]({{portal_link}})
`,
  },
  consumption_limit: {
    subject:
      "{{#is_full}}Das Kontingent von {{product}} ist aufgebraucht{{/is_full}}{{^is_full}}{{percent}} % des Kontingents von {{product}} sind verbraucht{{/is_full}}",
    text: `${hello}

von Ihrer Lizenz für **{{product}}**{{#feature}} ({{feature}}){{/feature}} sind {{used}} von {{maximum}} Einheiten verbraucht, das sind {{percent}} %.
{{#license_key}}

Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}

{{#is_full}}
Weitere Nutzung kann abgelehnt werden, bis das Kontingent erhöht wird oder neu beginnt.
{{/is_full}}
{{^is_full}}
Noch ändert sich nichts. Wenn alles verbraucht ist, kann weitere Nutzung abgelehnt werden.
{{/is_full}}

[Kundenportal öffnen]({{portal_link}})
`,
  },
  seat_limit: {
    subject:
      "{{#is_full}}Alle Plätze von {{product}} sind belegt{{/is_full}}{{^is_full}}{{percent}} % der Plätze von {{product}} sind belegt{{/is_full}}",
    text: `${hello}

Ihre Lizenz für **{{product}}** ist auf {{used}} von {{maximum}} Geräten aktiv.
{{#license_key}}

Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}

{{#is_full}}
Ein weiteres Gerät lässt sich erst aktivieren, wenn eines davon seinen Platz frei macht.
{{/is_full}}
{{^is_full}}
Es sind noch Plätze frei. Geben Sie am besten die von Geräten frei, die nicht mehr benutzt werden.
{{/is_full}}

[Kundenportal öffnen]({{portal_link}})
`,
  },
  seats_exceeded: {
    subject: "{{product}} ist auf mehr Geräten aktiv, als Ihre Lizenz erlaubt",
    text: `${hello}

Ihre Lizenz für **{{product}}** ist auf {{used}} Geräten aktiv und erlaubt jetzt {{maximum}}.
{{#license_key}}

Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}

Alle funktionieren weiter. Ein weiteres Gerät lässt sich erst aktivieren, wenn genügend Plätze freigegeben sind oder Sie weitere kaufen.

[Kundenportal öffnen]({{portal_link}})
`,
  },
  import_finished: {
    subject:
      "Import von {{file_name}}: {{#is_success}}abgeschlossen{{/is_success}}{{^is_success}}abgebrochen{{/is_success}}",
    text: `${hello}

{{#is_success}}
der Import von **{{file_name}}** ist abgeschlossen. Gelesene Zeilen: {{rows}}. Zeilen mit Fehlern: {{bad_rows}}.
{{/is_success}}
{{^is_success}}
der Import von **{{file_name}}** wurde nach {{rows}} Zeilen abgebrochen. Zeilen mit Fehlern: {{bad_rows}}.
{{/is_success}}

[Import öffnen]({{import_link}})
`,
  },
  webhook_endpoint_disabled: {
    subject: "{{#is_off}}Ein Webhook wurde abgeschaltet{{/is_off}}{{^is_off}}Ein Webhook schlägt fehl{{/is_off}}",
    text: `${hello}

{{#is_off}}
an diese Adresse schickt Licet keine Ereignisse mehr: {{url}}

Bringen Sie den Empfänger in Ordnung, schalten Sie den Endpunkt wieder ein und schicken Sie ihm noch einmal, was ihm entgangen ist.
{{/is_off}}
{{^is_off}}
an diese Adresse lassen sich keine Ereignisse zustellen: {{url}}

Licet versucht es weiter. Kommt nichts an, wird der Endpunkt abgeschaltet.
{{/is_off}}
{{#is_gone}}

Grund: Der Empfänger hat mit 410 Gone geantwortet, will also nichts mehr bekommen.
{{/is_gone}}
{{#is_failing}}

Grund: Seit fünf Tagen kommt nichts mehr an.
{{/is_failing}}

[Endpunkt öffnen]({{webhook_link}})
`,
  },
  portal_sign_in: {
    subject: "Ihr Link zum Anmelden bei {{company}}",
    text: `${hello}

mit diesem Link melden Sie sich im Kundenportal an. Er gilt einmal, innerhalb von {{minutes}} Minuten.

[Anmelden]({{sign_in_link}})

Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail: Ohne den Link kommt niemand hinein.
`,
  },
  license_keys: {
    subject: "Ihre Lizenzschlüssel von {{company}}",
    text: `${hello}

Sie haben nach den Lizenzen gefragt, die es bei uns für diese E-Mail-Adresse gibt:

${licenses}

[Kundenportal öffnen]({{portal_link}})

Wenn Sie nicht danach gefragt haben, ignorieren Sie diese E-Mail. Sie ging nur an Sie.
`,
  },
  seat_replacement: {
    subject: "Bitte bestätigen: ein neues Gerät für {{product}}",
    text: `${hello}

jemand, der Ihren Lizenzschlüssel für **{{product}}** hat, möchte ihn auf einem anderen Gerät verwenden.

- Gerät, das seinen Platz verliert: {{device}}
{{#new_device}}
- Neues Gerät: {{new_device}}
{{/new_device}}

Wenn Sie das waren oder damit einverstanden sind, bestätigen Sie es bitte. Der Link gilt einmal, innerhalb von {{minutes}} Minuten.

[Ansehen und bestätigen]({{confirm_link}})

Wenn nicht, tun Sie nichts: Dann bleibt alles, wie es ist.
`,
  },
  seat_replaced: {
    subject: "Ein Gerät für {{product}} wurde freigegeben",
    text: `${hello}

dieses Gerät hat keinen Platz Ihrer Lizenz für **{{product}}** mehr: {{device}}
{{#license_key}}

Lizenzschlüssel: \`{{license_key}}\`
{{/license_key}}

Sein Platz ist frei für ein anderes Gerät. Wenn Sie davon nichts wissen, wenden Sie sich bitte an uns.

[Kundenportal öffnen]({{portal_link}})
`,
  },
};

/** What stands below every mail in German. */
export const GERMAN_FOOTER: MailText = {
  subject: "",
  text: "{{company}}\n{{#support}}\nFragen? {{support}}\n{{/support}}\n",
};
