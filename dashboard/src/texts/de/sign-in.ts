import type english from "../en/sign-in.ts";

export default {
  title: "Bei Licet anmelden",
  again: "Noch einmal anmelden",
  againBody: "Die Sitzung ist zu Ende. Was getippt wurde, ist noch da.",
  signIn: "Anmelden",
  email: "E-Mail",
  password: "Passwort",
  code: "Code der Authenticator-App",
  codeHint: "Sechs Ziffern, oder einer der Wiederherstellungscodes.",
} satisfies typeof english;
