import { vi } from "vitest";

// The languages of the device a test runs on must not decide what it sees.
vi.stubGlobal("navigator", { ...navigator, languages: ["en-GB"] });
