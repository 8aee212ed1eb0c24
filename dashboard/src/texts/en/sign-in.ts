export default {
  title: "Sign in to Licet",
  again: "Sign in again",
  againBody: "Your session has ended. What you typed is still here.",
  signIn: "Sign in",
  email: "E-mail",
  password: "Password",
  code: "Code of the authenticator app",
  codeHint: "Six digits, or one of your recovery codes.",
};
