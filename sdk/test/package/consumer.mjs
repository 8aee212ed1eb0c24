// A back office of ECMAScript modules.
import { Licet, LicetError, version } from "@licet/sdk";

try {
  new Licet({ url: "nowhere", key: "k" });
} catch (error) {
  console.log(error instanceof LicetError && error.code, version);
}
