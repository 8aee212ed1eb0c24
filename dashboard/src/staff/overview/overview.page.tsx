import { Heading } from "../../kit/heading.tsx";
import { t } from "../../texts/staff.ts";

/** How the business stands. */
export default function Overview() {
  return <Heading>{t.nav.overview}</Heading>;
}
