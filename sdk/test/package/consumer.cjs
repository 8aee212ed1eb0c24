// A back office of CommonJS.
const { Licet, LicetError, version } = require("@licet/sdk");

try {
  new Licet({ url: "nowhere", key: "k" });
} catch (error) {
  console.log(error instanceof LicetError && error.code, version);
}
