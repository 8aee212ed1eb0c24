import downloads from "./portal-downloads.ts";
import licenses from "./portal-licenses.ts";
import offline from "./portal-offline.ts";
import users from "./portal-users.ts";

export default {
  title: "Licenses",
  nav: { main: "Pages", licenses: "Licenses", offline: "Without a network", account: "Account", signIn: "Sign in" },
  help: "Questions?",
  helpPage: "Help",
  signedInAs: (who: string) => `Signed in as ${who}.`,
  signIn: {
    title: (vendor: string) => (vendor === "" ? "Sign in" : `Sign in to ${vendor}`),
    signIn: "Sign in",
    goOn: "Continue",
    email: "E-mail",
    password: "Password",
    key: "License key",
    emailOfKey: "Of the person or company that bought the license.",
    account: "Company code",
    accountHint: "Your administrator knows it. You sign in at your company and come back here.",
    otherWays: "Other ways to sign in",
    hints: {
      password: "With the e-mail and password that you use in the application.",
      key: "A license key opens its own license only.",
      account: "With the account of your company.",
    },
    ways: {
      password: "Sign in with e-mail and password",
      key: "Use a license key instead",
      account: "Sign in through your company",
    },
  },
  signOn: {
    title: "Signing in",
    waiting: "One moment: your company says who you are.",
    refused: (reason: string) => `Your company refused the sign-in: ${reason}`,
    again: "Back to sign-in",
  },
  newPassword: {
    title: "Choose a password",
    body: "Somebody else knows the password you came with. Choose one that only you know.",
    initial: "Password you were given",
    own: "New password",
    button: "Set password",
    ends: "You will be signed out everywhere else. Applications ask for the new password.",
  },
  account: {
    title: "Account",
    byKey: (email: string) => `Signed in with a license key of ${email}.`,
    password: "Password",
    current: "Current password",
    change: "Change password",
    changed: "Your password was changed.",
    appearance: "Appearance",
    sessions: "Where you are signed in",
    thisOne: "This session",
    end: "End",
    endOf: (ip: string) => `End the session from ${ip}`,
    endTitle: "End this session?",
    endBody: (ip: string) => `Whoever is signed in from ${ip} has to sign in again.`,
  },
  ...licenses,
  downloads,
  users,
  offline,
};
