// What a patient does with a page, counted: a press, a choice or a typed answer is one action each.

/** Hands that count what they do. */
export function hands(page) {
  return {
    actions: 0,
    async choose(label) {
      this.actions += 1;
      await page.getByText(label, { exact: true }).first().click();
    },
    async press(name) {
      this.actions += 1;
      await page.getByRole("button", { name, exact: true }).click();
    },
    async fill(label, value) {
      this.actions += 1;
      await page.getByLabel(label, { exact: true }).fill(value);
    },
    /** The question that is asked now. */
    async asked(title) {
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
    },
  };
}
