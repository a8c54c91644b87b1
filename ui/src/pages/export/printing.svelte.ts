import type { Error as ApiError, Paper, PrintArgs } from "../../generated/api";
import { confirmed } from "../../lib/confirm.svelte";
import { todayIn } from "../../lib/dates";
import { emergencyRegion } from "../../lib/region";
import { platform } from "../../platform";

/** Where paper has the size US Letter. */
const LETTER = ["us", "ca"];

/** The paper of the patient's country. */
export function usualPaper(region: string | null): Paper {
  return LETTER.includes(emergencyRegion(region)) ? "letter" : "a4";
}

/** One file on its way from the page to where the patient wants it. */
export class Printing {
  busy = $state(false);
  made = $state(false);
  error = $state.raw<ApiError | undefined>();

  /** Makes it. The name says what it is in one neutral word. */
  async make(word: "report" | "card", args: PrintArgs): Promise<void> {
    if (this.busy) return;
    [this.busy, this.made, this.error] = [true, false, undefined];
    try {
      this.made = (await confirmed(() => platform.save("report_print", args, `${word}-${todayIn()}.pdf`))) ?? false;
    } catch (thrown) {
      this.error = thrown as ApiError;
    }
    this.busy = false;
  }
}
